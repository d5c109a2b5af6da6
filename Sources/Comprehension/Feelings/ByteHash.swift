/// A hash of bytes that is told them one after another, so that every prefix of a word has its own on the way.
///
/// FNV-1a with 64 bits (Fowler, Noll and Vo), stirred at the end. It is part of the weights' format: another hash would
/// find none of the words that the weights were made for.
struct ByteHash {
    private(set) var state: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// The hash of the bytes so far as a key of one kind; keys of different kinds have nothing to do with each other.
    @inline(__always)
    func key(of kind: UInt64) -> UInt32 { Self.key(state, kind) }

    @inline(__always)
    static func key(_ state: UInt64, _ kind: UInt64) -> UInt32 {
        var mixed = state ^ (kind &* 0x9e37_79b9_7f4a_7c15)
        mixed = (mixed ^ (mixed >> 32)) &* 0xd6e8_feb8_6659_fd93
        mixed = (mixed ^ (mixed >> 32)) &* 0xd6e8_feb8_6659_fd93
        return UInt32(truncatingIfNeeded: mixed ^ (mixed >> 32))
    }
}

/// Numbers things by their 32-bit keys: an open-addressing table whose slot holds key and number in one word.
///
/// Keys stand for what they were made from. With 100,000 of them, one unknown thing in 40,000 is taken for a known one.
struct KeyIndex: Sendable {
    /// What is numbered, in the order of the numbers.
    let keys: [UInt32]
    /// Key in the upper half, number + 1 in the lower; 0 is empty. The length is a power of two, at most 3/4 full.
    private let slots: [UInt64]

    /// Numbers the keys in the order given. Of equal keys the first counts.
    init(keys: [UInt32]) {
        self.keys = keys
        var length = 16
        while length * 3 < keys.count * 4 { length *= 2 }
        var slots = [UInt64](repeating: 0, count: length)
        for (number, key) in keys.enumerated() {
            var slot = Int(key) & (length - 1)
            while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot] >> 32) != key {
                slot = (slot + 1) & (length - 1)
            }
            if slots[slot] == 0 { slots[slot] = UInt64(key) << 32 | UInt64(number + 1) }
        }
        self.slots = slots
    }

    /// The number of a key; `nil` where it has none.
    @inline(__always)
    func number(of key: UInt32) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            var slot = Int(key) & (slots.count - 1)
            while true {
                let found = slots[slot]
                if found == 0 { return nil }
                if UInt32(truncatingIfNeeded: found >> 32) == key { return Int(UInt32(truncatingIfNeeded: found)) - 1 }
                slot = (slot + 1) & (slots.count - 1)
            }
        }
    }
}
