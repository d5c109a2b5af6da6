/// A 64-bit fingerprint of bytes: XXH64 with seed 0 (Collet, "xxHash fast digest algorithm", version 0.1.1).
///
/// It finds damage and names versions; it does not withstand someone who forges bytes on purpose. It reads eight
/// bytes at a time in four lanes, so that the check of a model file costs far less than reading it.
package struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    /// The 64 bits.
    package let value: UInt64

    /// A fingerprint that is known.
    package init(value: UInt64) {
        self.value = value
    }

    /// The fingerprint of bytes.
    package init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Fingerprint(of: $0) }
    }

    /// The fingerprint of bytes.
    package init(of bytes: UnsafeRawBufferPointer) {
        var place = 0
        var hash: UInt64
        if bytes.count >= 32 {
            var first = Self.prime1 &+ Self.prime2
            var second = Self.prime2
            var third: UInt64 = 0
            var fourth = 0 &- Self.prime1
            while place + 32 <= bytes.count {
                first = Self.round(first, Self.word(bytes, place))
                second = Self.round(second, Self.word(bytes, place + 8))
                third = Self.round(third, Self.word(bytes, place + 16))
                fourth = Self.round(fourth, Self.word(bytes, place + 24))
                place += 32
            }
            hash =
                Self.rotated(first, 1) &+ Self.rotated(second, 7) &+ Self.rotated(third, 12)
                &+ Self.rotated(fourth, 18)
            for lane in [first, second, third, fourth] {
                hash = (hash ^ Self.round(0, lane)) &* Self.prime1 &+ Self.prime4
            }
        } else {
            hash = Self.prime5
        }
        hash &+= UInt64(bytes.count)
        while place + 8 <= bytes.count {
            hash = Self.rotated(hash ^ Self.round(0, Self.word(bytes, place)), 27) &* Self.prime1 &+ Self.prime4
            place += 8
        }
        if place + 4 <= bytes.count {
            let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
            hash = Self.rotated(hash ^ (half &* Self.prime1), 23) &* Self.prime2 &+ Self.prime3
            place += 4
        }
        while place < bytes.count {
            hash = Self.rotated(hash ^ (UInt64(bytes[place]) &* Self.prime5), 11) &* Self.prime1
            place += 1
        }
        hash = (hash ^ (hash >> 33)) &* Self.prime2
        hash = (hash ^ (hash >> 29)) &* Self.prime3
        value = hash ^ (hash >> 32)
    }

    /// Sixteen hexadecimal digits.
    package var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static let prime1: UInt64 = 0x9e37_79b1_85eb_ca87
    private static let prime2: UInt64 = 0xc2b2_ae3d_27d4_eb4f
    private static let prime3: UInt64 = 0x1656_67b1_9e37_79f9
    private static let prime4: UInt64 = 0x85eb_ca77_c2b2_ae63
    private static let prime5: UInt64 = 0x27d4_eb2f_1656_67c5

    private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* prime2, 31) &* prime1
    }

    private static func rotated(_ word: UInt64, _ places: UInt64) -> UInt64 {
        (word << places) | (word >> (64 - places))
    }
}
