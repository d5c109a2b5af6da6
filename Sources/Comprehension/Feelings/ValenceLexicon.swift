package import Language
package import Learning

/// What words and short phrases say about mood: how good or bad they are, and what they do to the words around them.
///
/// A word list for each language, and one for emoji, which need none. Words are kept as hashes of their folded forms, so
/// that the list is small and a message's words are looked up without making a string.
package struct ValenceLexicon: Sendable {
    /// The languages that have lists, in the order in which they are asked. The list after the last holds emoji and faces.
    package static let languages = ["en", "de", "fr", "es"]
    static let pictures = languages.count

    /// A line of a list.
    package struct Entry: Sendable, Equatable {
        /// One of `languages`; `nil` for emoji and faces.
        package var language: String?
        /// One to five words; a `*` at the end of one word stands for any ending.
        package var words: String
        /// −4 (worst) … 4 (best); `nil` where the entry only plays a part.
        package var rating: Float?
        package var roles: Roles

        package init(language: String?, words: String, rating: Float? = nil, roles: Roles = []) {
            self.language = language
            self.words = words
            self.rating = rating
            self.roles = roles
        }
    }

    /// The parts that a word plays in a sentence's mood.
    package struct Roles: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// Turns round what follows: not, never, ohne.
        package static let negation = Roles(rawValue: 1)
        /// Strengthens what follows: very, utterly.
        package static let booster = Roles(rawValue: 2)
        /// Weakens what follows: slightly, un peu.
        package static let dampener = Roles(rawValue: 4)
        /// What follows counts more than what came before: but, however.
        package static let contrast = Roles(rawValue: 8)
        /// Opens a question or a request: how, can, please.
        package static let asking = Roles(rawValue: 16)
        /// It is not the first time: again, still, third.
        package static let repetition = Roles(rawValue: 32)
        /// Time that passes: hours, weeks, since.
        package static let duration = Roles(rawValue: 64)
        /// Who writes: I, my, we.
        package static let writer = Roles(rawValue: 128)
        /// Who is written to or about: you, your, they.
        package static let other = Roles(rawValue: 256)
        /// All that a list may say.
        static let named: [(name: String, role: Roles)] = [
            ("negation", .negation), ("booster", .booster), ("dampener", .dampener), ("contrast", .contrast),
            ("asking", .asking), ("repetition", .repetition), ("duration", .duration), ("self", .writer),
            ("other", .other),
        ]
        /// Set by the lexicon: the word has a rating; it begins a longer entry.
        static let rated = Roles(rawValue: 1 << 14)
        static let opensPhrase = Roles(rawValue: 1 << 15)

        /// The role that a list calls `name`.
        package init?(name: String) {
            guard let role = Self.named.first(where: { $0.name == name })?.role else { return nil }
            self = role
        }
    }

    /// What is known about a word.
    struct Meaning {
        var rating: Float
        var roles: Roles
    }

    /// The most words that an entry has.
    static let longestPhrase = 5
    /// Shorter beginnings of words are not asked for a `*` entry, in bytes.
    static let shortestStem = 4
    /// Ratings are kept in steps of 1/25, so that ±4 fits a byte.
    private static let steps: Float = 25

    private let index: KeyIndex
    private let ratings: [Int8]
    private let roles: [UInt16]

    /// How many words, phrases and beginnings are known.
    package var count: Int { index.keys.count }

    /// Makes the lexicon. Entries of the same words are joined: a later rating does not replace an earlier one.
    package init(_ entries: [Entry], analyzer: Analyzer) {
        var meanings: [UInt32: Meaning] = [:]
        func note(_ key: UInt32, _ rating: Float?, _ roles: Roles) {
            var meaning = meanings[key] ?? Meaning(rating: 0, roles: [])
            if let rating, !meaning.roles.contains(.rated) {
                meaning.rating = rating
                meaning.roles.insert(.rated)
            }
            meaning.roles.formUnion(roles)
            meanings[key] = meaning
        }
        for entry in entries {
            let language = entry.language.map { Self.languages.firstIndex(of: $0) ?? Self.pictures } ?? Self.pictures
            let isStem = entry.words.hasSuffix("*")
            // What stands before an apostrophe is a word only where another follows.
            let isElision = entry.words.hasSuffix("'")
            let utterance = analyzer.utterance(
                of: isStem ? String(entry.words.dropLast()) : isElision ? entry.words + "a" : entry.words)
            var words = MoodWord.words(of: utterance, language: language)
            if isElision { words.removeLast() }
            guard let first = words.first, words.count <= Self.longestPhrase else { continue }
            var hash = ByteHash()
            for place in first.form { hash.add(utterance.forms[place]) }
            if words.count > 1 { note(hash.key(of: Self.kind(language)), nil, .opensPhrase) }
            for word in words.dropFirst() {
                hash.add(0x20)
                for place in word.form { hash.add(utterance.forms[place]) }
            }
            note(hash.key(of: isStem ? Self.stemKind(language) : Self.kind(language)), entry.rating, entry.roles)
        }
        let keys = meanings.keys.sorted()
        self.init(
            keys: keys, ratings: keys.map { Self.step(meanings[$0]?.rating ?? 0) },
            roles: keys.map { meanings[$0]?.roles.rawValue ?? 0 })
    }

    private init(keys: [UInt32], ratings: [Int8], roles: [UInt16]) {
        index = KeyIndex(keys: keys)
        self.ratings = ratings
        self.roles = roles
    }

    private static func step(_ rating: Float) -> Int8 {
        Int8(max(-4, min(4, rating)) * steps)
    }

    // MARK: Asking

    /// Kinds of keys: whole words and phrases of a language, and beginnings of words.
    static func kind(_ language: Int) -> UInt64 { UInt64(language) * 2 + 1 }
    static func stemKind(_ language: Int) -> UInt64 { UInt64(language) * 2 + 2 }

    /// What is known under a key.
    @inline(__always)
    func meaning(_ key: UInt32) -> Meaning? {
        guard let number = index.number(of: key) else { return nil }
        return Meaning(rating: Float(ratings[number]) / Self.steps, roles: Roles(rawValue: roles[number]))
    }

    // MARK: Keeping

    package func store(in file: inout ModelFile, as name: String) {
        file.add(index.keys, as: "\(name).keys")
        file.add(ratings, as: "\(name).ratings")
        file.add(
            roles.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }, as: "\(name).roles")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let keys = try file.words32("\(name).keys")
        let ratings = try file.signedBytes("\(name).ratings")
        let roles = try file.bytes("\(name).roles")
        guard ratings.count == keys.count, roles.count == 2 * keys.count else {
            throw .inconsistent(section: "\(name).keys", reason: "each word has one rating and one set of roles")
        }
        self.init(
            keys: keys, ratings: ratings,
            roles: keys.indices.map { UInt16(roles[2 * $0]) | UInt16(roles[2 * $0 + 1]) << 8 })
    }
}

extension ValenceLexicon: Storable {}
