/// Longer ways to tell times in languages of one pattern: minutes in words, halves of the day, spans of hours on a day,
/// parts of months, days counted from other days.
enum CalendarPhrases {
    private static let clockTime = Item.time(.timeOfDay, without: [.interval, .open])
    private static let day = Item.digits(1...2, 1...31)
    private static let month = Item.time(.month)
    private static let year = Item.digits(4...4, 1_900...2_199)
    private static let wholeDay = Item.time([], without: [.latent, .timeOfDay, .partOfDay, .open, .interval])

    static func rules(_ words: CalendarWords) -> [Rule] {
        clock(words) + spans(words) + days(words) + units(words) + written(words)
    }

    /// Units as wholes, and by their place in longer ones.
    private static func units(_ words: CalendarWords) -> [Rule] {
        let article = Item.maybe(.words(words.articles))
        let of = Item.words(words.of)
        let base = Item.time([], without: [.timeOfDay, .partOfDay, .open, .interval])
        return [
            Rule("a whole unit: todo el día", [.words(words.all), .grain]) { m in
                m.grain(0) >= .day ? ParseNode.Content(.duration(Period(1, m.grain(0)))) : nil
            },
            Rule("some units: unos días", [.words(words.few), .grain], sureness: 0.8) { m in
                ParseNode.Content(.duration(Period(3, m.grain(0))))
            },
            Rule("two units or so: un par de días", [.words(words.couple), .grain], sureness: 0.85) { m in
                ParseNode.Content(.duration(Period(2, m.grain(0))))
            },
            Rule(
                "a year by its name: el año 2008", [article, .maybe(.words(words.this)), .grain, .maybe(of), year]
            ) { m in
                m.grain(0) == .year ? .time(.year(m.digits(1)), .year, .year) : nil
            },
            Rule("the week of a day", [article, .grain, of, article, .time(.date)]) { m in
                m.grain(0) == .week ? .time(.holding(.week, m.time(1).series), .week) : nil
            },
            Rule("a week by its number: semana 31", [article, .grain, .digits(1...2, 1...53)], sureness: 0.8) { m in
                m.grain(0) == .week ? .week(m.digits(1)) : nil
            },
            Rule("the second week of a year", [article, .ordinal, .grain, of, article, base]) { m in
                guard m.ordinal(0) >= 1, m.grain(1) < m.time(2).grain else { return nil }
                if m.grain(1) == .week { return week(m.ordinal(0), of: m.time(2)) }
                return .time(.nthWithin(m.ordinal(0) - 1, .every(m.grain(1)), m.time(2).series), m.grain(1))
            },
            Rule("the last week of a year", [article, .words(words.last), .grain, of, article, base]) { m in
                guard m.grain(0) < m.time(1).grain else { return nil }
                if m.grain(0) == .week { return week(-1, of: m.time(1)) }
                return .time(.nthWithin(-1, .every(m.grain(0)), m.time(1).series), m.grain(0))
            },
        ]
    }

    /// The first week of a month or year is that with most of its days in it (ISO 8601), and so is the last.
    /// - Parameter number: From 1 on, or -1 for the last.
    private static func week(_ number: Int, of time: Time) -> ParseNode.Content {
        let day = TimeSeries.nthWithin(number > 0 ? 3 : -4, .every(.day), time.series)
        let moved = number > 1 ? TimeSeries.moved(day, Period((number - 1) * 7, .day), .day) : day
        return .time(.holding(.week, moved), .week)
    }

