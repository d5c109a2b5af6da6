package import Customers
package import Foundation
import StrictJSON

/// Finds patterns in the events of many customers: a state machine that is a value, with time coming in.
///
/// A non-deterministic automaton after Agrawal et al. (2008), "Efficient pattern matching over event streams", without its
/// branching: an event that fits begins a run, and moves every run of its customer on that waits for it. Events of one
/// customer come in the order of their times; `isLate` tells of one that does not, and `replay` takes the customer's
/// events once more. What has to wait for something *not* to happen is a timer, fired by `advance`.
package struct PatternEngine: Sendable {
    package let patterns: [WatchPattern]
    private let machine: PatternMachine
    private var places: [Int64: Int32] = [:]  // by person
    private var people: [Int64] = []
    private var runs: [[Run]] = []  // of each person, in the order in which they began
    private var latest: [Int64] = []  // the time of each person's last event, in milliseconds
    private var due: [Int64] = []  // no run of the person ends before it
    private var timers = Timers()
    private var cursor = 0  // where tidying goes on

    /// A run that has begun and not come to its end.
    fileprivate struct Run {
        let pattern: Int32
        var step: Int16 = 0
        var count: Int16 = 0
        let key: UInt64
        /// The time of its first event; all times are milliseconds since 1970.
        let began: Int64
        var last: Int64
        /// The first or last event of the step that `skip` names.
        var mark = Int64.min
        var deadline: Int64
        var isWaiting = false  // for nothing to happen until the deadline
    }

    /// A pattern that was found.
    package struct Match: Sendable, Equatable {
        /// The pattern's place among all.
        package let pattern: Int
        package let person: Int64
        /// What the value of `per` was, as a number; 0 where there is none.
        package let key: UInt64
        /// The time of the first event.
        package let began: Date
        /// The time of the last event, or the end of the time in which something did not happen.
        package let ended: Date
    }

    /// More runs of one customer than this are not followed; the oldest go.
    private static let most = 256

    /// An engine that has seen nothing.
    package init(_ patterns: [WatchPattern]) {
        self.patterns = patterns
        machine = PatternMachine(patterns)
    }

    /// When something has to be done at the latest; `nil` while nothing waits.
    package var nextDeadline: Date? { timers.first.map { Date(milliseconds: $0) } }

    /// How far back events can have a part in a match.
    package var horizon: TimeInterval { patterns.map(\.horizon).max() ?? 0 }

    /// The kinds of events that matter; `nil` when every kind does, as something has to follow at once.
    package var kinds: [String]? { machine.takesAll ? nil : machine.kinds.keys.sorted() }

    /// Whether an event lies before one of the same customer that was taken already.
    package func isLate(_ sighting: Sighting) -> Bool {
        places[sighting.person].map { sighting.at.milliseconds < latest[Int($0)] } ?? false
    }

    /// Takes an event and says what it completes. One that is late counts from now on as if it had just happened.
    package mutating func take(_ sighting: Sighting) -> [Match] { take(sighting, after: [:]) }

    /// Lets time pass and says which absences that completes.
    package mutating func advance(to moment: Date) -> [Match] {
        let now = moment.milliseconds
        var matches: [Match] = []
        while let place = timers.take(until: now) { fire(Int(place), until: now, &matches) }
        tidy(now)
        return matches
    }

    /// Takes the events of one customer again, from the first that can matter, and says everything that they complete.
    /// - Parameter settled: For patterns whose events are used up: the end of the last match that was acted upon, by
    ///   pattern and key. Events until then are left out.
    package mutating func replay(_ sightings: [Sighting], of person: Int64, after settled: [Settled: Date]) -> [Match] {
        let place = self.place(of: person)
        runs[place] = []
        latest[place] = .min
        let ends = settled.mapValues(\.milliseconds)
        return sightings.flatMap { take($0, after: ends) }
    }

    /// A pattern and the key that a match of it had.
    package struct Settled: Hashable, Sendable {
        package let pattern: Int
        package let key: UInt64

        /// A pattern, by its place, and a key.
        package init(pattern: Int, key: UInt64) {
            self.pattern = pattern
            self.key = key
        }
    }

    /// The end of a customer: nothing of theirs is watched any more.
    package mutating func forget(_ person: Int64) {
        guard let place = places[person] else { return }
        runs[Int(place)] = []
    }
}

