import StrictJSON

/// A time as rules see it: a series of spans, and what is known of it.
struct Time: Sendable, Hashable {
    var series: TimeSeries
    /// How fine it is, which decides what can be within what.
    var grain: Grain
    /// Only its beginning or its end is said.
    var direction: Direction?
    /// What a clock shows, where it is that and nothing else.
    var clock: ClockTime?
    /// Which hours of which day, where it is a part of a day.
    var part: DayPart?

    enum Direction: Sendable, Hashable { case before, after }

    init(_ series: TimeSeries, _ grain: Grain, direction: Direction? = nil) {
        self.series = series
        self.grain = grain
        self.direction = direction
    }

    init(_ clock: ClockTime) {
        series = clock.series
        grain = clock.grain
        self.clock = clock
    }

    /// The times that are in both; the finer is sought within the coarser.
    func within(_ other: Time) -> Time {
        let (finer, coarser) = grain <= other.grain ? (self, other) : (other, self)
        return Time(
            .both(finer: finer.series, coarser: coarser.series), finer.grain, direction: direction ?? other.direction)
    }

    /// True for days and what is longer, and for what is counted in days ("2 days ago") however fine its grain.
    func isDate(_ grain: Grain) -> Bool {
        if case .fromNow(let period, _) = series { return period.grain >= .day }
        return grain >= .day
    }

    /// The value with its grain; `value` is null where no moment is known that it could be counted from.
    static func json(_ span: TimeSpan?, grain: Grain, direction: Direction?, _ clock: Clock?) -> JSON {
        guard let span, let clock else { return ["value": nil, "grain": .string(grain.name)] }
        let name = JSON.string(span.grain.name)
        let start = JSON.string(clock.iso8601(span.start))
        switch direction {
        case .before?: return ["to": start, "grain": name]
        case .after?: return ["from": start, "grain": name]
        case nil:
            guard let end = span.end else { return ["value": start, "grain": name] }
            return ["from": start, "to": .string(clock.iso8601(end)), "grain": name]
        }
    }
}

/// A part of the day: "morning", "tomorrow evening".
struct DayPart: Sendable, Hashable {
    /// The hour in which it begins, and the one with which it ends, up to 24.
    let from: Int
    let to: Int
    /// Which day's; `nil` for any.
    var day: TimeSeries?

    var time: Time {
        let hours = TimeSeries.interval(.hour(from, twelve: false), .hour(to % 24, twelve: false), closed: false)
        var time = Time(day.map { .both(finer: hours, coarser: $0) } ?? hours, .hour)
        time.part = self
        return time
    }

    /// A clock time in this part of the day; `nil` where the clock cannot show it then.
    func at(_ clock: ClockTime) -> ParseNode.Content? {
        var day = day
        let hours = clock.isTwelve ? [clock.hour % 12, clock.hour % 12 + 12] : [clock.hour]
        var hour = hours.first { from <= $0 && $0 < to } ?? hours.first { from - 2 <= $0 && $0 < to }
        if hour == nil, to == 24, clock.hour % 12 == 0 {
            // Twelve in the evening is where the next day begins.
            hour = 0
            day = day.map { .moved($0, Period(1, .day), .day) }
        } else if hour == nil, to == 24, day == nil, clock.hour < 5 {
            hour = clock.hour  // "2 at night"
        }
        guard let hour else { return nil }
        let exact = ClockTime(hour, clock.minute, clock.second, twelve: false)
        guard let day else { return exact.content }
        return .time(Time(exact).within(Time(day, .day)))
    }
}

/// What a clock shows.
struct ClockTime: Sendable, Hashable {
    /// 0…23, or 1…12 where `isTwelve`.
    var hour: Int
    var minute: Int?
    var second: Int?
    /// The half of the day is not said.
    var isTwelve: Bool

    init(_ hour: Int, _ minute: Int? = nil, _ second: Int? = nil, twelve: Bool) {
        self.hour = hour
        self.minute = minute
        self.second = second
        isTwelve = twelve && hour <= 12
    }

    var grain: Grain { second != nil ? .second : minute != nil ? .minute : .hour }

    var series: TimeSeries {
        let hours = TimeSeries.hour(isTwelve ? hour % 12 : hour % 24, twelve: isTwelve)
        guard let minute else { return hours }
        let minutes = TimeSeries.both(finer: .minute(minute), coarser: hours)
        return second.map { .both(finer: .second($0), coarser: minutes) } ?? minutes
    }

    /// The same in a half of the day; `nil` for hours beyond twelve, unless they are of that half.
    func inHalf(afternoon: Bool) -> ClockTime? {
        guard hour <= 12 || afternoon else { return nil }
        let hour = hour > 12 ? hour : hour % 12 + (afternoon ? 12 : 0)
        return ClockTime(hour, minute, second, twelve: false)
    }

    /// So many minutes later; the hour being of the same half of the day.
    func adding(minutes: Int) -> ClockTime {
        let cycle = isTwelve ? 720 : 1_440
        let total = (hour * 60 + (minute ?? 0) + minutes).modulo(cycle)
        let hour = total / 60
        var later = ClockTime(isTwelve && hour == 0 ? 12 : hour, total % 60, twelve: isTwelve)
        later.isTwelve = isTwelve
        return later
    }

    var content: ParseNode.Content {
        ParseNode.Content(.time(Time(self)), isTwelve ? [.timeOfDay, .twelveHour] : .timeOfDay)
    }
}
