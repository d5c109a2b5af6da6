import Language

/// The smallest piece that rules look at: a run of letters, a run of digits, or one mark.
///
/// Tokens are too large for rules ("10k", "3:15pm", "14april", "A-1007" are one token or three, by their marks); atoms
/// are cut the same way wherever they stand.
struct Atom: Sendable {
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    let kind: Kind
    /// The number of the folded form in the vocabulary, or `Vocabulary.unknown`.
    let word: Int32
    /// True when nothing stands between the atom before and this one.
    let isTight: Bool
    /// True when the first letter is a capital.
    let isCapital: Bool
    /// Digits: their value, `Int.max` where there are more than 18 of them.
    let value: Int
    /// Digits and letters: how many bytes the folded form has.
    let length: Int

    enum Kind: Sendable { case letters, digits, mark }

    /// True for one of these ASCII marks.
    func isMark(_ marks: StaticString) -> Bool {
        guard kind == .mark, length == 1 else { return false }
        let marks = UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount)
        return marks.contains(UInt8(value))
    }
}

/// Cuts utterances into atoms.
///
/// Letters are folded as Language folds them and lose their accents besides ("février" and "fevrier" are one word);
/// apostrophes within a word are dropped ("valentine's", "valentines"), save where French and Italian leave out a vowel
/// ("l'", "dell'"), which is cut off.
/// Dashes, quotation marks and primes of every kind become their ASCII form.
struct Atomizer {
    private(set) var atoms: [Atom] = []
    private let vocabulary: Vocabulary
    private let isStemming: Bool
    private var form: [UInt8] = []

    /// - Parameter stemming: Whether words lose a plural "s" that follows four letters or more.
    init(_ vocabulary: Vocabulary, stemming: Bool = false) {
        self.vocabulary = vocabulary
        isStemming = stemming
    }

    /// The atoms of a message.
    static func atoms(
        of utterance: Utterance, _ vocabulary: Vocabulary, stemming: Bool = false, each: (([UInt8]) -> Void)? = nil
    ) -> [Atom] {
        var atomizer = Atomizer(vocabulary, stemming: stemming)
        atomizer.atoms.reserveCapacity(utterance.tokens.count * 2)
        var text = utterance.text
        text.withUTF8 { text in
            utterance.forms.withUnsafeBufferPointer { forms in
                for token in utterance.tokens where !token.form.isEmpty {
                    atomizer.add(forms[token.form], writtenAs: text[token.range], each: each)
                }
            }
        }
        return atomizer.atoms
    }

    /// The atoms of a piece of text whose folded form is given.
    ///
    /// - Parameter text: The bytes as written; where the form has as many, atoms keep their own ranges, else each has
    ///   the range of the piece.
    /// - Parameter each: Is told the form of each atom, for those who fill the vocabulary.
    mutating func add(
        _ folded: Slice<UnsafeBufferPointer<UInt8>>, writtenAs text: Slice<UnsafeBufferPointer<UInt8>>,
        each: (([UInt8]) -> Void)? = nil
    ) {
        let isAligned = folded.count == text.count
        let shift = text.startIndex - folded.startIndex
        // A dash or accent that folding made shorter: "24–48" are three atoms still.
        let offsets = isAligned ? nil : Self.offsets(of: folded, in: text)
        func range(_ start: Int, _ end: Int) -> Range<Int> {
            if isAligned { return start + shift..<end + shift }
            guard let offsets else { return text.startIndex..<text.endIndex }
            return offsets[start - folded.startIndex]..<offsets[end - folded.startIndex]
        }
        var place = folded.startIndex
        while place < folded.endIndex {
            let start = place
            let byte = folded[place]
            if isDigit(byte) {
                var value = 0
                while place < folded.endIndex, isDigit(folded[place]) {
                    value = place - start < 18 ? value * 10 + Int(folded[place] & 15) : .max
                    place += 1
                }
                let word = place - start <= 4 ? vocabulary.find(folded[start..<place]) : Vocabulary.unknown
                each?(Array(folded[start..<place]))
                append(range(start, place), .digits, word, capital: false, value: value, length: place - start)
            } else if let (mark, length) = Self.mark(folded[place...]) {
                place += length
                if mark == UInt8(ascii: "'"), isGenitive(at: range(start, place).lowerBound) { continue }
                let word = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { one in
                    one[0] = mark
                    return vocabulary.find(UnsafeBufferPointer(one)[...])
                }
                each?([mark])
                append(range(start, place), .mark, word, capital: false, value: Int(mark), length: 1)
            } else if byte >= 0x80, let length = Self.symbol(folded[place...]) {
                place += length
                let word = vocabulary.find(folded[start..<place])
                each?(Array(folded[start..<place]))
                append(range(start, place), .mark, word, capital: false, value: 0, length: length)
            } else {
                place = letters(folded, from: place)
                let isPlural =
                    form.count > 4 && form.last == UInt8(ascii: "s") && form[form.count - 2] != UInt8(ascii: "s")
                if isStemming, isPlural { form.removeLast() }
                let word = form.withUnsafeBufferPointer { vocabulary.find($0[...]) }
                each?(form)
                let written = isAligned ? text[start + shift] : text[text.startIndex]
                append(
                    range(start, place), .letters, word,
                    capital: written < 0x80
                        ? written & 0x20 == 0 : isAligned && text[start + shift + 1] != folded[start + 1],
                    value: 0, length: form.count)
            }
        }
    }

