import Learning
import Testing

struct ArithmeticTests {
    @Test func `the generator is SplitMix64`() {
        var generator = SeededGenerator(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in generator.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test func `an order holds every number once, and another seed gives another order`() {
        var generator = SeededGenerator(seed: 1)
        let order = generator.order(of: 100)
        #expect(order.sorted() == Array(0..<100))
        #expect(order != generator.order(of: 100))
        #expect(generator.order(of: 0) == [])
    }

    @Test func `indices are below their bound and reach all of it`() {
        var generator = SeededGenerator(seed: 1)
        let indices = (0..<1000).map { _ in generator.index(below: 7) }
        #expect(Set(indices) == Set(0..<7))
    }

    @Test(arguments: [0, 1, 15, 16, 17, 63, 100])
    func `dot and add agree with a plain loop at every length`(_ count: Int) {
        var generator = SeededGenerator(seed: 9)
        let first = (0..<count).map { _ in generator.unit() - 0.5 }
        let second = (0..<count).map { _ in generator.unit() - 0.5 }
        let plain = zip(first, second).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        #expect(abs(Double(Vectors.dot(first, second)) - plain) < 1e-4)
        var sum = second
        Vectors.add(2, times: first, to: &sum)
        #expect(zip(sum, zip(first, second)).allSatisfy { $0 == $1.1 + 2 * $1.0 })
    }

    @Test func `softmax and log-sum-exp do not overflow`() {
        #expect(Vectors.softmax([1000, 1000]) == [0.5, 0.5])
        #expect(Vectors.softmax([]) == [])
        #expect(abs(Vectors.logSumExp([1000, 1000]) - 1000.6931) < 1e-3)
        #expect(Vectors.logSumExp([]) == -.infinity)
    }

    @Test(arguments: [1, 2, 5])
    func `a concurrent map gives its results in order`(_ threads: Int) {
        #expect(concurrentMap(100, threads: threads) { $0 * $0 } == (0..<100).map { $0 * $0 })
        #expect(concurrentMap(0, threads: threads) { $0 } == [])
    }
}
