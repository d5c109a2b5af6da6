import Comprehension
import Foundation
import Language
import StrictJSON
import Testing
import Workshop

struct IntentEvaluationTests {
    private static let analyzer = Analyzer()

    private static let toy: [LabelledText] = {
        let colours = ["red", "green", "blue", "black", "white", "grey", "pink", "brown"]
        return colours.flatMap { colour in
            [
                LabelledText(text: "paint my door \(colour) please", intents: ["paint"]),
                LabelledText(text: "how long is the \(colour) ladder", intents: ["ladder"]),
                LabelledText(text: "wash the \(colour) curtains", intents: ["wash"]),
                LabelledText(text: "a \(colour) horse ran past us", intents: []),
            ]
        }
    }()

    @Test func `a model of one half judges the other`() {
        let evaluation = IntentEvaluation.judging(
            train: Array(Self.toy[..<16]), test: Array(Self.toy[16...]), settings: .init(), analyzer: Self.analyzer)
        #expect(evaluation.judgements.count == 16)
        #expect(IntentFigures(evaluation.judgements).accuracy == 1)
        #expect(IntentFigures(evaluation.judgements).outOfScopeRecall == 1)
        #expect(evaluation.trainSeconds > 0 && evaluation.microsecondsPerMessage > 0 && evaluation.peakMegabytes > 1)
    }

    @Test func `tiers are compared on the same texts, the cheapest first`() {
        let comparison = TierComparison(
            train: Array(Self.toy[..<16]), test: Array(Self.toy[16...]), settings: .init(), budget: 0.8,
            analyzer: Self.analyzer)
        #expect(comparison.rows.map(\.tier) == ["words", "words and pieces"])
        #expect(comparison.rows.allSatisfy { IntentFigures($0.evaluation.judgements).accuracy == 1 })
        #expect(comparison.json["tiers"]?.array?.count == 2)
    }

    @Test func `answer sets are counted where they hold the right intent`() {
        let figures = IntentFigures(
            IntentEvaluation.judging(
                train: Array(Self.toy[..<16]), test: Array(Self.toy[16...]), settings: .init(), analyzer: Self.analyzer
            ).judgements)
        #expect(figures.answerSetCoverage == 1)
        #expect(figures.answerSetSize.map { (1...3).contains($0) } ?? false)
    }

    @Test func `cross-validation judges each text once, by a model that has not seen it`() {
        let evaluation = IntentEvaluation.crossValidating(
            Self.toy, folds: 4, settings: .init(), analyzer: Self.analyzer)
        #expect(evaluation.judgements.map(\.text).sorted() == Self.toy.map(\.text).sorted())
        #expect(evaluation.judgements.allSatisfy { $0.guess.decidedBy == .model })
    }

    @Test func `ignored out-of-scope texts are judged and not learned from`() {
        var settings = IntentEvaluation.Settings()
        settings.ignoresOutOfScope = true
        let horse = LabelledText(text: "a red horse ran past us", intents: [])
        func decided(_ settings: IntentEvaluation.Settings) -> IntentEvaluation {
            .judging(train: Self.toy, test: [horse], settings: settings, analyzer: Self.analyzer)
        }
        #expect(decided(.init()).judgements[0].guess.decidedBy == .exact)
        #expect(decided(settings).judgements[0].guess.decidedBy == .model)
    }

    @Test func `noise is put into the test alone, and its figures stand beside those without`() throws {
        var settings = IntentEvaluation.Settings()
        settings.noise = TextNoise(.lookAlikes, seed: 1)
        let evaluation = IntentEvaluation.judging(
            train: Self.toy, test: Array(Self.toy[..<8]), settings: settings, analyzer: Self.analyzer)
        #expect(zip(evaluation.judgements, Self.toy).allSatisfy { $0.text != $1.text })
        #expect(evaluation.quiet.map(\.text) == Self.toy[..<8].map(\.text))
        #expect(evaluation.sameIntent == 1)
        #expect(evaluation.json["accuracy_without_noise"] == .number(1))
        #expect(evaluation.json["same_intent"] == .number(1))
    }

    @Test func `texts that nobody judged are left out`() {
        let evaluation = IntentEvaluation.judging(
            train: Self.toy, test: [LabelledText(text: "paint"), LabelledText(text: "ladder", intents: ["ladder"])],
            settings: .init(), analyzer: Self.analyzer)
        #expect(evaluation.judgements.map(\.text) == ["ladder"])
    }

