import Comprehension
package import Customers
package import Foundation
import StrictJSON

/// Something to watch for in the events of one customer, and what is done about it.
///
/// The terms are those of complex event processing (Flink's CEP library, SQL's MATCH_RECOGNIZE): a sequence of steps, how
/// closely they follow one another, within what time, and where the search goes on after a match.
package struct WatchPattern: Sendable {
    package let name: String
    /// What has to happen, in order; at least one.
    package let steps: [Step]
    /// What must not happen after the last step, for the match to be one.
    package let absence: Absence?
    /// Seconds from the first event to the last one, or to the end of the absence; `nil`: no limit.
    package let within: TimeInterval?
    package let skip: Skip
    /// The field of the events that must be the same in all of them, such as `order_number`; `nil`: the customer alone.
    package let per: String?
    package let response: Response
    package let limit: Limit
    /// Where the catalogue has it.
    package let file: String
    package let line: Int

    /// A pattern.
    package init(
        name: String, steps: [Step], absence: Absence? = nil, within: TimeInterval? = nil, skip: Skip = .pastLast,
        per: String? = nil, response: Response = Response(), limit: Limit = Limit(), file: String = "", line: Int = 0
    ) {
        self.file = file
        self.line = line
        self.name = name
        self.steps = steps
        self.absence = absence
        self.within = within
        self.skip = skip
        self.per = per
        self.response = response
        self.limit = limit
    }

    /// Which events count: their kinds, and what their data must be.
    package struct Test: Sendable {
        package let kinds: [String]
        package let conditions: [(field: String, test: Condition.Test)]

        /// Events of these kinds that fulfil every condition.
        package init(kinds: [String], conditions: [(field: String, test: Condition.Test)] = []) {
            self.kinds = kinds
            self.conditions = conditions
        }
    }

    /// Something that has to happen.
    package struct Step: Sendable {
        package let test: Test
        /// How many times in a row, 1 or more.
        package let count: Int
        /// Strict contiguity: no other event of the customer (and of the same `per`) may come before it. Else other events
        /// are passed over: relaxed contiguity.
        package let isNext: Bool
        /// What must not happen between the step before and this one.
        package let forbidden: [Test]

        /// A step.
        package init(_ test: Test, count: Int = 1, isNext: Bool = false, forbidden: [Test] = []) {
            self.test = test
            self.count = count
            self.isNext = isNext
            self.forbidden = forbidden
        }
    }

    /// What must not happen at the end, for a time.
    package struct Absence: Sendable {
        package let tests: [Test]
        /// Seconds after the last step; `nil`: until `within` has passed.
        package let wait: TimeInterval?

        /// Nothing of this for so long.
        package init(_ tests: [Test], wait: TimeInterval? = nil) {
            self.tests = tests
            self.wait = wait
        }
    }

    /// Where the search goes on after a match.
    package enum Skip: Sendable, Equatable {
        /// Every match counts.
        case none
        /// Matches that begin with the same event are left out.
        case toNext
        /// The events of a match are used up.
        case pastLast
        /// What began before the first, or the last, event of a step is left out.
        case toFirst(step: Int)
        case toLast(step: Int)
    }

    /// What is done about a match.
    package struct Response: Sendable {
        /// A response of the catalogue that is said.
        package var say: String?
        /// A guide that is begun.
        package var start: String?
        /// The queue that the conversation is handed over to.
        package var handoff: String?
        /// What the customer must allow.
        package var purpose = Purpose.proactive

        /// Nothing yet.
        package init() {}
    }

    /// What holds it back.
    package struct Limit: Sendable {
        /// How often within so many seconds a customer hears of it.
        package var perCustomer: (count: Int, seconds: TimeInterval)?
        package var quiet: QuietHours?
        /// The share of customers who never hear of it, so that its effect can be measured, 0…1.
        package var holdout = 0.0

        /// No limit.
        package init() {}
    }
}

extension WatchPattern {
    /// The longest time that a match may take; what lies further back can have no part in one.
    package var horizon: TimeInterval {
        let wait = absence?.wait ?? 0
        return within ?? wait
    }

    /// What has to happen, in words: `payment_failed ×3 within 30m`.
    package var summary: String {
        var words = steps.flatMap { step in
            step.forbidden.map { "no \($0.words)" } + [step.test.words + (step.count > 1 ? " ×\(step.count)" : "")]
        }
        if let absence {
            let wait = absence.wait.map { " for \(Span.text($0))" } ?? ""
            words.append("no \(absence.tests.map(\.words).joined(separator: ", no "))\(wait)")
        }
        return words.joined(separator: ", ") + (within.map { " within \(Span.text($0))" } ?? "")
            + (per.map { " per \($0)" } ?? "")
    }

    /// Whether the events after a match show that what was missing has come after all.
    package func isContradicted(by later: [Sighting]) -> Bool {
        guard let absence else { return false }
        return later.contains { sighting in absence.tests.contains { $0.holds(for: sighting) } }
    }
}

extension WatchPattern {
    /// The kinds that it names.
    package var kinds: [String] { tests.flatMap(\.kinds) }

    /// Complains about a response and a guide that are not there.
    func check(_ playbook: Playbook, problems: inout [CatalogueProblem]) {
        func missing(_ what: String, _ hint: String) {
            problems.append(
                CatalogueProblem(file: file, line: line, message: "pattern \(name): there is no \(what)\(hint)"))
        }
        if let say = response.say, !playbook.responses.has(say) {
            missing("response '\(say)'", playbook.responses.names.hint(for: say))
        }
        if let start = response.start, playbook.guide(named: start) == nil {
            missing("guide '\(start)'", playbook.guides.map(\.name).hint(for: start))
        }
    }
}

extension WatchPattern.Test {
    fileprivate var words: String { kinds.joined(separator: " or ") }

    /// Whether an event counts.
    package func holds(for sighting: Sighting) -> Bool {
        kinds.contains(sighting.kind) && conditions.allSatisfy { $0.test.holds(for: sighting.details[$0.field]) }
    }
}
