import Learning

/// A weighted sum of a talk's features for each label, turned into probabilities that keep their word.
struct TalkClassifier: Sendable, Equatable {
    let features: [TalkFeature]
    /// The mean of each feature over the talks that were learned from.
    let means: [Double]
    let classifier: LinearClassifier
    let calibration: Calibration

    var labels: Int { classifier.labels }

    init(features: [TalkFeature], means: [Double], classifier: LinearClassifier, calibration: Calibration) {
        self.features = features
        self.means = means
        self.classifier = classifier
        self.calibration = calibration
    }

    /// One a label; together they are 1.
    func probabilities(of talk: TalkCourse) -> [Double] {
        calibration.probabilities(of: classifier.margins(of: Self.row(of: talk, features))).map(Double.init)
    }

    /// A talk's features as a row.
    static func row(of talk: TalkCourse, _ features: [TalkFeature]) -> SparseVector {
        var row = SparseVector()
        for (place, feature) in features.enumerated() {
            let value = talk.reading(feature).value
            guard value != 0 else { continue }
            row.indices.append(UInt32(place))
            row.values.append(Float(value))
        }
        return row
    }

    /// What speaks for a label against the others, strongest first, at most four: features that this talk has, as far as
    /// it has more or less of them than talks commonly have.
    func reasons(for label: Int, of talk: TalkCourse) -> [OutcomeModel.Reason] {
        var reasons: [OutcomeModel.Reason] = []
        for (place, feature) in features.enumerated() {
            let reading = talk.reading(feature)
            guard reading.value != 0 else { continue }
            let row = (0..<labels).map { Double(classifier.weights[place * labels + $0]) }
            let others = (row.reduce(0, +) - row[label]) / Double(max(labels - 1, 1))
            let weight = (row[label] - others) * (reading.value - means[place]) * Double(calibration.sharpness)
            if weight >= Self.least {
                reasons.append(OutcomeModel.Reason(feature: talk.named(feature), line: reading.line, weight: weight))
            }
        }
        return Array(reasons.enumerated().sorted { ($0.1.weight, $1.0) > ($1.1.weight, $0.0) }.map(\.1).prefix(4))
    }

    /// What adds less to the log-odds is no reason.
    private static let least = 0.2
}

extension TalkClassifier: Storable {
    func store(in file: inout ModelFile, as name: String) {
        file.add(features.map(\.rawValue), as: "\(name).features")
        file.add(means, as: "\(name).means")
        classifier.store(in: &file, as: "\(name).classifier")
        calibration.store(in: &file, as: "\(name).calibration")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        var features: [TalkFeature] = []
        for written in try file.strings("\(name).features") {
            guard let feature = TalkFeature(rawValue: written) else {
                throw .inconsistent(section: "\(name).features", reason: "'\(written)' is no feature")
            }
            features.append(feature)
        }
        self.features = features
        means = try file.doubles("\(name).means")
        classifier = try LinearClassifier(from: file, as: "\(name).classifier")
        calibration = try Calibration(from: file, as: "\(name).calibration")
        guard classifier.features == features.count, means.count == features.count else {
            throw .inconsistent(section: "\(name).features", reason: "there are weights for each feature")
        }
    }
}
