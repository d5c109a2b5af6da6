package import Comprehension
package import Language
import Learning
package import StrictJSON

/// How well talks are judged by a model that has not seen them: cross-validated, a talk being one row.
package struct OutcomeEvaluation: Sendable {
    /// A talk, what people said of it, and what the model says.
    package struct Judged: Sendable {
        package let talk: LabelledTalk
        package let found: OutcomeModel.Judgement
        package let course: TalkCourse
        /// What the mood model says of each customer line.
        package let moods: [Double]
    }

    package let talks: [Judged]
    /// The model of all talks, for its weights.
    package let model: OutcomeModel

    /// Judges each talk by a model of the others, `folds` parts in turn.
    package init(_ talks: [LabelledTalk], training: OutcomeTraining, folds: Int, analyzer: Analyzer) {
        let courses = training.courses(of: talks, analyzer)
        let parts = Folds(
            of: talks.map { $0.outcome.rawValue * 2 + ($0.isEscalated ? 1 : 0) },
            count: min(folds, max(talks.count, 1)), seed: training.seed)
        var judged: [Judged?] = talks.map { _ in nil }
        for part in 0..<parts.count {
            let outside = parts.rows(outside: part)
            let model = training.model(of: outside.map { talks[$0] }, courses: outside.map { courses[$0] })
            for row in parts.rows(in: part) {
                judged[row] = Judged(
                    talk: talks[row], found: model.judgement(of: courses[row]), course: courses[row],
                    moods: talks[row].foundMoods(training.mood, analyzer: analyzer))
            }
        }
        self.talks = judged.compactMap { $0 }
        model = training.model(of: talks, courses: courses)
    }

    /// Judges talks by a model that is there.
    package init(_ talks: [LabelledTalk], model: OutcomeModel, mood: MoodModel, analyzer: Analyzer) {
        self.talks = talks.map { talk in
            let course = talk.course(phrases: model.phrases, mood: mood, analyzer: analyzer)
            return Judged(
                talk: talk, found: model.judgement(of: course), course: course,
                moods: talk.foundMoods(mood, analyzer: analyzer))
        }
        self.model = model
    }

    // MARK: Figures

    package var accuracy: Double? {
        talks.isEmpty ? nil : Double(talks.count { $0.found.outcome == $0.talk.outcome }) / Double(talks.count)
    }

    /// The mean over the outcomes of the harmonic mean of precision and recall.
    package var macroF1: Double? {
        let scores = Outcome.allCases.compactMap(f1)
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }

    private func f1(_ outcome: Outcome) -> Double? {
        let there = talks.count { $0.talk.outcome == outcome }
        let said = talks.count { $0.found.outcome == outcome }
        guard there + said > 0 else { return nil }
        return 2 * Double(talks.count { $0.talk.outcome == outcome && $0.found.outcome == outcome })
            / Double(there + said)
    }

    /// The chance that a talk that escalated is given a higher probability than one that did not.
    package var auroc: Double? {
        let hot = talks.filter(\.talk.isEscalated).map(\.found.escalation)
        let calm = talks.filter { !$0.talk.isEscalated }.map(\.found.escalation)
        guard !hot.isEmpty, !calm.isEmpty else { return nil }
        let won = hot.reduce(0.0) { sum, one in
            calm.reduce(sum) { $0 + ($1 < one ? 1 : $1 == one ? 0.5 : 0) }
        }
        return won / Double(hot.count * calm.count)
    }

    /// The mean squared distance of probabilities from what came (Brier 1950): outcome, and escalation.
    package var brier: (outcome: Double?, escalation: Double?) {
        guard !talks.isEmpty else { return (nil, nil) }
        let outcome = talks.reduce(0.0) { sum, judged in
            Outcome.allCases.reduce(sum) { sum, outcome in
                let distance =
                    judged.found.probabilities[outcome.rawValue] - (judged.talk.outcome == outcome ? 1 : 0)
                return sum + distance * distance
            }
        }
        let escalation = talks.reduce(0.0) { sum, judged in
            let distance = judged.found.escalation - (judged.talk.isEscalated ? 1 : 0)
            return sum + distance * distance
        }
        return (outcome / Double(talks.count), escalation / Double(talks.count))
    }

    /// Of the customer lines whose mood is clear (|degree| ≥ 0.4), the share whose sign is told.
    package var moodSign: (lines: Int, share: Double?) {
        var lines = 0
        var right = 0
        for judged in talks where judged.talk.moods.count == judged.moods.count {
            for (mood, found) in zip(judged.talk.moods, judged.moods) where abs(mood) >= Self.clear {
                lines += 1
                if mood * found > 0 { right += 1 }
            }
        }
        return (lines, lines > 0 ? Double(right) / Double(lines) : nil)
    }

    private static let clear = 0.4

    /// Promises by their turn: how many of those in the labels are found, and how many of those say rightly whether they
    /// were kept.
    package var promises: (labelled: Int, found: Int, judgedRight: Int, said: Int) {
        var figures = (labelled: 0, found: 0, judgedRight: 0, said: 0)
        for judged in talks {
            figures.said += Set(judged.course.promises.compactMap(\.turn)).count
            for promise in judged.talk.promises {
                figures.labelled += 1
                guard let found = judged.course.promises.first(where: { $0.turn == promise.turn }) else { continue }
                figures.found += 1
                if found.isKept == promise.isKept { figures.judgedRight += 1 }
            }
        }
        return figures
    }

    package var json: JSON {
        func rounded(_ number: Double?) -> JSON { .number(number.map { ($0 * 1e4).rounded() / 1e4 }) }
        let promises = promises
        var confusion = JSON.Object()
        for outcome in Outcome.allCases {
            var row = JSON.Object()
            for said in Outcome.allCases {
                row[said.name] = .number(talks.count { $0.talk.outcome == outcome && $0.found.outcome == said })
            }
            confusion[outcome.name] = .object(row)
        }
        return [
            "talks": .number(talks.count), "accuracy": rounded(accuracy), "macro_f1": rounded(macroF1),
            "brier": rounded(brier.outcome), "escalated": .number(talks.count(where: \.talk.isEscalated)),
            "auroc": rounded(auroc), "escalation_brier": rounded(brier.escalation),
            "clear_lines": .number(moodSign.lines), "mood_sign": rounded(moodSign.share),
            "promises": .number(promises.labelled), "promises_found": .number(promises.found),
            "promises_judged_right": .number(promises.judgedRight), "promises_said": .number(promises.said),
            "confusion": .object(confusion),
        ]
    }

    /// A line a talk.
    package var predictions: [JSON] {
        talks.map { judged in
            [
                "conversation": .string(judged.talk.conversation), "outcome": .string(judged.talk.outcome.name),
                "found": .string(judged.found.outcome.name),
                "probabilities": .array(judged.found.probabilities.map { .number(($0 * 1000).rounded() / 1000) }),
                "escalation": .bool(judged.talk.isEscalated),
                "escalation_found": .number((judged.found.escalation * 1000).rounded() / 1000),
                "reasons": .strings(
                    (judged.found.outcomeReasons + judged.found.escalationReasons).map { reason in
                        "\(reason.line.map { "line \($0): " } ?? "")\(reason.feature.words)"
                    }), "promises": .array(judged.course.promises.map(\.json)),
                "features": Self.features(of: judged.course),
            ]
        }
    }

    /// The features that a talk has, by name.
    private static func features(of course: TalkCourse) -> JSON {
        var object = JSON.Object()
        for feature in TalkFeature.allCases {
            let value = course.reading(feature).value
            if value != 0 { object[feature.rawValue] = .number((value * 100).rounded() / 100) }
        }
        return .object(object)
    }

    /// The weights of the model of all talks, a line a feature and label: for a person to read.
    package var weights: JSON {
        func table(_ classifier: TalkClassifier, _ names: [String]) -> JSON {
            var table = JSON.Object()
            for (place, feature) in classifier.features.enumerated() {
                var row = JSON.Object()
                for (label, name) in names.enumerated() {
                    let weight = Double(classifier.classifier.weights[place * classifier.labels + label])
                    row[name] = .number((weight * 100).rounded() / 100)
                }
                table[feature.rawValue] = .object(row)
            }
            return .object(table)
        }
        return [
            "outcome_weights": table(model.outcome, Outcome.allCases.map(\.name)),
            "escalation_weights": table(model.escalation, ["calm", "escalated"]),
        ]
    }
}
