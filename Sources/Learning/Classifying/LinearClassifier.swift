import CKernels

/// A weighted sum of the features for each label: what the linear learners of several classes make.
package struct LinearClassifier: Storable, Sendable, Equatable {
    /// How many labels there are.
    package let labels: Int
    /// (features × labels), row-major: one feature touches one run of memory.
    package var weights: [Float]
    /// One a label.
    package var biases: [Float]

    /// - Parameter weights: (features × labels), row-major.
    package init(labels: Int, weights: [Float], biases: [Float]) {
        precondition(biases.count == labels && weights.count % max(labels, 1) == 0, "a weight a feature and label")
        self.labels = labels
        self.weights = weights
        self.biases = biases
    }

    /// How many features have weights.
    package var features: Int { labels == 0 ? 0 : weights.count / labels }

    /// The sum for each label. Features that the classifier does not have count for nothing.
    package func margins(of row: SparseVector) -> [Float] {
        var margins = biases
        add(row, to: &margins)
        return margins
    }

    /// The sum for each label, of each row: (rows × labels), row-major.
    package func margins(of rows: SparseRows) -> [Float] {
        var margins: [Float] = []
        margins.reserveCapacity(rows.count * labels)
        for row in 0..<rows.count { margins += self.margins(of: rows[row]) }
        return margins
    }

    private func add(_ row: SparseVector, to margins: inout [Float]) {
        let features = features
        weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            for (feature, value) in zip(row.indices, row.values) where Int(feature) < features {
                kernel_add_scaled(value, start + Int(feature) * labels, &margins, labels)
            }
        }
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add([UInt32(labels)], as: "\(name).labels")
        file.add(weights, as: "\(name).weights")
        file.add(biases, as: "\(name).biases")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let labels = try file.words32("\(name).labels")
        let weights = try file.floats("\(name).weights")
        let biases = try file.floats("\(name).biases")
        guard labels.count == 1, biases.count == Int(labels[0]), weights.count % max(biases.count, 1) == 0 else {
            throw .inconsistent(section: "\(name).weights", reason: "weights, biases and labels do not agree")
        }
        self.init(labels: biases.count, weights: weights, biases: biases)
    }
}