    /// Dates with signs between, months in words.
    private static func written(_ words: CalendarWords) -> [Rule] {
        let of = Item.maybe(.words(words.of))
        return [
            Rule("day/month: 2/okt", [day, .tight("/|-"), .tight(month)]) { m in
                EnglishCalendar.date(m, month: 1, day: m.digits(0))
            },
            Rule("month/day: okt/2", [month, .tight("/|-"), .tight(day)]) { m in
                EnglishCalendar.date(m, month: 0, day: m.digits(1))
            },
            Rule("month-day-year: set-23-2020", [month, .tight("/|-|."), .tight(day), .tight("/|-|."), .tight(year)]) {
                m in
                EnglishCalendar.monthNumber(m, 0).flatMap { .date(year: m.digits(2), month: $0, day: m.digits(1)) }
            },
            Rule(
                "a date and a short year: 23 de novembro de 82",
                [.time(.date, without: .year), of, .digits(2...2, 32...99)], sureness: 0.9
            ) { m in
                EnglishCalendar.withYear(m.time(0), ParseNode.Content.fullYear(m.digits(1)))
            },
            Rule(
                "years: 2014-2018", [.maybe(.words(words.from)), year, .words("-|~|" + words.toAlone), year],
                sureness: 0.9
            ) { m in
                guard m.digits(0) < m.digits(1) else { return nil }
                return .interval(Time(.year(m.digits(0)), .year), Time(.year(m.digits(1)), .year))
            },
        ]
    }

    private static func clock(_ words: CalendarWords) -> [Rule] {
        [
            Rule(
                "seconds: 17:49:19",
                [
                    .digits(1...2, 0...24), .tight(":"), .tight(.digits(2...2, 0...59)), .tight(":"),
                    .tight(.digits(2...2, 0...59)),
                ]
            ) {
                m in ClockTime(m.digits(0) % 24, m.digits(1), m.digits(2), twelve: m.digits(0) > 0).content
            },
            Rule("before noon: 9 a.m.", [clockTime, "am|a . m|a . m .|a m"], sureness: 0.97) { m in
                half(m, afternoon: false)
            },
            Rule("after noon: 5 pm", [clockTime, "pm|p . m|p . m .|p m"], sureness: 0.97) { m in
                half(m, afternoon: true)
            },
            Rule(
                "minutes in words: ocho y veinte",
                [
                    clockTime, .maybe(.words(words.oClock)), .words(words.and),
                    .number(with: .whole, without: [.vague, .multiplier, .negative]),
                ]
            ) { m in
                guard m.number(1) >= 1, m.number(1) < 60, isClock(m) else { return nil }
                return shifted(m, m.whole(1))
            },
            Rule(
                "minutes before: ocho menos diez",
                [
                    clockTime, .maybe(.words(words.oClock)), .words(words.minus),
                    .number(with: .whole, without: [.vague, .multiplier, .negative]),
                ]
            ) { m in
                guard m.number(1) >= 1, m.number(1) < 60 else { return nil }
                return shifted(m, -m.whole(1))
            },
            Rule(
                "hour and minutes: otto trenta", [.time([.timeOfDay, .latent]), .number(with: .spelled)], sureness: 0.6
            ) { m in
                guard m.number(1) >= 10, m.number(1) < 60, let clock = m.time(0).clock, clock.minute == nil else {
                    return nil
                }
                return shifted(m, m.whole(1))?.adding(.latent)
            },
        ]
    }

