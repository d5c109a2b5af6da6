import Learning
import Testing

struct ComparedRowsTests {
    @Test func `cosines are those of the angles, whatever the lengths`() {
        var chance = SeededGenerator(seed: 3)
        let values = (0..<50 * 33).map { _ in (chance.unit() - 0.5) * 7 }
        let rows = DenseRows(values, columns: 33)
        let asked = (0..<33).map { _ in chance.unit() - 0.4 }
        let cosines = ComparedRows(rows).cosines(with: asked)
        for row in 0..<50 {
            let exact =
                Vectors.dot(rows[row], asked)
                / (Vectors.dot(rows[row], rows[row]) * Vectors.dot(asked, asked)).squareRoot()
            #expect(abs(cosines[row] - exact) < 0.01, "row \(row)")
        }
    }

    @Test func `nothing is like a vector of zeros`() {
        let rows = ComparedRows(DenseRows([0, 0, 1, 1], columns: 2))
        #expect(rows.cosines(with: [1, 1]).map { ($0 * 100).rounded() } == [0, 100])
        #expect(rows.cosines(with: [0, 0]) == [0, 0])
    }
}
