package import StrictJSON

/// The packet that a colleague gets with a conversation; each fact names the turn that it comes from.
package struct Handoff: Sendable, Equatable {
    /// Why a person is needed; the words are the protocol's.
    package enum Reason: String, Sendable {
        case asked, mood, policy
        case doubt = "low_confidence"
        case noProgress = "no_progress"
    }

    package let reason: Reason
    package let queue: String
    /// "normal", "high" or "urgent".
    package let priority: String
    package let summary: [DialogueState.Evidence]
    /// Steps that were carried out and did not help, as "guide/step".
    package let tried: [String]
    /// Degrees of mood, oldest first.
    package let moods: [Double]
    /// What the colleague could begin with.
    package let suggestions: [String]

    /// The packet as clients read it.
    package var json: JSON {
        [
            "reason": .string(reason.rawValue), "queue": .string(queue), "priority": .string(priority),
            "summary": .array(summary.map { ["fact": .string($0.fact), "turn": .number($0.turn)] }),
            "tried": .strings(tried), "sentiment": .array(moods.map { .number(($0 * 1_000).rounded() / 1_000) }),
            "suggested_replies": .strings(suggestions),
        ]
    }
}
