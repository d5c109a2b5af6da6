/// Writes texts as a SentencePiece model saw them in training: scalars replaced by the model's own table (mostly NFKC),
/// spaces made one, and shown as "▁".
///
/// The table is a trie in a double array (Aoe 1989), in the layout of the Darts-clone library: a unit holds, in its lowest
/// eight bits, the byte by which it is reached; bit 8 says that a key ends there; bits 10 and up, how far away its followers
/// are, times 256 where bit 9 is set. A unit with bit 31 is a key's value: where its replacement begins.
struct PieceNormalizer: Sendable {
    /// What a model says about normalising.
    struct Rules {
        /// The length of the array in bytes: UInt32; the array; the replacements, each with a zero behind it.
        var table: [UInt8] = []
        var putsSpaceFirst = true
        var removesExtraSpaces = true
    }

    private let units: [UInt32]
    private let replacements: [UInt8]
    private let putsSpaceFirst: Bool
    private let removesExtraSpaces: Bool
    /// Replacements of single ASCII bytes which begin no longer key; 0 where the trie has to be asked.
    private var shortcuts: [UInt8] = []

    private static let space: [UInt8] = [0xe2, 0x96, 0x81]

    /// `nil` where the table contradicts itself.
    init?(_ rules: Rules) {
        putsSpaceFirst = rules.putsSpaceFirst
        removesExtraSpaces = rules.removesExtraSpaces
        let table = rules.table
        guard table.count >= 4 else {
            guard table.isEmpty else { return nil }
            (units, replacements) = ([], [])
            shortcuts = (0..<128).map { UInt8($0) }
            return
        }
        func word(_ place: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(table[place + $1]) << (8 * $1) } }
        let size = Int(word(0))
        guard size % 4 == 0, size > 0, size <= table.count - 4 else { return nil }
        units = (0..<size / 4).map { word(4 + 4 * $0) }
        replacements = Array(table[(4 + size)...])
        // So that every replacement ends.
        guard replacements.last == 0 else { return nil }
        shortcuts = (0..<128).map { shortcut(for: UInt8($0)) }
    }

    /// The bytes as the model knows them.
    func normalized(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var written: [UInt8] = []
        written.reserveCapacity(bytes.count + bytes.count / 2 + 8)
        // A space that would come first, or behind another, is left out.
        var isAfterSpace = removesExtraSpaces
        if putsSpaceFirst { written += Self.space }
        let beginning = written.count
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80, shortcuts[Int(byte)] != 0 {
                write(shortcuts[Int(byte)], &written, &isAfterSpace)
                offset += 1
                continue
            }
            let (length, replacement) = longestKey(bytes, at: offset)
            if let replacement {
                var place = replacement
                while replacements[place] != 0 {
                    write(replacements[place], &written, &isAfterSpace)
                    place += 1
                }
            } else {
                for place in offset..<offset + length { write(bytes[place], &written, &isAfterSpace) }
            }
            offset += length
        }
        if removesExtraSpaces, isAfterSpace, written.count > beginning { written.removeLast(Self.space.count) }
        return written.count == beginning ? [] : written
    }

    @inline(__always)
    private func write(_ byte: UInt8, _ written: inout [UInt8], _ isAfterSpace: inout Bool) {
        if byte != 0x20 {
            written.append(byte)
            isAfterSpace = false
        } else if !(removesExtraSpaces && isAfterSpace) {
            written += Self.space
            isAfterSpace = true
        }
    }

    /// The longest key that begins at a place and where its replacement is; without one, a scalar that stays as it is.
    private func longestKey(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (length: Int, replacement: Int?) {
        var found = 0
        var replacement: Int?
        var node = 0
        if !units.isEmpty {
            node ^= Self.distance(units[0])
            var offset = start
            while offset < bytes.count {
                node ^= Int(bytes[offset])
                guard node < units.count, Self.leads(units[node], by: bytes[offset]) else { break }
                let unit = units[node]
                node ^= Self.distance(unit)
                offset += 1
                if unit & 0x100 != 0, node < units.count {
                    let place = Int(units[node] & 0x7fff_ffff)
                    if place < replacements.count { (found, replacement) = (offset - start, place) }
                }
            }
        }
        if replacement != nil { return (found, replacement) }
        // Texts that were cut off may end within a scalar.
        return (min(bytes.count - start, scalarLength(bytes[start])), nil)
    }

    private func shortcut(for byte: UInt8) -> UInt8 {
        let root = Self.distance(units[0]) ^ Int(byte)
        guard byte != 0, root < units.count, Self.leads(units[root], by: byte) else { return byte }
        let followers = root ^ Self.distance(units[root])
        let goesOn = (1..<256).contains { next in
            let node = followers ^ next
            return node < units.count && Self.leads(units[node], by: UInt8(next))
        }
        if goesOn { return 0 }
        guard units[root] & 0x100 != 0, followers < units.count else { return byte }
        let place = Int(units[followers] & 0x7fff_ffff)
        guard place + 1 < replacements.count, replacements[place + 1] == 0 else { return 0 }
        return replacements[place]
    }

    @inline(__always)
    private static func distance(_ unit: UInt32) -> Int { Int((unit >> 10) << ((unit & 0x200) >> 6)) }

    @inline(__always)
    private static func leads(_ unit: UInt32, by byte: UInt8) -> Bool { unit & 0x8000_00ff == UInt32(byte) }
}

/// Bytes of the scalar that begins with a byte, in valid UTF-8.
@inline(__always)
func scalarLength(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4 }
