import Language

/// The sparse half of what the mood model looks at: which words, pairs of words, pieces of words and turns of speech
/// a reading holds, each as a 32-bit key.
enum MoodGrams {
    /// Keys of a block are scaled together: a message's words count as much as its many pieces of words.
    enum Block: Int, CaseIterable { case words, pieces, turns }

    /// Calls `body` for every occurrence, in the order of the text within a block.
    @inline(__always)
    static func forEach(in reading: MoodReading, _ body: (Block, UInt32) -> Void) {
        reading.utterance.forms.withUnsafeBufferPointer { forms in
            words(reading, forms) { body(.words, $0) }
            pieces(reading, forms) { body(.pieces, $0) }
            turns(reading, forms) { body(.turns, $0) }
        }
    }

    /// Kinds of keys.
    private enum Kind {
        static let word: UInt64 = 101
        static let negated: UInt64 = 102
        static let pair: UInt64 = 103
        static let piece: UInt64 = 104
        static let turn: UInt64 = 105
    }

    // MARK: Words

    /// Words, words under a negation, and pairs, with the message's beginning and end as words of their own.
    @inline(__always)
    private static func words(
        _ reading: MoodReading, _ forms: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void
    ) {
        var previous: UInt64 = 1
        for word in reading.words {
            let current = state(of: word, forms)
            body(ByteHash.key(current, Kind.word))
            if word.isNegated { body(ByteHash.key(current, Kind.negated)) }
            body(pair(previous, current))
            previous = current
        }
        body(pair(previous, 2))
    }

    @inline(__always)
    private static func pair(_ first: UInt64, _ second: UInt64) -> UInt32 {
        ByteHash.key(first &* 0x9e37_79b9_7f4a_7c15 &+ second, Kind.pair)
    }

    /// What a word counts as: numbers, codes, addresses and names are each one word, a letter or mark that is repeated
    /// counts twice at most.
    @inline(__always)
    private static func state(of word: MoodWord, _ forms: UnsafeBufferPointer<UInt8>) -> UInt64 {
        switch word.kind {
        case .number: return 3
        case .code: return 4
        case .address: return 5
        case .handle: return 6
        case .word, .picture, .mark: break
        }
        var hash = ByteHash()
        let start = word.form.lowerBound
        for place in word.form where !isThird(forms, place, from: start) { hash.add(forms[place]) }
        return hash.state
    }

    @inline(__always)
    private static func isThird(_ forms: UnsafeBufferPointer<UInt8>, _ place: Int, from start: Int) -> Bool {
        place >= start + 2 && forms[place] == forms[place - 1] && forms[place] == forms[place - 2]
    }

    // MARK: Pieces

    /// Three and four letters in a row within a word, its edges counting as a letter.
    @inline(__always)
    private static func pieces(
        _ reading: MoodReading, _ forms: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void
    ) {
        // An edge is a byte that no UTF-8 holds.
        let edge: UInt8 = 0xff
        for word in reading.words where word.kind == .word {
            let start = word.form.lowerBound - 1
            let end = word.form.upperBound
            for first in start..<end {
                if first > start && (isInside(forms[first]) || isThird(forms, first, from: start + 1)) { continue }
                var hash = ByteHash()
                var letters = 0
                var place = first
                while place <= end {
                    if place == start || place == end {
                        letters += 1
                        hash.add(edge)
                    } else if !isThird(forms, place, from: start + 1) {
                        if !isInside(forms[place]) {
                            if letters == 4 { break }
                            letters += 1
                        }
                        hash.add(forms[place])
                    }
                    place += 1
                    let isWhole = place >= end || !isInside(forms[place])
                    if isWhole && letters == 3 { body(hash.key(of: Kind.piece)) }
                    if isWhole && letters == 4 {
                        body(hash.key(of: Kind.piece))
                        break
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func isInside(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }

    // MARK: Turns

    /// One to four parts of speech in a row, whatever the language: good and bad words by strength, negation, time,
    /// who is spoken of, marks. "weeks … not … bad" is a turn that no list of words holds.
    @inline(__always)
    private static func turns(
        _ reading: MoodReading, _ forms: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void
    ) {
        // The last four parts, one a byte, the newest lowest.
        var parts: UInt32 = 1
        @inline(__always)
        func add(_ part: UInt8) {
            if part <= Part.plain, part == UInt8(truncatingIfNeeded: parts) { return }
            parts = parts << 8 | UInt32(part)
            for length in 1...4 {
                let turn = length == 4 ? parts : parts & (1 << (8 * UInt32(length)) - 1)
                guard turn >> (8 * UInt32(length - 1)) != 0 else { break }
                body(ByteHash.key(UInt64(turn), Kind.turn))
            }
        }
        for word in reading.words { add(part(of: word, forms)) }
        add(Part.end)
    }

    /// What a word is to a turn; the message's beginning is 1.
    private enum Part {
        /// Runs of these two count once.
        static let mark: UInt8 = 2
        static let plain: UInt8 = 3
        static let end: UInt8 = 4
    }

    @inline(__always)
    private static func part(of word: MoodWord, _ forms: UnsafeBufferPointer<UInt8>) -> UInt8 {
        switch word.kind {
        case .picture: return word.valence > 0 ? 5 : word.valence < 0 ? 6 : Part.mark
        case .mark:
            switch forms[word.form.lowerBound] {
            case UInt8(ascii: "."): return 7
            case UInt8(ascii: "!"): return 8
            case UInt8(ascii: "?"): return 9
            case UInt8(ascii: ","): return 10
            default: return Part.mark
            }
        case .word, .number, .code, .address, .handle: break
        }
        if word.valence >= 1.5 { return 11 }
        if word.valence >= 0.3 { return 12 }
        if word.valence <= -1.5 { return 13 }
        if word.valence <= -0.3 { return 14 }
        let roles = word.roles
        if roles.contains(.negation) { return 15 }
        if roles.contains(.repetition) { return 16 }
        if roles.contains(.duration) { return 17 }
        if roles.contains(.asking) { return 18 }
        if roles.contains(.writer) { return 19 }
        if roles.contains(.other) { return 20 }
        if roles.contains(.contrast) { return 21 }
        if !roles.isDisjoint(with: [.booster, .dampener]) { return 22 }
        return word.kind == .word ? Part.plain : 23
    }
}
