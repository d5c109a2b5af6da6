/// Turns margins into probabilities that keep their word: of the answers at 0.9, nine in ten are right.
///
/// Margins times one number, then softmax (Guo et al. 2017, "On calibration of modern neural networks"). With few
/// examples that is still too sure at the top and not sure enough below; so the first choice's probability goes through a
/// logistic curve of its own (Platt 1999, "Probabilistic outputs for support vector machines"), and the others share the
/// rest in proportion. Both are fitted to rows that the model has not seen. The order of the labels stays as it is.
package struct Calibration: Sendable, Equatable, Storable {
    /// What margins are multiplied by: the inverse of a temperature.
    package let sharpness: Float
    /// Applied to the log-odds of the first choice.
    private let curve: SignalBlend

    private static let straight = SignalBlend(weights: [1], bias: 0)

    /// - Parameters:
    ///   - margins: (rows × labels), row-major, of rows that the model was not trained on.
    ///   - labels: The right label of each row; without rows, margins go through softmax as they are.
    package init(margins: [Float], labels: ClassLabels) {
        guard !labels.values.isEmpty, labels.count > 1 else {
            sharpness = 1
            curve = Self.straight
            return
        }
        sharpness = Self.likeliestSharpness(margins, labels)
        var right: [[Double]] = []
        var wrong: [[Double]] = []
        for (row, label) in labels.values.enumerated() {
            let own = margins[row * labels.count..<(row + 1) * labels.count]
            let shares = Vectors.softmax(own.map { [sharpness] in $0 * sharpness })
            let first = shares.indices.max { shares[$0] < shares[$1] } ?? 0
            if first == label {
                right.append([Self.logOdds(shares[first])])
            } else {
                wrong.append([Self.logOdds(shares[first])])
            }
        }
        // A curve fitted to a handful of mistakes would say more about them than about the model.
        guard right.count >= Self.fewest, wrong.count >= Self.fewest else {
            curve = Self.straight
            return
        }
        curve = SignalBlend([
            .init(rows: right, outcome: true, influence: Double(right.count)),
            .init(rows: wrong, outcome: false, influence: Double(wrong.count)),
        ])
    }

    private static let fewest = 30

    /// The probability of each label; together they are 1.
    package func probabilities(of margins: [Float]) -> [Float] {
        var shares = Vectors.softmax(margins.map { $0 * sharpness })
        guard let first = shares.indices.max(by: { shares[$0] < shares[$1] }), shares.count > 1 else { return shares }
        let rest = 1 - shares[first]
        guard rest > 0 else { return shares }
        let second = shares.indices.reduce(0) { $1 == first ? $0 : max($0, shares[$1]) }
        let least = second / (rest + second)
        let wanted = Float(curve.probability(of: [Self.logOdds(shares[first])]))
        let probability = max(wanted, least)
        let scale = (1 - probability) / rest
        for place in shares.indices { shares[place] *= scale }
        // Rounding must not put the second choice first.
        shares[first] = max(probability, second * scale)
        return shares
    }

    private static func logOdds(_ share: Float) -> Double {
        let kept = min(max(Double(share), 1e-6), 1 - 1e-6)
        return logarithm(kept / (1 - kept))
    }

    /// The sharpness between 0.01 and 100 that makes the right labels most likely.
    private static func likeliestSharpness(_ margins: [Float], _ labels: ClassLabels) -> Float {
        // The likelihood has one peak in the sharpness: its slope is bisected on a logarithmic scale.
        var low = logarithm(0.01)
        var high = logarithm(100.0)
        for _ in 0..<30 {
            let middle = (low + high) / 2
            if slope(margins, labels, sharpness: exponential(middle)) > 0 { low = middle } else { high = middle }
        }
        return Float(exponential((low + high) / 2))
    }

    /// The slope of the log-likelihood: Σ over rows of the right margin less the expected one.
    ///
    /// Of n rows, n + 1 in n + 2 count as right (Platt's targets), so that a few rows without a mistake do not make the
    /// model certain of everything.
    private static func slope(_ margins: [Float], _ labels: ClassLabels, sharpness: Double) -> Double {
        let doubt = 1 / Double(labels.values.count + 2)
        var slope = 0.0
        for (row, label) in labels.values.enumerated() {
            let own = margins[row * labels.count..<(row + 1) * labels.count]
            let largest = own.max() ?? 0
            var sum = 0.0
            var weighted = 0.0
            var total = 0.0
            for margin in own {
                total += Double(margin)
                let share = exponential(sharpness * Double(margin - largest))
                sum += share
                weighted += share * Double(margin)
            }
            let right = Double(own[own.startIndex + label])
            let others = (total - right) / Double(labels.count - 1)
            slope += (1 - doubt) * right + doubt * others - weighted / sum
        }
        return slope
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add([sharpness], as: "\(name).sharpness")
        curve.store(in: &file, as: "\(name).curve")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let sharpness = try file.floats("\(name).sharpness")
        curve = try SignalBlend(from: file, as: "\(name).curve")
        guard sharpness.count == 1, curve.weights.count == 1 else {
            throw .inconsistent(section: "\(name).sharpness", reason: "there is one sharpness and one curve")
        }
        self.sharpness = sharpness[0]
    }
}
