import Comprehension
import Foundation
import Language
import Testing
import Workshop

@Suite struct `Moods on the ratings of VADER's authors` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/vader_groundtruth").standardizedFileURL

    // The ratings lie beside the checkout and are no part of it. VADER itself has .872 and .590.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: folder.path)),
        arguments: [("tweets.jsonl", 0.885), ("amazon.jsonl", 0.74)])
    func `agree with people, cross-validated`(file: String, floor: Double) throws {
        let moods = try JudgedMood.read(path: Self.folder.appending(path: file).path).moods
        let evaluation = SentimentEvaluation.crossValidating(
            moods, folds: 10, seed: 1, lexicon: try MoodModel.embedded().lexicon, analyzer: Analyzer())
        #expect(try #require(evaluation.pearson) >= floor)
    }
}

@Suite struct `Figures of moods` {
    private func judged(_ degree: Double?, _ label: Sentiment.Label?, found: Double) -> SentimentEvaluation.Judgement {
        let foundLabel: Sentiment.Label = found > 0 ? .positive : found < 0 ? .negative : .neutral
        return SentimentEvaluation.Judgement(
            text: "", label: label, degree: degree, found: Sentiment(label: foundLabel, score: found, confidence: 1))
    }

    @Test func `are 1 where all is found and −1 where all is turned round`() throws {
        let right = SentimentEvaluation([judged(-0.5, .negative, found: -0.25), judged(0.5, .positive, found: 0.25)])
        #expect(right.accuracy == 1 && right.macroF1 == 1 && right.calibrationError == 0)
        #expect(abs(try #require(right.pearson) - 1) < 1e-12)
        let wrong = SentimentEvaluation([judged(-0.5, .negative, found: 0.25), judged(0.5, .positive, found: -0.25)])
        #expect(wrong.accuracy == 0 && wrong.calibrationError == 1)
        #expect(abs(try #require(wrong.pearson) + 1) < 1e-12)
    }

    @Test func `are absent where there is nothing to count`() {
        #expect(SentimentEvaluation([]).accuracy == nil)
        #expect(SentimentEvaluation([judged(0.5, nil, found: 0.1)]).pearson == nil)
    }
}
