package import Customers
package import Learning
import Synchronization

/// What the desk has seen of its guides' steps: how often each helped, by kind of device.
///
/// A value: a turn keeps the one it began with, so that what was seen before decides and nothing else.
package struct Experience: Sendable, Equatable {
    private var counts: [StepOutcome.Subject: Count] = [:]
    /// Over all kinds; the subject's kind is empty.
    private var totals: [StepOutcome.Subject: Count] = [:]

    private struct Count: Sendable, Equatable {
        var helped = 0
        var failed = 0
    }

    /// Outcomes on other kinds of device count as no more than so many.
    private static let mostBorrowed = 20.0

    /// What was counted before.
    package init(_ counts: [StepCount] = []) {
        for count in counts { add(count.subject, helped: count.helped, failed: count.failed) }
    }

    /// Takes an outcome in.
    package mutating func add(_ outcome: StepOutcome) {
        add(outcome.subject, helped: outcome.helped ? 1 : 0, failed: outcome.helped ? 0 : 1)
    }

    private mutating func add(_ subject: StepOutcome.Subject, helped: Int, failed: Int) {
        counts[subject, default: Count()].helped += helped
        counts[subject, default: Count()].failed += failed
        let total = subject.ofAnyKind
        totals[total, default: Count()].helped += helped
        totals[total, default: Count()].failed += failed
    }

    /// What is believed of a step on one kind of device: what the catalogue says, then what other kinds showed, at a
    /// weight that is bounded, then what this kind showed.
    package func belief(in step: Guide.Step, of guide: Guide, kind: String) -> BetaPosterior {
        let subject = StepOutcome.Subject(guide: guide.name, step: step.name, kind: kind)
        let own = counts[subject] ?? Count()
        let all = totals[subject.ofAnyKind] ?? Count()
        return step.prior.after(
            borrowed: Double(all.helped - own.helped), failures: Double(all.failed - own.failed),
            most: Self.mostBorrowed
        ).after(successes: Double(own.helped), failures: Double(own.failed))
    }
}

extension StepOutcome.Subject {
    fileprivate var ofAnyKind: StepOutcome.Subject { StepOutcome.Subject(guide: guide, step: step, kind: "") }
}

/// The desk's experience, shared by every front. The counts in the store are what lasts; this is their present state.
package final class Outcomes: Sendable {
    private let state: Mutex<Experience>

    /// What was counted before.
    package init(_ counts: [StepCount] = []) { state = Mutex(Experience(counts)) }

    /// What has been seen up to now.
    package var experience: Experience { state.withLock { $0 } }

    /// Takes outcomes in, once they are kept.
    package func add(_ outcomes: [StepOutcome]) {
        guard !outcomes.isEmpty else { return }
        state.withLock { state in outcomes.forEach { state.add($0) } }
    }
}
