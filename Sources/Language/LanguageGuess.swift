/// In which language a text seems to be written.
package struct LanguageGuess: Sendable, Equatable {
    /// One of `LanguageIdentifier.languages`, or `und` when the text says too little or is in none of them.
    package let code: String
    /// The chance, 0 to 1, that `code` is right.
    package let confidence: Double
    /// The writing that most letters belong to, after ISO 15924: `Latn`, `Cyrl`, `Hani`; `Zyyy` where there is no letter.
    package let script: String

    package init(code: String, confidence: Double, script: String) {
        self.code = code
        self.confidence = confidence
        self.script = script
    }

    /// A text without a letter.
    package static let unknown = LanguageGuess(code: "und", confidence: 1, script: "Zyyy")
}
