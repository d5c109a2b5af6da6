import Learning

/// Weighted sums of a message's traits and grams, as they are learned, before the weights become bytes.
struct MoodFit {
    /// How many sums there are.
    let outputs: Int
    /// Which grams have weights, ascending.
    let keys: [UInt32]
    /// (grams × outputs), row-major.
    let gramWeights: [Float]
    /// (traits × outputs), row-major, for traits as a reading has them.
    let traitWeights: [Float]
    /// One an output.
    var biases: [Float]
    private let grams: KeyIndex

    init(outputs: Int, keys: [UInt32], gramWeights: [Float], traitWeights: [Float], biases: [Float]) {
        self.outputs = outputs
        self.keys = keys
        self.gramWeights = gramWeights
        self.traitWeights = traitWeights
        self.biases = biases
        grams = KeyIndex(keys: keys)
    }

    /// Sums that are 0 of every message.
    static func silent(outputs: Int) -> MoodFit {
        MoodFit(
            outputs: outputs, keys: [], gramWeights: [],
            traitWeights: [Float](repeating: 0, count: MoodTraits.count * outputs),
            biases: [Float](repeating: 0, count: outputs))
    }

    /// The sums of an example.
    func sums(of example: MoodExample) -> [Float] {
        var sums = biases
        for (trait, value) in example.traits.enumerated() {
            for output in 0..<outputs { sums[output] += value * traitWeights[trait * outputs + output] }
        }
        for gram in example.grams {
            guard let number = grams.number(of: gram.key) else { continue }
            for output in 0..<outputs { sums[output] += gram.value * gramWeights[number * outputs + output] }
        }
        return sums
    }

    /// The weights of a trait.
    func weights(ofTrait trait: Int) -> ArraySlice<Float> { traitWeights[trait * outputs..<(trait + 1) * outputs] }

    /// The weights of a gram; zeros where it has none.
    func weights(of key: UInt32) -> [Float] {
        guard let number = grams.number(of: key) else { return [Float](repeating: 0, count: outputs) }
        return Array(gramWeights[number * outputs..<(number + 1) * outputs])
    }

    /// The same sums, all of them `factor` times as large.
    func scaled(by factor: Float) -> MoodFit {
        MoodFit(
            outputs: outputs, keys: keys, gramWeights: gramWeights.map { $0 * factor },
            traitWeights: traitWeights.map { $0 * factor }, biases: biases.map { $0 * factor })
    }

    /// This fit with another's sums added, times a matrix: (other's outputs × own outputs), row-major.
    func adding(_ other: MoodFit, by mixing: [Float]) -> MoodFit {
        func mixed(_ weights: some Sequence<Float>) -> [Float] {
            var sums = [Float](repeating: 0, count: outputs)
            for (from, weight) in weights.enumerated() {
                for output in 0..<outputs { sums[output] += weight * mixing[from * outputs + output] }
            }
            return sums
        }
        let keys = Set(self.keys).union(other.keys).sorted()
        let gramWeights = keys.flatMap { key in zip(weights(of: key), mixed(other.weights(of: key))).map { $0 + $1 } }
        let otherTraits = (0..<MoodTraits.count).flatMap { mixed(other.weights(ofTrait: $0)) }
        return MoodFit(
            outputs: outputs, keys: keys, gramWeights: gramWeights,
            traitWeights: zip(traitWeights, otherTraits).map { $0 + $1 },
            biases: zip(biases, mixed(other.biases)).map { $0 + $1 })
    }
}
