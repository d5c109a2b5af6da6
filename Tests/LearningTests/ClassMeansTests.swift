import Learning
import Testing

struct ClassMeansTests {
    /// Two classes on two axes, the third without a row.
    private let means = ClassMeans(
        of: DenseRows([1, 0, 0, 0, 0.8, 0.2, 0, 0, 0, 1, 0, 0, 0, 0.6, 0.4, 0], columns: 4), labels: [0, 0, 1, 1],
        count: 3)

    @Test func `a vector is as close as the nearest mean, whichever class that is of`() {
        // −½|x − mean|² + ½ with means (0.9, 0.1, 0, 0) and (0, 0.8, 0.2, 0).
        #expect(abs(means.closeness(of: [1, 0, 0, 0]) - (0.5 - 0.01)) < 1e-6)
        #expect(abs(means.closeness(of: [0, 1, 0, 0]) - (0.5 - 0.04)) < 1e-6)
        #expect(abs(means.closeness(of: [0, 0, 0, 1]) - (0.5 - 0.84)) < 1e-6)
    }

    @Test func `a class without rows is close to nothing`() {
        let nothing = ClassMeans(of: DenseRows([], columns: 4), labels: [], count: 2)
        #expect(nothing.closeness(of: [0, 0, 0, 0]) < -100)
    }

    @Test func `what is stored is read again`() throws {
        var file = ModelFile()
        means.store(in: &file, as: "means")
        #expect(try ClassMeans(from: file, as: "means") == means)
    }
}
