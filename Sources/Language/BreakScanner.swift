internal import CICU

/// The slow path: cuts any text into atoms where `WordRules`, run by ICU, say that a piece ends.
///
/// A piece of several scalars is parted once more at the marks that the annex lets hold letters or digits together (the
/// full stop of `12.50`), since `Joiner` decides about those on both paths. Anything else stays as the annex cuts it.
struct BreakScanner: Sendable {
    private let words = BreakIterator(rules: WordRules.source)

    /// Cuts any UTF-8. Returns the number of atoms, the closing one included; `atoms` has room for one more than there
    /// are bytes.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, into atoms: UnsafeMutableBufferPointer<Atom>) -> Int {
        words.withEnds(in: bytes) { ends in
            var row = Row(bytes: bytes, atoms: atoms)
            var start = 0
            for end in ends {
                row.add(piece: start..<Int(end))
                start = Int(end)
            }
            row.append(Atom(start: bytes.count, shape: .space))
            return row.count
        }
    }

    /// The annex's own pieces, before any rule of ours: what the conformance tests judge.
    func ends(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        words.withEnds(in: bytes) { $0.map(Int.init) }
    }
}

/// Atoms as they are found.
private struct Row {
    let bytes: UnsafeBufferPointer<UInt8>
    let atoms: UnsafeMutableBufferPointer<Atom>
    var count = 0

    mutating func append(_ atom: Atom) {
        atoms.initializeElement(at: count, to: atom)
        count += 1
    }

    mutating func add(piece: Range<Int>) {
        let first = bytes[piece.lowerBound]
        if first < 0x80 {
            addASCII(piece, first)
        } else {
            addOther(piece)
        }
    }

    private mutating func addASCII(_ piece: Range<Int>, _ first: UInt8) {
        switch ASCIIClass.table[Int(first)] {
        case .letter, .digit, .underscore:
            if isKeycap(piece) {
                append(Atom(start: piece.lowerBound, shape: .emoji))
            } else {
                addRuns(piece)
            }
        case .space: append(Atom(start: piece.lowerBound, shape: .space))
        case .invisible: append(Atom(start: piece.lowerBound, shape: .invisible))
        case .punctuation where piece.count > 1:
            append(Atom(start: piece.lowerBound, shape: isKeycap(piece) ? .emoji : .punctuation))
        case .symbol where piece.count > 1: append(Atom(start: piece.lowerBound, shape: .symbol))
        case .punctuation, .symbol: append(Atom(start: piece.lowerBound, shape: .init(code: first)))
        }
    }

    private mutating func addOther(_ piece: Range<Int>) {
        // What is invisible may lead a piece, as a joiner before a picture does: the first visible scalar decides.
        var offset = piece.lowerBound
        var kind = UInt8(CICU_IGNORABLE)
        while offset < piece.upperBound, kind == CICU_IGNORABLE {
            let (scalar, length) = decodeScalar(bytes, at: offset)
            kind = cicu_class(scalar)
            offset += length
        }
        switch Int32(kind) {
        case Int32(CICU_LETTER), Int32(CICU_DIGIT): addRuns(piece)
        case Int32(CICU_SPACE): append(Atom(start: piece.lowerBound, shape: .space))
        case Int32(CICU_IGNORABLE): append(Atom(start: piece.lowerBound, shape: .invisible))
        case Int32(CICU_EMOJI): append(Atom(start: piece.lowerBound, shape: .emoji))
        case Int32(CICU_PICTOGRAPH):
            append(Atom(start: piece.lowerBound, shape: contains(piece, 0xef, 0xb8, 0x8f) ? .emoji : .symbol))
        default:
            let shape: Atom.Shape = kind == CICU_PUNCTUATION ? .punctuation : .symbol
            let twin = TypographicTwins.ascii(for: bytes, in: piece).map { Atom.Shape(code: $0) }
            append(Atom(start: piece.lowerBound, shape: twin ?? shape))
        }
    }

    /// A digit or sign, perhaps U+FE0F, and U+20E3: shown as a key.
    private func isKeycap(_ piece: Range<Int>) -> Bool {
        piece.count <= 7 && contains(piece.dropFirst(piece.count - min(3, piece.count)), 0xe2, 0x83, 0xa3)
    }

    private func contains(_ piece: Range<Int>, _ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        guard piece.count >= 3 else { return false }
        return (piece.lowerBound...(piece.upperBound - 3)).contains {
            bytes[$0] == first && bytes[$0 + 1] == second && bytes[$0 + 2] == third
        }
    }

    /// Parts a piece that begins with a letter or digit at the marks within it.
    private mutating func addRuns(_ piece: Range<Int>) {
        var start = piece.lowerBound
        var offset = start
        var letters = 0
        var digits = 0
        var others = 0
        while offset < piece.upperBound {
            let (scalar, length) = decodeScalar(bytes, at: offset)
            switch Self.role(of: scalar) {
            case .letter: letters += 1
            case .digit: digits += 1
            case .other: others += 1
            case .mark(let shape):
                if offset > start {
                    append(Atom(start: start, shape: .run, letters: letters, digits: digits, others: others))
                }
                start = offset
                offset = endOfMark(at: offset, length, in: piece)
                append(Atom(start: start, shape: offset == start + length ? shape : .punctuation))
                start = offset
                (letters, digits, others) = (0, 0, 0)
                continue
            }
            offset += length
        }
        if start < piece.upperBound {
            append(Atom(start: start, shape: .run, letters: letters, digits: digits, others: others))
        }
    }

    /// A mark takes with it what attaches to it.
    private func endOfMark(at offset: Int, _ length: Int, in piece: Range<Int>) -> Int {
        var end = offset + length
        while end < piece.upperBound {
            let (scalar, length) = decodeScalar(bytes, at: end)
            guard scalar >= 0x80, cicu_attaches(scalar) else { break }
            end += length
        }
        return end
    }

    private enum Role {
        case letter, digit, other
        case mark(Atom.Shape)
    }

    /// What a scalar is within a piece of letters and digits.
    private static func role(of scalar: UInt32) -> Role {
        if scalar < 0x80 {
            return switch ASCIIClass.table[Int(scalar)] {
            case .letter: .letter
            case .digit: .digit
            case .punctuation, .symbol: .mark(.init(code: UInt8(scalar)))
            case .underscore, .space, .invisible: .other
            }
        }
        if scalar == 0x2018 || scalar == 0x2019 { return .mark(.mark("'")) }
        // Latin letters with marks, but for the two signs of arithmetic among them: no need to ask ICU.
        if (0xc0...0x24f).contains(scalar), scalar != 0xd7, scalar != 0xf7 { return .letter }
        return switch Int32(cicu_class(scalar)) {
        case Int32(CICU_LETTER): .letter
        case Int32(CICU_DIGIT): .digit
        default: .other
        }
    }
}

/// One scalar of valid UTF-8 and how many bytes it takes.
@inline(__always)
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[offset + 1] & 0x3f)
    if first < 0xe0 { return ((first & 0x1f) << 6 | second, 2) }
    let third = UInt32(bytes[offset + 2] & 0x3f)
    if first < 0xf0 { return ((first & 0x0f) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[offset + 3] & 0x3f), 4)
}
