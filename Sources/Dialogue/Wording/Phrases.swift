package import Language

/// Phrases that a desk wrote, found in a message as whole words in folded form.
///
/// `a|b` and `(a|b)` are alternatives, `*` stands for up to three words of any kind. Words are compared as the analyzer
/// folds them, so case, width and the kind of apostrophe do not matter. A message is looked through once for all phrases: only those
/// whose first word occurs are tried.
package struct Phrases<Meaning: Sendable>: Sendable {
    private typealias Place = PhrasePlace

    private struct Entry: Sendable {
        let places: [Place]
        let meaning: Meaning
    }

    private var entries: [Entry] = []
    /// Indices of the entries that may begin with a word.
    private var byFirstWord: [String: [Int]] = [:]

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
    package var isEmpty: Bool { entries.isEmpty }

    /// Adds a phrase with all its alternatives.
    package mutating func add(_ phrase: String, meaning: Meaning, analyzer: Analyzer) {
        let syntax = PhraseSyntax(phrase) { analyzer.utterance(of: $0).words.count == 1 }
        let sets = syntax.sets.map { set in Set(set.flatMap { analyzer.utterance(of: $0).words }) }
        for alternative in syntax.alternatives {
            let places = alternative.flatMap { part -> [Place] in
                switch part {
                case .gap: [.gap]
                case .set(let number): [.among(sets[number])]
                case .word(let word): analyzer.utterance(of: word).words.map { .word($0) }
                }
            }
            switch places.first {
            case .word(let first): byFirstWord[first, default: []].append(entries.count)
            case .among(let words): for word in words { byFirstWord[word, default: []].append(entries.count) }
            case .gap, nil: continue
            }
            entries.append(Entry(places: places, meaning: meaning))
        }
    }

    /// Adds all phrases of others, whose meaning is told anew.
    mutating func add<Other>(_ others: Phrases<Other>, meaning: (Other) -> Meaning) {
        let count = entries.count
        entries += others.entries.map { Entry(places: $0.places, meaning: meaning($0.meaning)) }
        byFirstWord.merge(others.byFirstWord.mapValues { $0.map { $0 + count } }) { $0 + $1 }
    }

    /// All places where a phrase stands, from left to right; at one place the longest phrase first.
    package func matches(in words: [String]) -> [Match] {
        guard !isEmpty else { return [] }
        var found: [Match] = []
        for start in words.indices {
            guard let beginning = byFirstWord[words[start]] else { continue }
            var here: [Match] = []
            for number in beginning {
                guard let end = Self.end(of: entries[number].places, 0, in: words, from: start) else { continue }
                here.append(
                    Match(
                        meaning: entries[number].meaning, words: start..<end,
                        isNegated: Negation.denies(words[max(0, start - 3)..<start])))
            }
            found += here.sorted { $0.words.count > $1.words.count }
        }
        return found
    }

    /// Where the places from one on end, when they stand from a word on.
    private static func end(of places: [Place], _ first: Int, in words: [String], from start: Int) -> Int? {
        guard first < places.count else { return start }
        if case .gap = places[first] {
            for skipped in 0...3 where start + skipped <= words.count {
                if let end = end(of: places, first + 1, in: words, from: start + skipped) { return end }
            }
            return nil
        }
        guard start < words.count, places[first].holds(words[start]) else { return nil }
        return end(of: places, first + 1, in: words, from: start + 1)
    }
}

/// One place of a phrase: a word, one of several words, or up to three of any kind.
private enum PhrasePlace: Sendable {
    case word(String)
    case among(Set<String>)
    case gap

    func holds(_ word: String) -> Bool {
        switch self {
        case .word(let own): own == word
        case .among(let words): words.contains(word)
        case .gap: true
        }
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

/// What a phrase such as `a (b|c) d|e` stands for.
///
/// Brackets are written out, but for the single words within them: those stay together as one place with a choice, or
/// else `(a|b|c) (d|e|f) (g|h|i)` would be 27 phrases.
struct PhraseSyntax {
    enum Part: Equatable {
        case word(String)
        /// The number of a set of words.
        case set(Int)
        case gap
    }

    private(set) var alternatives: [[Part]] = []
    private(set) var sets: [[String]] = []

    /// - Parameter isWord: Whether a text without a space is one word to whoever cuts messages into words.
    init(_ phrase: String, isWord: (String) -> Bool) {
        for alternative in Self.split(phrase) { add(before: [], alternative[...], isWord) }
    }

    /// A phrase written out wholly, each alternative as a text.
    static func alternatives(of phrase: String) -> [String] {
        split(phrase).flatMap(expand)
    }

    private mutating func add(before: [Part], _ rest: Substring, _ isWord: (String) -> Bool) {
        guard let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") else {
            return alternatives.append(before + Self.parts(rest))
        }
        let (left, right) = (rest[..<open], rest[rest.index(after: close)...])
        // "(un|)plugged": a bracket that is a piece of a word is written out.
        guard left.last ?? " " == " ", right.first ?? " " == " " else {
            for text in Self.expand(String(rest)) { alternatives.append(before + Self.parts(text[...])) }
            return
        }
        let choices = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
        let single = choices.filter { !$0.isEmpty && !$0.contains(" ") && $0 != "*" && isWord(String($0)) }
        if single.count > 1 {
            sets.append(single.map(String.init))
            add(before: before + Self.parts(left) + [.set(sets.count - 1)], right, isWord)
        }
        for choice in choices where single.count <= 1 || !single.contains(choice) {
            add(before: before + Self.parts(left) + Self.parts(choice), right, isWord)
        }
    }

    private static func parts(_ text: Substring) -> [Part] {
        text.split(separator: " ").map { $0 == "*" ? .gap : .word(String($0)) }
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
