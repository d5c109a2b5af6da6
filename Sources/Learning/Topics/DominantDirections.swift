internal import CKernels

/// Sees rows from the few directions in which they differ most: latent semantic analysis (Deerwester et al. 1990), found
/// by subspace iteration from random directions (Halko, Martinsson and Tropp 2011, "Finding structure with randomness").
///
/// Words that keep the same company fall together, so that rows are alike that share no word. Only the space that the
/// directions span is found and not its axes: cosines and distances between rows are the same in any.
package struct DominantDirections: Sendable {
    /// How many directions at most; rows that lie in fewer have fewer.
    package var count = 30
    /// Each brings the space nearer to that of the largest singular values.
    package var rounds = 8
    /// Seed of the first directions.
    package var seed: UInt64 = 1

    /// Thirty directions: enough for the topics of short messages, and few enough to forget chance.
    package init() {}

    /// The rows seen from there: (rows × directions), each of unit length, one that is zero there staying zero.
    package func views(of rows: SparseRows) -> DenseRows { found(rows) }

    /// The same of rows without many zeros.
    package func views(of rows: DenseRows) -> DenseRows { found(rows) }

    private func found(_ rows: some Entries) -> DenseRows {
        let width = min(count, rows.columns, max(rows.count, 1))
        guard width > 0 else { return DenseRows([Float](repeating: 0, count: rows.count), columns: 1) }
        var generator = SeededGenerator(seed: seed)
        var directions = (0..<width).map { _ in (0..<rows.columns).map { _ in generator.unit() - 0.5 } }
        Self.orthonormalize(&directions)
        for _ in 0..<rounds {
            directions = back(of: seen(rows, from: directions), rows, width: width)
            Self.orthonormalize(&directions)
        }
        var views = DenseRows(seen(rows, from: directions), columns: width)
        views.scaleToUnitLength()
        return views
    }

    /// rows · directions: (rows × directions), row-major.
    private func seen(_ rows: some Entries, from directions: [[Float]]) -> [Float] {
        let width = directions.count
        var byColumn = [Float](repeating: 0, count: rows.columns * width)
        for (place, direction) in directions.enumerated() {
            for (column, value) in direction.enumerated() { byColumn[column * width + place] = value }
        }
        var views = [Float](repeating: 0, count: rows.count * width)
        views.withUnsafeMutableBufferPointer { views in
            byColumn.withUnsafeBufferPointer { byColumn in
                guard let views = views.baseAddress, let byColumn = byColumn.baseAddress else { return }
                for row in 0..<rows.count {
                    rows.forEach(inRow: row) { column, value in
                        kernel_add_scaled(value, byColumn + column * width, views + row * width, width)
                    }
                }
            }
        }
        return views
    }

    /// Transposed rows · views, one direction after another.
    private func back(of views: [Float], _ rows: some Entries, width: Int) -> [[Float]] {
        var byColumn = [Float](repeating: 0, count: rows.columns * width)
        views.withUnsafeBufferPointer { views in
            byColumn.withUnsafeMutableBufferPointer { byColumn in
                guard let views = views.baseAddress, let byColumn = byColumn.baseAddress else { return }
                for row in 0..<rows.count {
                    rows.forEach(inRow: row) { column, value in
                        kernel_add_scaled(value, views + row * width, byColumn + column * width, width)
                    }
                }
            }
        }
        return (0..<width).map { place in (0..<rows.columns).map { byColumn[$0 * width + place] } }
    }

    /// Gram and Schmidt, twice over, since once leaves what rounding brings. What depends on the others becomes zero.
    private static func orthonormalize(_ directions: inout [[Float]]) {
        for place in directions.indices {
            let before = Vectors.dot(directions[place], directions[place])
            for _ in 0..<2 {
                for other in 0..<place {
                    let share = Vectors.dot(directions[place], directions[other])
                    Vectors.add(-share, times: directions[other], to: &directions[place])
                }
            }
            let square = Vectors.dot(directions[place], directions[place])
            let scale = square > before * 1e-10 ? 1 / square.squareRoot() : 0
            for column in directions[place].indices { directions[place][column] *= scale }
        }
    }
}

/// Rows whose entries can be walked.
private protocol Entries {
    var count: Int { get }
    var columns: Int { get }
    func forEach(inRow row: Int, _ body: (_ column: Int, _ value: Float) -> Void)
}

extension SparseRows: Entries {
    fileprivate func forEach(inRow row: Int, _ body: (_ column: Int, _ value: Float) -> Void) {
        for place in starts[row]..<starts[row + 1] { body(Int(indices[place]), values[place]) }
    }
}

extension DenseRows: Entries {
    fileprivate func forEach(inRow row: Int, _ body: (_ column: Int, _ value: Float) -> Void) {
        for column in 0..<columns { body(column, values[row * columns + column]) }
    }
}
