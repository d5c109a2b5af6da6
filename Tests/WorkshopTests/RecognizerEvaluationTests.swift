import Foundation
import Language
import StrictJSON
import Testing
import Workshop

@Suite struct `Entity rules on other people's specifications` {
    private static let data = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data").standardizedFileURL

    // The sets lie beside the checkout and are no part of it.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: data.appending(path: "recognizers_text_specs").path)),
        arguments: [("en", 0.84), ("es", 0.5), ("it", 0.58), ("nl", 0.6), ("pt", 0.54)])
    func `keep what they have reached`(_ language: String, _ floor: Double) throws {
        let folder = Self.data.appending(path: "recognizers_text_specs")
        let json = try RecognizerEvaluation(folder: folder, language: language).json
        #expect(try #require(json["accuracy"]?.double) >= floor)
        // What was not looked at does not lag behind by more than chance.
        #expect(try #require(json["half_only_counted"]?.double) >= floor - 0.04)
    }

    // The sets lie beside the checkout and are no part of it.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: data.appending(path: "recognizers_text_specs").path)),
        arguments: ["es", "it", "nl", "pt"])
    func `dates and numbers are read in six cases of ten`(_ language: String) throws {
        let folder = Self.data.appending(path: "recognizers_text_specs")
        let json = try RecognizerEvaluation(folder: folder, language: language).json
        #expect(try #require(json["times"]?.double) >= 0.6)
        #expect(try #require(json["numbers"]?.double) >= 0.6)
    }

    // The set lies beside the checkout and is no part of it.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: data.appending(path: "presidio_pii").path)))
    func `people, places and addresses are found`() throws {
        let file = Self.data.appending(path: "presidio_pii/synth_v2.jsonl")
        let json = try NameEvaluation(file: file, analyzer: Analyzer()).json
        #expect(try #require(json["recall"]?.double) >= 0.89)
        #expect(try #require(json["precision"]?.double) >= 0.9)
    }
}
