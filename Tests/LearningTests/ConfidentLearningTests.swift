import Learning
import Testing

struct ConfidentLearningTests {
    /// Rows of three classes whose margins say so, some of them labelled otherwise.
    private static func doubts(wrong: [Int]) -> [Int] {
        var generator = SeededGenerator(seed: 3)
        let truth = (0..<150).map { $0 % 3 }
        let margins = truth.flatMap { truth in
            (0..<3).map { Float($0 == truth ? 0.6 : -0.8) + generator.unit() * 0.4 }
        }
        let labels = truth.enumerated().map { wrong.contains($0.offset) ? ($0.element + 1) % 3 : $0.element }
        return ConfidentLearning(margins: margins, labels: ClassLabels(labels, count: 3)).doubts.map(\.row)
    }

    @Test func `labels against which unseen models are sure are found, and no others`() {
        #expect(Set(Self.doubts(wrong: [4, 20, 21, 77, 140])) == [4, 20, 21, 77, 140])
        #expect(Self.doubts(wrong: []).isEmpty)
    }

    @Test func `one label alone is never doubted, nor are no rows`() {
        #expect(ConfidentLearning(margins: [1, -1], labels: ClassLabels([0, 0], count: 1)).doubts.isEmpty)
        #expect(ConfidentLearning(margins: [], labels: ClassLabels([], count: 3)).doubts.isEmpty)
    }
}
