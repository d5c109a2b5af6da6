/// A weighted sum of the features: one number said of each row. What `RidgeRegression` makes.
package struct LinearRegressor: Storable, Sendable, Equatable {
    /// One a feature.
    package var weights: [Float]
    /// The sum of a row without features.
    package var bias: Float

    /// - Parameter weights: One a feature.
    package init(weights: [Float], bias: Float) {
        self.weights = weights
        self.bias = bias
    }

    /// The sum for a row. Features that the regressor does not have count for nothing.
    package func prediction(of row: SparseVector) -> Float {
        var sum = bias
        for (feature, value) in zip(row.indices, row.values) where Int(feature) < weights.count {
            sum += value * weights[Int(feature)]
        }
        return sum
    }

    /// The sum for each row.
    package func predictions(of rows: SparseRows) -> [Float] {
        (0..<rows.count).map { prediction(of: rows[$0]) }
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(weights, as: "\(name).weights")
        file.add([bias], as: "\(name).bias")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let bias = try file.floats("\(name).bias")
        guard bias.count == 1 else { throw .inconsistent(section: "\(name).bias", reason: "there is one bias") }
        self.init(weights: try file.floats("\(name).weights"), bias: bias[0])
    }
}