extension PatternEngine {
    private mutating func place(of person: Int64) -> Int {
        if let place = places[person] { return Int(place) }
        places[person] = Int32(people.count)
        people.append(person)
        runs.append([])
        latest.append(.min)
        due.append(.max)
        return people.count - 1
    }

    private mutating func take(_ sighting: Sighting, after settled: [Settled: Int64]) -> [Match] {
        let kind = machine.kinds[sighting.kind] ?? -1
        guard kind >= 0 || machine.takesAll else { return [] }
        let place = self.place(of: sighting.person)
        let now = max(sighting.at.milliseconds, latest[place])
        latest[place] = now
        var matches: [Match] = []
        if due[place] < now { fire(place, until: now - 1, &matches) }
        var keys = PatternMachine.Keys()
        // Moved out and back, so that the array is written in place.
        var own = runs[place]
        runs[place] = []
        var done = Done()
        move(&own, by: sighting, kind, at: now, place, &keys, &done, &matches)
        if kind >= 0 {
            for pattern in machine.beginnings[kind] {
                guard let key = machine.key(of: pattern, in: sighting.details, &keys),
                    !done.usedUp(pattern, key), machine.patterns[pattern].steps[0].test.holds(kind, sighting.details)
                else { continue }
                if !settled.isEmpty, machine.patterns[pattern].skip == .pastLast,
                    let end = settled[Settled(pattern: pattern, key: key)], now <= end
                {
                    continue
                }
                begin(pattern, key, at: now, place, &own, &matches)
            }
        }
        if own.count > Self.most { own.removeFirst(own.count - Self.most) }
        runs[place] = own
        return matches
    }

    /// Patterns whose events an event has used up.
    private struct Done {
        var pairs: [(pattern: Int, key: UInt64)] = []

        func usedUp(_ pattern: Int, _ key: UInt64) -> Bool {
            !pairs.isEmpty && pairs.contains { $0.pattern == pattern && $0.key == key }
        }
    }

    /// Moves every run on that waits for an event, or ends it.
    private mutating func move(
        _ own: inout [Run], by sighting: Sighting, _ kind: Int, at now: Int64, _ place: Int,
        _ keys: inout PatternMachine.Keys, _ done: inout Done, _ matches: inout [Match]
    ) {
        var kept = 0
        var skips: [(pattern: Int32, key: UInt64, before: Int64)] = []
        for index in own.indices {
            var run = own[index]
            let pattern = machine.patterns[Int(run.pattern)]
            var lives = run.deadline >= now
            if lives, kind >= 0 && pattern.uses[kind] || pattern.isStrict,
                let key = machine.key(of: Int(run.pattern), in: sighting.details, &keys), key == run.key
            {
                if done.usedUp(Int(run.pattern), key) {
                    lives = false
                } else {
                    lives = pattern.move(&run, kind, sighting.details, at: now)
                    if lives, Int(run.step) == pattern.steps.count, !run.isWaiting {
                        lives = finish(&run, pattern, place, &matches)
                        if !lives {
                            switch pattern.skip {
                            case .none, .toNext: break
                            case .pastLast: done.pairs.append((Int(run.pattern), key))
                            case .toFirst, .toLast: skips.append((run.pattern, key, run.mark))
                            }
                        }
                    }
                }
            }
            if lives {
                own[kept] = run
                kept += 1
            }
        }
        own.removeLast(own.count - kept)
        if !done.pairs.isEmpty { own.removeAll { done.usedUp(Int($0.pattern), $0.key) } }
        for skip in skips {
            own.removeAll { $0.pattern == skip.pattern && $0.key == skip.key && $0.began < skip.before }
        }
    }

