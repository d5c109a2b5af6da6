import Learning
import Testing

struct SignalBlendTests {
    @Test func `what tells the outcomes apart counts, what does not counts little`() {
        var generator = SeededGenerator(seed: 2)
        func rows(_ level: Double) -> [[Double]] {
            (0..<300).map { _ in [level + Double(generator.unit()), 100 * Double(generator.unit())] }
        }
        let blend = SignalBlend([
            .init(rows: rows(0.5), outcome: true, influence: 300), .init(rows: rows(0), outcome: false, influence: 300),
        ])
        #expect(blend.probability(of: [1.3, 50]) > 0.9)
        #expect(blend.probability(of: [0.1, 50]) < 0.1)
        #expect(abs(blend.probability(of: [0.75, 0]) - blend.probability(of: [0.75, 100])) < 0.25)
    }

    @Test func `influence and not the number of rows decides a tie`() {
        let blend = SignalBlend([
            .init(rows: [[1], [1], [1]], outcome: true, influence: 10),
            .init(rows: [[1]], outcome: false, influence: 30),
        ])
        #expect(abs(blend.probability(of: [1]) - 0.25) < 0.01)
    }

    @Test func `signals that part the outcomes perfectly leave finite weights`() {
        let blend = SignalBlend([
            .init(rows: [[1], [2]], outcome: true, influence: 2), .init(rows: [[-1]], outcome: false, influence: 1),
        ])
        #expect(blend.weights[0].isFinite && blend.weights[0] > 0)
        #expect((0...1).contains(blend.probability(of: [1e6])))
    }

    @Test func `a stored blend is the same`() throws {
        let blend = SignalBlend(weights: [0.5, -2], bias: 0.25)
        var file = ModelFile()
        blend.store(in: &file, as: "b")
        #expect(try SignalBlend(from: file, as: "b") == blend)
    }
}
