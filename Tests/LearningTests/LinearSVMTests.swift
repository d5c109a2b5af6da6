import Learning
import Testing

struct LinearSVMTests {
    /// Rows of forty classes, more than two panels hold, with features that overlap.
    private static let rows: (rows: SparseRows, labels: ClassLabels) = {
        var generator = SeededGenerator(seed: 4)
        var rows = SparseRows(columns: 100)
        var labels: [Int] = []
        for number in 0..<400 {
            let label = number % 40
            let features = Set([label, label + 40, 80 + generator.index(below: 20), generator.index(below: 80)])
            rows.append(SparseVector(indices: features.sorted().map { UInt32($0) }, values: features.map { _ in 0.5 }))
            labels.append(label)
        }
        return (rows, ClassLabels(labels, count: 40))
    }()

    @Test(arguments: [2, 3, 16])
    func `threads do not change a bit`(_ threads: Int) {
        var svm = LinearSVM(cost: 1)
        let alone = svm.model(of: Self.rows.rows, targets: Self.rows.labels)
        svm.threads = threads
        #expect(svm.model(of: Self.rows.rows, targets: Self.rows.labels) == alone)
    }

    @Test func `it finds the optimum of its objective`() {
        var svm = LinearSVM(cost: 1)
        svm.rounds = 500
        svm.tolerance = 1e-5
        let model = svm.model(of: Self.rows.rows, targets: Self.rows.labels)
        let least = objective(model, label: 3, cost: 1)
        for place in 0..<8 {
            for step in [-0.01, 0.01] as [Float] {
                var moved = model
                moved.weights[(place * 11) * 40 + 3] += step
                #expect(objective(moved, label: 3, cost: 1) >= least)
            }
        }
    }

    /// ½|w|² + ½b² + cost·Σ max(0, 1 − y·margin)² for one label against the rest.
    private func objective(_ model: LinearClassifier, label: Int, cost: Double) -> Double {
        var sum = 0.5 * Double(model.biases[label] * model.biases[label])
        for feature in 0..<model.features {
            let weight = Double(model.weights[feature * model.labels + label])
            sum += 0.5 * weight * weight
        }
        for row in 0..<Self.rows.rows.count {
            let sign = Self.rows.labels.values[row] == label ? 1.0 : -1.0
            let slack = max(0, 1 - sign * Double(model.margins(of: Self.rows.rows[row])[label]))
            sum += cost * slack * slack
        }
        return sum
    }

    @Test func `with hardly any cost the model stays what the prior says`() {
        let prior = NaiveBayes(smoothing: 0.1, scale: 0.1, bias: -1)
        var svm = LinearSVM(cost: 1e-7)
        svm.prior = prior
        let start = prior.model(of: Self.rows.rows, targets: Self.rows.labels)
        let model = svm.model(of: Self.rows.rows, targets: Self.rows.labels)
        #expect(zip(model.weights, start.weights).allSatisfy { abs($0 - $1) < 1e-3 })
    }

    @Test func `naive Bayes gives a feature of one class to that class alone`() {
        let model = NaiveBayes(smoothing: 0.1).model(of: Self.rows.rows, targets: Self.rows.labels)
        let row = Array(model.weights[45 * 40..<46 * 40])
        #expect(row.indices.max { row[$0] < row[$1] } == 5)
        #expect(abs(row.reduce(0, +)) < 1e-3)
    }
}
