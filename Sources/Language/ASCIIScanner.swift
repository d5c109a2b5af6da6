/// The fast path: cuts ASCII into atoms, byte by byte, without ICU.
///
/// In ASCII, UAX #29 comes down to little: letters, digits and `_` stick together, space sticks to space, and a mark
/// between two letters or two digits (`.` `'` `:` `,` `;`) may hold them together. The last case is `Joiner`'s to decide
/// on both paths, so here each mark is an atom.
enum ASCIIScanner {
    /// Cuts text that has no byte above 0x7f. Returns the number of atoms, the closing one included; `atoms` has room for
    /// one more than there are bytes.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, into atoms: UnsafeMutableBufferPointer<Atom>) -> Int {
        var count = 0
        var offset = 0
        while offset < bytes.count {
            let start = offset
            let first = bytes[offset]
            offset += 1
            let atom: Atom
            switch ASCIIClass(first) {
            case .letter, .digit, .underscore:
                let run = countRun(bytes, from: start)
                offset = run.end
                atom = Atom(
                    start: start, shape: .run, letters: run.letters, digits: run.digits,
                    others: run.end - start - run.letters - run.digits)
            case .space:
                while offset < bytes.count, ASCIIClass(bytes[offset]) == .space { offset += 1 }
                atom = Atom(start: start, shape: .space)
            case .invisible: atom = Atom(start: start, shape: .invisible)
            case .punctuation, .symbol: atom = Atom(start: start, shape: .init(code: first))
            }
            atoms.initializeElement(at: count, to: atom)
            count += 1
        }
        atoms.initializeElement(at: count, to: Atom(start: bytes.count, shape: .space))
        return count + 1
    }

    /// True when no byte is above 0x7f.
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        let words = raw.count & ~7
        for offset in stride(from: 0, to: words, by: 8)
        where raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
            return false
        }
        return raw[words...].allSatisfy { $0 < 0x80 }
    }

    @inline(__always)
    private static func countRun(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (end: Int, letters: Int, digits: Int) {
        var offset = start
        var letters = 0
        var digits = 0
        while offset < bytes.count {
            switch ASCIIClass(bytes[offset]) {
            case .letter: letters += 1
            case .digit: digits += 1
            case .underscore: break
            default: return (offset, letters, digits)
            }
            offset += 1
        }
        return (offset, letters, digits)
    }
}
