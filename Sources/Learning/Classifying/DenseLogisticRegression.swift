internal import CKernels

/// Multinomial logistic regression on dense vectors, such as those of sentences.
///
/// The vectors are standardised, each column to mean 0, and scaled so that a row's length is about 4, whatever its width:
/// then one price of weights fits all encoders. Minimises ½|w|² + cost·Σ −log p(label), the biases free of charge, by L-BFGS
/// run to convergence. Rows, weights and slopes are multiplied as whole matrices, which takes a tenth of the time of a walk
/// row by row.
package struct DenseLogisticRegression: Sendable {
    /// What a mistake costs against a large weight, above 0: 1 where examples are many, 3 where they are few.
    package var cost: Float
    /// Stops when the largest slope is this small a part of the largest at first, or after `iterations`.
    package var tolerance: Double = 1e-4
    /// Steps at most.
    package var iterations = 500
    /// Threads at most. The result does not depend on them.
    package var threads = 1

    /// A learner at that cost.
    package init(cost: Float) {
        self.cost = cost
    }

    /// The typical length of a row, once it is standardised.
    private static let length: Float = 4

    /// The model of `rows`, a label a row. From no rows, it says the same of everything.
    package func model(of rows: DenseRows, targets: ClassLabels) -> DenseClassifier {
        precondition(targets.values.count == rows.count, "a label for each row")
        let columns = rows.columns
        let panels = (targets.count + panelWidth - 1) / panelWidth
        let (means, deviations) = rows.moments()
        let unit = Self.length / Float(columns).squareRoot()
        let scales = deviations.map { unit / $0 }
        var parameters = [Float](repeating: 0, count: panels * panelWidth * (columns + 1))
        if rows.count > 0 && targets.count > 0 {
            var standard = rows.values
            for row in 0..<rows.count {
                for column in 0..<columns {
                    let place = row * columns + column
                    standard[place] = (standard[place] - means[column]) * scales[column]
                }
            }
            let fitting = Fitting(standard, columns: columns, targets, panels: panels, cost: cost, threads: threads)
            var search = LimitedMemoryBFGS(tolerance: tolerance, iterations: iterations)
            var shares = fitting.room
            search.minimise(&parameters) { fitting.loss($0, &$1, &shares) }
        }
        return classifier(parameters, means, scales, labels: targets.count)
    }

    /// Puts the standardisation into the weights.
    private func classifier(
        _ parameters: [Float], _ means: [Float], _ scales: [Float], labels: Int
    ) -> DenseClassifier {
        let columns = means.count
        var weights = [Float](repeating: 0, count: columns * labels)
        var biases = [Float](repeating: 0, count: labels)
        let biasStart = parameters.count - parameters.count / (columns + 1)
        for label in 0..<labels {
            var bias = Double(parameters[biasStart + label])
            let panel = label / panelWidth * columns * panelWidth + label % panelWidth
            for column in 0..<columns {
                let weight = parameters[panel + column * panelWidth] * scales[column]
                weights[column * labels + label] = weight
                bias -= Double(weight) * Double(means[column])
            }
            biases[label] = Float(bias)
        }
        return DenseClassifier(labels: labels, weights: weights, biases: biases)
    }
}

/// Columns of a panel, as Swift counts.
private let panelWidth = Int(KERNEL_PANEL)

/// The loss over all rows and its slopes. Parameters are panels of 16 labels (panels × columns × 16), then biases.
private struct Fitting: Sendable {
    let rows: [Float]  // (count × columns)
    let turned: [Float]  // (columns × count): the same, for slopes
    let columns: Int
    let count: Int
    let targets: ClassLabels
    let panels: Int
    let price: Float
    let threads: Int

