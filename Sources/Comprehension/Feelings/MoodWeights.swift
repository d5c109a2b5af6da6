import Learning

/// The weights of the mood model's linear halves. Those of grams are bytes: finer ones change no label.
struct MoodWeights: Sendable {
    /// Which grams have weights.
    let grams: KeyIndex
    /// (grams × outputs), row-major, each to be multiplied with its output's scale.
    let gramWeights: [Int8]
    /// One an output.
    let gramScales: [Float]
    /// (traits × outputs), row-major.
    let traitWeights: [Float]
    /// One an output.
    let biases: [Float]

    /// The weights of a fit, those of grams as 127ths of the largest of each output.
    init(_ fit: MoodFit) {
        let outputs = MoodModel.outputs
        var largest = [Float](repeating: 0, count: outputs)
        for (place, weight) in fit.gramWeights.enumerated() {
            largest[place % outputs] = max(largest[place % outputs], abs(weight))
        }
        let scales = largest.map { $0 > 0 ? $0 / 127 : 1 }
        grams = KeyIndex(keys: fit.keys)
        gramWeights = fit.gramWeights.enumerated().map { Int8(($1 / scales[$0 % outputs]).rounded()) }
        gramScales = scales
        traitWeights = fit.traitWeights
        biases = fit.biases
    }

    /// The degree and the labels' margins of a reading.
    func outputs(of reading: MoodReading) -> SIMD4<Float> {
        var sums = [SIMD4<Int32>](repeating: .zero, count: MoodGrams.Block.allCases.count)
        var counts = [Int32](repeating: 0, count: sums.count)
        gramWeights.withUnsafeBufferPointer { weights in
            MoodGrams.forEach(in: reading) { block, key in
                counts[block.rawValue] += 1
                guard let gram = grams.number(of: key) else { return }
                let place = gram * MoodModel.outputs
                sums[block.rawValue] &+= SIMD4(
                    Int32(weights[place]), Int32(weights[place + 1]), Int32(weights[place + 2]),
                    Int32(weights[place + 3]))
            }
        }
        var outputs = SIMD4<Float>(biases[0], biases[1], biases[2], biases[3])
        let scales = SIMD4<Float>(gramScales[0], gramScales[1], gramScales[2], gramScales[3])
        for block in sums.indices where counts[block] > 0 {
            outputs += SIMD4<Float>(sums[block]) * scales / Float(counts[block]).squareRoot()
        }
        for (trait, value) in MoodTraits(reading).values.enumerated() where value != 0 {
            let place = trait * MoodModel.outputs
            outputs +=
                value
                * SIMD4<Float>(
                    traitWeights[place], traitWeights[place + 1], traitWeights[place + 2], traitWeights[place + 3])
        }
        return outputs
    }
}

extension MoodWeights: Storable {
    func store(in file: inout ModelFile, as name: String) {
        file.add(grams.keys, as: "\(name).grams")
        file.add(gramWeights, as: "\(name).gram-weights")
        file.add(gramScales, as: "\(name).gram-scales")
        file.add(traitWeights, as: "\(name).trait-weights")
        file.add(biases, as: "\(name).biases")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        grams = KeyIndex(keys: try file.words32("\(name).grams"))
        gramWeights = try file.signedBytes("\(name).gram-weights")
        gramScales = try file.floats("\(name).gram-scales")
        traitWeights = try file.floats("\(name).trait-weights")
        biases = try file.floats("\(name).biases")
        let outputs = MoodModel.outputs
        guard gramWeights.count == grams.keys.count * outputs, gramScales.count == outputs, biases.count == outputs,
            traitWeights.count == MoodTraits.count * outputs
        else { throw .inconsistent(section: "\(name).grams", reason: "there is a weight for each feature and output") }
    }
}
