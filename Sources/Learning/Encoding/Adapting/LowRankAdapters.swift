internal import CKernels

/// Changes of a transformer's matrices that few numbers tell, after Hu et al. (2022), "LoRA: low-rank adaptation of large
/// language models": each matrix of weights has a product of two narrow ones added to it.
///
/// Merged into the weights when an encoder is read, they cost nothing where it runs.
package struct LowRankAdapters: Storable, Sendable, Equatable {
    /// The change of one matrix: down·upᵀ.
    package struct Change: Sendable, Equatable {
        package var down: [Float]  // (depth × 16)
        package var up: [Float]  // (columns × 16)
    }

    /// Numbers between the two halves of a change: one panel of the kernels.
    static let rank = Int(KERNEL_PANEL)

    /// In the order of `LayerMatrices.matrices`, layer by layer; a mean's behind one another, once over for each of them.
    package var changes: [Change]

    /// Changes that change nothing yet: the lower halves by chance, the upper ones 0.
    init(of layers: [LayerMatrices], seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        changes = layers.flatMap(\.matrices).map { matrix in
            // Of variance 1 / depth, so that what comes out is about as large as what goes in.
            let reach = (3 / Float(matrix.depth)).squareRoot()
            return Change(
                down: (0..<matrix.depth * Self.rank).map { _ in (2 * chance.unit() - 1) * reach },
                up: [Float](repeating: 0, count: matrix.biases.count * Self.rank))
        }
    }

    private init(changes: [Change]) {
        self.changes = changes
    }

    /// Moves weights to the mean of where each of `others` moves them, after Wortsman et al. (2022), "Model soups": what one
    /// of them learned by chance, the rest did not.
    package init(meanOf others: [LowRankAdapters]) {
        let share = 1 / Float(others.count)
        changes = others.flatMap(\.changes).map { Change(down: $0.down, up: $0.up.map { $0 * share }) }
    }

    /// The same sizes, all 0.
    package var zeros: LowRankAdapters {
        LowRankAdapters(
            changes: changes.map { change in
                Change(
                    down: [Float](repeating: 0, count: change.down.count),
                    up: [Float](repeating: 0, count: change.up.count))
            })
    }

    /// Whether they were made for such layers.
    func fit(_ layers: [LayerMatrices]) -> Bool {
        let matrices = layers.flatMap(\.matrices)
        guard !changes.isEmpty, !matrices.isEmpty, changes.count % matrices.count == 0 else { return false }
        return changes.enumerated().allSatisfy { place, change in
            let matrix = matrices[place % matrices.count]
            return change.down.count == matrix.depth * Self.rank && change.up.count == matrix.biases.count * Self.rank
        }
    }

    /// The layers with the changes in their weights; they fit.
    func merged(into layers: [LayerMatrices]) -> [LayerMatrices] {
        precondition(fit(layers), "changes of such layers")
        var merged = layers.flatMap(\.matrices)
        for (place, change) in changes.enumerated() {
            let own = place % merged.count
            let (depth, columns) = (merged[own].depth, merged[own].biases.count)
            kernel_lift(change.up, columns, Self.turned(change.down), depth, &merged[own].rows, depth)
        }
        return layers.indices.map { LayerMatrices(layers[$0], Array(merged[4 * $0..<4 * $0 + 4])) }
    }

    /// Each 16 × 16 block with rows for columns: from one half of a change to the panels by which it is multiplied.
    static func turned(_ half: [Float]) -> [Float] {
        var turned = half
        for block in stride(from: 0, to: half.count, by: rank * rank) {
            for row in 0..<rank {
                for column in 0..<rank { turned[block + row * rank + column] = half[block + column * rank + row] }
            }
        }
        return turned
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(changes.flatMap { [UInt32($0.down.count), UInt32($0.up.count)] }, as: "\(name).sizes")
        file.add(changes.flatMap { $0.down + $0.up }, as: "\(name).values")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let sizes = try file.words32("\(name).sizes").map(Int.init)
        let values = try file.floats("\(name).values")
        guard sizes.count % 8 == 0, sizes.allSatisfy({ $0 > 0 && $0 % (Self.rank * Self.rank) == 0 }),
            sizes.reduce(0, +) == values.count
        else {
            throw .inconsistent(section: "\(name).sizes", reason: "sizes and values do not agree")
        }
        var start = 0
        func next(_ size: Int) -> [Float] {
            defer { start += size }
            return Array(values[start..<start + size])
        }
        changes = stride(from: 0, to: sizes.count, by: 2).map { place in
            Change(down: next(sizes[place]), up: next(sizes[place + 1]))
        }
    }
}
