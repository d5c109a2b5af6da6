import Comprehension
import Learning
import Testing

struct ScopeDecisionTests {
    /// Signals around a level, spread evenly.
    private func signals(around level: Float, count: Int, outOfScopeMargin: Float? = nil) -> [ScopeDecision.Signals] {
        (0..<count).map { number in
            let shift = Float(number) / Float(count) - 0.5
            return ScopeDecision.Signals(
                bestMargin: level + shift, outOfScopeMargin: outOfScopeMargin, knownWords: 0.5 + level / 4 + shift / 8,
                knownLetters: 0.8)
        }
    }

    private func trials(around level: Float, count: Int) -> [ScopeDecision.Trial] {
        signals(around: level, count: count).map { ScopeDecision.Trial(signals: $0, isRight: true) }
    }

    @Test func `enough out-of-scope lines set a threshold between them and the desk's own`() {
        let foreign = signals(around: -0.8, count: 60)
        let own = trials(around: 0.8, count: 200)
        let scope = ScopeDecision(inScope: own, outOfScope: foreign, leftOut: [], refused: 0.5)
        // One in fifty may slip through for the sake of refusing less.
        #expect(foreign.count { scope.score($0) >= scope.threshold } <= 1)
        #expect(own.allSatisfy { scope.score($0.signals) >= scope.threshold })
    }

    @Test func `with too few of them, the share that may be refused is refused`() {
        let own = trials(around: 0.3, count: 200)
        let scope = ScopeDecision(
            inScope: own, outOfScope: [], leftOut: signals(around: 0, count: 100), refused: 0.1)
        let refused = own.count { scope.score($0.signals) < scope.threshold }
        #expect(refused == 20)
    }

    @Test func `scores lie between 0 and 1 and rise with what the model knows`() {
        let scope = ScopeDecision(
            inScope: trials(around: 0.5, count: 100), outOfScope: [], leftOut: signals(around: -0.5, count: 100),
            refused: 0.1)
        let scores = signals(around: 0, count: 50).map { scope.score($0) }
        #expect(scores.allSatisfy { (0...1).contains($0) })
        #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `without any line everything is in scope`() {
        let scope = ScopeDecision(inScope: [], outOfScope: [], leftOut: [], refused: 0.1)
        #expect(scope.threshold == 0)
    }
}
