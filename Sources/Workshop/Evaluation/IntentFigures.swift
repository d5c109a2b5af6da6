import Comprehension

/// The field's figures over judged intents. Each is `nil` where the texts do not allow it.
package struct IntentFigures: Sendable, Equatable {
    /// The part of in-scope texts whose first choice is right, nothing being refused.
    package let accuracy: Double?
    /// The part of in-scope texts that are accepted and right.
    package let inScopeAccuracy: Double?
    /// The part of out-of-scope texts that are refused.
    package let outOfScopeRecall: Double?
    /// The part of refused texts that are out of scope.
    package let outOfScopePrecision: Double?
    /// The chance that an in-scope text has a higher scope score than an out-of-scope one.
    package let auroc: Double?
    /// The mean harmonic mean of precision and recall over all classes that were expected or decided on, out of scope
    /// being one.
    package let macroF1: Double?
    /// Matthews' correlation over the same classes (Gorodkin 2004).
    package let mcc: Double?
    /// The expected calibration error of the first choice of in-scope texts, nothing being refused: 15 bins of equal
    /// width.
    package let ece: Double?
    /// The part of in-scope texts whose answer set holds a right intent.
    package let answerSetCoverage: Double?
    /// How many intents an answer set of an in-scope text holds on average.
    package let answerSetSize: Double?

    /// Counts what was judged.
    package init(_ judgements: [IntentEvaluation.Judgement]) {
        let inScope = judgements.filter(\.isInScope)
        let outOfScope = judgements.filter { !$0.isInScope }
        let refused = judgements.filter(\.guess.isOutOfScope)
        accuracy = Self.share(of: inScope, where: \.isFirstRight)
        inScopeAccuracy = Self.share(of: inScope) { $0.isFirstRight && !$0.guess.isOutOfScope }
        outOfScopeRecall = Self.share(of: outOfScope, where: \.guess.isOutOfScope)
        outOfScopePrecision = Self.share(of: refused) { !$0.isInScope }
        auroc = Self.auroc(inScope.map(\.guess.scopeScore), above: outOfScope.map(\.guess.scopeScore))
        ece = Self.calibrationError(inScope)
        answerSetCoverage = Self.share(of: inScope) { judgement in
            judgement.guess.answerSet.contains(where: judgement.intents.contains)
        }
        answerSetSize =
            inScope.isEmpty
            ? nil : Double(inScope.reduce(0) { $0 + $1.guess.answerSet.count }) / Double(inScope.count)
        let confusion = IntentConfusion(judgements)
        macroF1 = confusion.macroF1
        mcc = confusion.mcc
    }

    private static func share(
        of judgements: [IntentEvaluation.Judgement], where isCounted: (IntentEvaluation.Judgement) -> Bool
    ) -> Double? {
        judgements.isEmpty ? nil : Double(judgements.count(where: isCounted)) / Double(judgements.count)
    }

    /// By ranks (Mann and Whitney 1947), equal scores sharing theirs.
    static func auroc(_ high: [Double], above low: [Double]) -> Double? {
        guard !high.isEmpty, !low.isEmpty else { return nil }
        let scores = (high.map { ($0, true) } + low.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var place = 0
        while place < scores.count {
            let start = place
            while place < scores.count && scores[place].0 == scores[start].0 { place += 1 }
            let rank = Double(start + place + 1) / 2
            rankSum += rank * Double(scores[start..<place].count { $0.1 })
        }
        let count = Double(high.count)
        return (rankSum - count * (count + 1) / 2) / (count * Double(low.count))
    }

    private static func calibrationError(_ judgements: [IntentEvaluation.Judgement]) -> Double? {
        guard !judgements.isEmpty else { return nil }
        var gaps = [Double](repeating: 0, count: 15)
        for judgement in judgements {
            let confidence = judgement.guess.ranking.first?.confidence ?? 0
            gaps[min(Int(confidence * 15), 14)] += confidence - (judgement.isFirstRight ? 1 : 0)
        }
        return gaps.reduce(0) { $0 + abs($1) } / Double(judgements.count)
    }
}

/// How often each class was expected, decided on, and both; `nil` is out of scope.
private struct IntentConfusion {
    private struct Row {
        var expected = 0.0
        var decided = 0.0
        var right = 0.0
    }

    private let rows: [Row]
    private let count: Double

    init(_ judgements: [IntentEvaluation.Judgement]) {
        var rows: [String?: Row] = [:]
        for judgement in judgements {
            let (expected, decided) = (judgement.expected, judgement.decided)
            rows[expected, default: Row()].expected += 1
            rows[decided, default: Row()].decided += 1
            if expected == decided { rows[expected, default: Row()].right += 1 }
        }
        // In one order whatever the hashing, so that sums are the same to the last bit.
        self.rows = rows.sorted { ($0.key ?? "") < ($1.key ?? "") }.map(\.value)
        count = Double(judgements.count)
    }

    var macroF1: Double? {
        guard !rows.isEmpty else { return nil }
        return rows.reduce(0) { $0 + 2 * $1.right / ($1.expected + $1.decided) } / Double(rows.count)
    }

    var mcc: Double? {
        let right = rows.reduce(0) { $0 + $1.right }
        let agreement = rows.reduce(0) { $0 + $1.expected * $1.decided }
        let expectedSpread = count * count - rows.reduce(0) { $0 + $1.expected * $1.expected }
        let decidedSpread = count * count - rows.reduce(0) { $0 + $1.decided * $1.decided }
        guard expectedSpread > 0, decidedSpread > 0 else { return nil }
        return (right * count - agreement) / (expectedSpread * decidedSpread).squareRoot()
    }
}
