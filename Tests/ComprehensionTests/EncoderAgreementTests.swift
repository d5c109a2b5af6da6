import Comprehension
import Foundation
import Learning
import StrictJSON
import Testing

/// The encoders against figures of the reference implementations, on 200 sentences.
@Suite struct EncoderAgreementTests {
    /// Weights are fetched by hand, so most machines have none: these tests are skipped there.
    static let fetched = EncoderKind.allCases.filter { $0.isThere(in: FetchedEncoders.folder) }

    @Test(.enabled(if: !fetched.isEmpty, "run 'rapport models fetch' first"), arguments: fetched)
    func `texts have the pieces that the reference gives them`(_ kind: EncoderKind) throws {
        let encoder = try SentenceEncoder(kind, in: FetchedEncoders.folder)
        let wanted = try JSON(parsing: Array(FetchedEncoders.Reference.bytes("pieces.json")))[kind.rawValue]?.array
        let sentences = try FetchedEncoders.Reference.sentences()
        #expect(wanted?.count == 200 && sentences.count == 200)
        for (sentence, pieces) in zip(sentences, wanted ?? []) {
            #expect(encoder.ids(of: sentence).map(Int.init) == pieces.array?.compactMap(\.int), "\(sentence)")
        }
    }

    @Test(
        .enabled(if: !fetched.isEmpty, "run 'rapport models fetch' first"), arguments: fetched,
        [(EncoderPrecision.full, 0.9999), (.compact, 0.995)])
    func `vectors point where the reference's do`(_ kind: EncoderKind, _ floor: (EncoderPrecision, Double)) throws {
        let encoder = try SentenceEncoder(kind, in: FetchedEncoders.folder, precision: floor.0)
        let found = encoder.vectors(of: try FetchedEncoders.Reference.sentences(), threads: 2)
        let parts = encoder.parts.count
        for (name, part) in Self.references(kind) {
            let wanted = try FetchedEncoders.Reference.vectors(name)
            let rows = wanted.count / encoder.width
            #expect(rows >= 40)
            let cosines = (0..<rows).map { row in
                let start = (row * parts + part) * encoder.width
                return cosine(
                    found[start..<start + encoder.width], wanted[row * encoder.width..<(row + 1) * encoder.width])
            }
            let lowest = try #require(cosines.min())
            print("\(name) \(floor.0.rawValue): lowest cosine \(lowest), mean \(cosines.reduce(0, +) / Double(rows))")
            #expect(lowest >= floor.1)
        }
    }

    /// The files of vectors, and to which part of an encoder's they belong.
    private static func references(_ kind: EncoderKind) -> [(name: String, part: Int)] {
        switch kind {
        case .minilm: [("minilm-4", 0), ("minilm-5", 1), ("minilm", 2)]
        case .multilingual: [("multilingual", 0)]
        }
    }

    private func cosine(_ a: ArraySlice<Float>, _ b: ArraySlice<Double>) -> Double {
        let product = zip(a, b).reduce(0) { $0 + Double($1.0) * $1.1 }
        let squares = a.reduce(0) { $0 + Double($1) * Double($1) } * b.reduce(0) { $0 + $1 * $1 }
        return product / squares.squareRoot()
    }
}
