import Learning

/// Turns what the linear models say into a mood: probabilities that hold, and one degree from both models.
///
/// Fitted on messages that the models had not seen.
struct MoodBlend: Sendable, Equatable {
    /// Makes probabilities of the labels' margins.
    private let calibration: Calibration
    /// What the degree is made of: the regression's degree, the probabilities of positive and of negative, 1.
    var shares: [Float] = [1, 0, 0, 0]

    /// The blend that takes the models at their word.
    init() {
        self.init(fittedTo: [])
    }

    /// The blend that suits what the models said of messages that they were not taught. Labels are places in
    /// `MoodModel.labels`.
    init(fittedTo judged: [(outputs: SIMD4<Float>, degree: Float, label: Int)]) {
        calibration = Calibration(
            margins: judged.flatMap { [$0.outputs[1], $0.outputs[2], $0.outputs[3]] },
            labels: ClassLabels(judged.map(\.label), count: MoodModel.labels.count))
        guard !judged.isEmpty else { return }
        var rows = SparseRows(columns: 3)
        for (outputs, _, _) in judged {
            let probabilities = probabilities(of: outputs)
            rows.append(SparseVector(indices: [0, 1, 2], values: [outputs[0], probabilities[2], probabilities[0]]))
        }
        let regressor = RidgeRegression(penalty: 0.1).model(of: rows, targets: judged.map(\.degree))
        shares = regressor.weights + [regressor.bias]
    }

    /// The probabilities of negative, neutral, positive.
    func probabilities(of outputs: SIMD4<Float>) -> [Float] {
        calibration.probabilities(of: [outputs[1], outputs[2], outputs[3]])
    }

    /// −1…1.
    func degree(of outputs: SIMD4<Float>) -> Float {
        degree(of: outputs, probabilities(of: outputs))
    }

    private func degree(of outputs: SIMD4<Float>, _ probabilities: [Float]) -> Float {
        let degree =
            shares[0] * outputs[0] + shares[1] * probabilities[2] + shares[2] * probabilities[0] + shares[3]
        return max(-1, min(1, degree))
    }

    /// The label that is most probable, and a degree that does not contradict it.
    func sentiment(of outputs: SIMD4<Float>) -> Sentiment {
        let probabilities = probabilities(of: outputs)
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 1
        let label = MoodModel.labels[best]
        var degree = degree(of: outputs, probabilities)
        switch label {
        case .negative: degree = min(degree, -Self.faint)
        case .neutral: degree = max(-Self.neutralReach, min(Self.neutralReach, degree))
        case .positive: degree = max(degree, Self.faint)
        }
        return Sentiment(label: label, score: Double(degree), confidence: Double(probabilities[best]))
    }

    /// The least degree of a mood that has a sign.
    private static let faint: Float = 0.05
    /// The largest degree of a neutral message, either way.
    private static let neutralReach: Float = 0.25
}

extension MoodBlend: Storable {
    func store(in file: inout ModelFile, as name: String) {
        calibration.store(in: &file, as: "\(name).calibration")
        file.add(shares, as: "\(name).shares")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        calibration = try Calibration(from: file, as: "\(name).calibration")
        shares = try file.floats("\(name).shares")
        guard shares.count == 4 else { throw .inconsistent(section: "\(name).shares", reason: "there are four") }
    }
}
