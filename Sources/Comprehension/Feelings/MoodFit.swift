import Learning

/// The mood model's linear halves as they are learned, before their weights become bytes.
struct MoodFit {
    /// Which grams have weights, ascending.
    let keys: [UInt32]
    /// (grams × outputs), row-major.
    private(set) var gramWeights: [Float]
    /// (traits × outputs), row-major, for traits as a reading has them.
    private(set) var traitWeights: [Float]
    /// One an output.
    private(set) var biases: [Float]
    private let grams: KeyIndex

    private static let outputs = MoodModel.outputs

    private init(keys: [UInt32], gramWeights: [Float], traitWeights: [Float], biases: [Float]) {
        self.keys = keys
        self.gramWeights = gramWeights
        self.traitWeights = traitWeights
        self.biases = biases
        grams = KeyIndex(keys: keys)
    }

    /// What the halves say of an example.
    func outputs(of example: MoodExample) -> [Float] {
        var sums = biases
        for (trait, value) in example.traits.enumerated() {
            for output in 0..<Self.outputs { sums[output] += value * traitWeights[trait * Self.outputs + output] }
        }
        for gram in example.grams {
            guard let number = grams.number(of: gram.key) else { continue }
            for output in 0..<Self.outputs {
                sums[output] += gram.value * gramWeights[number * Self.outputs + output]
            }
        }
        return sums
    }

    /// Learns both halves from examples. What `general` says of them, if it is given, is a feature like the others; the
    /// result has it worked in and stands alone.
    init(_ examples: [MoodExample], keys: [UInt32], learner: MoodLearner, general: MoodFit?) {
        let index = KeyIndex(keys: keys)
        let dense = examples.map { $0.traits + (general?.outputs(of: $0) ?? []) }
        let width = MoodTraits.count + (general == nil ? 0 : Self.outputs)
        let scales = ColumnScales(dense, width: width, trust: learner.trust)
        var rows = SparseRows(columns: width + keys.count)
        for (example, dense) in zip(examples, dense) {
            rows.append(Self.row(dense, example.grams, scales, index))
        }
        let regressor = RidgeRegression(penalty: learner.penalty).model(of: rows, targets: examples.map(\.degree))
        let classifier = LogisticRegression(cost: learner.cost)
            .model(of: rows, targets: ClassLabels(examples.map(\.label), count: MoodModel.labels.count))
        func weight(_ column: Int, _ output: Int) -> Float {
            output == 0 ? regressor.weights[column] : classifier.weights[column * classifier.labels + output - 1]
        }
        var biases = [regressor.bias] + classifier.biases
        var denseWeights: [Float] = []
        for column in 0..<width {
            for output in 0..<Self.outputs {
                let weight = weight(column, output) * scales.factors[column]
                denseWeights.append(weight)
                biases[output] -= weight * scales.means[column]
            }
        }
        let gramWeights = keys.indices.flatMap { gram in (0..<Self.outputs).map { weight(width + gram, $0) } }
        let mixing = Array(denseWeights[(MoodTraits.count * Self.outputs)...])
        let own = MoodFit(
            keys: keys, gramWeights: gramWeights,
            traitWeights: Array(denseWeights[..<(MoodTraits.count * Self.outputs)]), biases: biases)
        self = general.map { own.adding($0, by: mixing) } ?? own
    }

    private static func row(
        _ dense: [Float], _ grams: [(key: UInt32, value: Float)], _ scales: ColumnScales, _ index: KeyIndex
    ) -> SparseVector {
        var row = SparseVector()
        for (column, value) in dense.enumerated() where scales.factors[column] > 0 {
            row.indices.append(UInt32(column))
            row.values.append((value - scales.means[column]) * scales.factors[column])
        }
        for gram in grams {
            guard let number = index.number(of: gram.key) else { continue }
            row.indices.append(UInt32(dense.count + number))
            row.values.append(gram.value)
        }
        return row
    }

    /// This fit with another's outputs added, times a matrix: (other's outputs × own outputs), row-major.
    private func adding(_ other: MoodFit, by mixing: [Float]) -> MoodFit {
        func mixed(_ weights: ArraySlice<Float>, into sums: inout [Float], at place: Int) {
            for (from, weight) in weights.enumerated() {
                for output in 0..<Self.outputs { sums[place + output] += weight * mixing[from * Self.outputs + output] }
            }
        }
        let keys = Set(self.keys).union(other.keys).sorted()
        var sum = MoodFit(
            keys: keys, gramWeights: [Float](repeating: 0, count: keys.count * Self.outputs),
            traitWeights: traitWeights, biases: biases)
        mixed(other.biases[...], into: &sum.biases, at: 0)
        for trait in 0..<MoodTraits.count {
            let place = trait * Self.outputs
            mixed(other.traitWeights[place..<place + Self.outputs], into: &sum.traitWeights, at: place)
        }
        for (number, key) in keys.enumerated() {
            let place = number * Self.outputs
            if let own = grams.number(of: key) {
                for output in 0..<Self.outputs {
                    sum.gramWeights[place + output] = gramWeights[own * Self.outputs + output]
                }
            }
            if let theirs = other.grams.number(of: key) {
                let start = theirs * Self.outputs
                mixed(other.gramWeights[start..<start + Self.outputs], into: &sum.gramWeights, at: place)
            }
        }
        return sum
    }
}

/// The mean and spread of each dense column: learners want columns of one size.
private struct ColumnScales {
    /// A standardised column is multiplied by it, so that all of them together weigh about as much as a message's grams.
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