    /// Where in the text each byte of the folded form comes from, and where the text ends; `nil` where they have not as
    /// many scalars.
    private static func offsets(
        of folded: Slice<UnsafeBufferPointer<UInt8>>, in text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> [Int]? {
        func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
        let starts = text.indices.filter { isStart(text[$0]) }
        var offsets: [Int] = []
        var count = 0
        for byte in folded {
            if isStart(byte) { count += 1 }
            guard count > 0, count <= starts.count else { return nil }
            offsets.append(starts[count - 1])
        }
        return count == starts.count ? offsets + [text.endIndex] : nil
    }

    /// True for the apostrophe after a plural: "presidents' day" is "presidents day".
    private func isGenitive(at place: Int) -> Bool {
        guard let last = atoms.last, last.kind == .letters, last.range.upperBound == place else { return false }
        return form.last == UInt8(ascii: "s") && form.count > 2
    }

    private mutating func append(
        _ range: Range<Int>, _ kind: Atom.Kind, _ word: Int32, capital: Bool, value: Int, length: Int
    ) {
        atoms.append(
            Atom(
                range: range, kind: kind, word: word, isTight: atoms.last?.range.upperBound == range.lowerBound,
                isCapital: capital, value: value, length: length))
    }

    /// Reads a run of letters into `form`; returns where it ends.
    private mutating func letters(_ folded: Slice<UnsafeBufferPointer<UInt8>>, from start: Int) -> Int {
        form.removeAll(keepingCapacity: true)
        var place = start
        while place < folded.endIndex {
            let byte = folded[place]
            if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
                form.append(byte)
                place += 1
            } else if let (mark, length) = Self.mark(folded[place...]) {
                // An apostrophe between letters joins them; after French "l" and "d" it parts them.
                guard mark == UInt8(ascii: "'"), place + length < folded.endIndex, place > start,
                    isLetter(folded[place + length]), !Self.isElided(form)
                else { break }
                place += length
            } else if byte >= 0x80 {
                if Self.symbol(folded[place...]) != nil { break }
                place += appendPlain(folded[place...])
            } else {
                break
            }
        }
        // A byte that begins nothing known (a control, say) must still be passed.
        return max(place, start + 1)
    }

    /// French "l'" and "d'", Italian "un'", "dell'", "all'" …: words of their own before a vowel.
    private static func isElided(_ form: [UInt8]) -> Bool {
        guard form.count < 6 else { return false }
        if form.count == 1 { return form[0] == UInt8(ascii: "l") || form[0] == UInt8(ascii: "d") }
        return elided.contains {
            $0.utf8CodeUnitCount == form.count
                && form.elementsEqual(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
        }
    }

    private static let elided: [StaticString] = ["un", "all", "dell", "nell", "dall", "sull", "mezz", "quest"]

    /// Appends one scalar without its accent; returns how many bytes it had.
    private mutating func appendPlain(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let byte = rest[rest.startIndex]
        if byte == 0xC3, rest.count > 1, rest[rest.startIndex + 1] >= 0xA0, rest[rest.startIndex + 1] <= 0xBF {
            // U+00E0–FF: à … ÿ.
            let plain: StaticString = "aaaaaaaceeeeiiiidnooooo/ouuuuypy"
            let base = plain.utf8Start[Int(rest[rest.startIndex + 1] - 0xA0)]
            if base != UInt8(ascii: "/") {
                form.append(base)
                return 2
            }
        }
        if byte == 0xCC || byte == 0xCD, rest.count > 1 { return 2 }  // U+0300–037F: combining marks
        if byte == 0xC5, rest.count > 1, rest[rest.startIndex + 1] == 0x93 {
            form.append(contentsOf: "oe".utf8)
            return 2
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        form.append(contentsOf: rest.prefix(length))
        return min(length, rest.count)
    }

    /// An ASCII mark, or the ASCII form of a dash, apostrophe, prime or quotation mark, with its length in the text.
    private static func mark(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> (UInt8, Int)? {
        let first = rest.startIndex
        let byte = rest[first]
        if byte < 0x80 {
            let isMark = byte > 0x20 && byte < 0x7F && !isLetter(byte) && !isDigit(byte)
            return isMark ? (byte, 1) : nil
        }
        guard byte == 0xE2, rest.count > 2, rest[first + 1] == 0x80 else { return nil }
        switch rest[first + 2] {
        case 0x90...0x95: return (UInt8(ascii: "-"), 3)
        case 0x98...0x9B, 0xB2: return (UInt8(ascii: "'"), 3)
        case 0x9C...0x9F, 0xB3: return (UInt8(ascii: "\""), 3)
        default: return nil
        }
    }

    /// The length of a currency sign, degree sign or other symbol that is no letter; `nil` for letters.
    private static func symbol(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let first = rest.startIndex
        switch rest[first] {
        case 0xC2: return 2  // U+0080–BF: signs
        case 0xE2, 0xE3: return rest.count > 2 ? 3 : rest.count  // U+2000–2FFF and CJK marks: punctuation, signs
        case 0xF0: return rest.count > 3 ? 4 : rest.count  // emoji, mostly
        default: return nil
        }
    }
}

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 }
