package import Foundation
package import StrictJSON

/// Who answers in a conversation.
package enum Holder: Sendable, Equatable {
    case assistant
    /// Handed over, and no human has taken it yet; the queue's name.
    case queue(String)
    /// A human; the agent's id.
    case agent(String)
}

/// How a conversation ended, in the words of whoever closed it.
package enum Outcome: String, Sendable, CaseIterable { case solved, unsolved, abandoned }

/// Where a conversation stands before its next turn.
///
/// A front may use one name for years. So what ends, by `close` or by four hours of silence, is a *sitting*; the next
/// turn under the same name opens the conversation again, and `turn` goes on counting without a gap.
package struct Conversation: Sendable, Equatable {
    /// The conversation's number in the store; `nil` before its first turn is kept.
    package let id: Int64?
    /// What fronts call it.
    package let name: String
    /// When the present sitting began.
    package let startedAt: Date
    /// The time of the latest turn; `nil` before the first.
    package let lastAt: Date?
    /// How many turns are kept; the next one is `turns + 1`.
    package let turns: Int
    package let holder: Holder
    /// Since when somebody other than the assistant holds it.
    package let heldSince: Date?
    /// How it was closed; `nil` while it is open.
    package let outcome: Outcome?
    /// What the dialogue keeps for itself from turn to turn; `null` before the first.
    package let state: JSON
    /// It had ended, and the turn for which it was opened begins a new sitting.
    package let openedAgain: Bool

    /// A conversation; with a name and a time alone, one that has just begun.
    package init(
        id: Int64? = nil, name: String, startedAt: Date, lastAt: Date? = nil, turns: Int = 0,
        holder: Holder = .assistant, heldSince: Date? = nil, outcome: Outcome? = nil, state: JSON = .null,
        openedAgain: Bool = false
    ) {
        self.id = id
        self.name = name
        self.startedAt = startedAt
        self.lastAt = lastAt
        self.turns = turns
        self.holder = holder
        self.heldSince = heldSince
        self.outcome = outcome
        self.state = state
        self.openedAgain = openedAgain
    }

    /// A sitting ends after this much silence.
    package static let silence: TimeInterval = 4 * 3_600
    /// Held by nobody's act for this long, a conversation is the assistant's again.
    package static let holding: TimeInterval = 24 * 3_600
}
