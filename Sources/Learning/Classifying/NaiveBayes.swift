/// Multinomial naive Bayes as weighted sums: how much more often a feature stands in the rows of one label than in those
/// of the others, on a logarithmic scale.
///
/// After Rennie et al. (2003, "Tackling the poor assumptions of naive Bayes text classifiers"): rows are weighted
/// counts of length about 1. A feature's weights are centred over the labels, since only differences between labels
/// count. Taken as the point from which another learner starts (`LinearSVM.prior`), it tells that learner what rare
/// features mean, as Wang and Manning (2012, "Baselines and bigrams") found.
package struct NaiveBayes: Learner {
    /// What is added to the sum of each feature and label, above 0.
    package var smoothing: Float
    /// All weights are multiplied by this.
    package var scale: Float
    /// The bias of every label: the shares of the labels are left out, since examples are written, not counted.
    package var bias: Float

    /// A learner with that smoothing.
    package init(smoothing: Float, scale: Float = 1, bias: Float = 0) {
        self.smoothing = smoothing
        self.scale = scale
        self.bias = bias
    }

    package func model(of rows: SparseRows, targets: ClassLabels) -> LinearClassifier {
        precondition(targets.values.count == rows.count, "a label for each row")
        let labels = targets.count
        var weights = [Float](repeating: smoothing, count: rows.columns * labels)
        var totals = [Float](repeating: smoothing * Float(rows.columns), count: labels)
        for row in 0..<rows.count {
            let label = targets.values[row]
            for place in rows.starts[row]..<rows.starts[row + 1] {
                weights[Int(rows.indices[place]) * labels + label] += rows.values[place]
                totals[label] += rows.values[place]
            }
        }
        let logarithms = totals.map { logarithm($0) }
        for feature in 0..<rows.columns where labels > 0 {
            let own = feature * labels..<(feature + 1) * labels
            var mean: Float = 0
            for (place, total) in zip(own, logarithms) {
                weights[place] = logarithm(weights[place]) - total
                mean += weights[place]
            }
            mean /= Float(labels)
            for place in own { weights[place] = scale * (weights[place] - mean) }
        }
        return LinearClassifier(labels: labels, weights: weights, biases: [Float](repeating: bias, count: labels))
    }
}
