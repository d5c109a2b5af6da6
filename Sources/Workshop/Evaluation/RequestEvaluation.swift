package import Comprehension
package import Language
package import StrictJSON

/// How well the requests of a message are found, where it makes one and where it makes several.
///
/// A line is judged as a set: what is asked for, in any order. A message that the product takes for out of scope asks for
/// nothing.
package struct RequestEvaluation: Sendable {
    /// A text, what people say it asks for, and what was found.
    package struct Judgement: Sendable {
        package let text: String
        package let expected: Set<String>
        package let found: Set<String>
    }

    /// One a text, in the order of the test.
    package let judgements: [Judgement]

    /// Judges texts by a desk's interpreter. Texts whose intents nobody told are left out.
    package init(_ texts: [LabelledText], interpreter: Interpreter, analyzer: Analyzer) {
        judgements = texts.compactMap { text in
            guard let intents = text.intents else { return nil }
            let understanding = interpreter.understand(analyzer.utterance(of: text.text), at: nil)
            let found =
                understanding.requests.isEmpty
                ? [understanding.intent?.name].compactMap(\.self) : understanding.requests.map(\.name)
            return Judgement(text: text.text, expected: Set(intents), found: Set(found))
        }
    }

    /// Of what was found, how much is asked for; of what is asked for, how much was found; and their harmonic mean, over
    /// all lines together. `nil` where there is nothing to count.
    package var scores: (precision: Double?, recall: Double?, f1: Double?) {
        let right = judgements.reduce(0) { $0 + $1.expected.intersection($1.found).count }
        let found = judgements.reduce(0) { $0 + $1.found.count }
        let expected = judgements.reduce(0) { $0 + $1.expected.count }
        return (
            found > 0 ? Double(right) / Double(found) : nil, expected > 0 ? Double(right) / Double(expected) : nil,
            found + expected > 0 ? 2 * Double(right) / Double(found + expected) : nil
        )
    }

    /// The share of lines whose requests are all found, and nothing else.
    package var exact: Double? { share(of: judgements) { $0.expected == $0.found } }

    /// The share of lines with one request that were taken for several.
    package var wronglySplit: Double? {
        share(of: judgements.filter { $0.expected.count == 1 }) { $0.found.count > 1 }
    }

    private func share(of judgements: [Judgement], where isCounted: (Judgement) -> Bool) -> Double? {
        judgements.isEmpty ? nil : Double(judgements.count(where: isCounted)) / Double(judgements.count)
    }

    /// The figures as `rapport evaluate requests --json` prints them; `null` where there is nothing to count.
    package var json: JSON {
        let several = judgements.filter { $0.expected.count > 1 }
        let one = judgements.filter { $0.expected.count == 1 }
        return [
            "texts": .number(judgements.count), "with_several": .number(several.count), "with_one": .number(one.count),
            "precision": .number(scores.precision), "recall": .number(scores.recall), "f1": .number(scores.f1),
            "exact": .number(exact), "exact_of_several": .number(share(of: several) { $0.expected == $0.found }),
            "exact_of_one": .number(share(of: one) { $0.expected == $0.found }),
            "wrongly_split": .number(wronglySplit),
        ]
    }

    /// A line for each text: what was found.
    package var predictions: [JSON] {
        judgements.map { judgement in
            [
                "text": .string(judgement.text), "intents": .strings(judgement.expected.sorted()),
                "found": .strings(judgement.found.sorted()),
            ]
        }
    }
}
