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

    /// Space and what is invisible may lead a piece, as a joiner before a picture does; they stand alone.
    mutating func add(piece: Range<Int>) {
        var rest = piece
        while !rest.isEmpty {
            let (scalar, length) = decodeScalar(bytes, at: rest.lowerBound)
            let shape = Self.shape(of: scalar)
            if shape == .run { return addRuns(rest) }
            guard shape == .space || shape == .invisible else {
                append(Atom(start: rest.lowerBound, shape: whole(rest, shape, isOneScalar: rest.count == length)))
                return
            }
            append(Atom(start: rest.lowerBound, shape: shape))
            rest.removeFirst(length)
        }
    }

    /// The shape of a piece that begins with a visible scalar of the given shape.
    private func whole(_ piece: Range<Int>, _ first: Atom.Shape, isOneScalar: Bool) -> Atom.Shape {
        if isOneScalar, first.isASCIIMark { return first }
        if isOneScalar { return TypographicTwins.ascii(for: bytes, in: piece).map { Atom.Shape(code: $0) } ?? first }
        if isKeycap(piece) || (first == .pictograph && contains(piece, 0xef, 0xb8, 0x8f)) { return .emoji }
        if first.isASCIIMark { return ASCIIClass(first.code) == .symbol ? .symbol : .punctuation }
        return first
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
        if isKeycap(piece) { return append(Atom(start: piece.lowerBound, shape: .emoji)) }
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

    /// What a piece is that begins with a scalar, other scalars left aside.
    private static func shape(of scalar: UInt32) -> Atom.Shape {
        if scalar < 0x80 {
            return switch ASCIIClass(UInt8(scalar)) {
            case .letter, .digit, .underscore: .run
            case .space: .space
            case .invisible: .invisible
            case .punctuation, .symbol: Atom.Shape(code: UInt8(scalar))
            }
        }
        return switch Int32(cicu_class(scalar)) {
        case Int32(CICU_LETTER), Int32(CICU_DIGIT): .run
        case Int32(CICU_SPACE): .space
        case Int32(CICU_IGNORABLE): .invisible
        case Int32(CICU_EMOJI): .emoji
        case Int32(CICU_PICTOGRAPH): .pictograph
        case Int32(CICU_PUNCTUATION): .punctuation
        default: .symbol
        }
    }

    private enum Role {
        case letter, digit, other
        case mark(Atom.Shape)
    }

    /// What a scalar is within a piece of letters and digits.
    private static func role(of scalar: UInt32) -> Role {
        if scalar < 0x80 {
            return switch ASCIIClass(UInt8(scalar)) {
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
