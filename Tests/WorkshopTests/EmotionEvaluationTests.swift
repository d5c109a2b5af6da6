import Comprehension
import Foundation
import Language
import Testing
import Workshop

@Suite struct `Feelings told by the shipped model` {
    private static let own = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Corpora").standardizedFileURL.path
    private static let publicData = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data").standardizedFileURL.path

    private static func heldOut() throws -> [JudgedFeelings] {
        let folder = "\(own)/moods/heldout"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
        return try files.sorted().flatMap { try JudgedFeelings.read(path: "\(folder)/\($0)").texts }
    }

    @Test func `are told on messages that nobody learned from`() throws {
        let evaluation = EmotionEvaluation.judging(
            try MoodModel.embedded(), on: try Self.heldOut(), analyzer: Analyzer())
        #expect(evaluation.judgements.count == 500)
        #expect(try #require(evaluation.macroF1) >= 0.5)
        #expect(try #require(evaluation.moods?.accuracy) >= 0.64)
    }

    @Test func `are held out: no message that is learned from stands among them`() throws {
        let corpora = MoodCorpora(own: Self.own, publicData: Self.publicData)
        let learned = Set(try corpora.felt().joined().map { $0.text.lowercased() })
        #expect(learned.count > 950)
        #expect(try Self.heldOut().allSatisfy { !learned.contains($0.text.lowercased()) })
    }

    // The word list of VADER lies beside the checkout and is no part of it.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: publicData + "/vader_lexicon")))
    func `are learned from the corpora as they are, byte for byte`() throws {
        let training = FeelingTraining(corpora: MoodCorpora(own: Self.own, publicData: Self.publicData))
        #expect(try training.weights(Analyzer()) == FeelingModel.embedded().encoded())
    }
}

@Suite struct `Feelings learned from any names` {
    private static let tweets = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/tweeteval/emotion").standardizedFileURL.path

    // The tweets lie beside the checkout and are no part of it. By words alone, as no test has encoders; a linear model of
    // words has 66.3.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: tweets)))
    func `are told of tweets as well as the floor asks, by words alone`() throws {
        let (train, test) = (
            try JudgedFeelings.read(path: "\(Self.tweets)/train.jsonl").texts,
            try JudgedFeelings.read(path: "\(Self.tweets)/valid.jsonl").texts
        )
        let settings = EmotionModel.Settings(lexicon: try MoodModel.embedded().lexicon)
        let model = EmotionModel(train: train, validation: [], settings: settings, analyzer: Analyzer())
        #expect(model.isSingle && model.names == ["anger", "joy", "optimism", "sadness"])
        #expect(try #require(EmotionEvaluation.judging(model, on: test).macroF1) >= 0.65)
    }

    @Test func `may be several in one text`() throws {
        let train = (0..<30).flatMap { number in
            [
                JudgedFeelings(text: "I hate it, number \(number)", names: ["hate"]),
                JudgedFeelings(text: "I love it, number \(number)", names: ["love"]),
                JudgedFeelings(text: "love and hate, number \(number)", names: ["hate", "love"]),
            ]
        }
        let settings = EmotionModel.Settings(lexicon: try MoodModel.embedded().lexicon)
        let model = EmotionModel(train: train, validation: [], settings: settings, analyzer: Analyzer())
        #expect(!model.isSingle)
        let found = model.names(of: ["all love and hate", "they hate it"].map { JudgedFeelings(text: $0, names: []) })
        #expect(found == [["hate", "love"], ["hate"]])
    }
}

@Suite struct `Figures of feelings` {
    private func judged(_ given: [String], found: [String]) -> EmotionEvaluation.Judgement {
        EmotionEvaluation.Judgement(text: JudgedFeelings(text: "", names: given), found: found)
    }

    @Test func `are counted by name and over all names`() throws {
        let evaluation = EmotionEvaluation(
            [
                judged(["joy"], found: ["joy"]), judged(["joy", "anger"], found: ["anger"]),
                judged([], found: ["anger"]),
            ],
            names: ["joy", "anger"])
        // joy: 1 of 1 found is right, 1 of 2 given is found; anger: 1 of 2, 1 of 1.
        #expect(abs(try #require(evaluation.macroF1) - 2.0 / 3) < 1e-12)
        #expect(abs(try #require(evaluation.microF1) - 2.0 / 3) < 1e-12)
        #expect(evaluation.accuracy == 1.0 / 3)
        #expect(evaluation.moods == nil)
    }

    @Test func `are absent where there is nothing to count`() {
        let evaluation = EmotionEvaluation([], names: [])
        #expect(evaluation.macroF1 == nil && evaluation.microF1 == nil && evaluation.accuracy == nil)
    }
}
