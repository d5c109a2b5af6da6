import CKernels

/// Multinomial logistic regression: probabilities of classes as the softmax of weighted sums.
///
/// Minimises ½|w|² + cost·Σ −log p(label), the biases free of charge, by L-BFGS run to convergence: stopping early
/// costs accuracy. `softmax` of the model's margins are its probabilities.
package struct LogisticRegression: Learner {
    /// What a mistake costs against a large weight, above 0. With rows of length about 1, try 1 to 100.
    package var cost: Float
    /// Stops when the largest slope is this small a part of the largest at first, or after `iterations`.
    package var tolerance: Double = 1e-5
    /// Steps at most.
    package var iterations = 500

    /// A learner at that cost.
    package init(cost: Float) {
        self.cost = cost
    }

    package func model(of rows: SparseRows, targets: ClassLabels) -> LinearClassifier {
        precondition(targets.values.count == rows.count, "a label for each row")
        let labels = targets.count
        let weightCount = rows.columns * labels
        var parameters = [Float](repeating: 0, count: weightCount + labels)
        if rows.count > 0 && labels > 0 {
            var search = LimitedMemoryBFGS(tolerance: tolerance, iterations: iterations)
            search.minimise(&parameters) { parameters, gradient in
                loss(parameters, rows, targets, &gradient)
            }
        }
        return LinearClassifier(
            labels: labels, weights: Array(parameters[..<weightCount]), biases: Array(parameters[weightCount...]))
    }

    /// The mean loss a row, and its gradient. Parameters are (features × labels), then the biases.
    private func loss(
        _ parameters: [Float], _ rows: SparseRows, _ targets: ClassLabels, _ gradient: inout [Float]
    ) -> Double {
        let labels = targets.count
        let weightCount = rows.columns * labels
        let price = 1 / (cost * Float(rows.count))
        for place in 0..<weightCount { gradient[place] = price * parameters[place] }
        for place in weightCount..<parameters.count { gradient[place] = 0 }
        var loss = 0.5 * Double(price) * parameters[..<weightCount].reduce(0) { $0 + Double($1) * Double($1) }

        var shares = [Float](repeating: 0, count: labels)
        let share = 1 / Float(rows.count)
        parameters.withUnsafeBufferPointer { parameters in
            gradient.withUnsafeMutableBufferPointer { gradient in
                guard let weights = parameters.baseAddress, let slopes = gradient.baseAddress else { return }
                for row in 0..<rows.count {
                    let places = rows.starts[row]..<rows.starts[row + 1]
                    for label in 0..<labels { shares[label] = weights[weightCount + label] }
                    for place in places {
                        kernel_add_scaled(
                            rows.values[place], weights + Int(rows.indices[place]) * labels, &shares, labels)
                    }
                    let right = targets.values[row]
                    let margin = shares[right]
                    loss += Double(Vectors.logSumExp(shares) - margin) * Double(share)
                    shares = Vectors.softmax(shares)
                    shares[right] -= 1
                    for label in 0..<labels { slopes[weightCount + label] += share * shares[label] }
                    for place in places {
                        kernel_add_scaled(
                            share * rows.values[place], shares, slopes + Int(rows.indices[place]) * labels, labels)
                    }
                }
            }
        }
        return loss
    }
}
