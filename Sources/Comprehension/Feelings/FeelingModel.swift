internal import CWeights
internal import Language
internal import Learning

/// Tells feelings and signs of a message: a logistic regression for each, on the features of the mood model and on cues.
///
/// Weights of grams are bytes, eight side by side, so that a look-up serves all feelings. Immutable; threads share it.
package struct FeelingModel: Sendable {
    static let outputs = Feeling.allCases.count
    static let traits = MoodTraits.count + FeelingTraits.count

    let cues: FeelingCues
    private let grams: KeyIndex
    /// (grams × outputs), row-major, each to be multiplied with its output's scale.
    private let gramWeights: [Int8]
    /// One an output.
    private let gramScales: [Float]
    /// (traits × outputs), row-major: traits of the reading, then those of cues.
    private let traitWeights: [Float]
    /// One an output.
    private let biases: [Float]
    /// One an output: what turns its sum into a probability that holds.
    private let curves: [SignalBlend]
    /// One an output: the probability from which on it is named.
    private let thresholds: [Double]

    /// - Parameters:
    ///   - gramWeights: (grams × outputs), row-major; `traitWeights` (traits × outputs) likewise.
    init(
        cues: FeelingCues, keys: [UInt32], gramWeights: [Float], traitWeights: [Float], biases: [Float],
        curves: [SignalBlend], thresholds: [Double]
    ) {
        var largest = [Float](repeating: 0, count: Self.outputs)
        for (place, weight) in gramWeights.enumerated() {
            largest[place % Self.outputs] = max(largest[place % Self.outputs], abs(weight))
        }
        let scales = largest.map { $0 > 0 ? $0 / 127 : 1 }
        self.cues = cues
        grams = KeyIndex(keys: keys)
        self.gramWeights = gramWeights.enumerated().map { Int8(($1 / scales[$0 % Self.outputs]).rounded()) }
        gramScales = scales
        self.traitWeights = traitWeights
        self.biases = biases
        self.curves = curves
        self.thresholds = thresholds
    }

    /// The model that the product carries.
    package static func embedded() throws -> FeelingModel {
        var count = 0
        guard let start = feeling_weights(&count) else { throw LearningError.notAModel }
        return try FeelingModel(encoded: Array(UnsafeBufferPointer(start: start, count: count)))
    }

    /// The feelings of a reading; one without a word has none.
    func feelings(of reading: MoodReading) -> Feelings {
        guard !reading.words.isEmpty else { return .none }
        let sums = sums(of: reading)
        return Feelings(
            probabilities: (0..<Self.outputs).map { curves[$0].probability(of: [Double(sums[$0])]) },
            thresholds: thresholds)
    }

    private func sums(of reading: MoodReading) -> SIMD8<Float> {
        var sums = SIMD8<Float>(biases)
        var place = 0
        for value in MoodTraits(reading).values + FeelingTraits(reading, cues).values {
            if value != 0 { sums += value * SIMD8(traitWeights[place..<place + Self.outputs]) }
            place += Self.outputs
        }
        var blocks = [SIMD8<Int32>](repeating: .zero, count: MoodGrams.Block.allCases.count)
        var counts = [Int32](repeating: 0, count: blocks.count)
        gramWeights.withUnsafeBytes { weights in
            MoodGrams.forEach(in: reading) { block, key in
                counts[block.rawValue] += 1
                guard let gram = grams.number(of: key) else { return }
                let row = weights.loadUnaligned(fromByteOffset: gram * Self.outputs, as: SIMD8<Int8>.self)
                blocks[block.rawValue] &+= SIMD8<Int32>(truncatingIfNeeded: row)
            }
        }
        let scales = SIMD8<Float>(gramScales)
        for block in blocks.indices where counts[block] > 0 {
            sums += 1 / Float(counts[block]).squareRoot() * SIMD8<Float>(blocks[block]) * scales
        }
        return sums
    }

    // MARK: Keeping

    /// A model from the bytes that `encoded` gave.
    package init(encoded bytes: [UInt8]) throws {
        let file = try ModelFile(encoded: bytes)
        cues = try FeelingCues(from: file, as: "cues")
        grams = KeyIndex(keys: try file.words32("grams"))
        gramWeights = try file.signedBytes("gram-weights")
        gramScales = try file.floats("gram-scales")
        traitWeights = try file.floats("trait-weights")
        biases = try file.floats("biases")
        let lines = try file.doubles("curves")
        curves = stride(from: 0, to: lines.count - 1, by: 2).map {
            SignalBlend(weights: [lines[$0]], bias: lines[$0 + 1])
        }
        thresholds = try file.doubles("thresholds")
        guard gramWeights.count == grams.keys.count * Self.outputs, gramScales.count == Self.outputs,
            biases.count == Self.outputs, traitWeights.count == Self.traits * Self.outputs,
            curves.count == Self.outputs, thresholds.count == Self.outputs
        else { throw LearningError.inconsistent(section: "grams", reason: "there is a weight a feature and feeling") }
    }

    /// The model as a file's bytes: the same model, the same bytes.
    package func encoded() -> [UInt8] {
        var file = ModelFile()
        cues.store(in: &file, as: "cues")
        file.add(grams.keys, as: "grams")
        file.add(gramWeights, as: "gram-weights")
        file.add(gramScales, as: "gram-scales")
        file.add(traitWeights, as: "trait-weights")
        file.add(biases, as: "biases")
        file.add(curves.flatMap { [$0.weights[0], $0.bias] }, as: "curves")
        file.add(thresholds, as: "thresholds")
        return file.encoded()
    }
}
