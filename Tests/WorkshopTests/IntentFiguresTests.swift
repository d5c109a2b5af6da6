import Comprehension
import Testing
import Workshop

struct IntentFiguresTests {
    /// A text judged: what it asks for, what was said first and how surely, the scope score, and whether it was refused.
    private func judgement(
        _ intents: [String], said: String, confidence: Double = 0.9, score: Double = 0.9, refused: Bool = false
    ) -> IntentEvaluation.Judgement {
        IntentEvaluation.Judgement(
            text: "text", intents: intents,
            guess: IntentGuess(
                ranking: [RankedIntent(name: said, confidence: confidence), RankedIntent(name: "z", confidence: 0)],
                threshold: 0.5, isOutOfScope: refused, scopeScore: score, answerSet: [said], decidedBy: .model))
    }

    /// Two right, one refused though right, one wrong; of out-of-scope texts one refused, one taken for `a`.
    private var mixed: [IntentEvaluation.Judgement] {
        [
            judgement(["a"], said: "a", score: 0.9), judgement(["b"], said: "b", score: 0.8),
            judgement(["a"], said: "a", score: 0.3, refused: true), judgement(["b"], said: "a", score: 0.7),
            judgement([], said: "b", score: 0.1, refused: true), judgement([], said: "a", score: 0.6),
        ]
    }

    @Test func `accuracy looks at in-scope texts and refuses nothing`() {
        #expect(IntentFigures(mixed).accuracy == 0.75)
        #expect(IntentFigures(mixed).inScopeAccuracy == 0.5)
    }

    @Test func `recall and precision of out of scope count what was refused`() {
        #expect(IntentFigures(mixed).outOfScopeRecall == 0.5)
        #expect(IntentFigures(mixed).outOfScopePrecision == 0.5)
    }

    @Test func `AUROC is the share of pairs in the right order, ties half`() {
        // In-scope scores .9 .8 .3 .7 against .1 .6: seven of eight pairs.
        #expect(IntentFigures(mixed).auroc == 7.0 / 8)
        let tied = [judgement(["a"], said: "a", score: 0.5), judgement([], said: "a", score: 0.5)]
        #expect(IntentFigures(tied).auroc == 0.5)
    }

    @Test func `macro F1 and MCC have out of scope as a class of its own`() throws {
        // Expected a b a b – –, decided a b – a – a. F1: a 2/5, b 2/3, out of scope 1/2.
        let figures = IntentFigures(mixed)
        let expectedF1: Double = (0.4 + 2.0 / 3 + 0.5) / 3
        #expect(abs(try #require(figures.macroF1) - expectedF1) < 1e-12)
        // Three of six agree; Σ expected·decided = 2·3 + 2·1 + 2·2 = 12; (3·6 − 12) / √((36 − 12)·(36 − 14)).
        let expectedMCC: Double = 6 / (24.0 * 22).squareRoot()
        #expect(abs(try #require(figures.mcc) - expectedMCC) < 1e-12)
    }

    @Test func `the calibration error weighs each bin's gap by its texts`() throws {
        let texts =
            (0..<4).map { judgement([$0 < 3 ? "a" : "b"], said: "a", confidence: 0.95) }
            + (0..<4).map { judgement([$0 < 1 ? "a" : "b"], said: "a", confidence: 0.25) }
        #expect(abs(try #require(IntentFigures(texts).ece) - 0.5 * 0.2) < 1e-9)
    }

    @Test func `of several intents any is right`() {
        let figures = IntentFigures([judgement(["a", "b"], said: "b"), judgement(["a", "b"], said: "c")])
        #expect(figures.accuracy == 0.5)
    }

    @Test func `figures that the texts do not allow are nil`() {
        let empty = IntentFigures([])
        #expect(empty.accuracy == nil && empty.auroc == nil && empty.mcc == nil && empty.ece == nil)
        let inScope = IntentFigures([judgement(["a"], said: "a")])
        #expect(inScope.outOfScopeRecall == nil && inScope.outOfScopePrecision == nil && inScope.auroc == nil)
        #expect(inScope.accuracy == 1)
    }
}
