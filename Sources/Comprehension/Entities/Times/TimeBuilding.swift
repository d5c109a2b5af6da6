/// What rules of every language make of times: the productions behind "next", "of", "from … to".
extension ParseNode.Content {
    static func time(_ series: TimeSeries, _ grain: Grain, _ traits: Traits = []) -> ParseNode.Content {
        ParseNode.Content(.time(Time(series, grain)), traits)
    }
    static func time(_ time: Time, _ traits: Traits = []) -> ParseNode.Content {
        ParseNode.Content(.time(time), traits)
    }

    static func cycle(_ grain: Grain, _ count: Int) -> ParseNode.Content { .time(.cycle(grain, count), grain) }

    /// A day of a month, in the year that comes next.
    static func date(month: Int, day: Int) -> ParseNode.Content? {
        guard day >= 1, day <= Civil.length(ofMonth: month, of: 2_000) else { return nil }
        let series = TimeSeries.both(finer: .dayOfMonth(day), coarser: .month(month))
        return .time(series, .day, .date)
    }

    /// A day of a month of a year; years below 100 are of this century, or of the last from 50 on.
    static func date(year: Int, month: Int, day: Int) -> ParseNode.Content? {
        let year = fullYear(year)
        guard (1...12).contains(month), day >= 1, day <= Civil.length(ofMonth: month, of: year) else { return nil }
        return .time(.fixed(TimeSpan(Civil(year, month, day).seconds, .day)), .day, [.date, .year])
    }

    static func month(year: Int, month: Int) -> ParseNode.Content? {
        guard (1...12).contains(month) else { return nil }
        return .time(.fixed(TimeSpan(Civil(year, month, 1).seconds, .month)), .month, .year)
    }

    /// A week of this year by its number after ISO 8601: the first one holds 4 January.
    static func week(_ number: Int) -> ParseNode.Content {
        let fourth = TimeSeries.both(finer: .dayOfMonth(4), coarser: .month(1))
        let first = TimeSeries.both(finer: fourth, coarser: .cycle(.year, 0))
        return .time(.holding(.week, .moved(first, Period((number - 1) * 7, .day), .day)), .week)
    }

    static func fullYear(_ year: Int) -> Int { year >= 100 ? year : year < 50 ? 2_000 + year : 1_900 + year }

    /// An hour of the day with latent traits: what a bare number between 0 and 24 may mean.
    static func hour(_ hour: Int) -> ParseNode.Content? {
        guard (0...24).contains(hour) else { return nil }
        return ClockTime(hour % 24, twelve: hour <= 12 && hour > 0).content.adding(.latent)
    }

    /// "in 3 days", "2 hours ago": as fine as one grain below the period's own.
    static func fromNow(_ period: Period) -> ParseNode.Content {
        let grain = period.grain.meantFromNow
        return .time(.fromNow(period, grain), grain)
    }

    /// "2-3 days ago", "in 2 to 3 weeks": from the one to the other; days are whole ones.
    static func fromNow(_ span: PeriodSpan, isPast: Bool) -> ParseNode.Content {
        func time(_ period: Period) -> Time {
            let period = isPast ? period.negated : period
            if let days = period.parts.first, period.parts.count == 1, days.grain == .day {
                return Time(.cycle(.day, days.count), .day)
            }
            let grain = period.grain.meantFromNow
            return Time(.fromNow(period, grain), grain)
        }
        return isPast ? interval(time(span.to), time(span.from)) : interval(time(span.from), time(span.to))
    }

    /// From one time to another, the second one's span included.
    static func interval(_ from: Time, _ to: Time, closed: Bool = true) -> ParseNode.Content {
        let grain = min(from.grain, to.grain)
        return .time(Time(.interval(from.series, to.series, closed: closed), grain), .interval)
    }

