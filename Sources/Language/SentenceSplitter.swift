internal import CICU

/// Finds sentences as a reader would: the annex's, mended where abbreviations and hurried writing mislead it.
///
/// UAX #29 ends a sentence at "Mr. Smith", since a capital follows, and does not end one at "it broke. please help", since
/// none does. Two corrections: no end behind a title, an abbreviation that wants something to follow, dotted letters
/// (`z.B.`), an initial, or a number of one or two digits (`3. Mai`, `2. Restart it`); and an end behind a word of three
/// letters or more that is no abbreviation, also before a small letter.
struct SentenceSplitter: Sendable {
    private let sentences = BreakIterator(rules: SentenceRules.source)

    /// The sentences in order, without the space around them; none is empty. UTF-8 offsets.
    func sentences(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        sentences.withEnds(in: bytes) { ends in
            var found: [Range<Int>] = []
            var start = 0
            var checked = 0
            for end in ends.map(Int.init) {
                while checked < end {
                    checked += 1
                    if checked < end, isEndBeforeSmallLetter(bytes, at: checked - 1) {
                        append(start..<checked, of: bytes, to: &found)
                        start = checked
                    }
                }
                if end < bytes.count, wantsMore(bytes, upTo: end) { continue }
                append(start..<end, of: bytes, to: &found)
                start = end
            }
            return found
        }
    }

    /// The annex's own sentences, before any correction: what the conformance tests judge.
    func ends(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        sentences.withEnds(in: bytes) { $0.map(Int.init) }
    }

    private func append(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, to found: inout [Range<Int>]) {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let (scalar, length) = decodeScalar(bytes, at: start)
            guard isSpace(scalar) else { break }
            start += length
        }
        while start < end {
            var last = end - 1
            while isContinuation(bytes[last]) { last -= 1 }
            guard isSpace(decodeScalar(bytes, at: last).scalar) else { break }
            end = last
        }
        if start < end { found.append(start..<end) }
    }

    /// True for a full stop, behind a whole word, with spaces and a small letter behind it.
    private func isEndBeforeSmallLetter(_ bytes: UnsafeBufferPointer<UInt8>, at stop: Int) -> Bool {
        guard bytes[stop] == UInt8(ascii: "."), stop + 2 < bytes.count, bytes[stop + 1] == 0x20 else { return false }
        var next = stop + 2
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        guard next < bytes.count, (0x61...0x7a).contains(bytes[next]) || bytes[next] == 0xc3,
            let word = word(in: bytes, before: stop)
        else { return false }
        return word.count >= 3 && word.allSatisfy { isLetter(bytes[$0]) }
            && !Self.open.containsFolded(bytes, word) && !Self.closed.containsFolded(bytes, word)
    }

    /// True when the full stop before `end` cannot be the last of its sentence.
    private func wantsMore(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Bool {
        var stop = end - 1
        while stop > 0, bytes[stop] == 0x20 { stop -= 1 }
        guard bytes[stop] == UInt8(ascii: "."), let word = word(in: bytes, before: stop) else { return false }
        if word.allSatisfy({ isDigit(bytes[$0]) }) { return word.count <= 2 }
        if word.count == 1 { return isLetter(bytes[word.lowerBound]) && bytes[word.lowerBound] != UInt8(ascii: "I") }
        return Self.open.containsFolded(bytes, word) || isDottedLetters(bytes, word)
    }

    /// What stands between the last space or bracket and a full stop; `nil` when it is empty or too long to matter.
    private func word(in bytes: UnsafeBufferPointer<UInt8>, before stop: Int) -> Range<Int>? {
        var start = stop
        while start > 0, stop - start <= Self.longestWord, isWordByte(bytes[start - 1]) { start -= 1 }
        return start < stop && stop - start <= Self.longestWord ? start..<stop : nil
    }

    /// German has words of thirty letters; whatever is longer has no say.
    private static let longestWord = 64

    private func isDottedLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        word.count % 2 == 1
            && word.allSatisfy { offset in
                (offset - word.lowerBound) % 2 == 0 ? isLetter(bytes[offset]) : bytes[offset] == UInt8(ascii: ".")
            }
    }

    private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") }
    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) || byte >= 0x80 }
    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isSpace(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? ASCIIClass(UInt8(scalar)) == .space : cicu_class(scalar) == CICU_SPACE
    }

    /// Abbreviations behind which the sentence goes on, whatever follows.
    private static let open = ShortWords(
        """
        mr mrs ms dr prof st sr sra srta dra mme mlle mm hr hrn fr nr str tel bzw bzgl ca inkl exkl zzgl evtl ggf vgl
        abs art kd gem lt vs approx dept ext fig ref ud uds vd avda env cf ex bspw sog
        """)

    /// Abbreviations that may stand last: no end before a small letter, and the annex decides before a capital.
    private static let closed = ShortWords("etc usw max min mio mrd std jan feb sept oct okt nov dez dec inc ltd corp")
}
