internal import CKernels

/// Groups rows around centres (Lloyd 1982), which begin far from each other (Arthur and Vassilvitskii 2007, "k-means++").
///
/// A row belongs to the nearest centre, a centre is the mean of its rows, in turn until nothing moves. The same seed gives
/// the same groups with any number of threads.
package struct KMeans: Sendable {
    /// How many groups at most.
    package var count: Int
    /// At most.
    package var rounds = 50
    /// Seed of where the centres begin.
    package var seed: UInt64 = 1
    /// Threads at most.
    package var threads = 1

    /// So many groups.
    package init(count: Int) {
        self.count = count
    }

    /// The group of each row: numbers from 0 without a gap.
    package func groups(of rows: DenseRows) -> [Int] {
        guard rows.count > 0, count > 0 else { return [] }
        var centres = beginnings(rows)
        var groups = nearest(rows, centres)
        for _ in 0..<rounds {
            centres = means(rows, groups, of: centres)
            let next = nearest(rows, centres)
            if next == groups { break }
            groups = next
        }
        var numbers: [Int: Int] = [:]
        return groups.map { group in
            if let number = numbers[group] { return number }
            numbers[group] = numbers.count
            return numbers.count - 1
        }
    }

    /// Rows that are drawn one after another, each as likely as its squared distance from those before.
    private func beginnings(_ rows: DenseRows) -> [[Float]] {
        var generator = SeededGenerator(seed: seed)
        var centres = [rows[generator.index(below: rows.count)]]
        var distances = [Float](repeating: .infinity, count: rows.count)
        while centres.count < min(count, rows.count) {
            let newest = centres[centres.count - 1]
            var sum = 0.0
            for row in 0..<rows.count {
                distances[row] = min(distances[row], Self.squaredDistance(rows, row, newest))
                sum += Double(distances[row])
            }
            guard sum > 1e-9 else { break }
            var rest = Double(generator.unit()) * sum
            let drawn = distances.indices.first { row in
                rest -= Double(distances[row])
                return rest < 0
            }
            centres.append(rows[drawn ?? rows.count - 1])
        }
        return centres
    }

    private static func squaredDistance(_ rows: DenseRows, _ row: Int, _ centre: [Float]) -> Float {
        var sum: Float = 0
        for column in 0..<rows.columns {
            let difference = rows.values[row * rows.columns + column] - centre[column]
            sum += difference * difference
        }
        return sum
    }

    private func nearest(_ rows: DenseRows, _ centres: [[Float]]) -> [Int] {
        // |row − centre|² is smallest where row·centre − |centre|²/2 is largest.
        let halves = centres.map { Vectors.dot($0, $0) / 2 }
        let flat = centres.flatMap(\.self)
        let parts = 64
        return concurrentMap(parts, threads: threads) { part in
            (rows.count * part / parts..<rows.count * (part + 1) / parts).map { row in
                rows.values.withUnsafeBufferPointer { values in
                    flat.withUnsafeBufferPointer { flat in
                        guard let values = values.baseAddress, let flat = flat.baseAddress else { return 0 }
                        var best = 0
                        var most = -Float.infinity
                        for centre in halves.indices {
                            let dot = kernel_dot(
                                values + row * rows.columns, flat + centre * rows.columns, rows.columns)
                            if dot - halves[centre] > most {
                                most = dot - halves[centre]
                                best = centre
                            }
                        }
                        return best
                    }
                }
            }
        }.flatMap { $0 }
    }

    /// A centre that has lost all its rows stays where it was.
    private func means(_ rows: DenseRows, _ groups: [Int], of centres: [[Float]]) -> [[Float]] {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: rows.columns), count: centres.count)
        var counts = [Int](repeating: 0, count: centres.count)
        for (row, group) in groups.enumerated() {
            counts[group] += 1
            for column in 0..<rows.columns { sums[group][column] += Double(rows.values[row * rows.columns + column]) }
        }
        return centres.indices.map { centre in
            counts[centre] == 0 ? centres[centre] : sums[centre].map { Float($0 / Double(counts[centre])) }
        }
    }
}
