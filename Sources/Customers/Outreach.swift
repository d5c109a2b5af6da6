package import Foundation

/// What became of a pattern that was found in a customer's events: what was said about it unasked, or why nothing was.
package struct Outreach: Sendable, Equatable {
    /// What was decided.
    package enum Decision: String, Sendable, CaseIterable {
        case said
        /// Rules or limits forbade it; the reason says which.
        case heldBack = "held_back"
        /// The customer belongs to those who never hear of it, so that its effect can be measured.
        case heldOut = "held_out"
        /// It is to be said when the quiet hours are over.
        case waiting
    }

    /// The person's number in the store.
    package let person: Int64
    /// The pattern's name.
    package let pattern: String
    /// What the events had in common besides the person, as a number; 0 for nothing.
    package let key: UInt64
    /// The first and the last moment of what was found; with pattern and key they say which finding it is.
    package let began: Date
    package let ended: Date
    /// When it was decided.
    package let at: Date
    package let decision: Decision
    /// Why, in the desk's words.
    package let reason: String
    /// When it is to be said, while it waits.
    package let due: Date?

    /// A decision about a finding.
    package init(
        person: Int64, pattern: String, key: UInt64, began: Date, ended: Date, at: Date, decision: Decision,
        reason: String, due: Date? = nil
    ) {
        self.person = person
        self.pattern = pattern
        self.key = key
        self.began = began
        self.ended = ended
        self.at = at
        self.decision = decision
        self.reason = reason
        self.due = due
    }

    /// The same finding, decided otherwise or again.
    package func decided(_ decision: Decision, because reason: String, at moment: Date, due: Date? = nil) -> Outreach {
        Outreach(
            person: person, pattern: pattern, key: key, began: began, ended: ended, at: moment, decision: decision,
            reason: reason, due: due)
    }
}
