package import Learning

/// Decides whether a message is any of the desk's business.
///
/// A classifier always names an intent, so that whether to believe it is a question of its own. Four signals answer it,
/// blended into a score between 0 and 1: how far the message lies on the side of its best intent, how far on the side of
/// the out-of-scope examples where there are any, and how much of its words and of its letters the model knows at all.
/// How much each is worth is learned from lines that are out of scope for the model that judges them: the out-of-scope
/// examples, each judged by a model that has not seen it, and lines of intents that a model was trained without.
package struct ScopeDecision: Sendable, Equatable, Storable {
    /// What the words say, as log-odds.
    private let words: SignalBlend
    /// What the words say together with each view's energy.
    private let whole: SignalBlend
    /// A score below this is out of scope.
    package let threshold: Double

    init(words: SignalBlend, whole: SignalBlend = Self.wordsAlone, threshold: Double) {
        self.words = words
        self.whole = whole
        self.threshold = threshold
    }

    private static let wordsAlone = SignalBlend(weights: [1], bias: 0)

    /// What the decision looks at.
    package struct Signals: Sendable {
        /// The margin of the intent that comes first.
        package let bestMargin: Float
        /// `nil` where there are no out-of-scope examples.
        package let outOfScopeMargin: Float?
        /// 0…1; `knownLetters` likewise.
        package let knownWords: Float
        package let knownLetters: Float
        /// How much speaks for any intent at all in each view of the text's meaning: log Σ exp(margins), less the margin
        /// of out of scope where there are such examples (Liu et al. 2020, "Energy-based out-of-distribution detection").
        package let energies: [Float]
        /// How close the message is to the mean of the nearest intent, in the views that see most.
        package let closeness: [Float]

        /// - Parameter outOfScopeMargin: `nil` where there are no out-of-scope examples.
        package init(
            bestMargin: Float, outOfScopeMargin: Float? = nil, knownWords: Float, knownLetters: Float,
            energies: [Float] = [], closeness: [Float] = []
        ) {
            self.closeness = closeness
            self.energies = energies
            self.bestMargin = bestMargin
            self.outOfScopeMargin = outOfScopeMargin
            self.knownWords = knownWords
            self.knownLetters = knownLetters
        }

        /// What the words alone say.
        fileprivate var words: [Double] {
            [Double(bestMargin), Double(outOfScopeMargin ?? 0), Double(knownWords), Double(knownLetters)]
        }
    }

    /// 0…1, larger is more in scope.
    package func score(_ signals: Signals) -> Double { whole.probability(of: Self.all(signals, words)) }

    private static func all(_ signals: Signals, _ words: SignalBlend) -> [Double] {
        [words.logOdds(of: signals.words)] + (signals.energies + signals.closeness).map(Double.init)
    }

    /// A line that was judged by a model that had not seen it.
    package struct Trial: Sendable {
        /// What the model said of it.
        package let signals: Signals
        /// True when the first choice was the right one.
        package let isRight: Bool

        /// A line with what was said of it.
        package init(signals: Signals, isRight: Bool) {
            self.signals = signals
            self.isRight = isRight
        }
    }

    /// - Parameters:
    ///   - inScope: Lines of the desk's intents.
    ///   - outOfScope: Out-of-scope lines.
    ///   - leftOut: Lines of intents that the judging model was trained without.
    ///   - refused: The share of rightly understood lines that the threshold may refuse where there are too few
    ///     out-of-scope lines to learn it from.
    package init(inScope: [Trial], outOfScope: [Signals], leftOut: [Signals], refused: Double) {
        var words = Self.untrained
        if !inScope.isEmpty && !(outOfScope.isEmpty && leftOut.isEmpty) {
            // Lines out of scope tell more than left-out intents, but a few of them do not tell what others look like.
            let trust =
                leftOut.isEmpty
                ? 1 : Double(outOfScope.count) / (Double(outOfScope.count) + Self.linesWorthLeftOutIntents)
            let influence = Double(max(Self.leastInfluence, min(inScope.count, outOfScope.count + leftOut.count)))
            words = SignalBlend([
                .init(rows: inScope.map(\.signals.words), outcome: true, influence: influence),
                .init(rows: outOfScope.map(\.words), outcome: false, influence: influence * trust),
                .init(rows: leftOut.map(\.words), outcome: false, influence: influence * (1 - trust)),
            ])
        }
        let whole = Self.whole(
            inScope.map { Self.all($0.signals, words) }, outOfScope.map { Self.all($0, words) })
        let scores = inScope.map {
            (score: whole.probability(of: Self.all($0.signals, words)), isRight: $0.isRight)
        }
        let foreign = outOfScope.map { whole.probability(of: Self.all($0, words)) }
        let threshold =
            foreign.count >= Self.linesThatSetThreshold && !scores.isEmpty
            ? Self.best(scores, against: foreign) : Self.quantile(refused, of: scores.filter(\.isRight).map(\.score))
        self.init(words: words, whole: whole, threshold: threshold)
    }

    /// Words and views together. Where enough lines are out of scope they teach how much each is worth; else each counts
    /// as much as another in units of how it varies among lines in scope.
    private static func whole(_ inScope: [[Double]], _ outOfScope: [[Double]]) -> SignalBlend {
        guard let signals = inScope.first?.count, signals > 1 else { return wordsAlone }
        if outOfScope.count >= linesThatSetThreshold {
            let influence = Double(min(inScope.count, outOfScope.count))
            return SignalBlend([
                .init(rows: inScope, outcome: true, influence: influence),
                .init(rows: outOfScope, outcome: false, influence: influence),
            ])
        }
        let each = (0..<signals).map { signal in moments(inScope.map { $0[signal] }) }
        let sums = inScope.map { row in
            zip(row, each).reduce(0) { $0 + ($1.0 - $1.1.mean) / $1.1.deviation }
        }
        let scale = spread / moments(sums).deviation
        return SignalBlend(
            weights: each.map { scale / $0.deviation },
            bias: usual - each.reduce(0) { $0 + scale * $1.mean / $1.deviation })
    }

    private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, max((square / Double(values.count)).squareRoot(), 1e-6))
    }

    /// So many out-of-scope lines are trusted as much as all left-out intents together.
    private static let linesWorthLeftOutIntents = 30.0
    /// So many out-of-scope lines set the threshold by themselves.
    private static let linesThatSetThreshold = 50
    private static let leastInfluence = 100
    /// The log-odds of a line in scope that is like most others.
    private static let usual = 3.0
    /// How far log-odds of lines in scope lie apart.
    private static let spread = 1.5
    /// Thresholds whose sums of shares differ by less are as good as each other.
    private static let indifference = 0.02

    /// Where nothing can be learned (fewer than three intents, no out-of-scope line): the signals of a message count
    /// about as much as they did on desks where it could.
    private static let untrained = SignalBlend(weights: [3.3, -3, 1.2, 4.5], bias: -5.3)

    /// The threshold at which the share of rightly understood lines that are kept and the share of out-of-scope lines
    /// that are refused add up to most (Youden 1950).
    private static func best(_ inScope: [(score: Double, isRight: Bool)], against outOfScope: [Double]) -> Double {
        let gain = 1 / Double(max(1, inScope.count(where: \.isRight)))
        let loss = 1 / Double(outOfScope.count)
        let steps =
            inScope.filter(\.isRight).map { (score: $0.score, change: -gain) }
            + outOfScope.map { (score: $0, change: loss) }
        let sorted = steps.sorted { $0.score < $1.score }
        var sums: [Double] = []
        for step in sorted { sums.append((sums.last ?? 0) + step.change) }
        let best = sums.max() ?? 0
        guard best > 0, let place = sums.firstIndex(where: { $0 >= best - indifference }) else { return 0 }
        return (sorted[place].score + (place + 1 < sorted.count ? sorted[place + 1].score : 1)) / 2
    }

    private static func quantile(_ share: Double, of scores: [Double]) -> Double {
        guard !scores.isEmpty else { return 0 }
        return scores.sorted()[Int(share * Double(scores.count))]
    }

    package func store(in file: inout ModelFile, as name: String) {
        words.store(in: &file, as: "\(name).words")
        whole.store(in: &file, as: "\(name).whole")
        file.add([threshold], as: "\(name).threshold")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let threshold = try file.doubles("\(name).threshold")
        let words = try SignalBlend(from: file, as: "\(name).words")
        let whole = try SignalBlend(from: file, as: "\(name).whole")
        guard threshold.count == 1, words.weights.count == 4, !whole.weights.isEmpty else {
            throw .inconsistent(section: "\(name).threshold", reason: "there is one threshold over four signals")
        }
        self.init(words: words, whole: whole, threshold: threshold[0])
    }
}
