package import Learning

/// From which probability on an intent is answered without asking, as the desk's costs have it.
///
/// A wrong answer costs `wrong`, asking or handing over costs `handoff`. Where probabilities keep their word, it pays to
/// answer from 1 − handoff/wrong on. Each intent's own threshold starts there and moves as far as its own lines speak
/// for it: an intent that is always right at 0.6 need not ask.
package struct AnswerThresholds: Sendable, Equatable, Storable {
    /// One an intent, 0…1.
    package let values: [Double]

    /// Thresholds that are known.
    package init(values: [Double]) {
        self.values = values
    }

    /// The first choice for a line that the model had not seen.
    package struct Trial: Sendable {
        /// The intent that came first.
        package let intent: Int
        /// Its calibrated probability, 0…1.
        package let probability: Double
        /// True when it was the right one.
        package let isRight: Bool

        /// A first choice and whether it was right.
        package init(intent: Int, probability: Double, isRight: Bool) {
            self.intent = intent
            self.probability = probability
            self.isRight = isRight
        }
    }

    /// - Parameters:
    ///   - trials: What the model said of lines that it had not seen.
    ///   - own: Thresholds that the desk has set itself.
    package init(intents: Int, trials: [Trial], costs: DecisionCosts, own: [Int: Double]) {
        let start = Self.threshold(for: costs)
        values = (0..<intents).map { intent in
            own[intent] ?? Self.threshold(trials.filter { $0.intent == intent }, costs: costs, start: start)
        }
    }

    /// 1 − handoff/wrong; 0 where asking costs as much as being wrong.
    package static func threshold(for costs: DecisionCosts) -> Double {
        costs.wrongAnswer > costs.handoff ? 1 - costs.handoff / costs.wrongAnswer : 0
    }

    /// So many lines' worth of belief that probabilities keep their word.
    private static let faith = 10.0

    /// The threshold of least cost over the intent's lines and, beside them, over lines spread evenly over all
    /// probabilities that turn out exactly as these say.
    private static func threshold(_ trials: [Trial], costs: DecisionCosts, start: Double) -> Double {
        let grid = stride(from: 0.0, through: 1.0, by: 0.01)
        func cost(_ threshold: Double) -> Double {
            let seen = trials.reduce(0.0) { sum, trial in
                sum + (trial.probability < threshold ? costs.handoff : trial.isRight ? 0 : costs.wrongAnswer)
            }
            // ∫ over p of (p < threshold ? handoff : (1 − p)·wrong)
            let believed = threshold * costs.handoff + (1 - threshold) * (1 - threshold) / 2 * costs.wrongAnswer
            return seen + faith * believed
        }
        let least = grid.map(cost).min() ?? 0
        // Of thresholds that cost the same, the one nearest to what the costs alone say.
        return grid.filter { cost($0) <= least + 1e-9 }.min { abs($0 - start) < abs($1 - start) } ?? start
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(values, as: name)
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        self.init(values: try file.doubles(name))
    }
}
