package import Language
package import Learning

/// Words and short phrases that hint at a feeling, at how a message is meant, or at what irony is made of.
///
/// A gram's weight needs the very word in the examples; a cue counts for all words of its kind. Kept as hashes of folded
/// forms, as the rated words are.
package struct FeelingCues: Sendable {
    /// What a word hints at.
    package enum Cue: String, Sendable, CaseIterable {
        /// Praise, meant or not.
        case praise
        /// Something that went wrong, or that one waits for.
        case trouble
        /// Opens an ironical sentence: "oh", "of course".
        case opener
        case courtesy, pressing, calm, thanks, worry, puzzled, anger, relief
        /// A picture of which irony is fond.
        case wink

        var bit: UInt16 { 1 << UInt16(place) }

        var place: Int {
            switch self {
            case .praise: 0
            case .trouble: 1
            case .opener: 2
            case .courtesy: 3
            case .pressing: 4
            case .calm: 5
            case .thanks: 6
            case .worry: 7
            case .puzzled: 8
            case .anger: 9
            case .relief: 10
            case .wink: 11
            }
        }
    }

    /// A line of a list.
    package struct Entry: Sendable, Equatable {
        /// One of `ValenceLexicon.languages`; `nil` for pictures.
        package var language: String?
        /// One to four words.
        package var words: String
        package var cue: Cue

        package init(language: String?, words: String, cue: Cue) {
            self.language = language
            self.words = words
            self.cue = cue
        }
    }

    /// The most words that an entry has.
    static let longestPhrase = 4
    /// Set where a longer entry begins with these words.
    private static let opensPhrase: UInt16 = 1 << 15

    private let index: KeyIndex
    private let bits: [UInt16]

    /// How many words, phrases and beginnings of phrases are known.
    package var count: Int { bits.count }

    /// The cues of a list; an entry without a word is left out.
    package init(_ entries: [Entry], analyzer: Analyzer) {
        var meanings: [UInt32: UInt16] = [:]
        for entry in entries {
            let language =
                entry.language.map { ValenceLexicon.languages.firstIndex(of: $0) ?? ValenceLexicon.pictures }
                ?? ValenceLexicon.pictures
            let utterance = analyzer.utterance(of: entry.words)
            let words = MoodWord.words(of: utterance, language: language)
            guard !words.isEmpty, words.count <= Self.longestPhrase else { continue }
            var hash = ByteHash()
            for (number, word) in words.enumerated() {
                if number > 0 { hash.add(0x20) }
                for place in word.form { hash.add(utterance.forms[place]) }
                let isWhole = number == words.count - 1
                meanings[hash.key(of: Self.kind(language)), default: 0] |= isWhole ? entry.cue.bit : Self.opensPhrase
            }
        }
        let keys = meanings.keys.sorted()
        index = KeyIndex(keys: keys)
        bits = keys.map { meanings[$0] ?? 0 }
    }

    private static func kind(_ language: Int) -> UInt64 { 200 + UInt64(language) }

    // MARK: Asking

    /// Calls `body` with the cues, as bits, of every word and phrase, and the place in `words` at which it begins.
    @inline(__always)
    func forEach(in reading: MoodReading, _ body: (_ place: Int, _ cues: UInt16) -> Void) {
        let words = reading.words
        reading.utterance.forms.withUnsafeBufferPointer { forms in
            for start in words.indices {
                let kind = Self.kind(words[start].kind == .picture ? ValenceLexicon.pictures : reading.language)
                var hash = ByteHash()
                for last in start..<min(start + Self.longestPhrase, words.count) {
                    if last > start { hash.add(0x20) }
                    for place in words[last].form { hash.add(forms[place]) }
                    guard let number = index.number(of: hash.key(of: kind)) else { break }
                    let found = bits[number] & ~Self.opensPhrase
                    if found != 0 { body(start, found) }
                    if bits[number] & Self.opensPhrase == 0 { break }
                }
            }
        }
    }
}

extension FeelingCues: Storable {
    package func store(in file: inout ModelFile, as name: String) {
        file.add(index.keys, as: "\(name).keys")
        file.add(
            bits.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }, as: "\(name).bits")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let keys = try file.words32("\(name).keys")
        let bytes = try file.bytes("\(name).bits")
        guard bytes.count == 2 * keys.count else {
            throw .inconsistent(section: "\(name).keys", reason: "each word has one set of cues")
        }
        index = KeyIndex(keys: keys)
        bits = keys.indices.map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
    }
}
