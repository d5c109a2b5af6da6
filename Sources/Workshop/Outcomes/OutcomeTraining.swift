package import Comprehension
package import Language
package import Learning

/// Learns to judge talks from labelled ones: the same talks, phrases and seed give the same model.
package struct OutcomeTraining: Sendable {
    package var phrases: SignPhrases
    package var mood: MoodModel
    /// What a mistake costs against a large weight, for the outcome and for escalation. Small: there are few talks.
    package var costs: (outcome: Float, escalation: Float) = (1, 3)
    /// Parts on which calibration is learned in turn.
    package var folds = 10
    package var seed: UInt64 = 1

    package init(phrases: SignPhrases, mood: MoodModel) {
        self.phrases = phrases
        self.mood = mood
    }

    /// The model of some talks.
    package func model(of talks: [LabelledTalk], analyzer: Analyzer) -> OutcomeModel {
        model(of: talks, courses: courses(of: talks, analyzer))
    }

    func courses(of talks: [LabelledTalk], _ analyzer: Analyzer) -> [TalkCourse] {
        talks.map { $0.course(phrases: phrases, mood: mood, analyzer: analyzer) }
    }

    func model(of talks: [LabelledTalk], courses: [TalkCourse]) -> OutcomeModel {
        OutcomeModel(
            phrases: phrases,
            outcome: classifier(
                of: courses, TalkFeature.ofOutcome, ClassLabels(talks.map(\.outcome.rawValue), count: 3),
                cost: costs.outcome),
            escalation: classifier(
                of: courses, TalkFeature.ofEscalation, ClassLabels(talks.map { $0.isEscalated ? 1 : 0 }, count: 2),
                cost: costs.escalation))
    }

    private func classifier(
        of courses: [TalkCourse], _ features: [TalkFeature], _ labels: ClassLabels, cost: Float
    ) -> TalkClassifier {
        var rows = SparseRows(columns: features.count)
        for course in courses { rows.append(TalkClassifier.row(of: course, features)) }
        let means = features.map { feature in
            courses.reduce(0) { $0 + $1.reading(feature).value } / Double(max(courses.count, 1))
        }
        let learner = LogisticRegression(cost: cost)
        let parts = Folds(of: labels.values, count: min(folds, max(labels.values.count, 1)), seed: seed)
        var unseen = [Float](repeating: 0, count: rows.count * labels.count)
        for part in 0..<parts.count {
            let outside = parts.rows(outside: part)
            let model = Self.rounded(
                learner.model(of: rows.selecting(outside), targets: labels.selecting(outside)))
            for row in parts.rows(in: part) {
                unseen.replaceSubrange(
                    row * labels.count..<(row + 1) * labels.count, with: model.margins(of: rows[row]))
            }
        }
        return TalkClassifier(
            features: features, means: means.map { ($0 * 1000).rounded() / 1000 },
            classifier: Self.rounded(learner.model(of: rows, targets: labels)),
            calibration: Calibration(margins: unseen, labels: labels))
    }

    /// Weights of three decimals: finer ones would say more about the machine than about the talks.
    private static func rounded(_ model: LinearClassifier) -> LinearClassifier {
        LinearClassifier(
            labels: model.labels, weights: model.weights.map { ($0 * 1000).rounded() / 1000 },
            biases: model.biases.map { ($0 * 1000).rounded() / 1000 })
    }
}
