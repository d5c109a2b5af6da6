package import Comprehension
import Foundation
import Learning

/// Makes the vectors of pieces that the product carries, from encoders and texts: the same files and seed, the same bytes.
package struct PieceTraining: Sendable {
    package var corpora: PieceCorpora
    package var seed: UInt64 = 1
    /// Threads at most. The bytes do not depend on them.
    package var threads = 1

    package init(corpora: PieceCorpora) {
        self.corpora = corpora
    }

    /// How much each encoder's voice counts.
    private static let voices: [(kind: EncoderKind, weight: Float)] = [(.minilm, 1), (.multilingual, 0.6)]
    /// Texts that are encoded between two reports.
    private static let portion = 4096

    /// The bytes for `Sources/CWeights/vectors.weights`. Takes some minutes.
    /// - Parameters:
    ///   - encoders: The folder that holds a folder an encoder.
    ///   - progress: Called with what has been done, from time to time.
    package func weights(encoders: String, progress: (String) -> Void) throws -> [UInt8] {
        let kind = EncoderKind.minilm
        let path = "\(kind.folder(in: encoders))/\(kind.pieces)"
        guard let file = FileManager.default.contents(atPath: path) else {
            throw WorkshopError.noInput(path: path, reason: "'rapport models fetch' brings the encoders")
        }
        let lines = file.split(separator: UInt8(ascii: "\n")).filter { Self.isKept($0) }
        let vocabulary = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
        let alone = lines.map { line in
            let piece = String(decoding: line, as: UTF8.self)
            // A mark of the vocabulary stands for no text.
            return Self.isMark(line) ? "" : piece.hasPrefix("##") ? String(piece.dropFirst(2)) : piece
        }
        let texts = try corpora.texts()
        progress("\(texts.count) texts, \(lines.count) pieces")

        let pieces = try PieceEncoder.pieces(of: texts, vocabulary: vocabulary)
        var columns = 0
        var parts: [(texts: [Float], alone: [Float], width: Int)] = []
        for voice in Self.voices {
            let encoder = try SentenceEncoder(voice.kind, in: encoders)
            let width = encoder.width
            let both = [texts, alone].enumerated().map { place, texts in
                rows(of: texts, by: encoder, weight: voice.weight) { count in
                    progress("\(voice.kind.rawValue): \(count) of \(texts.count) \(place == 0 ? "texts" : "pieces")")
                }
            }
            parts.append((both[0], both[1], width))
            columns += width
        }
        func joined(_ count: Int, _ values: (Int) -> [Float]) -> DenseRows {
            var all: [Float] = []
            all.reserveCapacity(count * columns)
            for row in 0..<count {
                for (place, part) in parts.enumerated() {
                    all += values(place)[row * part.width..<(row + 1) * part.width]
                }
            }
            return DenseRows(all, columns: columns)
        }
        var distillation = PieceDistillation()
        distillation.seed = seed
        distillation.threads = threads
        let vectors = distillation.vectors(
            pieces: pieces, texts: joined(texts.count) { parts[$0].texts },
            alone: joined(alone.count) { parts[$0].alone })
        return PieceEncoder.encoded(vocabulary: vocabulary, vectors: vectors)
    }

    /// Unit vectors of the encoder's last part, times `weight`, one after another.
    private func rows(
        of texts: [String], by encoder: SentenceEncoder, weight: Float, _ progress: (Int) -> Void
    ) -> [Float] {
        let whole = encoder.parts.count * encoder.width
        var values: [Float] = []
        values.reserveCapacity(texts.count * encoder.width)
        for start in stride(from: 0, to: texts.count, by: Self.portion) {
            let end = min(start + Self.portion, texts.count)
            let vectors = encoder.vectors(of: Array(texts[start..<end]), threads: threads)
            var last = DenseRows(
                stride(from: whole - encoder.width, to: vectors.count, by: whole).flatMap {
                    vectors[$0..<$0 + encoder.width]
                }, columns: encoder.width)
            last.scaleToUnitLength()
            values += last.values.map { $0 * weight }
            progress(end)
        }
        return values
    }

    private static func isMark(_ piece: Data) -> Bool {
        piece.count > 2 && piece.first == UInt8(ascii: "[") && piece.last == UInt8(ascii: "]")
    }

    /// Pieces of Latin letters, digits and ASCII marks, and the marks that every vocabulary needs: others stand in no
    /// English text.
    private static func isKept(_ piece: Data) -> Bool {
        if piece.starts(with: "[unused".utf8) { return false }
        return String(decoding: piece, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.value < 0x250 || $0.value == 0x20ac
        }
    }
}
