import Language

/// What a tagger sees of an utterance: a row for the whole, then a row a token, each a list of hashes.
///
/// Of a token: itself and its neighbours, its ends, its shape, what the examples have it stand for, the phrases of the
/// examples that it lies in, what rules and the desk's lists found there, and the intent. Of the whole: its words, so that
/// each label knows what the sentence is about.
///
/// A tagger that has vectors beside, and few examples, sees no words here, only forms: it would learn the examples' words by
/// heart and have nothing left to learn from the vectors, which know words that no example holds.
struct TagFeatures {
    /// What is looked at.
    enum Sight: String {
        case words
        case forms
    }

    /// Row after row, in no order, some perhaps twice.
    private(set) var hashes: [UInt64] = []
    /// (tokens + 2): row `i` takes `starts[i]..<starts[i + 1]`.
    private(set) var starts: [Int] = [0]

    /// A line's own marks, taken out of the lexicon while it is learned from.
    struct Own {
        let spans: [(kind: Int, places: Range<Int>)]
        /// One a token.
        let kinds: [UInt32]
    }

    init(
        of utterance: Utterance, _ sight: Sight = .words, hits: [TagHit], intent: String?, lexicon: TagLexicon,
        without own: Own? = nil
    ) {
        let words = Self.words(of: utterance)
        guard !words.isEmpty else {
            starts.append(0)
            return
        }
        hashes.reserveCapacity(words.count * 48)
        if sight == .words { addWhole(words) } else { starts.append(0) }
        let phrases = Self.phrases(in: words, lexicon, own)
        let intent = intent.map { name in name.utf8.reduce(Self.offset) { ($0 ^ UInt64($1)) &* Self.prime } }
        let found = Self.marks(of: hits, in: utterance)
        let spellings = Spellings(of: utterance)
        for place in words.indices {
            switch sight {
            case .words:
                addWords(words, place)
                addSpelling(spellings, utterance, place)
            case .forms:
                add(.always)
                addForms(spellings, place)
            }
            addLexicon(words, place, phrases, lexicon, own)
            for (offset, part) in [(-1, Part.foundBefore), (0, .found), (1, .foundAfter)]
            where words.indices.contains(place + offset) {
                for mark in found where mark.place == place + offset { add(part, mark.hash) }
            }
            if let intent {
                add(.intent, intent)
                if sight == .words {
                    add(.intentWord, intent, words[place])
                    add(.intentWordBefore, intent, Self.word(words, place - 1))
                    add(.intentWordAfter, intent, Self.word(words, place + 1))
                }
                for phrase in phrases where phrase.place == place { add(.intentPhrase, intent, phrase.hash) }
            }
            starts.append(hashes.count)
        }
    }

    /// Something that was found at a place, as a hash.
    private struct Sign {
        let place: Int
        let hash: UInt64
    }

    /// What a hash tells; numbers are part of model files.
    private enum Part: UInt64 {
        case always = 1
        case word, wordBefore, wordAfter, secondBefore, secondAfter, pairBefore, pairAfter
        case prefix, suffix, suffixBefore, suffixAfter, shape, shapeBefore, shapeAfter
        case phrase, phraseBefore, phraseAfter, phraseAndWordBefore, phraseAndWordAfter
        case standsFor, standsForBefore, standsForAfter
        case found, foundBefore, foundAfter
        case intent, intentWord, intentWordBefore, intentWordAfter, intentPhrase
        case anyWord, firstWord, firstPair, lastWord
        case shapePairBefore, shapePairAfter, shapeAndStyle, shapeAndFirst
    }

    private mutating func add(_ part: Part, _ first: UInt64 = 0, _ second: UInt64 = 0) {
        hashes.append(Self.mixed(first &+ (second << 23 | second >> 41) &* 0x9e37_79b9_7f4a_7c15, part))
    }

