package import Language
package import StrictJSON

/// How well languages are told: the field's figures over a file of texts whose language is known.
///
/// A text in a language that is not told apart is right when the guess is `und`.
package struct LanguageEvaluation: Sendable {
    /// A text, the language it is in, and the guess.
    package struct Judgement: Sendable {
        package let text: String
        /// One of `LanguageIdentifier.languages`, or `und` for any other.
        package let language: String
        package let found: LanguageGuess

        package init(text: String, language: String, found: LanguageGuess) {
            self.text = text
            self.language = LanguageIdentifier.languages.contains(language) ? language : "und"
            self.found = found
        }
    }

    package let judgements: [Judgement]

    package init(_ judgements: [Judgement]) {
        self.judgements = judgements
    }

    // MARK: Judging

    /// The texts whose language somebody told, as lines to learn from or to be judged on.
    package static func lines(_ texts: [LabelledText]) -> [LanguageIdentifierTrainer.Line] {
        texts.compactMap { text in text.language.map { .init(text: text.text, language: $0) } }
    }

    /// What an analyzer guesses of lines.
    package static func judging(_ analyzer: Analyzer, on lines: [LanguageIdentifierTrainer.Line]) -> Self {
        LanguageEvaluation(
            lines.map { line in
                Judgement(
                    text: line.text, language: line.language, found: analyzer.utterance(of: line.text).language)
            })
    }

    /// What identifiers guess that were each trained on `always` and on the other parts of the same lines. Every
    /// `folds`-th line makes a part. Throws what the trainer throws.
    package static func crossValidating(
        _ lines: [LanguageIdentifierTrainer.Line], always: [LanguageIdentifierTrainer.Line] = [], folds: Int,
        seed: UInt64
    ) throws(LanguageError) -> Self {
        var judgements: [Judgement] = []
        for part in 0..<folds {
            var train = always
            var test: [LanguageIdentifierTrainer.Line] = []
            for (number, line) in lines.enumerated() {
                if number % folds == part { test.append(line) } else { train.append(line) }
            }
            let weights = try LanguageIdentifierTrainer.train(lines: train, seed: seed)
            let analyzer = Analyzer(identifier: try LanguageIdentifier(weights: weights))
            judgements += judging(analyzer, on: test).judgements
        }
        return LanguageEvaluation(judgements)
    }

    // MARK: Figures

    /// How one language fared.
    package struct Row: Sendable, Equatable {
        /// A code, `und` the last.
        package let language: String
        /// Texts in it.
        package var texts = 0
        /// Texts that were guessed to be in it.
        package var guessed = 0
        package var right = 0

        /// `nil` where nothing was guessed to be in it.
        package var precision: Double? { guessed == 0 ? nil : Double(right) / Double(guessed) }
        /// `nil` where no text is in it.
        package var recall: Double? { texts == 0 ? nil : Double(right) / Double(texts) }
        package var f1: Double? { texts + guessed == 0 ? nil : 2 * Double(right) / Double(texts + guessed) }
    }

    private static let codes = LanguageIdentifier.languages + ["und"]

    /// A row a language, `und` the last.
    package var rows: [Row] {
        Self.codes.map { code in
            var row = Row(language: code)
            for judgement in judgements {
                if judgement.language == code { row.texts += 1 }
                if judgement.found.code == code { row.guessed += 1 }
                if judgement.language == code && judgement.found.code == code { row.right += 1 }
            }
            return row
        }
    }

    /// The part of all texts that is right.
    package var accuracy: Double? { part { $0.language == $0.found.code } }

    /// Of the texts in one of the languages told apart, the part of which any of these was guessed.
    package var coverage: Double? {
        LanguageEvaluation(judgements.filter { $0.language != "und" }).part { $0.found.code != "und" }
    }

    /// Of the texts of which a language was guessed, the part where it is right.
    package var precision: Double? {
        LanguageEvaluation(judgements.filter { $0.found.code != "und" }).part { $0.language == $0.found.code }
    }

    /// The mean F1 over the languages that the file has.
    package var macroF1: Double? {
        let figures = rows.filter { $0.texts > 0 }.compactMap(\.f1)
        return figures.isEmpty ? nil : figures.reduce(0, +) / Double(figures.count)
    }

    /// How often each language was guessed of texts in each: confusion["de"]["en"] counts German that was taken for
    /// English.
    package var confusion: [(language: String, guesses: [(language: String, texts: Int)])] {
        Self.codes.map { given in
            (
                given,
                Self.codes.map { found in (found, judgements.count { $0.language == given && $0.found.code == found }) }
            )
        }
    }

    private func part(_ isCounted: (Judgement) -> Bool) -> Double? {
        judgements.isEmpty ? nil : Double(judgements.count(where: isCounted)) / Double(judgements.count)
    }

    // MARK: Output

    /// The figures as `rapport evaluate language --json` prints them.
    package var json: JSON {
        var confusion = JSON.Object()
        for (given, guesses) in self.confusion {
            var row = JSON.Object()
            for guess in guesses { row[guess.language] = .number(guess.texts) }
            confusion[given] = .object(row)
        }
        return [
            "texts": .number(judgements.count), "accuracy": .number(accuracy), "macro_f1": .number(macroF1),
            "coverage": .number(coverage), "precision": .number(precision),
            "languages": .array(
                rows.map { row in
                    [
                        "language": .string(row.language), "texts": .number(row.texts),
                        "precision": .number(row.precision), "recall": .number(row.recall), "f1": .number(row.f1),
                    ]
                }), "confusion": .object(confusion),
        ]
    }

    /// A line for each text: what was guessed, for anyone to count again.
    package var predictions: [JSON] {
        judgements.map { judgement in
            [
                "text": .string(judgement.text), "language": .string(judgement.found.code),
                "confidence": .number(judgement.found.confidence),
            ]
        }
    }
}
