package import Language

/// Phrases that a desk wrote, found in a message as whole words in folded form.
///
/// `a|b` and `(a|b)` are alternatives, `*` stands for up to three words of any kind. Words are compared as the analyzer
/// folds them, so case, width and the kind of apostrophe do not matter. A message is looked through once for all phrases: only those
/// whose first word occurs are tried.
package struct Phrases<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let words: [String]
        let meaning: Meaning
    }

    private var byFirstWord: [String: [Entry]] = [:]

    /// Where a phrase was found.
    package struct Match: Sendable {
        package let meaning: Meaning
        /// Indices into the words that were looked through.
        package let words: Range<Int>
        /// True when one of the three words before denies it ("I have *not yet* restarted").
        package let isNegated: Bool
    }

    /// No phrases.
    package init() {}

    /// True when there is nothing to find.
    package var isEmpty: Bool { byFirstWord.isEmpty }

    /// Adds a phrase with all its alternatives.
    package mutating func add(_ phrase: String, meaning: Meaning, analyzer: Analyzer) {
        for alternative in PhraseSyntax.alternatives(of: phrase) {
            let words = alternative.split(separator: " ").flatMap { word in
                word == "*" ? ["*"] : analyzer.utterance(of: String(word)).words
            }
            guard let first = words.first, first != "*" else { continue }
            byFirstWord[first, default: []].append(Entry(words: words, meaning: meaning))
        }
    }

    /// All places where a phrase stands, from left to right; at one place the longest phrase first.
    package func matches(in words: [String]) -> [Match] {
        guard !byFirstWord.isEmpty else { return [] }
        var found: [Match] = []
        for start in words.indices {
            guard let entries = byFirstWord[words[start]] else { continue }
            var here: [Match] = []
            for entry in entries {
                guard let end = Self.end(of: entry.words[...], in: words, from: start) else { continue }
                here.append(
                    Match(
                        meaning: entry.meaning, words: start..<end,
                        isNegated: Negation.denies(words[max(0, start - 3)..<start])))
            }
            found += here.sorted { $0.words.count > $1.words.count }
        }
        return found
    }

    private static func end(of pattern: ArraySlice<String>, in words: [String], from start: Int) -> Int? {
        guard let first = pattern.first else { return start }
        let rest = pattern.dropFirst()
        if first == "*" {
            for skipped in 0...3 where start + skipped <= words.count {
                if let end = end(of: rest, in: words, from: start + skipped) { return end }
            }
            return nil
        }
        guard start < words.count, words[start] == first else { return nil }
        return end(of: rest, in: words, from: start + 1)
    }
}

/// The words that turn the meaning of what follows.
enum Negation {
    private static let words: Set<String> = [
        "not", "no", "never", "without", "cannot", "cant", "can't", "dont", "don't", "didnt", "didn't", "havent",
        "haven't", "hasnt", "hasn't", "wont", "won't", "isnt", "isn't", "wasnt", "wasn't", "neither", "nor", "wouldn't",
        "couldn't", "shouldn't", "doesn't", "doesnt", "nicht", "nich", "net", "ned", "nie", "niemals", "ohne", "kein",
        "keine", "keinen", "keinem", "keiner", "weder", "pas", "jamais", "sans", "nunca", "sin",
    ]

    static func denies(_ before: ArraySlice<String>) -> Bool {
        // "no, I restarted it": what stands before a comma denies something else.
        let clause = before.reversed().prefix { $0 != "," && $0 != "." && $0 != ";" && $0 != "!" }
        return clause.contains { words.contains($0) }
    }
}

/// `a (b|c) d|e` written out as the phrases that it stands for.
enum PhraseSyntax {
    static func alternatives(of phrase: String) -> [String] {
        split(phrase).flatMap(expand)
    }

    /// Splits at the bars that stand in no brackets.
    private static func split(_ phrase: String) -> [String] {
        var parts = [""]
        var depth = 0
        for letter in phrase {
            if letter == "(" { depth += 1 }
            if letter == ")" { depth -= 1 }
            if letter == "|" && depth == 0 { parts.append("") } else { parts[parts.count - 1].append(letter) }
        }
        return parts
    }

    private static func expand(_ phrase: String) -> [String] {
        guard let open = phrase.firstIndex(of: "("),
            let close = phrase[open...].firstIndex(of: ")")
        else { return [phrase] }
        let inside = phrase[phrase.index(after: open)..<close]
        return inside.split(separator: "|", omittingEmptySubsequences: false).flatMap { choice in
            expand("\(phrase[..<open])\(choice)\(phrase[phrase.index(after: close)...])")
        }
    }
}

extension Utterance {
    /// The folded forms of all tokens.
    package var words: [String] { tokens.map { form(of: $0) } }
}
