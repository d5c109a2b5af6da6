/// Least squares with a price on large weights (Hoerl and Kennard 1970).
///
/// Minimises Σ (target − w·x − b)² + penalty·|w|², the bias b free of charge, by conjugate gradients on the normal
/// equations (CGLS, Björck 1996). The columns are centred only in the arithmetic, so that the rows stay sparse.
package struct RidgeRegression: Learner {
    /// The price of a squared weight, above 0. With rows of length about 1, try 0.3 to 10.
    package var penalty: Float
    /// Stops when the gradient is this small a part of what it was at first, or after `iterations`.
    package var tolerance: Double = 1e-5
    /// Steps at most.
    package var iterations = 300

    /// A learner at that price.
    package init(penalty: Float) {
        self.penalty = penalty
    }

    package func model(of rows: SparseRows, targets: [Float]) -> LinearRegressor {
        precondition(targets.count == rows.count, "a target for each row")
        var weights = [Double](repeating: 0, count: rows.columns)
        guard rows.count > 0 else { return LinearRegressor(weights: weights.map(Float.init), bias: 0) }
        let count = Double(rows.count)
        let ones = [Double](repeating: 1, count: rows.count)
        let columnMeans = Self.transposed(rows, times: ones).map { $0 / count }
        let targetMean = targets.reduce(0) { $0 + Double($1) } / count

        var residual = targets.map { Double($0) - targetMean }
        var gradient = Self.centred(rows, columnMeans, transposedTimes: residual)
        var direction = gradient
        var size = Self.square(gradient)
        let goal = size * tolerance * tolerance
        for _ in 0..<iterations where size > goal && size > 0 {
            let image = Self.centred(rows, columnMeans, times: direction)
            let step = size / (Self.square(image) + Double(penalty) * Self.square(direction))
            for place in weights.indices { weights[place] += step * direction[place] }
            for row in residual.indices { residual[row] -= step * image[row] }
            gradient = Self.centred(rows, columnMeans, transposedTimes: residual)
            for place in gradient.indices { gradient[place] -= Double(penalty) * weights[place] }
            let next = Self.square(gradient)
            for place in direction.indices {
                direction[place] = gradient[place] + next / size * direction[place]
            }
            size = next
        }
        let bias = targetMean - zip(weights, columnMeans).reduce(0) { $0 + $1.0 * $1.1 }
        return LinearRegressor(weights: weights.map { Float($0) }, bias: Float(bias))
    }

    private static func square(_ vector: [Double]) -> Double {
        vector.reduce(0) { $0 + $1 * $1 }
    }

    /// (X − 1μᵀ)·v: one number a row.
    private static func centred(_ rows: SparseRows, _ means: [Double], times vector: [Double]) -> [Double] {
        let shift = zip(means, vector).reduce(0) { $0 + $1.0 * $1.1 }
        return (0..<rows.count).map { row in
            var sum = -shift
            for place in rows.starts[row]..<rows.starts[row + 1] {
                sum += Double(rows.values[place]) * vector[Int(rows.indices[place])]
            }
            return sum
        }
    }

    /// (X − 1μᵀ)ᵀ·u: one number a column.
    private static func centred(_ rows: SparseRows, _ means: [Double], transposedTimes vector: [Double]) -> [Double] {
        let sum = vector.reduce(0, +)
        var product = transposed(rows, times: vector)
        for column in product.indices { product[column] -= means[column] * sum }
        return product
    }

    private static func transposed(_ rows: SparseRows, times vector: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: rows.columns)
        for row in 0..<rows.count where vector[row] != 0 {
            for place in rows.starts[row]..<rows.starts[row + 1] {
                product[Int(rows.indices[place])] += Double(rows.values[place]) * vector[row]
            }
        }
        return product
    }
}
