package import Language

/// Words or an expression by which an intent is known before any model is asked.
package struct IntentPattern: Sendable {
    /// What it stands for.
    package let intent: String
    /// As the desk wrote it.
    package let source: String
    /// How `source` is to be read.
    package let form: Form
    private let matcher: Matcher

    /// How a pattern is written.
    package enum Form: String, Sendable {
        /// Words that stand one after another, whatever their case and the marks between them.
        case phrase
        /// A regular expression in ICU's syntax, found anywhere, whatever the case.
        case expression
    }

    private enum Matcher: Sendable {
        case words([[UInt8]])
        case expression(TimedPattern)
    }

    /// - Throws: `LanguageError.patternDoesNotCompile`.
    package init(_ source: String, form: Form, intent: String, analyzer: Analyzer) throws(LanguageError) {
        self.intent = intent
        self.source = source
        self.form = form
        switch form {
        case .phrase: matcher = .words(Self.words(of: analyzer.utterance(of: source)))
        case .expression: matcher = .expression(try TimedPattern(source))
        }
    }

    /// Whether the pattern is found in an utterance.
    package func isFound(in utterance: Utterance) -> Bool {
        switch matcher {
        case .expression(let pattern): return pattern.isFound(in: utterance.text)
        case .words(let wanted):
            guard let first = wanted.first else { return false }
            let words = utterance.tokens.lazy.filter { $0.kind != .punctuation && $0.kind != .symbol }
            return words.indices.contains { place in
                utterance.forms[words[place].form].elementsEqual(first)
                    && words[place...].prefix(wanted.count).elementsEqual(wanted) {
                        utterance.forms[$0.form].elementsEqual($1)
                    }
            }
        }
    }

    private static func words(of utterance: Utterance) -> [[UInt8]] {
        utterance.tokens
            .filter { $0.kind != .punctuation && $0.kind != .symbol }
            .map { Array(utterance.forms[$0.form]) }
    }
}
