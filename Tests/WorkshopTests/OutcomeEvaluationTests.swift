import Comprehension
import Foundation
import Language
import StrictJSON
import Testing
import Workshop

@Suite struct OutcomeEvaluationTests {
    private static let own = packageRoot.appendingPathComponent("Corpora").path
    private static let desk = packageRoot.appendingPathComponent("../shared/desk").path
    private static let hasDesk = FileManager.default.fileExists(atPath: desk + "/labels.jsonl")

    private static func evaluation(desk: String?) throws -> OutcomeEvaluation {
        let analyzer = Analyzer()
        let files = OutcomeCorpora(own: own, desk: desk)
        return OutcomeEvaluation(
            try files.talks(),
            training: OutcomeTraining(phrases: try files.phrases(analyzer), mood: try .embedded()), folds: 10,
            analyzer: analyzer)
    }

    // The desk's talks are not part of the repository.
    @Test(.enabled(if: hasDesk)) func `talks that were not learned from are judged as well as the floors ask`() throws {
        let evaluation = try Self.evaluation(desk: Self.desk)
        #expect(evaluation.talks.count >= 80)
        #expect(try #require(evaluation.macroF1) >= 0.70)
        #expect(try #require(evaluation.auroc) >= 0.90)
        #expect(try #require(evaluation.moodSign.share) >= 0.85)
    }

    @Test func `the product's own talks alone teach more than chance`() throws {
        let evaluation = try Self.evaluation(desk: nil)
        #expect(evaluation.talks.count >= 40)
        #expect(try #require(evaluation.macroF1) >= 0.60)
        #expect(try #require(evaluation.auroc) >= 0.80)
    }

    @Test func `the same talks give the same weights, byte for byte, and they are read back`() throws {
        let analyzer = Analyzer()
        let files = OutcomeCorpora(own: Self.own)
        let training = OutcomeTraining(phrases: try files.phrases(analyzer), mood: try .embedded())
        let (first, second) = (
            training.model(of: try files.talks(), analyzer: analyzer),
            training.model(of: try files.talks(), analyzer: analyzer)
        )
        #expect(first.encoded() == second.encoded())
        #expect(try OutcomeModel(encoded: first.encoded()) == first)
    }

    @Test func `the shipped weights know the phrases of the list`() throws {
        let phrases = try OutcomeCorpora(own: Self.own).phrases(Analyzer())
        #expect(try OutcomeModel.embedded().phrases == phrases)
    }

    // To train the same bytes takes half a minute of moods first; these features stand in the words alone. The desk's
    // talks are not part of the repository.
    @Test(.enabled(if: hasDesk)) func `the shipped weights were learned from these talks, features and phrases`() throws
    {
        let analyzer = Analyzer()
        let files = OutcomeCorpora(own: Self.own, desk: Self.desk)
        let (model, mood) = (try OutcomeModel.embedded(), try MoodModel.embedded())
        let courses = try files.talks().map { $0.course(phrases: model.phrases, mood: mood, analyzer: analyzer) }
        let worded: [TalkFeature] = [
            .endsFixed, .saidFixed, .endsStill, .wasStill, .endsLater, .wasLater, .endsContent, .endsAsking, .endsShort,
            .customerLast, .cameBack, .answerRemedy, .answerRefusal, .answerPending, .answerFuture, .answerAsks,
            .answerCheers, .leftAsking, .leftSilent, .deskRepeats, .misunderstood, .contested, .handedOver, .fewLines,
            .insult, .loud, .repeats,
        ]
        for feature in worded {
            let mean = courses.reduce(0) { $0 + $1.reading(feature).value } / Double(courses.count)
            #expect(model.mean(of: feature) == (mean * 1000).rounded() / 1000, "train outcomes again: \(feature)")
        }
    }

    @Test func `talks that nobody learned or tuned on are judged well`() throws {
        let files = OutcomeCorpora(own: Self.own, desk: Self.own + "/transcripts/heldout")
        let talks = try files.deskTalks()
        let seen = Set(try OutcomeCorpora(own: Self.own).talks().map(\.conversation))
        #expect(talks.count == 15 && talks.allSatisfy { !seen.contains($0.conversation) })
        let evaluation = OutcomeEvaluation(
            talks, model: try .embedded(), mood: try .embedded(), analyzer: Analyzer())
        #expect(try #require(evaluation.macroF1) >= 0.65)
        #expect(try #require(evaluation.auroc) >= 0.85)
        #expect(try #require(evaluation.moodSign.share) >= 0.85)
    }

    @Test func `damaged weights are refused`() throws {
        var bytes = try OutcomeModel.embedded().encoded()
        bytes[bytes.count / 2] ^= 1
        #expect(throws: (any Error).self) { try OutcomeModel(encoded: bytes) }
    }

    @Test func `labels must name their talk and a known outcome`() throws {
        let lines = #"{"conversation":"a","turn":1,"speaker":"customer","text":"hi"}"#
        for label in [
            #"{"conversation":"b","outcome":"solved","escalation":false}"#,
            #"{"conversation":"a","outcome":"good","escalation":false}"#, #"{"conversation":"a","outcome":"solved"}"#,
        ] {
            _ = try withFile(lines.utf8) { transcript in
                try withFile(label.utf8) { labels in
                    #expect(throws: WorkshopError.self) {
                        try LabelledTalk.read(labels: labels, transcripts: [transcript])
                    }
                }
            }
        }
    }
}
