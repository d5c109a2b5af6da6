import Learning
import Testing

struct CompactClassifierTests {
    private let whole: LinearClassifier = {
        var generator = SeededGenerator(seed: 8)
        return LinearClassifier(
            labels: 19, weights: (0..<40 * 19).map { _ in generator.unit() - 0.5 },
            biases: (0..<19).map { _ in generator.unit() })
    }()

    @Test func `margins differ by less than half a step for each feature`() {
        let compact = CompactClassifier(whole)
        let row = SparseVector(indices: [0, 7, 39], values: [1, -2, 0.5])
        let step: Float = 0.5 / 127
        for (exact, near) in zip(whole.margins(of: row), compact.margins(of: row)) {
            #expect(abs(exact - near) <= 3.5 * step / 2 + 1e-5)
        }
    }

    @Test func `a feature's weight is what its value of one adds`() {
        let compact = CompactClassifier(whole)
        let margins = compact.margins(of: SparseVector(indices: [5], values: [1]))
        for label in 0..<19 {
            #expect(abs(margins[label] - compact.weight(of: 5, for: label) - whole.biases[label]) < 1e-6)
        }
    }

    @Test func `unknown features and features of no weight add nothing`() {
        let empty = CompactClassifier(LinearClassifier(labels: 2, weights: [0, 0], biases: [1, 2]))
        #expect(empty.margins(of: SparseVector(indices: [0, 9], values: [3, 3])) == [1, 2])
    }

    @Test func `a stored classifier is the same, and one whose sizes disagree is refused`() throws {
        let compact = CompactClassifier(whole)
        var file = ModelFile()
        compact.store(in: &file, as: "c")
        #expect(try CompactClassifier(from: ModelFile(encoded: file.encoded()), as: "c") == compact)
        var other = ModelFile()
        other.add([1, 2, 3] as [Int8], as: "c.weights")
        other.add([1] as [Float], as: "c.scales")
        other.add([1, 2] as [Float], as: "c.biases")
        let forged = other
        #expect(throws: LearningError.self) { try CompactClassifier(from: forged, as: "c") }
    }
}
