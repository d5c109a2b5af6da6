/// What can go wrong in this room. A customer's text never does: only patterns and files that a desk provides.
package enum LanguageError: Error, Equatable, CustomStringConvertible {
    /// A desk's regular expression is none. `column` counts UTF-16 units from 0; `reason` is ICU's name for the mistake.
    case patternDoesNotCompile(pattern: String, column: Int?, reason: String)
    /// The weights of the language identifier are cut off, of another version, or no weights at all.
    case weightsAreDamaged(bytes: Int, reason: String)
    /// Lines to learn languages from lack one that must be told apart.
    case nothingToLearnFrom(language: String)

    package var description: String {
        switch self {
        case .patternDoesNotCompile(let pattern, let column, let reason):
            let place = column.map { " at column \($0 + 1)" } ?? ""
            return "the pattern \(pattern) does not compile\(place): \(reason); see ICU's regular expressions"
        case .weightsAreDamaged(let bytes, let reason):
            return "the language weights (\(bytes) bytes) cannot be used: \(reason); train them again"
        case .nothingToLearnFrom(let language):
            return "no line of language \(language) to learn from; add some to the corpus"
        }
    }
}