    private static func spans(_ words: CalendarWords) -> [Rule] {
        let latent = Item.time(.timeOfDay, without: [.interval, .open])
        let article = Item.maybe(.words(words.articles))
        let hours: [Item] = [
            .words(words.from), article, latent, .words(words.to), article, .maybe(.words(words.at)), latent,
        ]
        @Sendable func span(_ m: Match, _ part: Int) -> ParseNode.Content? {
            guard let start = m.time(part).clock, let end = m.time(part + 1).clock else { return nil }
            return .clockInterval(start, end)
        }
        return [
            Rule("hours of a day: de 3 a 5 el 1 de enero", hours + [.maybe(.words(words.on)), wholeDay]) { m in
                guard m.time(2).grain == .day, case .time(let hours)? = span(m, 0)?.meaning else { return nil }
                return .time(hours.within(m.time(2)), .interval)
            },
            Rule("a day and its hours: el 1 de enero de 3 a 5", [wholeDay, .maybe(",")] + hours) { m in
                guard m.time(0).grain == .day, case .time(let hours)? = span(m, 1)?.meaning else { return nil }
                return .time(hours.within(m.time(0)), .interval)
            },
            Rule(
                "hours of a part of a day: de 5 a 7 de la tarde",
                hours + [.words(words.inThe), .time([.partOfDay, .latent])]
            ) { m in
                guard let start = m.time(0).clock, let end = m.time(1).clock, let part = m.time(2).part,
                    case .time(let from)? = part.at(start)?.meaning, case .time(let to)? = part.at(end)?.meaning,
                    let first = from.clock, let last = to.clock
                else { return nil }
                return .clockInterval(first, last)
            },
            Rule(
                "between a time and another: entre el lunes y el martes",
                [
                    .words(words.from), article, .time([], without: [.latent, .open]), .words(words.to), article,
                    .time([], without: [.latent, .open]),
                ], sureness: 0.9
            ) { m in
                let (from, to) = (m.time(0), m.time(1))
                guard min(from.grain, to.grain) >= .day || from.clock != nil && to.clock != nil else { return nil }
                if let start = from.clock, let end = to.clock { return .clockInterval(start, end) }
                return .interval(from, to)
            },
            Rule(
                "from a year to another",
                [.words(words.from), .time([.year, .latent]), .words(words.to), .time([.year, .latent])]
            ) { m in
                .interval(m.time(0), m.time(1))
            },
            Rule(
                "before an hour of a day: martes antes de las dos", [wholeDay, .maybe(","), .time(.open)], sureness: 0.9
            ) { m in
                guard m.time(0).grain == .day, m.time(1).grain < .day else { return nil }
                return m.time(0).joined(m.time(1), m.traits(0), m.traits(1))?.adding(.open)
            },
            Rule("before an hour: prima delle 4", [.words(words.before), .maybe(.words(words.at)), latent]) { m in
                m.time(0).clock == nil || isNumber(m) ? nil : .open(m.time(0), .before)
            },
            Rule(
                "after an hour: dopo le tre",
                [.words(words.after + "|" + words.since), .maybe(.words(words.at)), latent]
            ) { m in
                m.time(0).clock == nil || isNumber(m) ? nil : .open(m.time(0), .after)
            },
            Rule("before, until a year", [.words(words.before + "|" + words.until), article, .time([.year, .latent])]) {
                m in
                .open(m.time(0), .before)
            },
            Rule("since, after a year", [.words(words.since + "|" + words.after), article, .time([.year, .latent])]) {
                m in
                .open(m.time(0), .after)
            },
        ]
    }

