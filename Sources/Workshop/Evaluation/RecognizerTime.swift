import Foundation
import StrictJSON

/// One of the values that Recognizers-Text gives for a time: a moment, a clock time, a span or half of one.
///
/// All is in seconds since 1970 as if in Greenwich; a clock time is in seconds since midnight.
struct RecognizerTime {
    private let shape: Shape
    /// Where it begins and ends is a custom: "in the evening", "at the weekend", "at the end of May".
    private let isPartOfDay: Bool
    /// So many units from now on, or until now, which are whole ones here and begin with the moment there.
    private let isRolling: Bool

    private enum Shape {
        case day(Double)
        case moment(Double)
        case clock(Double)
        case span(from: Point?, to: Point?)
    }

    private struct Point {
        let seconds: Double
        /// A clock time of no day.
        let isClock: Bool
    }

    /// - Parameter value: "value" or "start" and "end", or what parsers call them.
    init?(_ value: JSON, timex: String) {
        isPartOfDay =
            ["TMO", "TAF", "TEV", "TNI", "TDT", "TMI", "TLU", "-WE"].contains(where: timex.contains)
            || ["start", "mid", "end"].contains(value["Mod"]?.string ?? "")
        isRolling = timex.contains(",P")
        func text(_ keys: String...) -> String? { keys.lazy.compactMap { value[$0]?.string }.first }
        let single = text("value", "date", "dateTime", "time")
        if let single {
            guard let point = Self.point(single) else { return nil }
            shape =
                point.isClock
                ? .clock(point.seconds) : single.contains(" ") ? .moment(point.seconds) : .day(point.seconds)
            return
        }
        let from = text("start", "startDate", "startDateTime", "startTime").flatMap(Self.point)
        let to = text("end", "endDate", "endDateTime", "endTime").flatMap(Self.point)
        guard from != nil || to != nil else { return nil }
        shape = .span(from: from, to: to)
    }

    /// "2016-11-07", "2016-11-07 16:12:00", "18:00:00".
    private static func point(_ text: String) -> Point? {
        if text.contains("-") {
            let full = text.contains(" ") ? text.replacing(" ", with: "T") : text + "T00:00:00"
            return seconds(full).map { Point(seconds: $0, isClock: false) }
        }
        let parts = text.split(separator: ":").compactMap { Double($0) }
        guard parts.count == 3 else { return nil }
        return Point(seconds: parts[0] * 3_600 + parts[1] * 60 + parts[2], isClock: true)
    }

    private static func seconds(_ text: String) -> Double? {
        (try? Date(text.prefix(19) + "Z", strategy: .iso8601))?.timeIntervalSince1970
    }

    // MARK: Comparing

    /// True when an entity's value is this one.
    func agrees(with value: JSON) -> Bool {
        let grain = value["grain"]?.string ?? ""
        let single = value["value"]?.string.flatMap(Self.seconds)
        let from = value["from"]?.string.flatMap(Self.seconds)
        let to = value["to"]?.string.flatMap(Self.seconds)
        let isFine = ["second", "minute", "hour"].contains(grain)
        switch shape {
        case .day(let day):
            return single.map { $0 >= day && $0 < day + 86_400 && (isFine || grain == "day") } ?? false
        case .moment(let moment):
            return single.map { isFine && $0 <= moment && moment < $0 + Self.length(grain) } ?? false
        case .clock(let clock):
            return single.map { isFine && Self.clock($0) == clock } ?? false
        case .span(let start, let end):
            if let single { return agrees(start, end, from: single, to: single + Self.length(grain, single), grain) }
            return agrees(start, end, from: from, to: to, grain)
        }
    }

    private func agrees(_ start: Point?, _ end: Point?, from: Double?, to: Double?, _ grain: String) -> Bool {
        if isPartOfDay, let start, let end, let from, let to {
            let (begin, finish) = start.isClock ? (Self.clock(from), Self.clock(from) + to - from) : (from, to)
            let last = end.seconds >= start.seconds ? end.seconds : end.seconds + 86_400
            return 2 * (min(finish, last) - max(begin, start.seconds)) >= last - start.seconds
        }
        guard (start == nil) == (from == nil), (end == nil) == (to == nil) else { return false }
        let slack = Self.length(grain, from ?? 0)
        if isRolling, let start, let end, let from, let to, !start.isClock, !end.isClock,
            abs(from - start.seconds) < slack, abs(to - end.seconds) < slack
        {
            return true
        }
        if let start, let from {
            let ours = start.isClock ? Self.clock(from) : from
            let isAfter = end == nil && (ours + slack == start.seconds)
            guard ours == start.seconds || isAfter else { return false }
        }
        if let end, let to {
            // 23:59:59 is midnight.
            let theirs = end.seconds.truncatingRemainder(dividingBy: 60) == 59 ? end.seconds + 1 : end.seconds
            let (ours, before) =
                end.isClock ? (Self.clock(to), Self.clock(to - slack)) : (to, to - Self.length(grain, to, back: true))
            guard ours == theirs || before == theirs || ours == theirs - 86_400 else { return false }
        }
        return true
    }

    private static func clock(_ seconds: Double) -> Double {
        let rest = seconds.truncatingRemainder(dividingBy: 86_400)
        return rest < 0 ? rest + 86_400 : rest
    }

    /// Of a unit in seconds; of a month, quarter or year that begins at a time, or ends there.
    private static func length(_ grain: String, _ start: Double = 0, back: Bool = false) -> Double {
        let months = ["month": 1, "quarter": 3, "year": 12][grain]
        if let months {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = .gmt
            let date = Date(timeIntervalSince1970: start)
            let next = calendar.date(byAdding: .month, value: back ? -months : months, to: date)
            return next.map { abs($0.timeIntervalSince(date)) } ?? 0
        }
        return ["second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800][grain] ?? 0
    }
}
