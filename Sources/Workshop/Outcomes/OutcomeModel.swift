import CWeights
package import Learning

/// How a talk ended, as far as its words tell.
package enum Outcome: Int, Sendable, CaseIterable {
    /// The customer has what was wanted, or the remedy was carried out and accepted.
    case solved
    /// Still there, refused, resigned, only passed on, or half of it left over.
    case unsolved
    /// Silence, "will try", a search still running, or no problem at all.
    case unknown

    package var name: String {
        switch self {
        case .solved: "solved"
        case .unsolved: "unsolved"
        case .unknown: "unknown"
        }
    }

    package init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

/// Judges talks by two logistic regressions over features that a person can read: one for the outcome, one for escalation.
///
/// Both were learned from labelled transcripts (`rapport train outcomes`), and their probabilities calibrated on talks
/// that they had not seen. Immutable; threads share it.
package struct OutcomeModel: Sendable, Equatable {
    /// By which the signs of lines are told.
    package let phrases: SignPhrases
    let outcome: TalkClassifier
    let escalation: TalkClassifier

    /// What the model says of a talk.
    package struct Judgement: Sendable, Equatable {
        /// By `Outcome.rawValue`; together they are 1.
        package let probabilities: [Double]
        /// The probability that the customer went over the desk's head, or was handed over in anger.
        package let escalation: Double
        /// What weighed most, strongest first: for the outcome, and for escalation.
        package let outcomeReasons: [Reason]
        package let escalationReasons: [Reason]

        /// The most probable outcome.
        package var outcome: Outcome {
            Outcome.allCases.max { probabilities[$0.rawValue] < probabilities[$1.rawValue] } ?? .unknown
        }
    }

    /// A feature that speaks for what was judged.
    package struct Reason: Sendable, Equatable {
        package let feature: TalkFeature
        /// The line of the file that shows it; `nil` where the whole talk does.
        package let line: Int?
        /// What it adds to the log-odds.
        package let weight: Double
    }

    init(phrases: SignPhrases, outcome: TalkClassifier, escalation: TalkClassifier) {
        self.phrases = phrases
        self.outcome = outcome
        self.escalation = escalation
    }

    /// The mean of a feature over the talks that were learned from, in thousandths; `nil` where it is not looked at.
    package func mean(of feature: TalkFeature) -> Double? {
        for part in [outcome, escalation] {
            if let place = part.features.firstIndex(of: feature) { return part.means[place] }
        }
        return nil
    }

    /// The judgement of a talk as far as it has come.
    package func judgement(of talk: TalkCourse) -> Judgement {
        let ending = outcome.probabilities(of: talk)
        let chances = Outcome.allCases.map { ending[$0.rawValue] }
        let likeliest = chances.indices.max { chances[$0] < chances[$1] } ?? 0
        let rising = escalation.probabilities(of: talk)[1]
        return Judgement(
            probabilities: chances, escalation: rising, outcomeReasons: outcome.reasons(for: likeliest, of: talk),
            escalationReasons: rising >= 0.5 ? escalation.reasons(for: 1, of: talk) : [])
    }

    /// The model that the product carries.
    package static func embedded() throws -> OutcomeModel {
        var count = 0
        guard let start = outcome_weights(&count) else { throw LearningError.notAModel }
        return try OutcomeModel(encoded: Array(UnsafeBufferPointer(start: start, count: count)))
    }

    /// A model from the bytes that `encoded` gave.
    package init(encoded bytes: [UInt8]) throws {
        let file = try ModelFile(encoded: bytes)
        phrases = try SignPhrases(from: file, as: "phrases")
        outcome = try TalkClassifier(from: file, as: "outcome")
        escalation = try TalkClassifier(from: file, as: "escalation")
        guard outcome.labels == Outcome.allCases.count, escalation.labels == 2 else {
            throw LearningError.inconsistent(
                section: "outcome", reason: "there are three outcomes, and two escalations")
        }
    }

    /// The model as a file's bytes: the same model, the same bytes.
    package func encoded() -> [UInt8] {
        var file = ModelFile()
        phrases.store(in: &file, as: "phrases")
        outcome.store(in: &file, as: "outcome")
        escalation.store(in: &file, as: "escalation")
        return file.encoded()
    }
}
