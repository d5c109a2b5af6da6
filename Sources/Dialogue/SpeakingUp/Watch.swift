package import Customers
package import Foundation
import Synchronization

/// The watched patterns of a desk over everybody's events, in step with the store.
///
/// Progress lives in memory alone. What it rests on, the events and what was decided about findings, is in the store;
/// after a restart, and when an event comes late, it is worked out from there again.
package final class Watch: Sendable {
    package let patterns: [WatchPattern]
    private let engine: Mutex<PatternEngine>
    /// What came to its end while nobody watched.
    private let missed = Mutex<[PatternEngine.Match]>([])
    /// People whose events came while the watch was taken up; `nil` at any other time.
    private let meanwhile = Mutex<Set<Int64>?>(nil)

    /// A watch that has seen nothing.
    package init(_ patterns: [WatchPattern]) {
        self.patterns = patterns
        engine = Mutex(PatternEngine(patterns))
    }

    /// Findings older than this are not spoken about any more.
    static let freshness: TimeInterval = 2 * 86_400

    /// Takes up the watch at a moment, with all events that can still matter.
    package func begin(with customers: CustomerStore, at now: Date) async throws {
        guard !patterns.isEmpty else { return }
        meanwhile.withLock { $0 = [] }
        let since = try await customers.watched(patterns.map(\.name), at: now)
        var begun = PatternEngine(patterns)
        let start = now.addingTimeInterval(-begun.horizon - Self.freshness)
        let known = try await customers.outreaches(since: start)
        let settled = Dictionary(grouping: known, by: \.person)
        var found: [PatternEngine.Match] = []
        var own: [Sighting] = []
        func replay() {
            guard let person = own.first?.person else { return }
            found += begun.replay(own, of: person, after: ends(settled[person] ?? []))
            own = []
        }
        try await customers.sightings(since: start) { sighting in
            if own.first?.person != sighting.person { replay() }
            own.append(sighting)
        }
        replay()
        found += begun.advance(to: now)
        let decided = Set(known.map(Finding.init))
        let news = found.filter { match in
            let pattern = patterns[match.pattern]
            // A pattern that is new says nothing about what was before it.
            return match.ended >= (since[pattern.name] ?? now) && !decided.contains(Finding(match, pattern))
        }
        missed.withLock { $0 += news }
        engine.withLock { $0 = begun }
        let overlooked = meanwhile.withLock { people in
            defer { people = nil }
            return people ?? []
        }
        for person in overlooked {
            let found = try await lookAgain(at: person, from: start, in: customers)
            missed.withLock { $0 += found }
        }
    }

    /// Takes an event that the store has kept, and says what it completes.
    package func see(_ sighting: Sighting, in customers: CustomerStore) async throws -> [PatternEngine.Match] {
        guard !patterns.isEmpty else { return [] }
        meanwhile.withLock { _ = $0?.insert(sighting.person) }
        let matches = engine.withLock { $0.isLate(sighting) ? nil : $0.take(sighting) }
        if let matches { return matches }
        let start = sighting.at.addingTimeInterval(-engine.withLock { $0.horizon })
        return try await lookAgain(at: sighting.person, from: start, in: customers)
    }

    /// Looks at a person's events as if all had come in time; what was decided about them stays decided.
    private func lookAgain(
        at person: Int64, from start: Date, in customers: CustomerStore
    ) async throws -> [PatternEngine.Match] {
        while true {
            let history = try await customers.sightings(of: person, from: start)
            let known = try await customers.outreaches(of: person, since: start)
            let found = engine.withLock { engine -> [PatternEngine.Match]? in
                // One more may have come between the look into the store and now; then the look is taken again.
                if let last = history.last, engine.isLate(last) { return nil }
                return engine.replay(history, of: person, after: ends(known))
            }
            guard let found else { continue }
            let decided = Set(known.map(Finding.init))
            return found.filter { !decided.contains(Finding($0, patterns[$0.pattern])) }
        }
    }

    /// Lets time pass and says which absences that completes.
    package func advance(to moment: Date) -> [PatternEngine.Match] {
        let earlier = missed.withLock { missed in
            defer { missed = [] }
            return missed
        }
        return earlier + engine.withLock { $0.advance(to: moment) }
    }

    /// When something has to be done at the latest; `nil` while nothing waits.
    package var nextDeadline: Date? {
        missed.withLock { $0.isEmpty } ? engine.withLock { $0.nextDeadline } : .distantPast
    }

    /// The end of the last decided finding by pattern and key.
    private func ends(_ outreaches: [Outreach]) -> [PatternEngine.Settled: Date] {
        var ends: [PatternEngine.Settled: Date] = [:]
        for outreach in outreaches {
            guard let place = patterns.firstIndex(where: { $0.name == outreach.pattern }) else { continue }
            let pair = PatternEngine.Settled(pattern: place, key: outreach.key)
            ends[pair] = max(ends[pair] ?? .distantPast, outreach.ended)
        }
        return ends
    }
}

/// What makes two findings the same.
private struct Finding: Hashable {
    let person: Int64
    let pattern: String
    let key: UInt64
    let began: Date
    let ended: Date

    init(_ outreach: Outreach) {
        person = outreach.person
        pattern = outreach.pattern
        key = outreach.key
        began = outreach.began
        ended = outreach.ended
    }

    init(_ match: PatternEngine.Match, _ pattern: WatchPattern) {
        person = match.person
        self.pattern = pattern.name
        key = match.key
        began = match.began
        ended = match.ended
    }
}
