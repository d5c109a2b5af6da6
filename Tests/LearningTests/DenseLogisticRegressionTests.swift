import Foundation
import Learning
import Testing

@Suite struct DenseLogisticRegressionTests {
    /// Points around three corners of a square, 20 columns of which 18 are noise.
    private func rows(_ count: Int, seed: UInt64) -> (rows: DenseRows, labels: ClassLabels) {
        var chance = SeededGenerator(seed: seed)
        var values: [Float] = []
        var labels: [Int] = []
        for row in 0..<count {
            let label = row % 3
            labels.append(label)
            values += [label == 1 ? 1 : 0, label == 2 ? 1 : 0].map { $0 + (chance.unit() - 0.5) * 0.4 }
            values += (0..<18).map { _ in chance.unit() * 3 + 7 }
        }
        return (DenseRows(values, columns: 20), ClassLabels(labels, count: 3))
    }

    private func first(_ margins: [Float]) -> Int? { margins.indices.max { margins[$0] < margins[$1] } }

    @Test func `corners of a square are told apart among noise`() {
        let train = rows(90, seed: 1)
        let test = rows(60, seed: 2)
        let model = DenseLogisticRegression(cost: 1).model(of: train.rows, targets: train.labels)
        let right = (0..<60).count { first(model.margins(of: test.rows[$0])) == test.labels.values[$0] }
        #expect(right == 60)
    }

    @Test func `the lowest point is where sparse logistic regression finds it`() {
        // The same loss, on rows that are standard already, by the learner that walks row by row.
        let (rows, labels) = rows(45, seed: 3)
        var values = rows.values
        for column in 0..<20 {
            let own = (0..<45).map { values[$0 * 20 + column] }
            let mean = own.reduce(0, +) / 45
            let deviation = (own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 45).squareRoot()
            for row in 0..<45 { values[row * 20 + column] = (values[row * 20 + column] - mean) / deviation }
        }
        let standard = DenseRows(values, columns: 20)
        let unit = 4 / Float(20).squareRoot()
        let sparse = SparseRows(
            (0..<45).map { SparseVector(indices: Array(0..<20), values: standard[$0].map { $0 * unit }) }, columns: 20)
        var walking = LogisticRegression(cost: 2)
        walking.tolerance = 1e-6
        var whole = DenseLogisticRegression(cost: 2)
        whole.tolerance = 1e-6
        let wanted = walking.model(of: sparse, targets: labels)
        let found = whole.model(of: standard, targets: labels)
        for row in 0..<45 {
            let a = Vectors.softmax(found.margins(of: standard[row]))
            let b = Vectors.softmax(wanted.margins(of: sparse[row]))
            for (x, y) in zip(a, b) { #expect(abs(x - y) < 2e-3) }
        }
    }

    @Test func `threads do not change a bit, nor does keeping`() throws {
        let (rows, labels) = rows(60, seed: 4)
        var learner = DenseLogisticRegression(cost: 1)
        let alone = learner.model(of: rows, targets: labels)
        learner.threads = 3
        #expect(learner.model(of: rows, targets: labels) == alone)
        var file = ModelFile()
        alone.store(in: &file, as: "head")
        #expect(try DenseClassifier(from: try ModelFile(encoded: file.encoded()), as: "head") == alone)
    }

    @Test func `from no rows it says the same of everything`() {
        let none = DenseLogisticRegression(cost: 1)
            .model(of: DenseRows([], columns: 4), targets: ClassLabels([], count: 2))
        #expect(none.margins(of: [1, 2, 3, 4]) == none.margins(of: [4, 3, 2, 1]))
    }
}
