import Comprehension
import Customers
import Foundation
import Learning
import StrictJSON

/// Why nothing is said about a finding, or not yet: consent, limits, quiet hours, mood, and the hold-out, which comes last
/// so that those who are left out are like those who are not.
struct Restraint {
    let pattern: WatchPattern
    let customer: Customer
    let conversation: Conversation
    let moment: Moment
    /// How often this customer heard of it within the time of its cap.
    let timesSaid: Int
    /// The customer's events since the finding began.
    let later: [Sighting]

    /// A mood at or below this, with an issue that is open, is not to be disturbed.
    private static let anger = -0.35
    /// For so long a mood counts.
    private static let memory: TimeInterval = 7 * 86_400

    /// What is decided instead of speaking; `nil` when nothing stands against it.
    func decision(about finding: Outreach) -> Outreach? {
        if let reason = reason(against: finding) {
            return finding.decided(.heldBack, because: reason, at: moment.date)
        }
        if let quiet = pattern.limit.quiet, !isTalking, let end = quiet.end(at: moment.date, in: zone) {
            return finding.decided(
                .waiting, because: "quiet hours until \(Timestamp.text(end))", at: moment.date, due: end)
        }
        if isHeldOut {
            return finding.decided(
                .heldOut, because: "belongs to the hold-out group of \(pattern.name)", at: moment.date)
        }
        return nil
    }

    private func reason(against finding: Outreach) -> String? {
        let purpose = pattern.response.purpose
        if !customer.consents.allows(purpose) { return "no consent for \(purpose.rawValue)" }
        if moment.date.timeIntervalSince(finding.ended) > Watch.freshness { return "too long ago" }
        let after = later.filter { $0.at > finding.ended && (pattern.per == nil || key(of: $0) == finding.key) }
        if pattern.isContradicted(by: after) { return "what was missing has come" }
        if let cap = pattern.limit.perCustomer, timesSaid >= cap.count {
            return "its limit of \(cap.count) in \(Span.text(cap.seconds)) is reached"
        }
        if conversation.holder != .assistant { return "a colleague holds the conversation" }
        if isAngry { return "angry about something that is open" }
        return nil
    }

    private func key(of sighting: Sighting) -> UInt64? { PatternMachine.key(of: sighting.details[pattern.per ?? ""]) }

    private var isAngry: Bool {
        guard let mood = customer.history.moodTrend.last, mood <= Self.anger, let last = customer.history.lastMessage
        else { return false }
        let silence = moment.date.timeIntervalSince(last)
        // A talk that is still going on is open, whatever has been understood of it.
        let isOpen = customer.history.lastIssue.map { $0.solved != true } ?? false || silence < Conversation.silence
        return isOpen && silence < Self.memory
    }

    /// Whoever wrote within the last half hour is awake.
    private var isTalking: Bool {
        customer.history.lastMessage.map { moment.date.timeIntervalSince($0) < 1_800 } ?? false
    }

    /// The customer's own time zone, where an event or the desk has told it.
    private var zone: TimeZone {
        customer["timezone"]?.string.flatMap { TimeZone(identifier: $0) } ?? moment.timeZone
    }

    /// By a fingerprint of customer and pattern, so that it is the same on every day and after every restart.
    private var isHeldOut: Bool {
        let seed = "\(customer.handle) \(pattern.name) hold-out"
        let place = Double(Fingerprint(of: Array(seed.utf8)).value % 10_000) / 10_000
        return place < pattern.limit.holdout
    }
}
