import Foundation
import StrictJSON
import Testing
import Workshop

@Suite struct `Entity rules on duckling's corpora` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/duckling_corpus").standardizedFileURL

    // The corpora lie beside the checkout and are no part of it.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
    func `keep what they have reached`() throws {
        let evaluation = try RuleEvaluation(folder: Self.folder)
        let json = evaluation.json
        #expect(try #require(json["time"]?.double) >= 0.90)
        #expect(try #require(json["others"]?.double) >= 0.98)
        #expect(json["wrong_negatives"]?.int == 0)
        for row in evaluation.rows where row.kind != "Time" { #expect(row.accuracy >= 0.95, "\(row.kind)") }
    }
}
