package import Foundation

/// What somebody thought of one turn.
package struct Feedback: Sendable, Equatable {
    /// The forms that feedback takes.
    package enum Verdict: Sendable, Equatable {
        /// 1…5.
        case rating(Int)
        /// An agent used a suggestion as it was.
        case accepted
        /// An agent used it after changing it; what it became, if told.
        case edited(String?)
        case rejected
        case comment(String)
        /// A suggestion or link was chosen; which, if told.
        case clicked(String?)
    }

    /// The conversation's name.
    package let conversation: String
    package let turn: Int
    package let verdict: Verdict
    package let at: Date

    /// A verdict on a turn.
    package init(conversation: String, turn: Int, verdict: Verdict, at: Date) {
        self.conversation = conversation
        self.turn = turn
        self.verdict = verdict
        self.at = at
    }

    /// What a learner of policies is told: −1…1, ratings evenly spaced with 3 in the middle, a comment 0 since its
    /// words have not been weighed.
    package var reward: Double {
        switch verdict {
        case .rating(let stars): (Double(min(max(stars, 1), 5)) - 3) / 2
        case .accepted: 1
        case .edited, .clicked: 0.5
        case .rejected: -1
        case .comment: 0
        }
    }
}

extension Feedback.Verdict {
    /// The name and the words that a verdict is kept as.
    var kept: (kind: String, words: String?) {
        switch self {
        case .rating(let stars): ("rating", String(stars))
        case .accepted: ("accepted", nil)
        case .edited(let text): ("edited", text)
        case .rejected: ("rejected", nil)
        case .comment(let text): ("comment", text)
        case .clicked(let what): ("clicked", what)
        }
    }

    /// The verdict that was kept; `nil` for a kind that this version does not know.
    init?(kind: String, words: String?) {
        switch kind {
        case "rating": self = .rating(words.flatMap { Int($0) } ?? 3)
        case "accepted": self = .accepted
        case "edited": self = .edited(words)
        case "rejected": self = .rejected
        case "comment": self = .comment(words ?? "")
        case "clicked": self = .clicked(words)
        default: return nil
        }
    }
}
