/// Joins groups of rows, the two most alike first, until no two are alike enough (Sokal and Michener 1958, average linkage).
///
/// Two groups are as alike as a row of the one and a row of the other are on average, by cosine, which two sums tell:
/// Σa · Σb / (count a · count b). Unlike a centre's own reach, that lets a wide group (names, dates, numbers that are told)
/// grow wide, and keeps narrow ones apart.
package struct AverageLinkage: Sendable {
    /// Groups less alike than this stay apart, −1…1.
    package var leastLikeness: Float
    /// Where it is named: join until so many are left, however alike they are.
    package var count: Int?

    /// Joining down to a likeness, or to a number of groups.
    package init(leastLikeness: Float, count: Int? = nil) {
        self.leastLikeness = leastLikeness
        self.count = count
    }

    /// The joined group of each row.
    /// - Parameters:
    ///   - groups: The group of each row, numbers from 0 without a gap.
    ///   - rows: Of unit length.
    package func joined(_ groups: [Int], of rows: DenseRows) -> [Int] {
        let number = (groups.max() ?? -1) + 1
        guard number > 1 else { return groups }
        var sums = [[Float]](repeating: [Float](repeating: 0, count: rows.columns), count: number)
        var sizes = [Float](repeating: 0, count: number)
        for (row, group) in groups.enumerated() {
            Vectors.add(1, times: rows[row], to: &sums[group])
            sizes[group] += 1
        }
        var becomes = Array(0..<number)
        var left = Array(0..<number)
        var likeness = (0..<number).map { one in
            (0..<number).map { Vectors.dot(sums[one], sums[$0]) / (sizes[one] * sizes[$0]) }
        }
        while left.count > max(count ?? 1, 1) {
            var pair = (left[0], left[1])
            for (place, one) in left.enumerated() {
                for other in left[(place + 1)...] where likeness[one][other] > likeness[pair.0][pair.1] {
                    pair = (one, other)
                }
            }
            guard count != nil || likeness[pair.0][pair.1] >= leastLikeness else { break }
            Vectors.add(1, times: sums[pair.1], to: &sums[pair.0])
            sizes[pair.0] += sizes[pair.1]
            left.removeAll { $0 == pair.1 }
            for group in becomes.indices where becomes[group] == pair.1 { becomes[group] = pair.0 }
            for other in left where other != pair.0 {
                let value = Vectors.dot(sums[pair.0], sums[other]) / (sizes[pair.0] * sizes[other])
                likeness[pair.0][other] = value
                likeness[other][pair.0] = value
            }
        }
        return groups.map { becomes[$0] }
    }
}
