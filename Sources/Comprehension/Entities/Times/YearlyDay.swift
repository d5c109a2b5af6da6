/// A day, or a few, that each year has once: holidays, beginnings of seasons.
struct YearlyDay: Sendable, Hashable {
    let rule: Rule
    /// How many days it lasts.
    let days: Int

    init(_ rule: Rule, days: Int = 1) {
        self.rule = rule
        self.days = days
    }

    indirect enum Rule: Sendable, Hashable {
        case date(month: Int, day: Int)
        /// The n-th weekday of a month, 1 being the first and −1 the last.
        case weekday(Int, Int, month: Int)
        /// So many days from Easter Sunday.
        case easter(Int)
        case orthodoxEaster(Int)
        /// The first such weekday on or after another day; the last one before it when `count` is −1.
        case weekdayFrom(Int, Rule, count: Int)
        /// So many days from another day.
        case days(Int, Rule)
        /// The workday nearest to a day that falls on a weekend.
        case observed(Rule)
        /// A day that is moved when it falls on a weekday.
        case unless(weekday: Int, Rule, move: Int)
        /// The first workday on or after a day that is not another one.
        case workday(from: Rule, except: Rule)
        /// A day of the sun's course among the stars, which the Gregorian calendar meets a day later in leap years and in
        /// those before them.
        case sidereal(month: Int, day: Int)
        case calendar(LunarCalendar, month: Int, day: Int)

        func date(in year: Int) -> Civil? {
            switch self {
            case .date(let month, let day):
                return day <= Civil.length(ofMonth: month, of: year) ? Civil(year, month, day) : nil
            case .weekday(let count, let weekday, let month):
                if count > 0 {
                    let first = Civil(year, month, 1)
                    return Civil(days: first.days + (weekday - first.weekday).modulo(7) + 7 * (count - 1))
                }
                let last = Civil(year, month, Civil.length(ofMonth: month, of: year))
                return Civil(days: last.days - (last.weekday - weekday).modulo(7) + 7 * (count + 1))
            case .easter(let offset): return Civil(days: Civil.easter(year).days + offset)
            case .orthodoxEaster(let offset): return Civil(days: Civil.orthodoxEaster(year).days + offset)
            case .weekdayFrom(let weekday, let rule, let count):
                guard let day = rule.date(in: year) else { return nil }
                if count > 0 {
                    return Civil(days: day.days + (weekday - day.weekday).modulo(7) + 7 * (count - 1))
                }
                return Civil(days: day.days - 1 - (day.weekday - 1 - weekday).modulo(7) + 7 * (count + 1))
            case .days(let offset, let rule): return rule.date(in: year).map { Civil(days: $0.days + offset) }
            case .observed(let rule):
                return rule.date(in: year).map { day in
                    day.weekday < 6 ? day : Civil(days: day.days + (day.weekday == 6 ? -1 : 1))
                }
            case .unless(let weekday, let rule, let move):
                return rule.date(in: year).map { $0.weekday == weekday ? Civil(days: $0.days + move) : $0 }
            case .workday(let rule, let holiday):
                guard var day = rule.date(in: year) else { return nil }
                while day.weekday > 5 || day == holiday.date(in: year) { day = Civil(days: day.days + 1) }
                return day
            case .sidereal(let month, let day):
                return Civil(year, month, Civil.isLeap(year) || Civil.isLeap(year + 1) ? day + 1 : day)
            case .calendar(let calendar, let month, let day): return calendar.date(month: month, day: day, in: year)
            }
        }
    }

    /// The day in that year, as the Gregorian calendar counts years; `nil` when it has none.
    func span(in year: Int) -> TimeSpan? {
        guard let date = rule.date(in: year) else { return nil }
        return TimeSpan(date.seconds, .day, end: days == 1 ? nil : Grain.day.add(days, to: date.seconds))
    }
}
