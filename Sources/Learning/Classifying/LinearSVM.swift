import CKernels

/// Linear support vector machines, one class against the rest, with squared hinge loss.
///
/// Minimises ½|w|² + cost·Σ max(0, 1 − y·(w·x + b))² for each class by dual coordinate descent (Hsieh et al. 2008, "A
/// dual coordinate descent method for large-scale linear SVM"): row after row, in an order drawn anew each round, the
/// row's share in the weights is set to its best value given all others. The bias counts as one more feature of
/// value 1. With a prior, ½|w − prior|² is minimised instead: what the rows do not tell stays as the prior has it.
///
/// Sixteen classes are trained side by side, since they walk the same rows: a feature's weights for them lie in one
/// cache line. Classes are independent of each other, so that any number of threads gives the same bits.
package struct LinearSVM: Learner {
    /// What a mistake costs against a large weight, above 0.
    package var cost: Float
    /// Where the weights begin and are drawn to: naive Bayes, say. Without one, zero.
    package var prior: (any Learner<ClassLabels, LinearClassifier>)?
    /// Rounds over the rows at most.
    package var rounds = 30
    /// A round that violates the optimality conditions by less than this anywhere is the last.
    package var tolerance: Float = 0.1
    /// Seed of the order of the rows.
    package var seed: UInt64 = 1
    /// Threads at most; sixteen classes keep one busy.
    package var threads = 1

    /// A learner at that cost.
    package init(cost: Float) {
        self.cost = cost
    }

    package func model(of rows: SparseRows, targets: ClassLabels) -> LinearClassifier {
        precondition(targets.values.count == rows.count, "a label for each row")
        let labels = targets.count
        let panels = (labels + Self.width - 1) / Self.width
        var generator = SeededGenerator(seed: seed)
        let orders = (0..<rounds).map { _ in generator.order(of: rows.count) }
        let squares = (0..<rows.count).map { row in
            rows.values[rows.starts[row]..<rows.starts[row + 1]].reduce(1) { $0 + $1 * $1 }
        }
        let start = prior?.model(of: rows, targets: targets)
        var weights = start?.weights ?? [Float](repeating: 0, count: rows.columns * labels)
        var biases = start?.biases ?? [Float](repeating: 0, count: labels)
        weights.withUnsafeMutableBufferPointer { weights in
            biases.withUnsafeMutableBufferPointer { biases in
                // Each panel writes the columns of its own labels and nothing else.
                nonisolated(unsafe) let (weights, biases) = (weights, biases)
                concurrently(panels, threads: threads) { panel in
                    let columns = panel * Self.width..<min(labels, (panel + 1) * Self.width)
                    var panelWeights = [Float](repeating: 0, count: (rows.columns + 1) * Self.width)
                    for feature in 0...rows.columns {
                        let source = feature < rows.columns ? weights[(feature * labels)...] : biases[...]
                        for (lane, label) in columns.enumerated() {
                            panelWeights[feature * Self.width + lane] = source[source.startIndex + label]
                        }
                    }
                    train(&panelWeights, rows, squares, targets, firstLabel: columns.lowerBound, orders)
                    for (lane, label) in columns.enumerated() {
                        for feature in 0..<rows.columns {
                            weights[feature * labels + label] = panelWeights[feature * Self.width + lane]
                        }
                        biases[label] = panelWeights[rows.columns * Self.width + lane]
                    }
                }
            }
        }
        return LinearClassifier(labels: labels, weights: weights, biases: biases)
    }

    private static let width = Int(KERNEL_PANEL)
    private typealias Lanes = SIMD16<Float>

    /// Trains the weights of sixteen classes from `firstLabel` on: (features + 1) × 16, the biases last.
    private func train(
        _ panel: inout [Float], _ rows: SparseRows, _ squares: [Float], _ targets: ClassLabels, firstLabel: Int,
        _ orders: [[Int]]
    ) {
        let diagonal = 1 / (2 * cost)
        var shares = [Lanes](repeating: .zero, count: rows.count)
        let biases = rows.columns * Self.width
        panel.withUnsafeMutableBufferPointer { panel in
            rows.indices.withUnsafeBufferPointer { indices in
                rows.values.withUnsafeBufferPointer { values in
                    guard let weights = panel.baseAddress, let allIndices = indices.baseAddress,
                        let allValues = values.baseAddress
                    else { return }
                    var sums = [Float](repeating: 0, count: Self.width)
                    for order in orders {
                        var violation: Float = 0
                        for row in order {
                            let start = rows.starts[row]
                            let count = rows.starts[row + 1] - start
                            kernel_panel_margins(allIndices + start, allValues + start, count, weights, &sums)
                            let bias = UnsafeRawPointer(weights + biases).loadUnaligned(as: Lanes.self)
                            let margins = bias + sums.withUnsafeBytes { $0.loadUnaligned(as: Lanes.self) }
                            var signs = Lanes(repeating: -1)
                            let own = targets.values[row] - firstLabel
                            if (0..<Self.width).contains(own) { signs[own] = 1 }

                            let share = shares[row]
                            let slopes = signs * margins - 1 + diagonal * share
                            let next = pointwiseMax(share - slopes / (squares[row] + diagonal), .zero)
                            let moves = next - share
                            let largest = pointwiseMax(moves, -moves).max() * (squares[row] + diagonal)
                            violation = max(violation, largest)
                            guard largest > 0 else { continue }
                            shares[row] = next
                            let deltas = signs * moves
                            withUnsafeBytes(of: deltas) { bytes in
                                sums.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
                            }
                            UnsafeMutableRawPointer(weights + biases).storeBytes(of: bias + deltas, as: Lanes.self)
                            kernel_panel_update(allIndices + start, allValues + start, count, sums, weights)
                        }
                        if violation < tolerance { break }
                    }
                }
            }
        }
    }
}
