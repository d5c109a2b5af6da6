/// Finds which pieces of a vocabulary begin at a place of a text, byte by byte.
///
/// A trie whose edges stand in one hash table (open addressing): a step is one look-up, and hundreds of thousands of nodes
/// need no pointers. Node 0 is the root.
struct PieceTrie: Sendable {
    /// (node × 256 + byte + 1) in the upper half, the next node in the lower; 0 where nothing is.
    private var edges: [UInt64]
    /// One a node: the piece that ends there, or −1.
    private var pieces: [Int32] = [-1]

    /// A trie of no pieces. Room for `expected` bytes of pieces spares growing.
    init(expected: Int) {
        edges = [UInt64](repeating: 0, count: 1024)
        while edges.count < expected { edges += [UInt64](repeating: 0, count: edges.count) }
        pieces.reserveCapacity(expected)
    }

    /// Adds a piece; one that is there already keeps its number.
    mutating func insert(_ piece: some Sequence<UInt8>, number: Int32) {
        var node = 0
        for byte in piece {
            if let next = step(from: node, byte) {
                node = next
                continue
            }
            if pieces.count * 4 > edges.count * 3 { grow() }
            pieces.append(-1)
            place(Self.key(node, byte) << 32 | UInt64(pieces.count - 1))
            node = pieces.count - 1
        }
        if pieces[node] < 0 { pieces[node] = number }
    }

    /// The node behind a byte; `nil` where no piece goes on so.
    @inline(__always)
    func step(from node: Int, _ byte: UInt8) -> Int? {
        let key = Self.key(node, byte)
        var slot = Self.slot(key) & (edges.count - 1)
        while true {
            let edge = edges[slot]
            if edge >> 32 == key { return Int(edge & 0xffff_ffff) }
            if edge == 0 { return nil }
            slot = (slot + 1) & (edges.count - 1)
        }
    }

    /// The piece that ends at a node; −1 where none does.
    @inline(__always)
    func piece(at node: Int) -> Int32 { pieces[node] }

    /// The node behind several bytes.
    func node(behind bytes: some Sequence<UInt8>) -> Int? {
        var node = 0
        for byte in bytes {
            guard let next = step(from: node, byte) else { return nil }
            node = next
        }
        return node
    }

    @inline(__always)
    private static func key(_ node: Int, _ byte: UInt8) -> UInt64 { UInt64(node) << 8 + UInt64(byte) + 1 }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 40) }

    private mutating func place(_ edge: UInt64) {
        var slot = Self.slot(edge >> 32) & (edges.count - 1)
        while edges[slot] != 0 { slot = (slot + 1) & (edges.count - 1) }
        edges[slot] = edge
    }

    private mutating func grow() {
        let old = edges
        edges = [UInt64](repeating: 0, count: old.count * 2)
        for edge in old where edge != 0 { place(edge) }
    }
}