    @Test func `the output has every figure by its name, and a line a text`() {
        let evaluation = IntentEvaluation.judging(
            train: Self.toy, test: Array(Self.toy[..<4]), settings: .init(), analyzer: Self.analyzer)
        let names = [
            "accuracy", "macro_f1", "in_scope_accuracy", "out_of_scope_recall", "out_of_scope_precision", "auroc",
            "mcc", "ece", "threshold", "train_seconds", "microseconds_per_message", "peak_mb",
        ]
        #expect(names.allSatisfy { evaluation.json[$0]?.double != nil })
        let lines = evaluation.predictions
        #expect(lines.count == 4)
        #expect(lines[0]["intent"] == .string("paint"))
        #expect(lines[3]["intent"] == .null)
        #expect(lines[0]["ranking"]?.array?.first?["name"] == .string("paint"))
        #expect(lines[0]["ranking"]?.array?.count == 3)
    }
}

/// Floors under what is reached on public data; see the data's README files beside the checkout for their sources.
@Suite(.serialized) struct IntentFloorTests {
    private static let shared = packageRoot.appending(path: "../shared/data").standardizedFileURL.path

    private static let isThere = FileManager.default.fileExists(atPath: shared + "/banking77/test.jsonl")

    private func figures(
        train: String, test: [String], ignoringOutOfScope: Bool = false, noise: TextNoise? = nil
    ) throws -> (figures: IntentFigures, evaluation: IntentEvaluation) {
        func texts(_ path: String) throws -> [LabelledText] {
            try LabelledText.read(path: "\(Self.shared)/\(path).jsonl").texts
        }
        var settings = IntentEvaluation.Settings()
        settings.threads = 2
        settings.ignoresOutOfScope = ignoringOutOfScope
        settings.noise = noise
        let evaluation = IntentEvaluation.judging(
            train: try texts(train), test: try test.flatMap(texts), settings: settings, analyzer: Analyzer())
        return (IntentFigures(evaluation.judgements), evaluation)
    }

    // Skipped where the public data sets do not lie beside the checkout.
    @Test(.enabled(if: isThere)) func `Banking77 is told apart, calibrated, learned and judged in time`() throws {
        let (figures, evaluation) = try figures(train: "banking77/train", test: ["banking77/test"])
        #expect(try #require(figures.accuracy) >= 0.914)
        #expect(try #require(figures.ece) <= 0.02)
        #expect(evaluation.trainSeconds < 30)
        #expect(evaluation.microsecondsPerMessage < 300)
    }

    // Skipped where the public data sets do not lie beside the checkout.
    @Test(
        .enabled(if: isThere),
        arguments: [
            (TextNoise.Kind.slips(inEightWords: 2), 0.03, 0.95),
            (.lookAlikes, 0.01, 0.99),
        ])
    func `Banking77 is told apart however it is written`(_ kind: TextNoise.Kind, _ loss: Double, _ same: Double) throws
    {
        let (figures, evaluation) = try figures(
            train: "banking77/train", test: ["banking77/test"], noise: TextNoise(kind, seed: 1))
        let quiet = try #require(IntentFigures(evaluation.quiet).accuracy)
        #expect(try #require(figures.accuracy) >= quiet - loss)
        #expect(try #require(evaluation.sameIntent) >= same)
    }

    // Skipped where the public data sets do not lie beside the checkout.
    @Test(.enabled(if: isThere)) func `CLINC150 is told apart, with and without out-of-scope examples`() throws {
        let (with, _) = try figures(train: "clinc150/full/train", test: ["clinc150/full/test"])
        #expect(try #require(with.accuracy) >= 0.926)
        #expect(try #require(with.auroc) >= 0.962)
        #expect(try #require(with.ece) <= 0.02)
        let (without, _) = try figures(
            train: "clinc150/small/train", test: ["clinc150/small/test"], ignoringOutOfScope: true)
        #expect(try #require(without.auroc) >= 0.952)
    }

    // Skipped where the public data sets do not lie beside the checkout.
    @Test(.enabled(if: isThere)) func `ten examples an intent suffice for three quarters of Banking77`() throws {
        let folder = "fewshot_intent/BANKING77"
        let (figures, _) = try figures(train: "\(folder)/train_10", test: ["\(folder)/test"])
        #expect(try #require(figures.accuracy) >= 0.75)
        #expect(try #require(figures.ece) <= 0.04)
    }
}
