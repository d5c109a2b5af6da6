/// The words that rules and word lists name, each with a number, so that a message is compared by integers.
///
/// An open-addressing table over the words' bytes: no `String` is made and hashed for a message's words.
struct Vocabulary: Sendable {
    /// The number of a word that no rule names.
    static let unknown: Int32 = -1

    /// Word numbers; −1 is free. The count is a power of two and at least twice that of the words.
    private var slots = [Int32](repeating: -1, count: 4096)
    private var hashes: [UInt64] = []
    /// Word `w` is `bytes[ends[w]..<ends[w + 1]]`.
    private var ends: [Int] = [0]
    private var bytes: [UInt8] = []

    /// How many words are known.
    var count: Int { hashes.count }

    /// The number of a word, which is added when it is new.
    mutating func insert(_ word: [UInt8]) -> Int32 {
        let hash = word.withUnsafeBufferPointer { Self.hash($0[...]) }
        let known = word.withUnsafeBufferPointer { find($0[...], hash: hash) }
        if known >= 0 { return known }
        let number = Int32(count)
        hashes.append(hash)
        bytes.append(contentsOf: word)
        ends.append(bytes.count)
        if count * 2 > slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
            for old in 0..<count { place(Int32(old)) }
        } else {
            place(number)
        }
        return number
    }

    /// The number of a word, or `unknown`.
    func find(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 { find(word, hash: Self.hash(word)) }

    private func find(_ word: Slice<UnsafeBufferPointer<UInt8>>, hash: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, bytes[ends[number]..<ends[number + 1]].elementsEqual(word) {
                return slots[slot]
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return Self.unknown
    }

    private mutating func place(_ number: Int32) {
        var slot = Int(truncatingIfNeeded: hashes[Int(number)]) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = number
    }

    /// FNV-1a, with its high half folded in, since slots are taken from the low bits.
    private static func hash(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 32)
    }
}
