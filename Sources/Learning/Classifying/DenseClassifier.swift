internal import CKernels

/// A weighted sum of all of a dense vector's numbers for each label.
package struct DenseClassifier: Storable, Sendable, Equatable {
    /// How many labels there are.
    package let labels: Int
    /// (columns × labels), row-major.
    private let weights: [Float]
    /// One a label.
    private let biases: [Float]

    /// - Parameter weights: (columns × labels), row-major.
    init(labels: Int, weights: [Float], biases: [Float]) {
        precondition(biases.count == labels && weights.count % max(labels, 1) == 0, "a weight a column and label")
        self.labels = labels
        self.weights = weights
        self.biases = biases
    }

    /// How wide a vector is.
    package var columns: Int { labels == 0 ? 0 : weights.count / labels }

    /// The sum for each label.
    package func margins(of vector: [Float]) -> [Float] {
        precondition(labels == 0 || vector.count == columns, "a vector of the width that was learned from")
        var margins = biases
        weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            for (column, value) in vector.enumerated() {
                kernel_add_scaled(value, start + column * labels, &margins, labels)
            }
        }
        return margins
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
