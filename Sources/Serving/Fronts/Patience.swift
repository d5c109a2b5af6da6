/// How long a connection may be slow or silent: a line must be complete soon after its first byte, and a client that
/// says nothing is asked whether it is there.
package struct Patience: Sendable {
    /// What to do about it now.
    package enum Verdict: Sendable, Equatable {
        case wait
        /// Ask whether anybody is there.
        case ping
        /// Close the connection with 408.
        case giveUp(Refusal)
    }

    private let limits: Limits
    private var lastSign: ContinuousClock.Instant  // of life, or of our own asking for one
    private var unanswered = 0
    private var lineBegan: ContinuousClock.Instant?

    /// A connection that has just been made.
    package init(limits: Limits, now: ContinuousClock.Instant) {
        self.limits = limits
        lastSign = now
    }

    /// Bytes have come, or the client waits for our answer.
    package mutating func heard(now: ContinuousClock.Instant) {
        lastSign = now
        unanswered = 0
    }

    /// A line has begun and is not complete; counted from the first time this is said.
    package mutating func beganLine(now: ContinuousClock.Instant) { lineBegan = lineBegan ?? now }

    /// No line has begun.
    package mutating func completedLine() { lineBegan = nil }

    /// What to do now.
    package mutating func look(now: ContinuousClock.Instant) -> Verdict {
        if let lineBegan, lineBegan.duration(to: now) >= .seconds(limits.lineSeconds) {
            return .giveUp(Refusal(.idle, "a line must be complete \(limits.lineSeconds) s after its first byte"))
        }
        guard lastSign.duration(to: now) >= .seconds(limits.silenceSeconds) else { return .wait }
        guard unanswered < limits.pings else {
            return .giveUp(Refusal(.idle, "no sign of life after \(limits.pings) pings"))
        }
        unanswered += 1
        lastSign = now
        return .ping
    }

    /// How long until silence has to be looked at again.
    package func untilSilence(now: ContinuousClock.Instant) -> Duration {
        max(.zero, .seconds(limits.silenceSeconds) - lastSign.duration(to: now))
    }
}
