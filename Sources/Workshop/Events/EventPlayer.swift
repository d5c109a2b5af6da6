import Comprehension
import Customers
package import Dialogue
package import Foundation

/// Plays an event log in its own time: the clock is that of the events, and a month passes as fast as the store can keep it.
package struct EventPlayer: Sendable {
    private let assistant: Assistant
    private let timeZone: TimeZone
    /// The time that it is, by the log.
    package private(set) var clock: Date
    /// Ends of quiet hours that something waits for.
    private var dues: [Date] = []

    /// A player that stands at the beginning.
    package init(_ assistant: Assistant, timeZone: TimeZone, at start: Date) {
        self.assistant = assistant
        self.timeZone = timeZone
        clock = start
    }

    /// What was said, or held back, and when.
    package struct Entry: Sendable {
        package let at: Date
        package let spoken: Spoken
    }

    /// Lets time pass until an event, and takes it. One that is late is taken when it comes.
    /// - Parameter entries: Takes what was said meanwhile and about it.
    /// - Returns: What was odd about the event.
    /// - Throws: `RefusedPurpose` when its customer does not allow it to be kept, and `CustomersError`.
    package mutating func play(_ line: EventLine, _ entries: (Entry) -> Void) async throws -> [String] {
        try await pass(until: line.event.at, entries)
        let (heard, spoken) = try await assistant.speakUp(about: line.event, at: moment)
        report(spoken, entries)
        return heard.warnings
    }

    /// Lets time pass, stopping wherever something is due.
    package mutating func pass(until end: Date, _ entries: (Entry) -> Void) async throws {
        while let due = ([assistant.watch.nextDeadline].compactMap(\.self) + dues).min(), due <= end {
            clock = max(clock, due)
            dues.removeAll { $0 <= clock }
            report(try await assistant.speakUp(at: moment), entries)
        }
        clock = max(clock, end)
    }

    private var moment: Moment { Moment(date: clock, timeZone: timeZone) }

    private mutating func report(_ spoken: [Spoken], _ entries: (Entry) -> Void) {
        for one in spoken {
            if let due = one.outreach.due { dues.append(due) }
            entries(Entry(at: clock, spoken: one))
        }
    }
}
