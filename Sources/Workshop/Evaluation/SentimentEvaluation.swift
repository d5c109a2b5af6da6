package import Comprehension
package import Language
package import StrictJSON

/// How well moods are told: the field's figures over a file of judged texts.
package struct SentimentEvaluation: Sendable {
    /// A text, what people said of it, and what the model says.
    package struct Judgement: Sendable {
        package let text: String
        /// What people said; `nil` where they gave a degree alone.
        package let label: Sentiment.Label?
        /// −1…1; `nil` where people gave a label alone.
        package let degree: Double?
        package let found: Sentiment

        package init(text: String, label: Sentiment.Label?, degree: Double?, found: Sentiment) {
            self.text = text
            self.label = label
            self.degree = degree
            self.found = found
        }
    }

    package let judgements: [Judgement]

    package init(_ judgements: [Judgement]) {
        self.judgements = judgements
    }

    // MARK: Judging

    /// What a model says of texts that it was not trained on.
    package static func judging(_ model: MoodModel, on texts: [JudgedMood], analyzer: Analyzer) -> Self {
        SentimentEvaluation(
            texts.map { text in
                Judgement(
                    text: text.text, label: text.label, degree: text.degree,
                    found: model.sentiment(of: analyzer.utterance(of: text.text)))
            })
    }

    /// What models say that were each trained on the other parts of the same texts. The rated words are known
    /// beforehand; all else is learned anew for each part.
    package static func crossValidating(
        _ texts: [JudgedMood], folds: Int, seed: UInt64, lexicon: ValenceLexicon, analyzer: Analyzer
    ) -> Self {
        var learner = MoodLearner(lexicon: lexicon)
        learner.seed = seed
        let judged = learner.crossJudged(texts.map { $0.lesson(analyzer) }, parts: folds)
        return SentimentEvaluation(
            zip(texts, judged).compactMap { text, found in
                found.map { Judgement(text: text.text, label: text.label, degree: text.degree, found: $0) }
            })
    }

    // MARK: Figures

    /// The part of labelled texts whose label is found.
    package var accuracy: Double? { confusion.accuracy }

    /// The mean over the labels that people gave of the part found of each.
    package var macroRecall: Double? { confusion.mean { $0.recall } }

    /// The mean over the labels that people gave of the harmonic mean of precision and recall.
    package var macroF1: Double? { confusion.mean { $0.f1 } }

    private var confusion: MoodConfusion {
        MoodConfusion(judgements.compactMap { judgement in judgement.label.map { ($0, judgement.found.label) } })
    }

    /// The correlation of degrees with people's; where they gave labels, −1, 0 and 1 stand for those. `nil` where
    /// either does not vary.
    package var pearson: Double? {
        let pairs = judgements.map { ($0.degree ?? $0.label?.sign ?? 0, $0.found.score) }
        let count = Double(pairs.count)
        guard count > 1 else { return nil }
        let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
        var squares = (0.0, 0.0)
        var products = 0.0
        for (given, found) in pairs {
            squares.0 += (given - means.0) * (given - means.0)
            squares.1 += (found - means.1) * (found - means.1)
            products += (given - means.0) * (found - means.1)
        }
        let spread = (squares.0 * squares.1).squareRoot()
        return spread > 0 ? products / spread : nil
    }

    /// The expected calibration error of the label's confidence, in 15 bins of equal width.
    package var calibrationError: Double? {
        var bins = [(count: Int, right: Int, confidence: Double)](repeating: (0, 0, 0), count: 15)
        var total = 0
        for judgement in judgements {
            guard let label = judgement.label else { continue }
            let bin = min(Int(judgement.found.confidence * 15), 14)
            bins[bin].count += 1
            bins[bin].right += label == judgement.found.label ? 1 : 0
            bins[bin].confidence += judgement.found.confidence
            total += 1
        }
        guard total > 0 else { return nil }
        return bins.reduce(0) { $0 + abs(Double($1.right) - $1.confidence) } / Double(total)
    }

    // MARK: Output

    /// The figures as `rapport evaluate sentiment --json` prints them.
    package var json: JSON {
        func figure(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
        return [
            "texts": .number(Double(judgements.count)), "accuracy": figure(accuracy),
            "macro_recall": figure(macroRecall), "macro_f1": figure(macroF1), "pearson": figure(pearson),
            "ece": figure(calibrationError),
        ]
    }

    /// A line for each text: what was said of it, for anyone to count again.
    package var predictions: [JSON] {
        judgements.map { judgement in
            [
                "text": .string(judgement.text), "sentiment": .string(judgement.found.label.rawValue),
                "score": .number(judgement.found.score), "confidence": .number(judgement.found.confidence),
            ]
        }
    }
}

extension Sentiment.Label {
    /// −1, 0 or 1.
    fileprivate var sign: Double {
        switch self {
        case .negative: -1
        case .neutral: 0
        case .positive: 1
        }
    }
}

/// How often each label was found for each label that people gave.
private struct MoodConfusion {
    struct Row {
        var right = 0
        var given = 0
        var found = 0
        var recall: Double { Double(right) / Double(given) }
        var f1: Double { 2 * Double(right) / Double(given + found) }
    }

    private var rows: [Sentiment.Label: Row] = [:]
    private let count: Int

    init(_ pairs: [(given: Sentiment.Label, found: Sentiment.Label)]) {
        count = pairs.count
        for (given, found) in pairs {
            rows[given, default: Row()].given += 1
            rows[found, default: Row()].found += 1
            if given == found { rows[given, default: Row()].right += 1 }
        }
    }

    var accuracy: Double? {
        count == 0 ? nil : Double(rows.values.reduce(0) { $0 + $1.right }) / Double(count)
    }

    /// Over the labels that people gave, in a fixed order.
    func mean(_ figure: (Row) -> Double) -> Double? {
        let figures = Sentiment.Label.allCases.compactMap { rows[$0] }.filter { $0.given > 0 }.map(figure)
        return figures.isEmpty ? nil : figures.reduce(0, +) / Double(figures.count)
    }
}
