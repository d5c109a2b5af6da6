/// A stretch of time on a customer's clock: a day, an hour, "from 3 to 5".
struct TimeSpan: Sendable, Hashable {
    /// Seconds; see `Civil`.
    let start: Int
    let grain: Grain
    /// Where it ends, if that is anything but one grain after its start; not included.
    let end: Int?

    init(_ start: Int, _ grain: Grain, end: Int? = nil) {
        self.start = start
        self.grain = grain
        self.end = end
    }

    /// The first second that is no longer in it.
    var limit: Int { end ?? grain.add(1, to: start) }

    /// What two spans share, as fine as the finer of them; `nil` when they do not meet.
    func intersection(_ other: TimeSpan) -> TimeSpan? {
        if start > other.start { return other.intersection(self) }
        guard limit > other.start else { return nil }
        let finer = min(grain, other.grain)
        if limit < other.limit || start == other.start && limit == other.limit && end != nil {
            return TimeSpan(other.start, finer, end: start == other.start ? end : limit)
        }
        return TimeSpan(other.start, finer, end: other.end)
    }

    /// From the beginning of this one to the beginning of another one, or to its end.
    ///
    /// Of two times within a day the finer says how long the end lasts: "3:30 to 6" ends at 6:01, "3 to 6" at 7.
    func through(_ other: TimeSpan, closed: Bool) -> TimeSpan {
        let finer = min(grain, other.grain)
        guard closed else { return TimeSpan(start, finer, end: other.start) }
        let isWithinDay = grain < .day && other.grain < .day && other.end == nil
        return TimeSpan(start, finer, end: isWithinDay ? finer.add(1, to: other.start) : other.limit)
    }

    func moved(by period: Period, grain: Grain? = nil) -> TimeSpan {
        TimeSpan(period.added(to: start), grain ?? self.grain, end: end.map { period.added(to: $0) })
    }
}

extension Grain {
    /// The time so many grains later.
    func add(_ count: Int, to time: Int) -> Int {
        switch self {
        case .second, .minute, .hour, .day, .week: time + count * seconds
        case .month: addMonths(count, to: time)
        case .quarter: addMonths(3 * count, to: time)
        case .year: addMonths(12 * count, to: time)
        }
    }

    /// The beginning of the day, week, month … in which a time lies; weeks begin on Monday.
    func floor(_ time: Int) -> Int {
        switch self {
        case .second: time
        case .minute, .hour, .day: time - time.modulo(seconds)
        case .week: (time.floorDivided(by: 86_400) - (Civil(seconds: time).weekday - 1)) * 86_400
        case .month, .quarter, .year:
            {
                var date = Civil(seconds: time)
                date.day = 1
                if self == .quarter { date.month -= (date.month - 1) % 3 }
                if self == .year { date.month = 1 }
                return date.seconds
            }()
        }
    }

    private func addMonths(_ count: Int, to time: Int) -> Int {
        Civil(seconds: time).adding(months: count).seconds + time.modulo(86_400)
    }
}

extension Period {
    /// The time that lies this period later, coarse units first.
    func added(to time: Int) -> Int { parts.reduce(time) { $1.grain.add($1.count, to: $0) } }
}
