import Learning

/// Which lines are nearly the same, by cosine over words, pairs of words and runs of letters.
struct LineLikeness: Sendable {
    /// Another line, and how like it is, 0…1.
    struct Nearest: Sendable {
        let line: Int
        let likeness: Float
    }

    private let rows: SparseRows
    private let lengths: [Float]
    /// The lines that hold each column, and with what value: column `c` takes places `starts[c]..<starts[c + 1]`.
    private let starts: [Int]
    private let holders: [UInt32]
    private let values: [Float]

    init(_ rows: SparseRows) {
        self.rows = rows
        lengths = (0..<rows.count).map { row in
            rows.values[rows.starts[row]..<rows.starts[row + 1]].reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
        var starts = [Int](repeating: 0, count: rows.columns + 1)
        for column in rows.indices { starts[Int(column) + 1] += 1 }
        for column in 0..<rows.columns { starts[column + 1] += starts[column] }
        var next = starts
        var holders = [UInt32](repeating: 0, count: rows.indices.count)
        var values = [Float](repeating: 0, count: rows.indices.count)
        for row in 0..<rows.count {
            for place in rows.starts[row]..<rows.starts[row + 1] {
                let column = Int(rows.indices[place])
                holders[next[column]] = UInt32(row)
                values[next[column]] = rows.values[place]
                next[column] += 1
            }
        }
        self.starts = starts
        self.holders = holders
        self.values = values
    }

    /// For each line the likest of its own label and the likest of any other.
    func nearest(labels: [Int], threads: Int) -> [(own: Nearest?, other: Nearest?)] {
        let parts = 64
        let found = concurrentMap(parts, threads: threads) { part in
            var likeness = [Float](repeating: 0, count: rows.count)
            return (rows.count * part / parts..<rows.count * (part + 1) / parts).map { line in
                fill(&likeness, for: line)
                return nearest(to: line, likeness, labels)
            }
        }
        return found.flatMap { $0 }
    }

    /// The likest line of a label, itself left out.
    func nearest(to line: Int, labelled label: Int, _ labels: [Int]) -> Int? {
        var likeness = [Float](repeating: 0, count: rows.count)
        fill(&likeness, for: line)
        return likeness.indices.filter { labels[$0] == label && $0 != line }.max { likeness[$0] < likeness[$1] }
    }

    private func nearest(to line: Int, _ likeness: [Float], _ labels: [Int]) -> (own: Nearest?, other: Nearest?) {
        var own = -1
        var other = -1
        for place in likeness.indices where place != line && likeness[place] > 0 {
            if labels[place] == labels[line] {
                if own < 0 || likeness[place] > likeness[own] { own = place }
            } else if other < 0 || likeness[place] > likeness[other] {
                other = place
            }
        }
        return (
            own < 0 ? nil : Nearest(line: own, likeness: likeness[own]),
            other < 0 ? nil : Nearest(line: other, likeness: likeness[other])
        )
    }

    /// Sets the cosine of each line with one of them.
    private func fill(_ likeness: inout [Float], for line: Int) {
        likeness.withUnsafeMutableBufferPointer { likeness in
            holders.withUnsafeBufferPointer { holders in
                values.withUnsafeBufferPointer { values in
                    likeness.update(repeating: 0)
                    for place in rows.starts[line]..<rows.starts[line + 1] {
                        let column = Int(rows.indices[place])
                        let value = rows.values[place]
                        for entry in starts[column]..<starts[column + 1] {
                            likeness[Int(holders[entry])] += value * values[entry]
                        }
                    }
                    for other in likeness.indices where likeness[other] > 0 {
                        likeness[other] /= lengths[line] * lengths[other]
                    }
                }
            }
        }
    }
}
