import Comprehension
import Foundation
import Language
import Learning
import Testing

@Suite struct CatalogueModelsTests {
    private let analyzer = Analyzer()
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("models-\(UUID().uuidString)")

    private func catalogue(
        label: String = "a bill", example: String = "send my bill", pattern: String = "account due"
    ) throws -> Catalogue {
        try Catalogue.read([
            (
                "a.yml",
                """
                intents:
                  - bill: {label: "\(label)", patterns: ["\(pattern)"]}
                  - hello
                nlu:
                  - intent: bill
                    examples: |
                      - \(example)
                      - the bill is wrong
                      - another copy of the bill
                  - intent: hello
                    examples: |
                      - hello there
                      - good morning to you
                      - hi all
                """
            )
        ])
    }

    @Test func `a model that was kept is found for its catalogue, the same in every part`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let shelf = ModelShelf(folder: folder.path)
        let catalogue = try catalogue()
        let model = IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer)
        try model.keep(on: shelf, for: catalogue)
        let kept = try #require(try IntentModel.kept(on: shelf, for: catalogue, analyzer: analyzer))
        #expect(kept.version == model.version)
        let utterance = analyzer.utterance(of: "my bill please")
        #expect(kept.guess(of: utterance) == model.guess(of: utterance))
    }

    @Test func `a pattern of the catalogue decides before the classifier`() throws {
        let catalogue = try catalogue()
        let model = IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer)
        let guess = model.guess(of: analyzer.utterance(of: "what is this Account, due to whom"))
        #expect(guess.decidedBy == .pattern)
        #expect(guess.ranking.first?.name == "bill")
    }

    @Test func `a catalogue that teaches something else has no model yet`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let shelf = ModelShelf(folder: folder.path)
        let first = try catalogue()
        try IntentTraining(first).model(of: first, analyzer: analyzer).keep(on: shelf, for: first)
        for other in [
            try catalogue(label: "an invoice"), try catalogue(example: "send the invoice"),
            try catalogue(pattern: "payment due"),
        ] {
            #expect(try IntentModel.kept(on: shelf, for: other, analyzer: analyzer)?.version == nil)
        }
    }

    @Test func `a damaged model is an error and not another model`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let shelf = ModelShelf(folder: folder.path)
        let catalogue = try catalogue()
        let version = try IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer).keep(
            on: shelf, for: catalogue)
        try Data("oops".utf8).write(to: folder.appendingPathComponent("\(version.name).model"))
        #expect(throws: LearningError.self) { try IntentModel.kept(on: shelf, for: catalogue, analyzer: analyzer) }
    }
}
