/// Joins what several classifiers say of the same labels into one: a weighted sum of their margins, which after softmax is
/// the product of their probabilities, each to the power of its weight (Hinton 2002, "Training products of experts";
/// Genest and Zidek 1986).
///
/// The weights are those under which rows that no classifier had seen are likeliest, none below 0. A few rows say little
/// about weights: what they leave open stays near weights that were good on other desks.
package struct LogLinearPool: Sendable, Equatable {
    /// One a classifier.
    package let weights: [Float]

    /// A pool whose weights are known.
    package init(weights: [Float]) {
        self.weights = weights
    }

    /// - Parameters:
    ///   - rows: Of each unseen row what each classifier says: margins, one a label.
    ///   - labels: The right label of each row.
    ///   - expected: The weights from which to start, above 0, one a classifier.
    ///   - faith: What it costs to double a weight, in units of a row's log-likelihood.
    package init(rows: [[ArraySlice<Float>]], labels: [Int], expected: [Float], faith: Double = 2) {
        var free = Set(expected.indices)
        var weights = expected.map(Double.init)
        while !free.isEmpty {
            weights = Self.fitted(rows, labels, expected.map(Double.init), free.sorted(), faith)
            let useless = free.filter { weights[$0] < 0 }
            if useless.isEmpty { break }
            free.subtract(useless)
        }
        self.init(weights: weights.map(Float.init))
    }

    /// The sum of margins for each label.
    package func margins(of members: [ArraySlice<Float>]) -> [Float] {
        var sums = [Float](repeating: 0, count: members.first?.count ?? 0)
        for (weight, margins) in zip(weights, members) where weight != 0 {
            for (place, margin) in margins.enumerated() { sums[place] += weight * margin }
        }
        return sums
    }

    /// Newton's method over the free weights; the others are 0.
    private static func fitted(
        _ rows: [[ArraySlice<Float>]], _ labels: [Int], _ expected: [Double], _ free: [Int], _ faith: Double
    ) -> [Double] {
        var weights = [Double](repeating: 0, count: expected.count)
        for member in free { weights[member] = expected[member] }
        for _ in 0..<30 {
            var slopes = free.map { faith * (weights[$0] - expected[$0]) / (expected[$0] * expected[$0]) }
            var curvature = free.indices.map { place in
                free.indices.map { $0 == place ? faith / (expected[free[place]] * expected[free[place]]) : 0 }
            }
            for (row, label) in zip(rows, labels) {
                let members = free.map { row[$0] }
                let pooled = LogLinearPool(weights: free.map { Float(weights[$0]) }).margins(of: members)
                let shares = Vectors.softmax(pooled)
                var means = [Double](repeating: 0, count: free.count)
                var products = free.map { _ in [Double](repeating: 0, count: free.count) }
                for (place, share) in shares.enumerated() where share > 1e-6 {
                    let values = members.map { Double($0[$0.startIndex + place]) }
                    for one in values.indices {
                        means[one] += Double(share) * values[one]
                        for other in 0...one { products[one][other] += Double(share) * values[one] * values[other] }
                    }
                }
                for one in free.indices {
                    slopes[one] += means[one] - Double(members[one][members[one].startIndex + label])
                    for other in 0...one {
                        let covariance = products[one][other] - means[one] * means[other]
                        curvature[one][other] += covariance
                        if other != one { curvature[other][one] += covariance }
                    }
                }
            }
            var step = LinearSystem.solution(of: curvature, slopes)
            // A step that would more than double or wholly undo a weight is cut short: far away the curvature misleads.
            let longest = zip(free, step).reduce(0.0) { max($0, abs($1.1) / expected[$1.0]) }
            if longest > 1 { step = step.map { $0 / longest } }
            for (place, member) in free.enumerated() { weights[member] -= step[place] }
            if longest < 1e-7 { break }
        }
        return weights
    }
}