    private static func days(_ words: CalendarWords) -> [Rule] {
        let article = Item.maybe(.words(words.articles))
        let of = Item.maybe(.words(words.of))
        var rules = [
            Rule(
                "day, short month and year: 23/set/2020",
                [day, .tight("/|-|."), .tight(month), .tight("/|-|."), .tight(year)]
            ) { m in
                EnglishCalendar.monthNumber(m, 1).flatMap { .date(year: m.digits(2), month: $0, day: m.digits(0)) }
            },
            Rule(
                "year, short month and day: 2020/set/23",
                [year, .tight("/|-|."), .tight(month), .tight("/|-|."), .tight(day)]
            ) { m in
                EnglishCalendar.monthNumber(m, 1).flatMap { .date(year: m.digits(0), month: $0, day: m.digits(2)) }
            },
            Rule(
                "an ordinal in digits and a month: 1º de julio",
                [article, day, .tight("o|a|ro|er|e|de|te|ste|. o|. a|º|ª"), of, month]
            ) { m in
                EnglishCalendar.date(m, month: 1, day: m.digits(0))
            },
            Rule("month and day", [month, .maybe("."), article, day], sureness: 0.7) { m in
                EnglishCalendar.date(m, month: 0, day: m.digits(1))
            },
            Rule("a number in words and a month", [article, .number(with: .spelled), of, month]) { m in
                m.number(0) >= 1 && m.number(0) <= 31 ? EnglishCalendar.date(m, month: 1, day: m.whole(0)) : nil
            },
            Rule("a weekday with its number: sexta 13", [.time(.weekday), .maybe(","), article, day], sureness: 0.85) {
                m in
                let end = m.range.upperBound
                if end < m.text.atoms.count, m.text.atoms[end].isMark(":/.-"), m.text.isTight(end + 1) { return nil }
                guard case .time(let date)? = EnglishCalendar.dayOfMonth(m.digits(1))?.meaning else { return nil }
                return m.time(0).joined(date, m.traits(0), .dayOfMonth)
            },
            Rule("the third quarter of a year", [article, .ordinal, .grain, of, .maybe(.time([.year, .latent]))]) { m in
                guard m.grain(1) == .quarter, (1...4).contains(m.ordinal(0)) else { return nil }
                let year = m.has(2) ? m.time(2).series : .cycle(.year, 0)
                return .time(.nthWithin(m.ordinal(0) - 1, .every(.quarter), year), .quarter)
            },
            Rule(
                "days after a day",
                [.duration, .words(words.after + "|" + words.from), .time([], without: [.latent, .open, .timeOfDay])]
            ) { m in
                moved(m, m.duration(0))
            },
            Rule(
                "days before a day",
                [.duration, .words(words.before), .time([], without: [.latent, .open, .timeOfDay])]
            ) { m in
                moved(m, m.duration(0).negated)
            },
            Rule(
                "next week's Monday",
                [
                    .time([], without: [.latent, .timeOfDay, .open]), .maybe(","), .maybe(.words(words.on)),
                    .time(.weekday),
                ], sureness: 0.9
            ) { m in
                guard m.time(0).grain == .week else { return nil }
                return .time(.both(finer: m.time(1).series, coarser: m.time(0).series), .day, .weekday)
            },
            Rule(
                "a Monday of next week", [.time(.weekday), of, .time([], without: [.latent, .timeOfDay, .open])],
                sureness: 0.9
            ) { m in
                guard m.time(1).grain == .week else { return nil }
                return .time(.both(finer: m.time(0).series, coarser: m.time(1).series), .day, .weekday)
            },
        ]
        for (part, names) in [(TimePart.beginning, words.early), (.middle, words.mid), (.end, words.late)]
        where !names.isEmpty {
            rules.append(
                Rule(
                    "a part of a month or year",
                    [article, .words(names), article, .time([], without: [.latent, .open, .timeOfDay, .interval])]
                ) { m in
                    guard m.time(0).grain >= .week else { return nil }
                    return .time(.part(part, of: m.time(0).series), m.time(0).grain.finer?.grain ?? .day, .interval)
                })
            rules.append(
                Rule("a part of this month or year", [article, .words(names), article, .grain], sureness: 0.9) { m in
                    guard [.week, .month, .year].contains(m.grain(0)) else { return nil }
                    let grain = m.grain(0) == .year ? Grain.month : .day
                    return .time(.part(part, of: .cycle(m.grain(0), 0)), grain, .interval)
                })
            rules.append(
                Rule("a part of a year", [article, .words(names), article, .time([.year, .latent])]) { m in
                    .time(.part(part, of: m.time(0).series), .month, .interval)
                })
        }
        return rules
    }

    /// "dopo 3" counts something; "dopo le tre" is an hour.
    private static func isNumber(_ m: Match) -> Bool {
        guard m.traits(0).contains(.latent), let hour = m.atoms(0) else { return false }
        let words: Set<String> = ["le", "las", "la", "delle", "as", "às", "das", "alle", "uur", "uhr", "horas"]
        return hour.lowerBound == 0 || !words.contains(m.text.word(hour.lowerBound - 1))
    }

    private static func half(_ m: Match, afternoon: Bool) -> ParseNode.Content? {
        guard let clock = m.time(0).clock, clock.hour <= 12 else { return nil }
        return clock.inHalf(afternoon: afternoon)?.content
    }

    /// "3 and 5" is no time: an hour in words, or with a word that makes it one.
    private static func isClock(_ m: Match) -> Bool {
        !m.traits(0).contains(.latent) || m.text.atoms[m.range.lowerBound].kind == .letters && m.number(1) > 2
    }

    private static func shifted(_ m: Match, _ minutes: Int) -> ParseNode.Content? {
        guard let clock = m.time(0).clock, clock.minute == nil else { return nil }
        return clock.adding(minutes: minutes).content.adding(m.traits(0).intersection(.latent))
    }

    private static func moved(_ m: Match, _ period: Period) -> ParseNode.Content? {
        guard m.time(1).direction == nil, m.time(1).grain >= .day, period.grain >= .day else { return nil }
        return .time(.moved(m.time(1).series, period, .day), .day)
    }
}
