import Learning
import Testing

@Suite struct `Log-linear pools` {
    /// Rows of three labels: the first classifier is right nine times in ten, the second says anything.
    private static func rows(of count: Int) -> (rows: [[ArraySlice<Float>]], labels: [Int]) {
        var generator = SeededGenerator(seed: 3)
        var rows: [[ArraySlice<Float>]] = []
        var labels: [Int] = []
        for _ in 0..<count {
            let label = generator.index(below: 3)
            let said = generator.unit() < 0.9 ? label : generator.index(below: 3)
            let noise = generator.index(below: 3)
            rows.append([said, noise].map { place in ArraySlice((0..<3).map { $0 == place ? 1 : 0 }) })
            labels.append(label)
        }
        return (rows, labels)
    }

    @Test func `a classifier that knows weighs more than one that guesses`() {
        let (rows, labels) = Self.rows(of: 500)
        let pool = LogLinearPool(rows: rows, labels: labels, expected: [1, 1])
        #expect(pool.weights[0] > 2)
        #expect(pool.weights[1] < 0.3)
    }

    @Test func `a classifier that is wrong more often than chance has no voice at all`() {
        let (rows, labels) = Self.rows(of: 500)
        let contrary = rows.map { row in [row[0], ArraySlice(row[0].map { -$0 })] }
        let pool = LogLinearPool(rows: contrary, labels: labels, expected: [1, 1])
        #expect(pool.weights.allSatisfy { $0 >= 0 })
        #expect(pool.margins(of: contrary[0]).count == 3)
    }

    @Test func `without rows the weights are those of other desks`() {
        #expect(LogLinearPool(rows: [], labels: [], expected: [3, 0.5]).weights == [3, 0.5])
    }

    @Test func `margins are summed by weight`() {
        let pool = LogLinearPool(weights: [2, 0, 1])
        #expect(pool.margins(of: [[1, 0], [5, 5], [0, 3]]) == [2, 3])
    }
}
