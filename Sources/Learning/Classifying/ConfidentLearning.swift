/// Finds labels that are likely wrong, after Northcutt, Jiang and Chuang (2021), "Confident learning".
///
/// A row counts against its label where a model that has not seen it gives another label at least the probability that
/// rows of that label have on average; so a class that is hard to tell is not suspected for it. How many rows do tells how
/// many labels are wrong; which ones, the margin tells by which the other label leads: it goes on telling apart where
/// probabilities are all but 0 and 1.
package struct ConfidentLearning: Sendable {
    /// A row whose label is likely wrong.
    package struct Doubt: Sendable, Equatable {
        package let row: Int
        /// What the model takes it for.
        package let label: Int
        /// By how much that label leads, in margins, above 0.
        package let lead: Float

        /// A doubt about one row.
        package init(row: Int, label: Int, lead: Float) {
            self.row = row
            self.label = label
            self.lead = lead
        }
    }

    /// Most doubtful first.
    package let doubts: [Doubt]

    /// - Parameters:
    ///   - margins: (rows × labels), row-major, each row judged by a model that has not seen it.
    ///   - labels: What each row is labelled.
    package init(margins: [Float], labels: ClassLabels) {
        guard labels.count > 1 else {
            doubts = []
            return
        }
        let calibration = Calibration(margins: margins, labels: labels)
        let rows = labels.values.indices.map { Array(margins[$0 * labels.count..<($0 + 1) * labels.count]) }
        let probabilities = rows.map { calibration.probabilities(of: $0) }
        let usual = Self.usual(probabilities, labels)
        let wrong = labels.values.indices.count { row in
            let confident = probabilities[row].indices.filter { probabilities[row][$0] >= usual[$0] }
            let likeliest = confident.max { probabilities[row][$0] < probabilities[row][$1] }
            return likeliest.map { $0 != labels.values[row] } ?? false
        }
        let led = labels.values.indices.compactMap { row -> Doubt? in
            let own = labels.values[row]
            let others = rows[row].indices.filter { $0 != own }
            guard let best = others.max(by: { rows[row][$0] < rows[row][$1] }), rows[row][best] > rows[row][own] else {
                return nil
            }
            return Doubt(row: row, label: best, lead: rows[row][best] - rows[row][own])
        }
        doubts = Array(led.sorted { ($0.lead, $1.row) > ($1.lead, $0.row) }.prefix(wrong))
    }

    /// The mean probability that rows of each label give to it; a label without rows is never believed.
    private static func usual(_ probabilities: [[Float]], _ labels: ClassLabels) -> [Float] {
        var sums = [Double](repeating: 0, count: labels.count)
        var counts = [Int](repeating: 0, count: labels.count)
        for (row, label) in labels.values.enumerated() {
            sums[label] += Double(probabilities[row][label])
            counts[label] += 1
        }
        return zip(sums, counts).map { $1 > 0 ? Float($0 / Double($1)) : .infinity }
    }
}