    private static func mixed(_ value: UInt64, _ part: Part) -> UInt64 {
        var mixed = value &+ part.rawValue &* 0xd6e8_feb8_6659_fd93
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed >> 33)
    }

    // FNV-1a (Fowler, Noll and Vo); `mixed` spreads its low bits.
    private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01b3

    /// The hash of each token's folded form.
    static func words(of utterance: Utterance) -> [UInt64] {
        utterance.forms.withUnsafeBufferPointer { forms in
            utterance.tokens.map { token in forms[token.form].reduce(offset) { ($0 ^ UInt64($1)) &* prime } }
        }
    }

    /// The word at a place; before the first and behind the last stand words of no letters.
    private static func word(_ words: [UInt64], _ place: Int) -> UInt64 {
        words.indices.contains(place)
            ? words[place] : UInt64(bitPattern: Int64(place < 0 ? place : place - words.count))
    }

    private mutating func addWhole(_ words: [UInt64]) {
        for word in words { add(.anyWord, word) }
        add(.firstWord, words[0])
        add(.firstPair, words[0], Self.word(words, 1))
        add(.lastWord, words[words.count - 1])
        starts.append(hashes.count)
    }

    private mutating func addWords(_ words: [UInt64], _ place: Int) {
        let before = Self.word(words, place - 1)
        let after = Self.word(words, place + 1)
        add(.always)
        add(.word, words[place])
        add(.wordBefore, before)
        add(.wordAfter, after)
        add(.secondBefore, Self.word(words, place - 2))
        add(.secondAfter, Self.word(words, place + 2))
        add(.pairBefore, before, words[place])
        add(.pairAfter, words[place], after)
    }

    private mutating func addSpelling(_ spellings: Spellings, _ utterance: Utterance, _ place: Int) {
        utterance.forms.withUnsafeBufferPointer { forms in
            let form = UnsafeBufferPointer(rebasing: forms[utterance.tokens[place].form])
            var prefix = Self.offset
            for length in 1...4 where length <= form.count {
                prefix = (prefix ^ UInt64(form[length - 1])) &* Self.prime
                if length == form.count || form[length] & 0xc0 != 0x80 { add(.prefix, prefix) }
                let start = form.count - length
                if form[start] & 0xc0 != 0x80 {
                    add(.suffix, form[start...].reduce(Self.offset) { ($0 ^ UInt64($1)) &* Self.prime })
                }
            }
        }
        add(.shape, spellings.shapes[place])
        if place > 0 {
            add(.shapeBefore, spellings.shapes[place - 1])
            add(.suffixBefore, spellings.endings[place - 1])
        }
        if place + 1 < spellings.shapes.count {
            add(.shapeAfter, spellings.shapes[place + 1])
            add(.suffixAfter, spellings.endings[place + 1])
        }
    }

    /// How a token and its neighbours look, how much of the text is capitals, and how the token ends.
    private mutating func addForms(_ spellings: Spellings, _ place: Int) {
        let shape = spellings.shapes[place]
        let before = place > 0 ? spellings.shapes[place - 1] : 1
        let after = place + 1 < spellings.shapes.count ? spellings.shapes[place + 1] : 2
        add(.shape, shape)
        add(.shapeBefore, before)
        add(.shapeAfter, after)
        add(.shapePairBefore, shape, before)
        add(.shapePairAfter, shape, after)
        add(.shapeAndStyle, shape, spellings.style)
        add(.shapeAndFirst, shape, place == 0 ? 1 : 0)
        add(.suffix, spellings.endings[place])
    }

    /// Each token's shape (runs of capitals, letters and digits, cut to two) and its last three bytes, as hashes.
    private struct Spellings {
        var shapes: [UInt64] = []
        var endings: [UInt64] = []
        /// Which quarter of the tokens begins with a capital, 0…4: where many do, a capital says little.
        var style: UInt64 = 0

        init(of utterance: Utterance) {
            var text = utterance.text
            text.withUTF8 { bytes in
                var capitals = 0
                for token in utterance.tokens {
                    if Self.kind(bytes[token.range.lowerBound]) == UInt8(ascii: "X") { capitals += 1 }
                    var shape = offset
                    var (last, run): (UInt8, Int) = (0, 0)
                    for byte in bytes[token.range] {
                        let kind = Self.kind(byte)
                        run = kind == last ? run + 1 : 1
                        last = kind
                        if run <= 2 { shape = (shape ^ UInt64(kind)) &* prime }
                    }
                    shapes.append(shape)
                    let form = utterance.forms[token.form]
                    endings.append(form.suffix(3).reduce(offset) { ($0 ^ UInt64($1)) &* prime })
                }
                style = UInt64(4 * capitals / max(1, utterance.tokens.count))
            }
        }

        private static func kind(_ byte: UInt8) -> UInt8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "9")
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(ascii: "X")
            case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: UInt8(ascii: "x")
            default: byte
            }
        }
    }

    // MARK: What the examples and the desk know

    /// A hash for each phrase of the examples that a token lies in: its kind, and whether the token begins it, ends it,
    /// is within or all of it. Of each kind the longest from the left.
    private static func phrases(in words: [UInt64], _ lexicon: TagLexicon, _ own: Own?) -> [Sign] {
        var found: [Sign] = []
        // Few at a time: a list is searched sooner than a table.
        var taken: [(kind: UInt32, end: Int)] = []
        var ends: [(kind: UInt32, end: Int)] = []
        for start in words.indices {
            ends.removeAll(keepingCapacity: true)
            var phrase = TagLexicon.noPhrase
            for place in start..<min(words.count, start + lexicon.longest) {
                phrase = TagLexicon.phrase(phrase, words[place])
                for entry in lexicon.phrases.places(of: phrase) {
                    let kind = lexicon.phrases.kinds[entry]
                    let owned = own?.spans.count { $0.kind == Int(kind) && same(words, $0.places, start...place) } ?? 0
                    guard Int(lexicon.phrases.counts[entry]) > owned else { continue }
                    ends.removeAll { $0.kind == kind }
                    ends.append((kind, place + 1))
                }
            }
            for (kind, end) in ends where !taken.contains(where: { $0.kind == kind && $0.end >= end }) {
                taken.append((kind, end))
                for place in start..<end {
                    let part: UInt64 = end == start + 1 ? 0 : place == start ? 1 : place == end - 1 ? 2 : 3
                    found.append(Sign(place: place, hash: UInt64(kind) << 2 | part))
                }
            }
        }
        return found
    }

    private static func same(_ words: [UInt64], _ one: Range<Int>, _ other: ClosedRange<Int>) -> Bool {
        one.count == other.count && words[one].elementsEqual(words[other])
    }

    private mutating func addLexicon(
        _ words: [UInt64], _ place: Int, _ phrases: [Sign], _ lexicon: TagLexicon, _ own: Own?
    ) {
        for phrase in phrases {
            switch phrase.place - place {
            case 0:
                add(.phrase, phrase.hash)
                add(.phraseAndWordBefore, phrase.hash, Self.word(words, place - 1))
                add(.phraseAndWordAfter, phrase.hash, Self.word(words, place + 1))
            case -1: add(.phraseBefore, phrase.hash)
            case 1: add(.phraseAfter, phrase.hash)
            default: continue
            }
        }
        for (offset, part) in [(-1, Part.standsForBefore), (0, .standsFor), (1, .standsForAfter)]
        where words.indices.contains(place + offset) {
            addMeanings(of: words[place + offset], part, lexicon, own?.kinds[place + offset])
        }
    }

    /// What a word stood for in the examples, and whether nearly always, mostly, often or seldom.
    private mutating func addMeanings(of word: UInt64, _ part: Part, _ lexicon: TagLexicon, _ own: UInt32?) {
        let entries = lexicon.words.places(of: word)
        var total = own == nil ? 0 : -1
        for entry in entries { total += Int(lexicon.words.counts[entry]) }
        guard total > 0 else { return }
        for entry in entries {
            let kind = lexicon.words.kinds[entry]
            let count = Int(lexicon.words.counts[entry]) - (kind == own ? 1 : 0)
            guard count > 0 else { continue }
            let share = Float(count) / Float(total)
            add(part, UInt64(kind) << 2 | (share > 0.9 ? 0 : share > 0.5 ? 1 : share > 0.2 ? 2 : 3))
        }
    }

    /// A hash for each thing found at a token, and whether it begins there.
    private static func marks(of hits: [TagHit], in utterance: Utterance) -> [Sign] {
        var marks: [Sign] = []
        for hit in hits {
            let name = hit.name.utf8.reduce(offset) { ($0 ^ UInt64($1)) &* prime }
            for (number, place) in utterance.tokens(in: hit.range).enumerated() {
                marks.append(Sign(place: place, hash: name &+ (number == 0 ? 1 : 0)))
            }
        }
        return marks
    }
}
