/// A fixed set of words of at most eight bytes, asked by the bytes of a text without making a string.
///
/// A word is packed into one number, and a short sorted row of numbers is searched by halves.
struct ShortWords: Sendable {
    private let packed: [UInt64]
    /// The most bytes that any of the words has.
    let longest: Int

    /// Takes words divided by white space, in lower case unless case matters to whoever asks.
    init(_ words: StaticString) {
        var packed: [UInt64] = []
        var current: UInt64 = 0
        var longest = 0
        words.withUTF8Buffer { bytes in
            for byte in bytes {
                if byte == 0x20 || byte == 0x0a {
                    if current != 0 { packed.append(current) }
                    current = 0
                } else {
                    current = current << 8 | UInt64(byte)
                    longest = max(longest, (64 - current.leadingZeroBitCount + 7) / 8)
                }
            }
        }
        if current != 0 { packed.append(current) }
        self.packed = packed.sorted()
        self.longest = longest
    }

    /// True when the bytes in `range` are one of the words, upper case letters counting as lower case.
    func containsFolded(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= longest else { return false }
        return contains(
            range.reduce(0) { packed, offset in
                let byte = bytes[offset]
                return packed << 8 | UInt64((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
            })
    }

    /// True when the bytes in `range` are one of the words as they stand.
    func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= longest else { return false }
        return contains(range.reduce(0) { $0 << 8 | UInt64(bytes[$1]) })
    }

    private func contains(_ word: UInt64) -> Bool {
        var low = 0
        var high = packed.count
        while low < high {
            let middle = (low + high) / 2
            if packed[middle] == word { return true }
            if packed[middle] < word { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
