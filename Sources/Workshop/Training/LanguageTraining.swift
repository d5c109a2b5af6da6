import Language

/// Makes the weights by which the product tells languages apart: from its own corpora and a seed, the same bytes each
/// time.
package struct LanguageTraining: Sendable {
    /// The folder of corpora.
    package var corpora: String
    package var seed: UInt64

    package init(corpora: String, seed: UInt64 = 1) {
        self.corpora = corpora
        self.seed = seed
    }

    /// What is learned from, in the order in which it is.
    private static let files = [
        "messages/en", "messages/de", "messages/fr", "messages/es", "languages/it", "languages/nl",
        "languages/pt", "languages/words", "languages/others",
    ]

    /// The bytes for `Sources/CWeights/language.weights`.
    /// - Throws: `WorkshopError`, and `LanguageError` where a language has no line.
    package func weights() throws -> [UInt8] {
        var lines: [LanguageIdentifierTrainer.Line] = []
        for name in Self.files {
            lines += LanguageEvaluation.lines(try LabelledText.read(path: "\(corpora)/\(name).jsonl").texts)
        }
        return try LanguageIdentifierTrainer.train(lines: lines, seed: seed)
    }
}