    init(_ rows: [Float], columns: Int, _ targets: ClassLabels, panels: Int, cost: Float, threads: Int) {
        self.rows = rows
        self.columns = columns
        self.targets = targets
        self.panels = panels
        self.threads = threads
        let count = targets.values.count
        self.count = count
        price = 1 / (cost * Float(count))
        var turned = [Float](repeating: 0, count: rows.count)
        for row in 0..<count {
            for column in 0..<columns { turned[column * count + row] = rows[row * columns + column] }
        }
        self.turned = turned
    }

    /// (panels × count × 16): sums of weights, then what is missing from the right probabilities.
    var room: [Float] { [Float](repeating: 0, count: panels * count * panelWidth) }

    /// The mean loss a row. What is in `shares` before does not matter.
    func loss(_ parameters: [Float], _ slopes: inout [Float], _ shares: inout [Float]) -> Double {
        let panel = columns * panelWidth
        let weightCount = panels * panel
        return shares.withUnsafeMutableBufferPointer { shares in
            // Each panel has places of its own in both, and neither is empty: there are rows and labels.
            nonisolated(unsafe) let start = shares.baseAddress!
            concurrently(panels, threads: threads) { number in
                parameters.withUnsafeBufferPointer { parameters in
                    let weights = parameters.baseAddress!
                    kernel_dense(
                        rows, columns, count, columns, weights + number * panel,
                        weights + weightCount + number * panelWidth, panelWidth, start + number * count * panelWidth,
                        panelWidth)
                }
            }
            let loss = missing(shares)
            slopes.withUnsafeMutableBufferPointer { slopes in
                nonisolated(unsafe) let slopes = slopes.baseAddress!
                let none = [Float](repeating: 0, count: panelWidth)
                concurrently(panels, threads: threads) { number in
                    let own = start + number * count * panelWidth
                    kernel_dense(
                        turned, count, columns, count, own, none, panelWidth, slopes + number * panel, panelWidth)
                    let biases = slopes + weightCount + number * panelWidth
                    for lane in 0..<panelWidth { biases[lane] = 0 }
                    for row in 0..<count {
                        for lane in 0..<panelWidth { biases[lane] += own[row * panelWidth + lane] }
                    }
                }
                kernel_add_scaled(price, parameters, slopes, weightCount)
            }
            return loss + 0.5 * Double(price) * parameters[..<weightCount].reduce(0) { $0 + Double($1) * Double($1) }
        }
    }

    /// Makes of the sums the probabilities less the right ones, over the number of rows; the mean of what they cost.
    private func missing(_ shares: UnsafeMutableBufferPointer<Float>) -> Double {
        let (count, labels, panels) = (count, targets.count, panels)
        let share = 1 / Float(count)
        // Lanes behind the last label weigh nothing.
        let lanes = (0..<panels).map { min(panelWidth, labels - $0 * panelWidth) }
        var loss = 0.0
        for row in 0..<count {
            func start(_ panel: Int) -> Int { (panel * count + row) * panelWidth }
            var largest = -Float.infinity
            for panel in 0..<panels {
                let own = UnsafeMutableBufferPointer(rebasing: shares[start(panel)..<start(panel) + lanes[panel]])
                for lane in own.indices { largest = max(largest, own[lane]) }
            }
            let right = start(targets.values[row] / panelWidth) + targets.values[row] % panelWidth
            let margin = shares[right] - largest
            var sum: Float = 0
            for panel in 0..<panels {
                let own = UnsafeMutableBufferPointer(rebasing: shares[start(panel)..<start(panel) + lanes[panel]])
                for lane in own.indices {
                    let grown = exponential(own[lane] - largest)
                    own[lane] = grown
                    sum += grown
                }
            }
            loss += Double(logarithm(sum) - margin) * Double(share)
            let scale = share / sum
            for panel in 0..<panels {
                let own = UnsafeMutableBufferPointer(rebasing: shares[start(panel)..<start(panel) + panelWidth])
                for lane in 0..<lanes[panel] { own[lane] *= scale }
                for lane in lanes[panel]..<panelWidth { own[lane] = 0 }
            }
            shares[right] -= share
        }
        return loss
    }
}
