import CKernels

/// A `LinearClassifier` with weights of one byte: a quarter of the memory, and of the time that reading it takes.
///
/// Each feature's weights share one scale, the largest of them becoming ±127. So a weight is off by at most half a 127th
/// of its feature's largest, which changes no decision that was not a toss-up.
package struct CompactClassifier: Storable, Sendable, Equatable {
    /// How many labels there are.
    package let labels: Int
    /// (features × labels), row-major, in units of the feature's scale.
    private let weights: [Int8]
    /// One a feature.
    private let scales: [Float]
    /// One a label.
    private let biases: [Float]

    /// The same classifier with weights of one byte.
    package init(_ classifier: LinearClassifier) {
        labels = classifier.labels
        biases = classifier.biases
        var scales: [Float] = []
        var weights: [Int8] = []
        weights.reserveCapacity(classifier.weights.count)
        for feature in 0..<classifier.features {
            let row = classifier.weights[feature * labels..<(feature + 1) * labels]
            let scale = row.reduce(0) { max($0, abs($1)) } / 127
            scales.append(scale)
            for weight in row { weights.append(scale > 0 ? Int8((weight / scale).rounded()) : 0) }
        }
        self.scales = scales
        self.weights = weights
    }

    /// How many features have weights.
    package var features: Int { scales.count }

    /// The sum for each label. Every index lies below `features`.
    package func margins(of row: SparseVector) -> [Float] {
        var margins = biases
        weights.withUnsafeBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            for (feature, value) in zip(row.indices, row.values) where Int(feature) < scales.count {
                kernel_add_scaled_int8(
                    value * scales[Int(feature)], start + Int(feature) * labels, &margins, labels)
            }
        }
        return margins
    }

    /// What a feature of value 1 adds to the sum of a label.
    package func weight(of feature: Int, for label: Int) -> Float {
        Float(weights[feature * labels + label]) * scales[feature]
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(weights, as: "\(name).weights")
        file.add(scales, as: "\(name).scales")
        file.add(biases, as: "\(name).biases")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        weights = try file.signedBytes("\(name).weights")
        scales = try file.floats("\(name).scales")
        biases = try file.floats("\(name).biases")
        labels = biases.count
        guard weights.count == scales.count * labels else {
            throw .inconsistent(section: "\(name).weights", reason: "weights, scales and biases do not agree")
        }
    }
}
