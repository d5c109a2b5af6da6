import Learning
import Testing

struct AnswerSetsTests {
    @Test func `new rows find their right label in the set as often as promised`() {
        var generator = SeededGenerator(seed: 11)
        func row() -> (probabilities: [Float], right: Int) {
            let shares = Vectors.softmax((0..<6).map { _ in 4 * generator.unit() })
            var chance = generator.unit()
            let right =
                shares.indices.first {
                    chance -= shares[$0]; return chance < 0
                } ?? 5
            return (shares, right)
        }
        let seen = (0..<2000).map { _ in row() }
        let sets = AnswerSets(promise: 0.9, rightProbabilities: seen.map { $0.probabilities[$0.right] })
        let new = (0..<2000).map { _ in row() }
        let held = new.count { sets.labels($0.probabilities).contains($0.right) }
        #expect((0.88...0.92).contains(Double(held) / 2000))
    }

    @Test func `too few rows to vouch for the promise give every label`() {
        let sets = AnswerSets(promise: 0.95, rightProbabilities: [Float](repeating: 0.9, count: 18))
        #expect(sets.labels([0.1, 0.7, 0.2]) == [1, 2, 0])
        #expect(AnswerSets(promise: 0.95, rightProbabilities: [Float](repeating: 0.9, count: 19)).floor == 0.9)
    }

    @Test func `a set is never empty, and of no labels there is none`() {
        #expect(AnswerSets(floor: 0.9).labels([0.3, 0.4, 0.3]) == [1])
        #expect(AnswerSets(floor: 0.9).labels([]) == [])
    }
}