    private mutating func begin(
        _ index: Int, _ key: UInt64, at now: Int64, _ place: Int, _ own: inout [Run], _ matches: inout [Match]
    ) {
        let pattern = machine.patterns[index]
        var run = Run(
            pattern: Int32(index), key: key, began: now, last: now,
            deadline: pattern.within == .max ? .max : now + pattern.within)
        pattern.count(&run, at: now)
        if Int(run.step) == pattern.steps.count, !finish(&run, pattern, place, &matches) { return }
        own.append(run)
        due[place] = min(due[place], run.deadline)
    }

    /// The last step is done: a match, or the beginning of a wait. False when the run is over.
    private mutating func finish(
        _ run: inout Run, _ pattern: PatternMachine.Pattern, _ place: Int, _ matches: inout [Match]
    ) -> Bool {
        guard let wait = pattern.wait else {
            matches.append(match(run, ended: run.last, place))
            return false
        }
        run.isWaiting = true
        run.deadline = min(run.deadline, wait == .max ? .max : run.last + wait)
        due[place] = min(due[place], run.deadline)
        timers.add(run.deadline, Int32(place))
        return true
    }

    private func match(_ run: Run, ended: Int64, _ place: Int) -> Match {
        Match(
            pattern: Int(run.pattern), person: people[place], key: run.key, began: Date(milliseconds: run.began),
            ended: Date(milliseconds: ended))
    }

    /// Ends the runs of one customer whose time is over, in the order of their ends.
    private mutating func fire(_ place: Int, until now: Int64, _ matches: inout [Match]) {
        runs[place].removeAll { $0.deadline <= now && !$0.isWaiting }
        while let index = firstDue(of: place, until: now) {
            let run = runs[place].remove(at: index)
            matches.append(match(run, ended: run.deadline, place))
            switch machine.patterns[Int(run.pattern)].skip {
            case .none, .toNext: break
            case .pastLast:
                runs[place].removeAll { $0.pattern == run.pattern && $0.key == run.key && $0.began <= run.deadline }
            case .toFirst, .toLast:
                runs[place].removeAll { $0.pattern == run.pattern && $0.key == run.key && $0.began < run.mark }
            }
        }
        due[place] = runs[place].map(\.deadline).min() ?? .max
    }

    private func firstDue(of place: Int, until now: Int64) -> Int? {
        var found: Int?
        for (index, run) in runs[place].enumerated() where run.deadline <= now {
            if let earlier = found, runs[place][earlier].deadline <= run.deadline { continue }
            found = index
        }
        return found
    }

    /// Drops what came to nothing, of some customers at a time: those who are silent have no events that would do it.
    private mutating func tidy(_ now: Int64) {
        guard !people.isEmpty else { return }
        for _ in 0..<min(256, people.count) {
            cursor = (cursor + 1) % people.count
            guard due[cursor] < now else { continue }
            runs[cursor].removeAll { $0.deadline < now && !$0.isWaiting }
            due[cursor] = runs[cursor].map(\.deadline).min() ?? .max
        }
    }
}

extension PatternMachine.Pattern {
    /// Moves a run on by an event of its customer and key; false when that ends it.
    fileprivate func move(_ run: inout PatternEngine.Run, _ kind: Int, _ data: JSON, at now: Int64) -> Bool {
        if run.isWaiting { return !absent.contains { $0.holds(kind, data) } }
        let step = steps[Int(run.step)]
        if step.forbidden.contains(where: { $0.holds(kind, data) }) { return false }
        guard step.test.holds(kind, data) else { return !step.isNext }
        count(&run, at: now)
        return true
    }

    /// Counts an event that fits the step that a run waits for.
    fileprivate func count(_ run: inout PatternEngine.Run, at now: Int64) {
        run.last = now
        switch skip {
        case .toFirst(let step) where step == Int(run.step): if run.count == 0 { run.mark = now }
        case .toLast(let step) where step == Int(run.step): run.mark = now
        default: break
        }
        run.count += 1
        if Int(run.count) == steps[Int(run.step)].count {
            run.step += 1
            run.count = 0
        }
    }
}
