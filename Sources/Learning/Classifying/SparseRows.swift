/// A vector most of whose places are zero: those that are not, by ascending index.
package struct SparseVector: Sendable, Equatable {
    /// Ascending, each once.
    package var indices: [UInt32]
    /// One an index.
    package var values: [Float]

    /// - Parameter indices: Ascending, each once.
    package init(indices: [UInt32] = [], values: [Float] = []) {
        precondition(indices.count == values.count, "an index for each value")
        self.indices = indices
        self.values = values
    }
}

/// Sparse vectors of one width, one after another in three arrays (compressed sparse rows).
///
/// What every linear learner here is trained on. Rows of tens of thousands of lines stay in a few large allocations,
/// and a walk over them touches memory in order.
package struct SparseRows: Sendable {
    /// How many columns a row has; every index is below it.
    package let columns: Int
    /// (rows + 1): row `i` takes places `starts[i]..<starts[i + 1]` of `indices` and `values`.
    package private(set) var starts: [Int] = [0]
    /// The columns of the values, ascending within a row.
    package private(set) var indices: [UInt32] = []
    /// The values that are not zero, row after row.
    package private(set) var values: [Float] = []

    /// No rows yet.
    package init(columns: Int) {
        self.columns = columns
    }

    /// Rows in the order of `vectors`.
    package init(_ vectors: [SparseVector], columns: Int) {
        self.init(columns: columns)
        for vector in vectors { append(vector) }
    }

    /// Makes room for so many rows more, with so many values in all.
    package mutating func reserveCapacity(rows: Int, values count: Int) {
        starts.reserveCapacity(starts.count + rows)
        indices.reserveCapacity(indices.count + count)
        values.reserveCapacity(values.count + count)
    }

    /// How many rows there are.
    package var count: Int { starts.count - 1 }

    /// Adds a row behind the last.
    package mutating func append(_ row: SparseVector) {
        precondition(row.indices.allSatisfy { Int($0) < columns }, "an index lies below the number of columns")
        indices += row.indices
        values += row.values
        starts.append(indices.count)
    }

    /// Adds a row behind the last, of value 1 in each of some columns.
    /// - Parameter columns: In any order; one that stands there twice counts once.
    package mutating func append(ones columns: some Collection<UInt32>) {
        let start = indices.count
        indices += columns
        // A slice of the array would be sorted as a copy.
        indices.withUnsafeMutableBufferPointer { UnsafeMutableBufferPointer(rebasing: $0[start...]).sortNumbers() }
        var end = start
        for place in start..<indices.count where end == start || indices[end - 1] != indices[place] {
            indices[end] = indices[place]
            end += 1
        }
        indices.removeLast(indices.count - end)
        precondition(indices.count == start || Int(indices[end - 1]) < self.columns, "an index lies below the columns")
        values.append(contentsOf: repeatElement(1, count: end - start))
        starts.append(end)
    }

    /// The row of that number.
    package subscript(row: Int) -> SparseVector {
        let places = starts[row]..<starts[row + 1]
        return SparseVector(indices: Array(indices[places]), values: Array(values[places]))
    }

    /// The rows with the given numbers, in that order.
    package func selecting(_ rows: [Int]) -> SparseRows {
        var selected = SparseRows(columns: columns)
        selected.starts.reserveCapacity(rows.count + 1)
        for row in rows {
            let places = starts[row]..<starts[row + 1]
            selected.indices += indices[places]
            selected.values += values[places]
            selected.starts.append(selected.indices.count)
        }
        return selected
    }
}
