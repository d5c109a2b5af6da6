import Learning

/// Examples as the rows that learners want, and the way back from columns' weights to weights of traits and grams.
///
/// Columns are the traits, then what a general fit says, if there is one, then the grams.
struct MoodDesign {
    let rows: SparseRows
    private let keys: [UInt32]
    private let scales: ColumnScales
    private let general: MoodFit?

    /// How many columns stand before the grams.
    private var width: Int { MoodTraits.count + (general?.outputs ?? 0) }

    /// - Parameters:
    ///   - keys: The grams that have columns, ascending.
    ///   - trust: How large the columns are that hold what the general fit says.
    init(_ examples: [MoodExample], keys: [UInt32], general: MoodFit? = nil, trust: Float = 1) {
        self.keys = keys
        self.general = general
        let index = KeyIndex(keys: keys)
        let dense = examples.map { $0.traits + (general?.sums(of: $0) ?? []) }
        let width = MoodTraits.count + (general?.outputs ?? 0)
        scales = ColumnScales(dense, width: width, trust: trust)
        var rows = SparseRows(columns: width + keys.count)
        for (example, dense) in zip(examples, dense) {
            var row = SparseVector()
            for (column, value) in dense.enumerated() where scales.factors[column] > 0 {
                row.indices.append(UInt32(column))
                row.values.append((value - scales.means[column]) * scales.factors[column])
            }
            for gram in example.grams {
                guard let number = index.number(of: gram.key) else { continue }
                row.indices.append(UInt32(width + number))
                row.values.append(gram.value)
            }
            rows.append(row)
        }
        self.rows = rows
    }

    /// The fit whose sums are those of learned columns. The general fit is worked in, so that the result stands alone.
    /// - Parameter weight: The weight of a column for an output.
    func fit(outputs: Int, biases: [Float], weight: (_ column: Int, _ output: Int) -> Float) -> MoodFit {
        var biases = biases
        var denseWeights: [Float] = []
        for column in 0..<width {
            for output in 0..<outputs {
                let weight = weight(column, output) * scales.factors[column]
                denseWeights.append(weight)
                biases[output] -= weight * scales.means[column]
            }
        }
        let traits = MoodTraits.count * outputs
        let own = MoodFit(
            outputs: outputs, keys: keys,
            gramWeights: keys.indices.flatMap { gram in (0..<outputs).map { weight(width + gram, $0) } },
            traitWeights: Array(denseWeights[..<traits]), biases: biases)
        return general.map { own.adding($0, by: Array(denseWeights[traits...])) } ?? own
    }
}

/// The mean and spread of each dense column: learners want columns of one size.
struct ColumnScales: Sendable {
    /// The size of a trait's column, so that all of them together weigh about as much as a message's grams.
    private static let size: Float = 0.1

    let means: [Float]
    /// What a value less its mean is multiplied by; 0 for a column that does not vary.
    let factors: [Float]

    init(_ rows: [[Float]], width: Int, trust: Float) {
        var sums = [Double](repeating: 0, count: width)
        var squares = sums
        for row in rows {
            for (column, value) in row.enumerated() {
                sums[column] += Double(value)
                squares[column] += Double(value) * Double(value)
            }
        }
        let count = Double(max(rows.count, 1))
        means = sums.map { Float($0 / count) }
        factors = sums.indices.map { column in
            let mean = sums[column] / count
            let spread = max(0, squares[column] / count - mean * mean).squareRoot()
            return spread > 1e-4 ? (column < MoodTraits.count ? Self.size : trust) / Float(spread) : 0
        }
    }
}
