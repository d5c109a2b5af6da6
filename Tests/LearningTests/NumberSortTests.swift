import Learning
import Testing

@Test(arguments: [0, 1, 2, 23, 24, 25, 200, 3_000], [1, 9, 20, 32])
func `numbers are put in order however many and however large they are`(_ count: Int, _ bits: Int) {
    var chance = SeededGenerator(seed: UInt64(count + bits))
    let numbers = (0..<count).map { _ in UInt32(truncatingIfNeeded: chance.next() >> (64 - bits)) }
    var sorted = numbers
    sorted.withUnsafeMutableBufferPointer { $0.sortNumbers() }
    #expect(sorted == numbers.sorted())
}
