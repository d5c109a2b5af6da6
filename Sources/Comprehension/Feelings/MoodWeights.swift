import Learning

/// The weights of the mood model's views. Those of grams are bytes: finer ones change no label.
struct MoodWeights: Sendable {
    /// The home view's outputs, then the general view's, then the gate's: degree and three margins for each view.
    private static let outputs = 9

    /// Which grams have weights.
    private let grams: KeyIndex
    /// (grams × outputs), row-major, each to be multiplied with its output's scale.
    private let gramWeights: [Int8]
    /// One an output.
    private let gramScales: [Float]
    /// (traits × outputs), row-major.
    private let traitWeights: [Float]
    /// One an output.
    private let biases: [Float]

    /// The weights of views, those of grams as 127ths of the largest of each output.
    init(_ views: MoodViews) {
        let fits = [views.home, views.general, views.gate]
        let keys = Set(fits.flatMap(\.keys)).sorted()
        let exact = keys.flatMap { key in fits.flatMap { $0.weights(of: key) } }
        var largest = [Float](repeating: 0, count: Self.outputs)
        for (place, weight) in exact.enumerated() {
            largest[place % Self.outputs] = max(largest[place % Self.outputs], abs(weight))
        }
        let scales = largest.map { $0 > 0 ? $0 / 127 : 1 }
        grams = KeyIndex(keys: keys)
        gramWeights = exact.enumerated().map { Int8(($1 / scales[$0 % Self.outputs]).rounded()) }
        gramScales = scales
        traitWeights = (0..<MoodTraits.count).flatMap { trait in fits.flatMap { $0.weights(ofTrait: trait) } }
        biases = fits.flatMap(\.biases)
    }

    /// The degree and the labels' margins of a reading.
    func outputs(of reading: MoodReading) -> SIMD4<Float> {
        var views = SIMD8<Float>(biases[..<8])
        var gate = biases[8]
        addGrams(of: reading, &views, &gate)
        for (trait, value) in MoodTraits(reading).values.enumerated() where value != 0 {
            let place = trait * Self.outputs
            views += value * SIMD8(traitWeights[place..<place + 8])
            gate += value * traitWeights[place + 8]
        }
        return MoodViews.mixed(views.lowHalf, views.highHalf, gate)
    }

    private func addGrams(of reading: MoodReading, _ views: inout SIMD8<Float>, _ gate: inout Float) {
        let blocks = MoodGrams.Block.allCases.count
        var sums = [SIMD8<Int32>](repeating: .zero, count: blocks)
        var gates = [Int32](repeating: 0, count: blocks)
        var counts = [Int32](repeating: 0, count: blocks)
        gramWeights.withUnsafeBytes { weights in
            MoodGrams.forEach(in: reading) { block, key in
                counts[block.rawValue] += 1
                guard let gram = grams.number(of: key) else { return }
                let row = weights.loadUnaligned(fromByteOffset: gram * Self.outputs, as: SIMD8<Int8>.self)
                sums[block.rawValue] &+= SIMD8<Int32>(truncatingIfNeeded: row)
                gates[block.rawValue] += Int32(Int8(bitPattern: weights[gram * Self.outputs + 8]))
            }
        }
        let scales = SIMD8<Float>(gramScales[..<8])
        for block in 0..<blocks where counts[block] > 0 {
            let share = 1 / Float(counts[block]).squareRoot()
            views += share * SIMD8<Float>(sums[block]) * scales
            gate += share * Float(gates[block]) * gramScales[8]
        }
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
        guard gramWeights.count == grams.keys.count * Self.outputs, gramScales.count == Self.outputs,
            biases.count == Self.outputs, traitWeights.count == MoodTraits.count * Self.outputs
        else { throw .inconsistent(section: "\(name).grams", reason: "there is a weight for each feature and output") }
    }
}
