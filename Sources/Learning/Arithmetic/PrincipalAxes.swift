internal import CKernels

/// The directions in which rows differ most (principal component analysis), by orthogonal iteration: a random basis is
/// multiplied with the covariance and made orthogonal again until it lies along the axes (Golub and Van Loan, 8.2).
struct PrincipalAxes: Sendable {
    /// One a column.
    let mean: [Float]
    /// (axes × columns), row-major, each of length 1, at right angles to each other.
    let axes: [Float]
    let columns: Int

    /// - Parameters:
    ///   - rows: More than one.
    ///   - count: Of axes, at most `rows.columns`.
    init(of rows: DenseRows, count: Int, seed: UInt64, rounds: Int = 40) {
        precondition(count <= rows.columns, "no more axes than columns")
        let columns = rows.columns
        self.columns = columns
        let mean = rows.moments().means
        self.mean = mean
        let covariance = Self.covariance(rows, mean)
        var generator = SeededGenerator(seed: seed)
        var axes = (0..<count).map { _ in (0..<columns).map { _ in generator.unit() - 0.5 } }
        for _ in 0..<rounds {
            axes = axes.map { axis in
                var moved = [Float](repeating: 0, count: columns)
                covariance.withUnsafeBufferPointer { covariance in
                    for (column, value) in axis.enumerated() {
                        kernel_add_scaled(value, covariance.baseAddress! + column * columns, &moved, columns)
                    }
                }
                return moved
            }
            Self.orthogonalise(&axes)
        }
        self.axes = axes.flatMap { $0 }
    }

    /// (columns × columns), undivided.
    private static func covariance(_ rows: DenseRows, _ mean: [Float]) -> [Float] {
        let columns = rows.columns
        var sums = [Float](repeating: 0, count: columns * columns)
        sums.withUnsafeMutableBufferPointer { sums in
            for row in 0..<rows.count {
                let centred = zip(rows[row], mean).map { $0 - $1 }
                for column in 0..<columns {
                    kernel_add_scaled(centred[column], centred, sums.baseAddress! + column * columns, columns)
                }
            }
        }
        return sums
    }

    /// Gram and Schmidt, each axis freed from those before it.
    private static func orthogonalise(_ axes: inout [[Float]]) {
        for place in axes.indices {
            for before in 0..<place {
                Vectors.add(-Vectors.dot(axes[place], axes[before]), times: axes[before], to: &axes[place])
            }
            let length = Vectors.dot(axes[place], axes[place]).squareRoot()
            if length > 0 { axes[place] = axes[place].map { $0 / length } }
        }
    }

    /// Where rows lie along the axes: (rows × axes).
    func places(of rows: DenseRows, threads: Int) -> DenseRows {
        precondition(rows.columns == columns, "rows of the width that the axes are of")
        let count = axes.count / columns
        let places = concurrentMap(rows.count, threads: threads) { row in
            let centred = zip(rows[row], mean).map { $0 - $1 }
            return axes.withUnsafeBufferPointer { axes in
                (0..<count).map { kernel_dot(centred, axes.baseAddress! + $0 * columns, columns) }
            }
        }
        return DenseRows(places.flatMap { $0 }, columns: count)
    }
}
