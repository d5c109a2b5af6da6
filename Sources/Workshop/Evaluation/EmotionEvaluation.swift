package import Comprehension
package import Language
package import StrictJSON

/// How well feelings are told: precision, recall and F1 of each name, and their means.
package struct EmotionEvaluation: Sendable {
    /// A text, the names that people gave, and those that were found.
    package struct Judgement: Sendable {
        package let text: JudgedFeelings
        package let found: [String]
        /// What was said of the mood; `nil` where nobody asked.
        package let mood: Sentiment?

        package init(text: JudgedFeelings, found: [String], mood: Sentiment? = nil) {
            self.text = text
            self.found = found
            self.mood = mood
        }
    }

    package let judgements: [Judgement]
    /// The names that are judged, in the order of the table.
    package let names: [String]

    package init(_ judgements: [Judgement], names: [String]) {
        self.judgements = judgements
        self.names = names
    }

    // MARK: Judging

    /// What the shipped model says of texts that it was not trained on.
    package static func judging(_ model: MoodModel, on texts: [JudgedFeelings], analyzer: Analyzer) -> Self {
        let judgements = texts.map { text in
            let impression = model.impression(of: analyzer.utterance(of: text.text))
            return Judgement(
                text: text, found: impression.feelings.named.map(\.rawValue), mood: impression.sentiment)
        }
        return EmotionEvaluation(judgements, names: Feeling.allCases.map(\.rawValue))
    }

    /// What a model says of texts that it was not trained on.
    package static func judging(_ model: EmotionModel, on texts: [JudgedFeelings]) -> Self {
        let judgements = zip(texts, model.names(of: texts)).map { Judgement(text: $0, found: $1) }
        return EmotionEvaluation(judgements, names: model.names)
    }

    // MARK: Figures

    private var counts: [NameCount] {
        names.map { name in
            var count = NameCount()
            for judgement in judgements {
                let isGiven = judgement.text.names.contains(name)
                let isFound = judgement.found.contains(name)
                if isGiven { count.given += 1 }
                if isFound { count.found += 1 }
                if isGiven && isFound { count.right += 1 }
            }
            return count
        }
    }

    /// The mean of the names' F1; `nil` where there is no name.
    package var macroF1: Double? {
        names.isEmpty ? nil : counts.reduce(0) { $0 + $1.f1 } / Double(names.count)
    }

    /// The F1 of all names taken together.
    package var microF1: Double? {
        var whole = NameCount()
        for count in counts {
            whole.given += count.given
            whole.found += count.found
            whole.right += count.right
        }
        return whole.given + whole.found == 0 ? nil : whole.f1
    }

    /// The share of texts whose names are exactly those that people gave.
    package var accuracy: Double? {
        guard !judgements.isEmpty else { return nil }
        let right = judgements.count { Set($0.found) == Set($0.text.names) }
        return Double(right) / Double(judgements.count)
    }

    /// Of the texts with a mood, how well that was told; `nil` where there is none.
    package var moods: SentimentEvaluation? {
        let judged = judgements.compactMap { judgement -> SentimentEvaluation.Judgement? in
            guard let label = judgement.text.mood, let mood = judgement.mood else { return nil }
            return SentimentEvaluation.Judgement(text: judgement.text.text, label: label, degree: nil, found: mood)
        }
        return judged.isEmpty ? nil : SentimentEvaluation(judged)
    }

    // MARK: Output

    /// The figures as `rapport evaluate emotions --json` prints them.
    package var json: JSON.Object {
        func figure(_ value: Double?) -> JSON { .number(value.map { ($0 * 10_000).rounded() / 10_000 }) }
        var object: JSON.Object = [
            "texts": .number(judgements.count), "macro_f1": figure(macroF1), "micro_f1": figure(microF1),
            "accuracy": figure(accuracy),
        ]
        if let moods {
            object["mood_accuracy"] = figure(moods.accuracy)
            object["mood_macro_f1"] = figure(moods.macroF1)
        }
        object["labels"] = .array(
            zip(names, counts).map { name, count in
                [
                    "label": .string(name), "given": .number(count.given), "found": .number(count.found),
                    "precision": figure(count.precision), "recall": figure(count.recall), "f1": figure(count.f1),
                ]
            })
        return object
    }

    /// A line for each text: what was said of it, for anyone to count again.
    package var predictions: [JSON] {
        judgements.map { judgement in
            var object: JSON.Object = [
                "text": .string(judgement.text.text), "labels": .strings(judgement.found),
                "given": .strings(judgement.text.names),
            ]
            if let mood = judgement.mood { object["sentiment"] = .string(mood.label.rawValue) }
            return .object(object)
        }
    }
}
