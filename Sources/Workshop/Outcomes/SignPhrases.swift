package import Language
package import Learning

/// The phrases by which signs are told, and how they are looked for.
///
/// A phrase matches whole words in their folded forms; at one place the longest wins, and the search goes on behind it.
/// "It works" behind a negation says the opposite, and behind "if", "when" or "should" it says nothing.
package struct SignPhrases: Sendable, Equatable {
    /// One phrase and what it is a sign of.
    package struct Entry: Sendable, Equatable {
        package let sign: Sign
        /// The folded forms of its words.
        package let words: [String]

        package init(sign: Sign, words: [String]) {
            self.sign = sign
            self.words = words
        }
    }

    package let entries: [Entry]
    private let lookup: [Fingerprint: [Phrase]]  // by the first word, the longest phrases first

    private struct Phrase: Sendable, Equatable {
        let words: [Fingerprint]
        let signs: SignSet
    }

    package init(_ entries: [Entry]) {
        self.entries = entries
        var lookup: [Fingerprint: [Phrase]] = [:]
        for entry in entries {
            let words = entry.words.map { Fingerprint(of: Array($0.utf8)) }
            guard let first = words.first else { continue }
            var phrases = lookup[first] ?? []
            if let place = phrases.firstIndex(where: { $0.words == words }) {
                var signs = phrases[place].signs
                signs.insert(entry.sign)
                phrases[place] = Phrase(words: words, signs: signs)
            } else {
                phrases.append(Phrase(words: words, signs: SignSet([entry.sign])))
            }
            lookup[first] = phrases.sorted { $0.words.count > $1.words.count }
        }
        self.lookup = lookup
    }

    /// The signs of a line, or of the part of it that lies in `range` (UTF-8 offsets).
    package func signs(in utterance: Utterance, range: Range<Int>? = nil, ofCustomer: Bool) -> SignSet {
        let (words, breaks) = Self.words(of: utterance, range)
        var found = SignSet()
        var place = 0
        while place < words.count {
            guard let phrase = longest(at: place, words) else {
                place += 1
                continue
            }
            for sign in Sign.allCases where phrase.signs.contains(sign) && sign.isCustomers == ofCustomer {
                switch sign {
                case .fixed, .accepts, .received:
                    let before = Self.before(place, words, breaks)
                    if before.contains(where: Self.negations.contains) {
                        found.insert(.still)
                    } else if !before.contains(where: Self.hedges.contains) {
                        found.insert(sign)
                    }
                case .remedy, .future:
                    if !Self.before(place, words, breaks).contains(where: Self.hedges.contains) { found.insert(sign) }
                default: found.insert(sign)
                }
            }
            place += phrase.words.count
        }
        return found
    }

    private func longest(at place: Int, _ words: [Fingerprint]) -> Phrase? {
        lookup[words[place]]?.first { words[place...].starts(with: $0.words) }
    }

    /// Up to three words before a place, as far as no mark parts them from it.
    private static func before(_ place: Int, _ words: [Fingerprint], _ breaks: Set<Int>) -> ArraySlice<Fingerprint> {
        var start = place
        while start > 0, start > place - 3, !breaks.contains(start) { start -= 1 }
        return words[start..<place]
    }

    /// The words of a line, and before which of them a mark ends a clause.
    private static func words(of utterance: Utterance, _ range: Range<Int>?) -> ([Fingerprint], Set<Int>) {
        var words: [Fingerprint] = []
        var breaks: Set<Int> = []
        words.reserveCapacity(utterance.tokens.count)
        utterance.forms.withUnsafeBytes { forms in
            for token in utterance.tokens where range?.overlaps(token.range) ?? true {
                if token.kind == .punctuation {
                    breaks.insert(words.count)
                } else {
                    words.append(Fingerprint(of: UnsafeRawBufferPointer(rebasing: forms[token.form])))
                }
            }
        }
        return (words, breaks)
    }

    private static func prints(_ words: [String]) -> Set<Fingerprint> {
        Set(words.map { Fingerprint(of: Array($0.utf8)) })
    }

    private static let negations = prints([
        "not", "no", "never", "none", "isn't", "isnt", "wasn't", "doesn't", "doesnt", "don't", "dont", "didn't",
        "didnt",
        "hasn't", "hasnt", "haven't", "havent", "won't", "wont", "can't", "cant", "cannot", "nothing", "nobody",
        "nicht",
        "kein", "keine", "nie", "pas", "jamais", "aucun", "nunca", "hardly", "without", "aren't", "ain't",
    ])
    private static let hedges = prints([
        "if", "when", "whether", "until", "till", "should", "would", "once", "does", "will", "how", "could", "why",
        "hope", "wenn", "ob", "falls", "bis", "si", "quand", "cuando", "want", "need", "make", "let", "shall",
    ])
}

extension SignPhrases: Storable {
    package func store(in file: inout ModelFile, as name: String) {
        file.add(entries.map(\.sign.rawValue), as: "\(name).signs")
        file.add(entries.map { $0.words.joined(separator: "\n") }, as: "\(name).phrases")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let signs = try file.strings("\(name).signs")
        let phrases = try file.strings("\(name).phrases")
        guard signs.count == phrases.count else {
            throw .inconsistent(section: "\(name).signs", reason: "there is a sign for each phrase")
        }
        var entries: [Entry] = []
        for (written, phrase) in zip(signs, phrases) {
            guard let sign = Sign(rawValue: written) else {
                throw .inconsistent(section: "\(name).signs", reason: "'\(written)' is no sign")
            }
            entries.append(Entry(sign: sign, words: phrase.split(separator: "\n").map(String.init)))
        }
        self.init(entries)
    }
}
