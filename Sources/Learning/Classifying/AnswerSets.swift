/// Sets of labels that hold the right one as often as promised, after split conformal prediction (Vovk, Gammerman and
/// Shafer 2005, "Algorithmic learning in a random world").
///
/// A label belongs to the set when its probability is at least `floor`. The floor is chosen on rows that the model
/// has not seen, so that the promise holds for new rows like those, however badly calibrated the probabilities are.
package struct AnswerSets: Sendable, Equatable {
    /// The least probability of a label in the set, 0…1.
    package let floor: Float

    /// Sets whose floor is known.
    package init(floor: Float) {
        self.floor = floor
    }

    /// - Parameters:
    ///   - promise: The share of rows whose set is to hold the right label, 0…1.
    ///   - rightProbabilities: The probability that each unseen row gave to its right label. Too few rows to vouch for
    ///     the promise (19 for 0.95) give a floor of 0: every label.
    package init(promise: Double, rightProbabilities: [Float]) {
        let ascending = rightProbabilities.sorted()
        let missed = Int((Double(ascending.count + 1) * (1 - promise) + 1e-9).rounded(.down))
        self.init(floor: missed > 0 ? ascending[missed - 1] : 0)
    }

    /// The labels of the set, most probable first; never empty where there is a label.
    package func labels(_ probabilities: [Float]) -> [Int] {
        func precedes(_ one: Int, _ other: Int) -> Bool { (probabilities[one], other) > (probabilities[other], one) }
        let certain = probabilities.indices.filter { probabilities[$0] >= floor }.sorted(by: precedes)
        return certain.isEmpty ? probabilities.indices.min(by: precedes).map { [$0] } ?? [] : certain
    }
}
