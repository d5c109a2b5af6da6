/// The series that are made of other series.
extension TimeSeries {
    func walkDerived(
        _ direction: Direction, from origin: TimeSpan, _ anchor: TimeAnchor, _ body: (TimeSpan) -> Bool
    ) {
        switch self {
        case .interval(let from, let to, let closed):
            Self.map(from, direction, origin, anchor, body) { span, anchor in
                guard let end = to.next(after: span, anchor) else { return nil }
                return span.through(end, closed: closed)
            }
        case .moved(let series, let period, let grain):
            Self.map(series, direction, origin, anchor, body) { span, _ in
                span.moved(by: period, grain: min(span.grain, grain))
            }
        case .lasting(let series, let period):
            Self.map(series, direction, origin, anchor, body) { span, _ in
                let grain = min(span.grain, period.grain)
                let end = grain.floor(period.added(to: span.start))
                return TimeSpan(span.start, grain, end: grain.add(1, to: end))
            }
        case .nth(let count, let series, let notNow):
            guard let span = series.nth(count, from: anchor.now, notNow: notNow, anchor) else { return }
            single(span, direction, origin, anchor, body)
        case .nthAfter(let count, let series, let base):
            Self.map(base, direction, origin, anchor, body) { span, anchor in
                series.nth(count, from: span, notNow: true, anchor)
            }
        case .nthWithin(let count, let series, let base):
            Self.map(base, direction, origin, anchor, body) { span, anchor in
                series.nth(count, within: span, anchor)
            }
        case .nearest(let count, let series, let base):
            guard let base = base.first(anchor, notNow: false),
                let span = series.nearest(count, to: base, anchor)
            else { return }
            single(span, direction, origin, anchor, body)
        case .around(let series):
            guard let span = series.nearest(1, to: anchor.now, anchor) else { return }
            single(span, direction, origin, anchor, body)
        case .part(let part, let series):
            Self.map(series, direction, origin, anchor, body) { span, _ in part.of(span) }
        case .zoned(let series, let zone):
            Self.map(series, direction, origin, anchor, body) { span, anchor in
                let shift = anchor.clock.offset(at: span.start) - zone
                // A day in another zone is still called by its date.
                guard span.grain < .day else { return span }
                // Zones differ by quarters of an hour, so an hour there is a minute here.
                return TimeSpan(
                    span.start + shift, min(.minute, span.grain), end: span.end.map { $0 + shift })
            }
        case .holding(let grain, let series):
            Self.map(series, direction, origin, anchor, body) { span, _ in
                TimeSpan(grain.floor(span.start), grain)
            }
        case .rest(let series):
            guard let span = series.first(anchor, notNow: false), span.limit > anchor.now.start else { return }
            let start = max(span.start, Grain.day.floor(anchor.now.start))
            single(TimeSpan(start, min(.day, span.grain), end: span.limit), direction, origin, anchor, body)
        default: return
        }
    }

    /// How many spans of a series are turned into others before it is given up, as in duckling.
    private static let mostMapped = 12

    /// Walks what becomes of a series' spans, some of which may change sides: a day after yesterday is today.
    private static func map(
        _ series: TimeSeries, _ direction: Direction, _ origin: TimeSpan, _ anchor: TimeAnchor,
        _ body: (TimeSpan) -> Bool, _ change: (TimeSpan, TimeAnchor) -> TimeSpan?
    ) {
        var ahead: [TimeSpan] = []
        var behind: [TimeSpan] = []
        for side in [Direction.future, .past] {
            var taken = 0
            series.walk(side, from: origin, anchor) { span in
                taken += 1
                if let changed = change(span, anchor) {
                    if changed.limit > origin.start { ahead.append(changed) } else { behind.append(changed) }
                }
                return taken < mostMapped
            }
        }
        if direction == .future {
            for span in ahead.sorted(by: { $0.start < $1.start }) where !body(span) { return }
        } else {
            for span in behind.sorted(by: { $0.start > $1.start }) where !body(span) { return }
        }
    }

