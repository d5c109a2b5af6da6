/// A few signals blended into one probability: weighted logistic regression on a handful of dense numbers.
///
/// For deciding between two outcomes by signals of different kinds and units, where only a few hundred rows teach how
/// much each is worth. Fitted by Newton's method on standardised signals with a small price on large weights; the
/// standardisation is then put into the weights, so that `probability` takes signals as they come.
package struct SignalBlend: Storable, Sendable, Equatable {
    /// One a signal, in the signal's own unit.
    package let weights: [Double]
    /// The log-odds where all signals are 0.
    package let bias: Double

    /// A blend whose weights are known.
    package init(weights: [Double], bias: Double) {
        self.weights = weights
        self.bias = bias
    }

    /// Rows of one outcome, whose influences add up to `influence` however many they are.
    package struct Group: Sendable {
        /// The signals of each row.
        package let rows: [[Double]]
        /// What comes out: true for 1.
        package let outcome: Bool
        /// How much all rows together count, in rows.
        package let influence: Double

        /// Rows that came out alike.
        package init(rows: [[Double]], outcome: Bool, influence: Double) {
            self.rows = rows
            self.outcome = outcome
            self.influence = influence
        }
    }

    /// - Parameters:
    ///   - groups: At least one row in all; every row has the same number of signals.
    ///   - penalty: The price of a squared standardised weight.
    package init(_ groups: [Group], penalty: Double = 1) {
        let groups = groups.filter { !$0.rows.isEmpty }
        let rows = groups.flatMap(\.rows)
        let outcomes = groups.flatMap { group in group.rows.map { _ in group.outcome ? 1.0 : 0.0 } }
        let influences = groups.flatMap { group in
            group.rows.map { _ in group.influence / Double(group.rows.count) }
        }
        let signals = rows[0].count
        let (means, deviations) = Self.moments(rows, influences)
        let standard = rows.map { row in
            (0..<signals).map { (row[$0] - means[$0]) / deviations[$0] } + [1]
        }
        var weights = [Double](repeating: 0, count: signals + 1)
        for _ in 0..<50 {
            var gradient = weights.map { penalty * $0 }
            gradient[signals] = 0
            var curvature = (0...signals).map { place in
                (0...signals).map { $0 == place ? (place < signals ? penalty : 1e-9) : 0 }
            }
            for (row, (outcome, influence)) in zip(standard, zip(outcomes, influences)) {
                let chance = Self.chance(zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 })
                for first in 0...signals {
                    gradient[first] += influence * (chance - outcome) * row[first]
                    let share = influence * chance * (1 - chance) * row[first]
                    for second in 0...signals { curvature[first][second] += share * row[second] }
                }
            }
            let step = LinearSystem.solution(of: curvature, gradient)
            for place in weights.indices { weights[place] -= step[place] }
            if step.allSatisfy({ abs($0) < 1e-9 }) { break }
        }
        self.weights = (0..<signals).map { weights[$0] / deviations[$0] }
        bias = weights[signals] - zip(self.weights, means).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The probability that the outcome is true.
    package func probability(of signals: [Double]) -> Double { Self.chance(logOdds(of: signals)) }

    /// The same as log-odds, which have no bounds.
    package func logOdds(of signals: [Double]) -> Double {
        zip(signals, weights).reduce(bias) { $0 + $1.0 * $1.1 }
    }

    private static func chance(_ sum: Double) -> Double { 1 / (1 + exponential(-sum)) }

    private static func moments(_ rows: [[Double]], _ influences: [Double]) -> (means: [Double], deviations: [Double]) {
        let total = influences.reduce(0, +)
        var means: [Double] = []
        var deviations: [Double] = []
        for signal in rows[0].indices {
            let mean = zip(rows, influences).reduce(0) { $0 + $1.0[signal] * $1.1 } / total
            let variance =
                zip(rows, influences).reduce(0) { sum, pair in
                    let distance = pair.0[signal] - mean
                    return sum + pair.1 * distance * distance
                } / total
            means.append(mean)
            deviations.append(variance > 1e-12 ? variance.squareRoot() : 1)
        }
        return (means, deviations)
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(weights + [bias], as: "\(name).weights")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let stored = try file.doubles("\(name).weights")
        guard let bias = stored.last else {
            throw .inconsistent(section: "\(name).weights", reason: "there is a bias at least")
        }
        self.init(weights: Array(stored.dropLast()), bias: bias)
    }
}
