import Learning
import Testing

struct CalibrationTests {
    /// Rows whose first label is right as often as softmax of `margins` at `sharpness` says.
    private func rows(sharpness: Float, count: Int) -> (margins: [Float], labels: ClassLabels) {
        var generator = SeededGenerator(seed: 5)
        var margins: [Float] = []
        var labels: [Int] = []
        for _ in 0..<count {
            let row = (0..<3).map { _ in 2 * generator.unit() - 1 }
            let shares = Vectors.softmax(row.map { $0 * sharpness })
            let chance = generator.unit()
            labels.append(chance < shares[0] ? 0 : chance < shares[0] + shares[1] ? 1 : 2)
            margins += row
        }
        return (margins, ClassLabels(labels, count: 3))
    }

    @Test(arguments: [0.5, 2, 8] as [Float])
    func `the sharpness that made the labels is found again`(_ sharpness: Float) {
        let (margins, labels) = rows(sharpness: sharpness, count: 4000)
        let found = Calibration(margins: margins, labels: labels).sharpness
        #expect(abs(found / sharpness - 1) < 0.15)
    }

    @Test func `of the answers at a confidence, as many are right`() {
        let (margins, labels) = rows(sharpness: 4, count: 6000)
        let calibration = Calibration(
            margins: Array(margins[..<9000]), labels: ClassLabels(Array(labels.values[..<3000]), count: 3))
        var right = 0.0
        var promised = 0.0
        for row in 3000..<6000 {
            let shares = calibration.probabilities(of: Array(margins[3 * row..<3 * row + 3]))
            let first = shares.indices.max { shares[$0] < shares[$1] } ?? 0
            promised += Double(shares[first])
            right += first == labels.values[row] ? 1 : 0
        }
        #expect(abs(right - promised) / 3000 < 0.02)
    }

    @Test func `probabilities add up to one and keep the order of the margins`() {
        let (margins, labels) = rows(sharpness: 3, count: 500)
        let calibration = Calibration(margins: margins, labels: labels)
        for row in 0..<500 {
            let own = Array(margins[3 * row..<3 * row + 3])
            let shares = calibration.probabilities(of: own)
            #expect(abs(shares.reduce(0, +) - 1) < 1e-5)
            let order = own.indices.sorted { own[$0] > own[$1] }
            #expect(zip(order, order.dropFirst()).allSatisfy { shares[$0] >= shares[$1] })
        }
    }

    @Test func `a few rows without a mistake do not make it certain`() {
        let margins: [Float] = (0..<20).flatMap { _ in [1, -1] as [Float] }
        let calibration = Calibration(margins: margins, labels: ClassLabels([Int](repeating: 0, count: 20), count: 2))
        #expect(calibration.probabilities(of: [1, -1])[0] < 0.97)
    }

    @Test func `without rows or with one label it is plain softmax`() {
        #expect(Calibration(margins: [], labels: ClassLabels([], count: 2)).probabilities(of: [0, 0]) == [0.5, 0.5])
        #expect(Calibration(margins: [3], labels: ClassLabels([0], count: 1)).probabilities(of: [3]) == [1])
        #expect(Calibration(margins: [], labels: ClassLabels([], count: 0)).probabilities(of: []) == [])
    }

    @Test func `a stored calibration gives the same probabilities`() throws {
        let (margins, labels) = rows(sharpness: 3, count: 500)
        let calibration = Calibration(margins: margins, labels: labels)
        var file = ModelFile()
        calibration.store(in: &file, as: "c")
        #expect(try Calibration(from: ModelFile(encoded: file.encoded()), as: "c") == calibration)
    }
}