    /// The first span that has not ended when another one begins.
    private func next(after span: TimeSpan, _ anchor: TimeAnchor) -> TimeSpan? {
        var found: TimeSpan?
        var anchor = anchor
        anchor.bounds = span.start - 20 * Grain.year.seconds..<span.start + 20 * Grain.year.seconds
        walk(.future, from: span, anchor) { next in
            // "9:30 to 11:00" is said of one day: what begins no later than the beginning is not its end.
            guard next.start > span.start || next.limit > span.limit else { return true }
            found = next
            return false
        }
        return found
    }

    private func nth(_ count: Int, from span: TimeSpan, notNow: Bool, _ anchor: TimeAnchor) -> TimeSpan? {
        var found: TimeSpan?
        var anchor = anchor
        let years = 120 * Grain.year.seconds
        anchor.bounds = span.start - years..<span.start + years
        var left = count < 0 ? -count - 1 : count
        walk(count < 0 ? .past : .future, from: span, anchor) { next in
            if notNow, count >= 0, next.intersection(span) != nil { return true }
            if left == 0 {
                found = next
                return false
            }
            left -= 1
            return true
        }
        return found
    }

    private func nth(_ count: Int, within span: TimeSpan, _ anchor: TimeAnchor) -> TimeSpan? {
        var anchor = anchor
        anchor.bounds = span.start..<span.limit
        var inside: [TimeSpan] = []
        walk(.future, from: span, anchor) { next in
            guard next.start < span.limit else { return false }
            // A week belongs to the month in which it begins; counted from the end, it must end there too.
            if next.start >= span.start, count >= 0 || next.limit <= span.limit { inside.append(next) }
            return inside.count < 400
        }
        let index = count < 0 ? inside.count + count : count
        return inside.indices.contains(index) ? inside[index] : nil
    }

    private func nearest(_ count: Int, to span: TimeSpan, _ anchor: TimeAnchor) -> TimeSpan? {
        var around: [TimeSpan] = []
        for side in [Direction.future, .past] {
            var taken = 0
            walk(side, from: span, anchor) { next in
                around.append(next)
                taken += 1
                return taken < count + 1
            }
        }
        func distance(_ other: TimeSpan) -> Int {
            other.start > span.limit ? other.start - span.limit : max(0, span.start - other.limit)
        }
        let ranked = around.sorted { (distance($0), $0.start) < (distance($1), $1.start) }
        return ranked.indices.contains(count - 1) ? ranked[count - 1] : nil
    }
}

extension TimePart {
    /// Ten days of a month, a third of a year, three days of a week, as duckling has it.
    func of(_ span: TimeSpan) -> TimeSpan? {
        let (start, end) = (span.start, span.limit)
        switch (span.grain, self) {
        case (.month, .beginning): return TimeSpan(start, .day, end: Grain.day.add(10, to: start))
        case (.month, .middle):
            return TimeSpan(Grain.day.add(10, to: start), .day, end: Grain.day.add(20, to: start))
        case (.month, .end): return TimeSpan(Grain.day.add(20, to: start), .day, end: end)
        case (.year, .beginning): return TimeSpan(start, .month, end: Grain.month.add(3, to: start))
        case (.year, .middle):
            return TimeSpan(Grain.month.add(4, to: start), .month, end: Grain.month.add(8, to: start))
        case (.year, .end): return TimeSpan(Grain.month.add(8, to: start), .month, end: end)
        case (.day, .end): return TimeSpan(Grain.hour.add(17, to: start), .hour, end: end)
        case (.day, .beginning): return TimeSpan(start, .hour, end: Grain.hour.add(9, to: start))
        case (.week, .beginning): return TimeSpan(start, .day, end: Grain.day.add(3, to: start))
        case (.week, .middle): return TimeSpan(Grain.day.add(2, to: start), .day, end: Grain.day.add(5, to: start))
        case (.week, .end): return TimeSpan(Grain.day.add(4, to: start), .day, end: end)
        default: return nil
        }
    }
}
