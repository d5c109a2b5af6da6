package import Customers
package import Dialogue
import Foundation
import Learning
package import StrictJSON

/// How many events a second the watched patterns take, on one core, from events as they come out of the store.
///
/// The patterns are of every form (sequences, counts, absences, conditions, a key of their own) over thirty kinds; the events
/// come from all customers in turn, a second apart for each of them and in the order of time. Making them is not timed.
package struct EventBenchmark: Sendable {
    /// Events that were taken.
    package let events: Int
    /// What was found in them.
    package let matches: Int
    package let seconds: Double
    private let patterns: Int
    private let customers: Int

    /// Events a second.
    package var rate: Double { Double(events) / max(seconds, 1e-9) }

    /// Measures.
    package init(patterns: Int, customers: Int, events: Int, seed: UInt64 = 1) {
        self.patterns = patterns
        self.customers = customers
        self.events = events
        var random = SeededGenerator(seed: seed)
        var engine = PatternEngine((0..<patterns).map { Self.pattern($0, &random) })
        let orders = (0..<8).map { JSON.string("A-10\($0)") }
        let data: [JSON] = (0..<64).map { ["amount": .number($0), "order_number": orders[$0 % 8]] }
        var matches = 0
        var spent = Duration.zero
        var taken = 0
        while taken < events {
            // Made a batch at a time, so that the events themselves need no memory to speak of.
            let batch = (0..<min(100_000, events - taken)).map { offset in
                let number = taken + offset
                return Sighting(
                    person: Int64.random(in: 1...Int64(customers), using: &random),
                    kind: Self.kinds[Int.random(in: 0..<Self.kinds.count, using: &random)],
                    at: Date(timeIntervalSince1970: 1_772_452_800 + Double(number) / Double(customers) * 60),
                    details: data[Int.random(in: 0..<64, using: &random)])
            }
            let begin = ContinuousClock.now
            for sighting in batch { matches += engine.take(sighting).count }
            if let last = batch.last { matches += engine.advance(to: last.at).count }
            spent += ContinuousClock.now - begin
            taken += batch.count
        }
        self.matches = matches
        seconds = spent / .seconds(1)
    }

    /// The figures.
    package var json: JSON {
        [
            "patterns": .number(patterns), "customers": .number(customers), "events": .number(events),
            "matches": .number(matches), "seconds": .number((seconds * 1_000).rounded() / 1_000),
            "events_per_second": .number(rate.rounded()),
        ]
    }

    private static let kinds = (0..<30).map { "kind_\($0)" }

    private static func pattern(_ number: Int, _ random: inout SeededGenerator) -> WatchPattern {
        func kind() -> WatchPattern.Test { WatchPattern.Test(kinds: [kinds.randomElement(using: &random) ?? ""]) }
        let name = "pattern_\(number)"
        let hour = 3_600.0
        switch number % 5 {
        case 0: return WatchPattern(name: name, steps: [.init(kind()), .init(kind()), .init(kind())], within: hour)
        case 1: return WatchPattern(name: name, steps: [.init(kind(), count: 3)], within: 2 * hour)
        case 2: return WatchPattern(name: name, steps: [.init(kind())], absence: .init([kind()]), within: hour / 2)
        case 3:
            let test = WatchPattern.Test(kinds: kind().kinds, conditions: [("amount", .compares(.above, 50))])
            return WatchPattern(name: name, steps: [.init(test), .init(kind(), forbidden: [kind()])], within: hour)
        default:
            return WatchPattern(
                name: name, steps: [.init(kind()), .init(kind())], within: hour, per: "order_number")
        }
    }
}