    /// Two clock times, the first of which may have its half of the day from the second: "3-4pm", "11-1pm".
    static func clockInterval(_ from: ClockTime, _ to: ClockTime) -> ParseNode.Content {
        var from = from
        if from.isTwelve, !to.isTwelve, let early = from.inHalf(afternoon: false),
            let late = from.inHalf(afternoon: true)
        {
            let end = to.hour * 60 + (to.minute ?? 0)
            from = late.hour * 60 + (late.minute ?? 0) < end && to.hour >= 12 ? late : early
        }
        return interval(Time(from), Time(to)).adding(.timeOfDay)
    }

    /// So long from a time on: "from 4pm for thirty minutes".
    static func lasting(_ time: Time, _ period: Period) -> ParseNode.Content {
        .time(Time(.lasting(time.series, period), min(time.grain, period.grain)), .interval)
    }

    /// Before or after a time, without another end.
    static func open(_ time: Time, _ direction: Time.Direction) -> ParseNode.Content? {
        guard time.direction == nil else { return nil }
        return .time(Time(time.series, time.grain, direction: direction), .open)
    }

    /// From now until a time.
    static func until(_ time: Time) -> ParseNode.Content? {
        guard time.direction == nil else { return nil }
        return .time(.until(time.series), .second, .interval)
    }

    /// A part of the day of a day.
    static func partOfDay(from: Int, to: Int) -> ParseNode.Content {
        .time(DayPart(from: from, to: to).time, [.partOfDay, .latent])
    }

    /// From Friday evening to Sunday's end.
    static var weekend: ParseNode.Content {
        let from = TimeSeries.both(finer: .hour(18, twelve: false), coarser: .weekday(5))
        let to = TimeSeries.both(finer: .hour(0, twelve: false), coarser: .weekday(1))
        return .time(.interval(from, to, closed: false), .hour, .nameable)
    }

    /// From one day of the year to another one, both included.
    static func season(from: (month: Int, day: Int), to: (month: Int, day: Int)) -> ParseNode.Content {
        .time(
            .interval(
                .yearly(YearlyDay(.date(month: from.month, day: from.day))),
                .yearly(YearlyDay(.date(month: to.month, day: to.day))), closed: true), .day, [.nameable, .season])
    }
}

extension Time {
    /// Two times said together; `nil` where they cannot be meant so: two days, two clock times.
    func joined(_ other: Time, _ traits: Traits, _ otherTraits: Traits) -> ParseNode.Content? {
        guard direction == nil || other.direction == nil else { return nil }
        if grain == other.grain, grain >= .day {
            let isDayAndDate =
                traits.contains(.weekday) && !otherTraits.isDisjoint(with: [.date, .dayOfMonth])
                || otherTraits.contains(.weekday) && !traits.isDisjoint(with: [.date, .dayOfMonth])
            guard isDayAndDate else { return nil }
            // The weekday is sought among the dates, which come seldom.
            let (day, date) = traits.contains(.weekday) ? (self, other) : (other, self)
            let both = Time(.both(finer: day.series, coarser: date.series), .day)
            // "Sunday, Feb 10": of all years the nearest, since the writer has a day in mind.
            let isOpenYear =
                !traits.union(otherTraits).contains(.year) && !traits.union(otherTraits).contains(.dayOfMonth)
            return .time(isOpenYear ? .around(both.series) : both.series, .day, .date)
        }
        if grain <= .hour, other.grain <= .hour {
            let parts = (traits.contains(.partOfDay), otherTraits.contains(.partOfDay))
            guard parts.0 != parts.1 else { return nil }
        }
        // "tomorrow evening" is a part of a day still, to be told closer: "at 5".
        for (time, day) in [(self, other), (other, self)] where time.part?.day == nil && day.grain == .day {
            guard var part = time.part, day.direction == nil else { continue }
            part.day = day.series
            return .time(part.time, .partOfDay)
        }
        let interval = traits.union(otherTraits).intersection([.interval])
        return .time(within(other), interval.union(traits.union(otherTraits).intersection([.year, .zoned])))
    }
}

extension Grain {
    /// How fine "in 3 days" is: one grain below, as duckling has it.
    var meantFromNow: Grain {
        switch self {
        case .second, .minute: .second
        case .hour: .minute
        case .day: .hour
        case .week, .month: .day
        case .quarter, .year: .month
        }
    }
}
