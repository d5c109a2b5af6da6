internal import CKernels

/// A matrix of weights that stays as it is, while a change beside it is learned.
package struct AdaptableMatrix: Sendable {
    private let depth: Int
    private let columns: Int
    private let biases: [Float]
    private let forward: [Float]  // (columns / 16 × depth × 16)
    private let backward: [Float]  // (depth / 16 × columns × 16)
    private let none: [Float]  // zeros, as many as any product has columns

    /// A change as products need it.
    package struct Change: Sendable {
        let own: LowRankAdapters.Change
        let turnedDown: [Float]  // (depth / 16 × 16 × 16)
        let turnedUp: [Float]  // (columns / 16 × 16 × 16)

        package init(_ change: LowRankAdapters.Change) {
            own = change
            turnedDown = LowRankAdapters.turned(change.down)
            turnedUp = LowRankAdapters.turned(change.up)
        }
    }

    init(_ matrix: LayerMatrices.Matrix) {
        let (rows, depth, columns) = (matrix.rows, matrix.depth, matrix.biases.count)
        self.depth = depth
        self.columns = columns
        biases = matrix.biases
        none = [Float](repeating: 0, count: max(depth, columns))
        var forward = [Float](repeating: 0, count: rows.count)
        var backward = forward
        for column in 0..<columns {
            for row in 0..<depth {
                let weight = rows[column * depth + row]
                forward[(column / 16 * depth + row) * 16 + column % 16] = weight
                backward[(row / 16 * columns + column) * 16 + row % 16] = weight
            }
        }
        self.forward = forward
        self.backward = backward
    }

    /// Writes y = x·(weights + down·upᵀ) + biases for `rows` rows that lie one behind another.
    /// - Parameter between: Room for (rows × 16).
    func apply(_ x: [Float], rows: Int, _ change: Change, to y: inout [Float], _ between: inout [Float]) {
        precondition(x.count >= rows * depth && y.count >= rows * columns && between.count >= rows * 16, "room")
        kernel_dense(x, depth, rows, depth, forward, biases, columns, &y, columns)
        kernel_dense(x, depth, rows, depth, change.own.down, none, 16, &between, 16)
        kernel_lift(between, rows, change.turnedUp, columns, &y, columns)
    }

    /// From the slopes of y to those of x, and adds those of the change to `learned`.
    func back(
        _ x: [Float], _ slopes: [Float], rows: Int, _ change: Change, to back: inout [Float],
        learned: inout LowRankAdapters.Change, _ between: inout [Float]
    ) {
        precondition(slopes.count >= rows * columns && back.count >= rows * depth, "room")
        precondition(x.count >= rows * depth && between.count >= rows * 16, "room")
        kernel_dense(slopes, columns, rows, columns, backward, none, depth, &back, depth)
        kernel_dense(slopes, columns, rows, columns, change.own.up, none, 16, &between, 16)
        kernel_lift(between, rows, change.turnedDown, depth, &back, depth)
        kernel_gather(x, depth, rows, depth, between, &learned.down)
        kernel_dense(x, depth, rows, depth, change.own.down, none, 16, &between, 16)
        kernel_gather(slopes, columns, rows, columns, between, &learned.up)
    }
}
