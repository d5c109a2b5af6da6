import Comprehension
import Customers
import Dialogue
import Foundation
import StrictJSON
import Testing

/// Patterns as a desk writes them.
func patterns(_ yaml: String) throws -> [WatchPattern] {
    let node = try #require(try Node.read("watch:\n" + yaml, file: "watch.yml"))
    var problems: [CatalogueProblem] = []
    let read = WatchPattern.read(
        [try #require(node["watch"])], kinds: ["a", "b", "c", "x"], problems: &problems)
    try #require(problems.isEmpty, "\(problems)")
    return read
}

/// `a1 b2 x5`: kinds with the hour at which they happen; `a1/o7` is an event of order o7, `a1=30` one with an amount.
private func sightings(_ text: String, of person: Int64 = 1) -> [Sighting] {
    text.split(separator: " ").map { word in
        let parts = word.split(separator: "/")
        let amounts = parts[0].split(separator: "=")
        var data: JSON.Object = [:]
        data["order"] = parts.count > 1 ? .string(String(parts[1])) : nil
        data["amount"] = amounts.count > 1 ? .number(Double(amounts[1])) : nil
        return Sighting(
            person: person, kind: String(amounts[0].prefix(1)), at: hour(Double(amounts[0].dropFirst()) ?? 0),
            details: .object(data))
    }
}

private func hour(_ hours: Double) -> Date { Date(timeIntervalSince1970: 1_772_452_800 + hours * 3_600) }

/// What is found, as `1-3` for a match from hour 1 to hour 3, after everything and `until` an hour.
private func found(_ yaml: String, in text: String, until end: Double = 1_000) throws -> [String] {
    var engine = PatternEngine(try patterns(yaml))
    var matches = sightings(text).flatMap { engine.take($0) }
    matches += engine.advance(to: hour(end))
    return matches.map { match in
        [match.began, match.ended].map { "\(Int($0.timeIntervalSince(hour(0)) / 3_600))" }.joined(separator: "-")
    }
}

private func pattern(_ sequence: String, _ rest: String) -> String {
    "  - {pattern: p, sequence: \(sequence), then: {handoff: desk}, \(rest)}\n"
}

struct PatternEngineTests {
    @Test func `a sequence passes over what stands between, unless the next event has to be it`() throws {
        #expect(try found(pattern("[a, b, c]", "within: 9h"), in: "a1 x2 b3 x4 c5") == ["1-5"])
        #expect(try found(pattern("[a, b, c]", "within: 9h, contiguity: next"), in: "a1 x2 b3 c4").isEmpty)
        #expect(try found(pattern("[a, b, c]", "within: 9h, contiguity: next"), in: "a1 a2 b3 c4") == ["2-4"])
        #expect(
            try found(pattern("[a, {kind: b, contiguity: next}, c]", "within: 9h"), in: "a1 b2 x3 c4") == ["1-4"])
    }

    @Test func `only what happens within the time counts, however long the beginning lies back`() throws {
        #expect(try found(pattern("[a, a, a]", "within: 3h"), in: "a1 a3 a5 a6") == ["3-6"])
        #expect(try found(pattern("[a, b]", "within: 3h"), in: "a1 b4") == ["1-4"])
        #expect(try found(pattern("[a, b]", "within: 3h"), in: "a1 b4.1").isEmpty)
    }

    @Test func `so many of a kind are counted, and what must not stand between ends it`() throws {
        #expect(try found(pattern("[{count: 3, of: a}]", "within: 9h"), in: "a1 x2 a3 a4 a5 a6 a7") == ["1-4", "5-7"])
        #expect(try found(pattern("[{count: 2, of: a}, {not: x}, b]", "within: 9h"), in: "a1 a2 x3 b4").isEmpty)
        #expect(try found(pattern("[{count: 2, of: a}, {not: x}, b]", "within: 9h"), in: "a1 x2 a3 b4") == ["1-4"])
        #expect(try found(pattern("[{kind: [a, b], where: {}}, c]", "within: 9h"), in: "b1 c2") == ["1-2"])
    }

    @Test func `data decides by comparison, by text and by what is known`() throws {
        #expect(
            try found(pattern("[{kind: a, where: {amount: \">50\"}}]", "per: customer"), in: "a1=50 a2=51") == ["2-2"])
        #expect(try found(pattern("[{kind: a, where: {order: O7}}]", "per: customer"), in: "a1/o8 a2/o7") == ["2-2"])
        #expect(try found(pattern("[{kind: a, where: {order: unknown}}]", "per: customer"), in: "a1/o8 a2") == ["2-2"])
    }

    @Test func `what did not happen in time is told when the time is over`() throws {
        let stuck = pattern("[a, {not: b}]", "within: 120h, per: order")
        #expect(try found(stuck, in: "a1/o1 a2/o2 b3/o2", until: 120.9).isEmpty)
        #expect(try found(stuck, in: "a1/o1 a2/o2 b3/o2", until: 121) == ["1-121"])
        #expect(try found(pattern("[a, b, {not: c, within: 2h}]", "within: 90h"), in: "a1 b5 c7.5") == ["1-7"])
        #expect(try found(pattern("[a, {not: b, within: 2h}]", "per: customer"), in: "a1 b3").isEmpty)
        // An event after the time tells of it, too, before any clock does.
        var engine = PatternEngine(try patterns(stuck))
        #expect(engine.nextDeadline == nil)
        _ = engine.take(sightings("a1/o1")[0])
        #expect(engine.nextDeadline == hour(121))
        #expect(engine.take(sightings("x200/o9")[0]).isEmpty, "x is of no interest")
        #expect(engine.take(sightings("b200/o1")[0]).map(\.ended) == [hour(121)])
        #expect(engine.advance(to: hour(300)).isEmpty)
    }

    @Test(arguments: [
        ("no_skip", ["1-3", "2-4", "3-5"]), ("skip_to_next", ["1-3", "2-4", "3-5"]), ("skip_past_last", ["1-3"]),
        ("{skip_to_first: second}", ["1-3", "2-4", "3-5"]), ("{skip_to_last: third}", ["1-3", "3-5"]),
    ])
    func `after a match the search goes on where the strategy says`(_ skip: String, _ expected: [String]) throws {
        let sequence = "[{kind: a, as: first}, {kind: a, as: second}, {kind: a, as: third}]"
        #expect(try found(pattern(sequence, "within: 9h, skip: \(skip)"), in: "a1 a2 a3 a4 a5") == expected)
    }

    @Test func `customers and the things of one customer do not mix`() throws {
        var engine = PatternEngine(try patterns(pattern("[a, a]", "within: 9h, per: order")))
        let events = sightings("a1/o1 a2/o2") + sightings("a3/o1", of: 2) + sightings("a4/o1") + sightings("a5")
        #expect(events.flatMap { engine.take($0) }.map(\.person) == [1])
    }

    @Test func `an engine that begins anew finds what the other one would have found`() throws {
        let yaml =
            pattern("[{count: 3, of: a}]", "within: 8h")
            + pattern("[a, {not: b}]", "within: 6h").replacing("pattern: p", with: "pattern: q")
        var random = Seeded(7)
        for _ in 0..<200 {
            let hours = (0..<12).map { _ in Double.random(in: 0..<30, using: &random) }.sorted()
            let events = hours.map { at in
                Sighting(person: 1, kind: Bool.random(using: &random) ? "a" : "b", at: hour(at))
            }
            var whole = PatternEngine(try patterns(yaml))
            var all: [PatternEngine.Match] = []
            for event in events { all += whole.take(event) }
            let cut = Int.random(in: 0...12, using: &random)
            var first = PatternEngine(try patterns(yaml))
            var known = events[..<cut].flatMap { first.take($0) }
            var settled: [PatternEngine.Settled: Date] = [:]
            for match in known { settled[.init(pattern: match.pattern, key: match.key)] = match.ended }
            var second = PatternEngine(try patterns(yaml))
            let now = cut == 0 ? hour(0) : events[cut - 1].at
            let window = events[..<cut].filter { $0.at >= now.addingTimeInterval(-second.horizon) }
            for match in second.replay(Array(window), of: 1, after: settled) where !known.contains(match) {
                known.append(match)
            }
            for event in events[cut...] { known += second.take(event) }
            #expect(known == all)
        }
    }

    @Test func `an event that comes late is put where it belongs by taking the customer's events again`() throws {
        var engine = PatternEngine(try patterns(pattern("[a, b, c]", "within: 9h")))
        let events = sightings("a1 b2 c3")
        #expect(engine.take(events[0]).isEmpty && engine.take(events[2]).isEmpty)
        #expect(engine.isLate(events[1]) && !engine.isLate(sightings("b1", of: 9)[0]))
        #expect(engine.replay(events, of: 1, after: [:]).map(\.ended) == [hour(3)])
        // What was acted upon is not found again.
        #expect(engine.replay(events, of: 1, after: [.init(pattern: 0, key: 0): hour(3)]).isEmpty)
    }

    @Test func `a month of timers passes at once`() throws {
        var engine = PatternEngine(try patterns(pattern("[a, {not: b}]", "within: 5d")))
        for person in 0..<1_000 {
            _ = engine.take(Sighting(person: Int64(person), kind: "a", at: hour(Double(person) / 10)))
        }
        var ends: [Date] = []
        for day in 1...30 { ends += engine.advance(to: hour(Double(day) * 24)).map(\.ended) }
        #expect(ends.count == 1_000 && ends == ends.sorted() && engine.nextDeadline == nil)
    }
}

/// SplitMix64, so that a failing seed fails again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
