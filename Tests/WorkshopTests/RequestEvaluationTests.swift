import Comprehension
import Foundation
import Language
import StrictJSON
import Testing
import Workshop

struct RequestEvaluationTests {
    private static let analyzer = Analyzer()

    private static func interpreter(_ catalogue: Catalogue) throws -> Interpreter {
        var training = IntentTraining(catalogue)
        training.threads = 2
        return Interpreter(
            catalogue: catalogue, model: training.model(of: catalogue, analyzer: analyzer),
            entities: try EntityRecognizer(catalogue: catalogue), mood: try .embedded(), analyzer: analyzer)
    }

    @Test func `a line counts as a set, and one request that was split is told`() throws {
        let catalogue = try Catalogue.read([("toy.yml", Self.yaml)])
        let evaluation = RequestEvaluation(
            [
                LabelledText(text: "Where is my parcel? And how do I pay?", intents: ["pay", "parcel"]),
                LabelledText(text: "where is my parcel", intents: ["parcel"]),
                LabelledText(text: "Where is my parcel? How do I pay?", intents: ["parcel"]),
                LabelledText(text: "nobody judged this"),
            ], interpreter: try Self.interpreter(catalogue), analyzer: Self.analyzer)
        #expect(evaluation.judgements.map(\.found) == [["parcel", "pay"], ["parcel"], ["parcel", "pay"]])
        #expect(evaluation.scores.precision == 0.8)
        #expect(evaluation.scores.recall == 1)
        #expect(evaluation.exact == 2.0 / 3)
        #expect(evaluation.wronglySplit == 0.5)
        #expect(evaluation.json["with_several"]?.int == 1)
        #expect(evaluation.predictions.count == 3)
    }

    @Test func `of nothing, no figure is known`() throws {
        let catalogue = try Catalogue.read([("toy.yml", Self.yaml)])
        let evaluation = RequestEvaluation(
            [], interpreter: try Self.interpreter(catalogue), analyzer: Self.analyzer)
        #expect(evaluation.exact == nil && evaluation.wronglySplit == nil)
        #expect(evaluation.json["f1"] == .null)
    }

    private static let yaml = """
        intents:
          - parcel
          - pay
          - thanks
        nlu:
          - intent: parcel
            examples: |
              - where is my parcel
              - where is my parcel now
              - when does the parcel come
              - has my parcel left
          - intent: pay
            examples: |
              - how do I pay
              - how do I pay the bill
              - which cards can I pay with
              - paying by card
          - intent: thanks
            examples: |
              - thanks a lot
              - thank you
              - many thanks for that
              - cheers
        """
}

/// A floor under what is reached on the lines that were written for it.
@Suite struct RequestFloorTests {
    @Test func `the demo desk finds the requests of messages with one and with several`() throws {
        let analyzer = Analyzer()
        let catalogue = try Catalogue.load(from: packageRoot.appending(path: "Intents"))
        var training = IntentTraining(catalogue)
        training.threads = 2
        let interpreter = Interpreter(
            catalogue: catalogue, model: training.model(of: catalogue, analyzer: analyzer),
            entities: try EntityRecognizer(catalogue: catalogue), mood: try .embedded(), analyzer: analyzer)
        let texts = try LabelledText.read(path: packageRoot.appending(path: "Corpora/requests/desk.jsonl").path).texts
        let evaluation = RequestEvaluation(texts, interpreter: interpreter, analyzer: analyzer)
        #expect(evaluation.judgements.count == 75)
        #expect(try #require(evaluation.scores.f1) >= 0.92)
        #expect(try #require(evaluation.wronglySplit) <= 0.1)
    }
}
