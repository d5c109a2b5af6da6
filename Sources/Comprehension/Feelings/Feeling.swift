/// What a message lets notice beside whether it is good or bad: four feelings, and four signs of how it is meant.
package enum Feeling: String, Sendable, Equatable, CaseIterable {
    case anger, worry, joy, confusion
    /// It cannot wait.
    case urgency
    /// Words of thanks that are meant.
    case thanks
    /// The opposite is meant of what is said.
    case sarcasm
    /// Anger under courteous words.
    case politeAnger = "polite_anger"

    /// Whether it is a feeling, and not a sign.
    package var isEmotion: Bool {
        switch self {
        case .anger, .worry, .joy, .confusion: true
        case .urgency, .thanks, .sarcasm, .politeAnger: false
        }
    }

    /// Its place among all.
    var place: Int {
        switch self {
        case .anger: 0
        case .worry: 1
        case .joy: 2
        case .confusion: 3
        case .urgency: 4
        case .thanks: 5
        case .sarcasm: 6
        case .politeAnger: 7
        }
    }
}

/// The feelings and signs of a message, with their probabilities.
package struct Feelings: Sendable, Equatable {
    /// 0…1, in the order of `Feeling.allCases`.
    private let probabilities: [Double]
    private let thresholds: [Double]

    init(probabilities: [Double], thresholds: [Double]) {
        self.probabilities = probabilities
        self.thresholds = thresholds
    }

    /// Nothing was felt, or nobody looked.
    package static let none = Feelings(
        probabilities: [Double](repeating: 0, count: Feeling.allCases.count),
        thresholds: [Double](repeating: 1, count: Feeling.allCases.count))

    /// How probable one of them is, 0…1.
    package subscript(feeling: Feeling) -> Double { probabilities[feeling.place] }

    /// Whether it is probable enough to be named. The thresholds are those at which the learner's own lines are told best,
    /// so that a rare sign is named from a lower probability on than a frequent feeling.
    package func contains(_ feeling: Feeling) -> Bool { self[feeling] >= thresholds[feeling.place] }

    /// Those that are probable enough, in the order of `Feeling.allCases`.
    package var named: [Feeling] { Feeling.allCases.filter(contains) }
}
