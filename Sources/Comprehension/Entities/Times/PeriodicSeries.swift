/// The series that repeat by the calendar and the clock.
extension TimeSeries {
    func walkPeriodic(
        _ direction: Direction, from origin: TimeSpan, _ anchor: TimeAnchor, _ body: (TimeSpan) -> Bool
    ) {
        switch self {
        case .every(let grain):
            repeating(grain, each: 1, of: grain, from: grain.floor(origin.start), direction, anchor, body)
        case .weekday(let day):
            let today = Grain.day.floor(origin.start)
            let first = today + (day - Civil(seconds: today).weekday).modulo(7) * 86_400
            repeating(.day, each: 7, of: .day, from: first, direction, anchor, body)
        case .hour(let hour, let twelve):
            let now = Grain.hour.floor(origin.start)
            let step = twelve ? 12 : 24
            let first = now + (hour - now.modulo(86_400) / 3_600).modulo(step) * 3_600
            repeating(.hour, each: step, of: .hour, from: first, direction, anchor, body)
        case .minute(let minute):
            let now = Grain.minute.floor(origin.start)
            let first = now + (minute - now.modulo(3_600) / 60).modulo(60) * 60
            repeating(.minute, each: 60, of: .minute, from: first, direction, anchor, body)
        case .second(let second):
            let first = origin.start + (second - origin.start.modulo(60)).modulo(60)
            repeating(.second, each: 60, of: .second, from: first, direction, anchor, body)
        case .month(let month):
            let year = Civil(seconds: origin.start).year
            var first = Civil(year, month, 1)
            if Grain.month.add(1, to: first.seconds) <= origin.start { first.year += 1 }
            repeating(.month, each: 12, of: .month, from: first.seconds, direction, anchor, body)
        case .year(let year): single(TimeSpan(Civil(year, 1, 1).seconds, .year), direction, origin, anchor, body)
        case .dayOfMonth(let day):
            years(direction, from: origin, anchor, perYear: 12, body) { year, month in
                guard day <= Civil.length(ofMonth: month, of: year) else { return nil }
                return TimeSpan(Civil(year, month, day).seconds, .day)
            }
        case .yearly(let yearly):
            years(direction, from: origin, anchor, perYear: 1, body) { year, _ in yearly.span(in: year) }
        default: return
        }
    }

    /// A span every so many units, from the first in the future.
    private func repeating(
        _ grain: Grain, each step: Int, of unit: Grain, from first: Int, _ direction: Direction,
        _ anchor: TimeAnchor, _ body: (TimeSpan) -> Bool
    ) {
        var turn = direction == .future ? 0 : -1
        while true {
            let start = unit.add(turn * step, to: first)
            if direction == .future ? start >= anchor.bounds.upperBound : start < anchor.bounds.lowerBound { return }
            if !body(TimeSpan(start, grain)) { return }
            turn += direction == .future ? 1 : -1
        }
    }

    /// A span a year or a month, from tables and rules that may leave years out.
    private func years(
        _ direction: Direction, from origin: TimeSpan, _ anchor: TimeAnchor, perYear: Int,
        _ body: (TimeSpan) -> Bool, _ span: (_ year: Int, _ month: Int) -> TimeSpan?
    ) {
        let date = Civil(seconds: origin.start)
        let forward = direction == .future
        // A span may reach over the turn of the year, so looking begins one turn early.
        var turn = date.year * perYear + (perYear == 12 ? date.month - 1 : 0) + (forward ? -1 : 1)
        let (lower, upper) = (anchor.bounds.lowerBound, anchor.bounds.upperBound)
        while true {
            let (year, month) = (turn.floorDivided(by: perYear), turn.modulo(perYear) + 1)
            let begin = Civil(year, perYear == 12 ? month : 1, 1).seconds
            if forward ? begin >= upper : begin + 400 * 86_400 < lower { return }
            if let span = span(year, month), (span.limit > origin.start) == forward {
                if !body(span) { return }
            }
            turn += forward ? 1 : -1
        }
    }
}
