internal import CWeights
import Language
package import Learning

/// The encoder that the product carries: the vector of a text is the sum of its pieces' vectors, in microseconds.
///
/// The vectors were distilled by `rapport train vectors` from the encoders that `rapport models fetch` brings, so that
/// words are near each other that mean something alike, though the desk's examples hold only one of them.
package struct PieceEncoder: Sendable {
    private let cutting: WordPieces
    private let vectors: PieceVectors

    /// Numbers of a vector.
    package var width: Int { vectors.width }

    /// The longest message in pieces; what goes beyond is cut off.
    package static let limit = 256

    init(vocabulary: [UInt8], vectors: PieceVectors) throws {
        cutting = try WordPieces(vocabulary: vocabulary)
        self.vectors = vectors
        guard cutting.count == vectors.count else {
            throw LearningError.inconsistent(section: "vectors", reason: "there is one vector a piece")
        }
    }

    /// The encoder that the product carries.
    package static let embedded: PieceEncoder? = {
        var count = 0
        guard let start = vector_weights(&count) else { return nil }
        return try? PieceEncoder(encoded: Array(UnsafeBufferPointer(start: start, count: count)))
    }()

    /// Whether a word, folded and in UTF-8, is among those that English texts use most.
    static func isCommon(_ word: some Sequence<UInt8>) -> Bool {
        // The vocabulary is in the order of how often pieces occur, the rarest being pieces of names and foreign words.
        embedded?.cutting.number(ofWhole: word).map { $0 < mostCommon } ?? false
    }

    private static let mostCommon = 16_000

    /// An encoder from the bytes that `encoded` gave.
    package init(encoded bytes: [UInt8]) throws {
        let file = try ModelFile(encoded: bytes)
        try self.init(
            vocabulary: try file.bytes("vocabulary"), vectors: try PieceVectors(from: file, as: "vectors"))
    }

    /// A vocabulary, a piece a line, and its vectors as a file's bytes.
    package static func encoded(vocabulary: [UInt8], vectors: PieceVectors) -> [UInt8] {
        var file = ModelFile()
        file.add(vocabulary, as: "vocabulary")
        vectors.store(in: &file, as: "vectors")
        return file.encoded()
    }

    /// The pieces of many texts, as a vocabulary without vectors cuts them.
    package static func pieces(of texts: [String], vocabulary: [UInt8]) throws -> [[Int32]] {
        let cutting = try WordPieces(vocabulary: vocabulary)
        return texts.map { Array(cutting.pieces(of: $0, limit: limit).dropFirst().dropLast()) }
    }

    /// The vector of a text, of length 1; zeros of a text without a piece.
    package func vector(of text: String) -> [Float] {
        vectors.vector(of: cutting.pieces(of: text, limit: Self.limit).dropFirst().dropLast())
    }

    /// The same of each word by itself: (words × width).
    func vectors(ofWords words: [String]) -> [Float] { words.flatMap { vector(of: $0) } }
}
