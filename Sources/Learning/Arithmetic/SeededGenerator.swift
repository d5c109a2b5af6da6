/// Chance that can be had again: the same seed gives the same numbers on every machine.
///
/// SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): one addition and two
/// multiplications a number, no weak seeds. It is not for secrets. The system's generator would cost a system call a
/// number and could not be replayed.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Any seed is as good as another.
    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number in 0..<1 with 24 random bits.
    package mutating func unit() -> Float {
        Float(next() >> 40) * 0x1p-24
    }

    /// A number below `bound`, each equally likely to within 2⁻³² (by multiplication, without a loop).
    package mutating func index(below bound: Int) -> Int {
        precondition(bound > 0 && bound <= Int(UInt32.max), "a bound is between 1 and 2³²")
        return Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// The numbers 0..<count in a random order (Fisher and Yates).
    package mutating func order(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, index(below: last + 1))
        }
        return order
    }
}
