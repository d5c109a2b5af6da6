/// Less common ways to write dates and spans in English: "Oct/2", "2016 June", "from 2 to April 7", "2019 H2".
enum EnglishVariants {
    private static let day = Item.digits(1...2, 1...31)
    private static let year = Item.digits(4...4, 1_900...2_199)
    private static let month = Item.time(.month)
    private static let clock = Item.time(.timeOfDay, without: [.interval, .open, .latent])
    private static let spelled = Item.number(with: .spelled)
    private static let whole = Item.time([], without: [.latent, .interval, .open])
    private static let grain = Item.node(.grain, with: [], without: .vagueUnit)

    static let lexemes: [Lexeme] = [
        part("early afternoon|early in the afternoon", 12, 15), part("late afternoon|late in the afternoon", 15, 18),
        part("mid morning", 9, 11), part("mid afternoon", 13, 16), part("late morning|late in the morning", 10, 12),
        part("early evening|early in the evening", 17, 20), part("early night", 18, 22),
        Lexeme("early in the morning", .time(DayPart(from: 4, to: 9).time), .partOfDay),
        Lexeme(
            "late at night|later in the evening|late in the evening", .time(DayPart(from: 20, to: 24).time), .partOfDay),
        Lexeme("noonish|around noonish", .time(Time(ClockTime(12, twelve: false))), .timeOfDay),
        part("mornings", 4, 12), part("afternoons", 12, 19), part("evenings", 18, 24), part("nights", 18, 24),
        part("late mornings", 10, 12), part("early mornings", 4, 9), part("daytime|day time", 8, 18),
        part("business hours|office hours", 9, 17),
        today("early this evening", 17, 20), today("late this evening", 20, 24), today("early this afternoon", 12, 15),
        today("late this afternoon|later this afternoon", 15, 19), today("early this morning", 4, 9),
        today("late this morning|later this morning", 10, 12),
    ]

    private static func part(_ words: String, _ from: Int, _ to: Int) -> Lexeme {
        let content = ParseNode.Content.partOfDay(from: from, to: to)
        return Lexeme(words, content.meaning, content.traits)
    }

    private static func today(_ words: String, _ from: Int, _ to: Int) -> Lexeme {
        Lexeme(words, .time(DayPart(from: from, to: to, day: .cycle(.day, 0)).time), .partOfDay)
    }

    static let rules: [Rule] = [
        Rule("month/day: Oct/2", [month, .tight("/|-|."), .tight(day)]) { m in
            EnglishCalendar.date(m, month: 0, day: m.digits(1))
        },
        Rule("day/month: 2/Oct", [day, .tight("/"), .tight(month)]) { m in
            EnglishCalendar.date(m, month: 1, day: m.digits(0))
        },
        Rule("month and day in words: may twenty nine", [month, .maybe("the"), spelled]) { m in
            let isSure = !m.traits(0).contains(.latent) || m.number(1) >= 20
            return isSure && m.number(1) >= 1 && m.number(1) <= 31
                ? EnglishCalendar.date(m, month: 0, day: m.whole(1)) : nil
        },
        Rule("year/month/day: 2019/aug/01", [year, .tight("/|-|."), .tight(month), .tight("/|-|."), .tight(day)]) { m in
            EnglishCalendar.monthNumber(m, 1).flatMap { .date(year: m.digits(0), month: $0, day: m.digits(2)) }
        },
        Rule("year and month: 2016 June", [year, .maybe(","), month]) { m in
            EnglishCalendar.monthNumber(m, 1).flatMap { .month(year: m.digits(0), month: $0) }
        },
        Rule("on the second, without the article: on twenty second", ["on", .ordinal], sureness: 0.8) { m in
            (4...31).contains(m.ordinal(0)) && !EnglishCalendar.isFollowedByWord(m)
                ? EnglishCalendar.dayOfMonth(m.ordinal(0)) : nil
        },
        Rule("a weekday and its day: friday the 15", [.time(.weekday), "the", day]) { m in weekday(m, m.digits(1)) },
        Rule("a weekday and its day in words: friday the fifteen", [.time(.weekday), "the", spelled]) { m in
            weekday(m, m.whole(1))
        },
        Rule("a day of the month and an hour: on 15 at 8:30", ["on", day, .maybe("at|,"), clock]) { m in
            guard case .time(let date)? = EnglishCalendar.dayOfMonth(m.digits(0))?.meaning else { return nil }
            return .time(m.time(1).within(date))
        },
        Rule(
            "days of one month: from 2 to April 7",
            ["from|between", day, "-|to|and|till|until|through", month, .maybe("the"), day]
        ) { m in
            EnglishCalendar.monthNumber(m, 1).flatMap { days($0, m.digits(0), m.digits(2)) }
        },
        Rule("from a time until now", ["from|between|since", whole, "to|and|till|until|-", "now|right now|today"]) {
            m in
            guard m.time(0).grain >= .day else { return nil }
            // The last one: until now it has not come again.
            let isFixed = m.traits(0).contains(.year)
            let from = isFixed ? m.time(0) : Time(.nth(-1, m.time(0).series, notNow: true), m.time(0).grain)
            return .interval(from, Time(.cycle(.day, 0), .day))
        },
        Rule("half of a year: 2019 H2", [year, .maybe("-"), "h", .tight(.digits(1...1, 1...2))]) { m in
            half(m.digits(1), of: m.digits(0))
        },
        Rule("half of a year: H2 2019", ["h", .tight(.digits(1...1, 1...2)), year]) { m in
            half(m.digits(0), of: m.digits(1))
        },
        Rule("the month of May", [.maybe("the"), "month of", month]) { m in
            .time(m.time(0).series, .month)
        },
        Rule("month/year: Dec/2018", [month, .tight("/|-|."), .tight(year)]) { m in
            EnglishCalendar.monthNumber(m, 0).flatMap { .month(year: m.digits(1), month: $0) }
        },
        Rule("month, comma and ordinal: October, 1st", [month, ",", .ordinal]) { m in
            EnglishCalendar.date(m, month: 0, day: m.ordinal(1))
        },
        Rule("day with a full stop and month: 16. Nov.", [day, .tight("."), month]) { m in
            EnglishCalendar.date(m, month: 1, day: m.digits(0))
        },
        Rule(
            "days of this month: between 4 and 22 this month",
            [
                .maybe("from|between"), day, "-|to|and|till|until", day, .maybe("in|of"),
                .time([], without: [.latent, .interval, .open, .month]),
            ]
        ) { m in
            days(of: m.time(2), m.digits(0), m.digits(1))
        },
        Rule(
            "a month and its days: November between 19 and 20",
            [month, "between|from", day, "-|to|and|till|until", day]
        ) { m in
            guard let month = EnglishCalendar.monthNumber(m, 0) else { return nil }
            return days(month, m.digits(1), m.digits(2))
        },
        Rule(
            "the week beginning on a day",
            [
                .maybe("the"),
                "week commencing|week starting|week beginning|week starting on|week beginning on|week from", .time,
            ]
        ) { m in
            m.time(0).grain == .day && m.time(0).direction == nil
                ? .time(.holding(.week, m.time(0).series), .week) : nil
        },
        Rule("year and quarter: 2016 Q3", [year, .maybe("-"), "q", .tight(.digits(1...1, 1...4))]) { m in
            .time(.nthWithin(m.digits(1) - 1, .every(.quarter), .year(m.digits(0))), .quarter)
        },
        Rule("year and quarter: 2016 the third quarter", [year, .maybe(","), .maybe("the"), .ordinal, .grain]) { m in
            guard m.grain(2) == .quarter, (1...4).contains(m.ordinal(1)) else { return nil }
            return .time(.nthWithin(m.ordinal(1) - 1, .every(.quarter), .year(m.digits(0))), .quarter)
        },
        Rule(
            "the rest of this week",
            [.maybe("the"), "rest of|remainder of|remaining of|rest", .maybe("the|this|my"), grain]
        ) { m in
            m.grain(0) >= .day
                ? .time(Time(.rest(.cycle(m.grain(0), 0)), m.grain(0).finer?.grain ?? .day), .interval) : nil
        },
        Rule("an hour on a day of the month: 8pm on the 15", [clock, "on|on the", day], sureness: 0.8) { m in
            guard case .time(let date)? = EnglishCalendar.dayOfMonth(m.digits(1))?.meaning, !isFollowed(m) else {
                return nil
            }
            return .time(m.time(0).within(date))
        },
        Rule(
            "an hour of a part of a day: 10, tonight",
            [.time([.timeOfDay, .latent]), ",", .time(.partOfDay, without: .latent)], sureness: 0.8
        ) { m in
            m.time(1).part.flatMap { part in m.time(0).clock.flatMap { part.at($0) } }
        },
        Rule(
            "before a time", ["earlier than|no later than|not later than", .time([], without: [.open])], sureness: 0.9
        ) { m in
            m.traits(0).contains(.latent) && !m.traits(0).contains(.year) ? nil : .open(m.time(0), .before)
        },
        Rule(
            "before or on a day",
            [
                "before or on|on or before|before or at|at or before|before or equal to|earlier than or in|before or in|in or before|until and including",
                .maybe("the"), .time([], without: .open),
            ]
        ) { m in
            m.traits(0).contains(.latent) && !m.traits(0).contains(.year) ? nil : .open(m.time(0), .before)
        },
        Rule(
            "after or on a day",
            [
                "after or on|on or after|after or at|at or after|after or equal to|later than or in|after or in|in or after",
                .maybe("the"), .time([], without: .open),
            ]
        ) { m in
            m.traits(0).contains(.latent) && !m.traits(0).contains(.year) ? nil : .open(m.time(0), .after)
        },
        Rule(
            "a part of the day at an hour: in the afternoon at 7",
            [
                .maybe("in the|this"), .time(.partOfDay), .maybe("at|around"),
                .time(.timeOfDay, without: [.interval, .open, .partOfDay]),
            ], sureness: 0.9
        ) { m in
            guard m.traits(1).isDisjoint(with: .latent) || m.range.count > 2 else { return nil }
            return m.time(0).part.flatMap { part in m.time(1).clock.flatMap { hour($0, of: part) } }
        },
        Rule(
            "an hour and a part of the day: half past seven afternoon", [clock, .time([.partOfDay, .latent])],
            sureness: 0.8
        ) { m in
            m.time(1).part.flatMap { part in m.time(0).clock.flatMap { hour($0, of: part) } }
        },
        Rule("an hour with a T before it: T12:34:20", ["t", .tight(clock)]) { m in m.content(0) },
        Rule(
            "the rest of this month: later this month", ["later|later in|late in", .maybe("the|this"), grain],
            sureness: 0.9
        ) { m in
            m.grain(0) > .day ? .time(Time(.rest(.cycle(m.grain(0), 0)), .day), .interval) : nil
        },
        Rule(
            "the beginning of this month: earlier this month", ["earlier|earlier in", "the|this", grain], sureness: 0.9
        ) { m in
            m.grain(0) > .day ? .time(Time(.part(.beginning, of: .cycle(m.grain(0), 0)), .day), .interval) : nil
        },
        Rule("a week by its number: week 31", ["week|week number|week no", .digits(1...2, 1...53)], sureness: 0.8) {
            m in
            m.text.word(m.range.upperBound) == "of" || m.text.isTight(m.range.upperBound + 1) ? nil : .week(m.digits(0))
        },
        Rule("years: 2014-2018", [year, "-|~|to|until|till", year], sureness: 0.9) { m in
            guard m.digits(0) < m.digits(1) else { return nil }
            return .interval(Time(.year(m.digits(0)), .year), Time(.year(m.digits(1)), .year))
        },
        Rule("before or after a year", ["before|until|till|by|prior to", .time([.year, .latent])], sureness: 0.9) { m in
            .open(m.time(0), .before)
        },
        Rule(
            "years: from 2010 to 2018",
            ["from|between", .time([.year, .latent]), "-|to|and|till|until|through", .time([.year, .latent])]
        ) { m in
            .interval(m.time(0), m.time(1))
        },
    ]

    /// Parts of the day have softer ends than clocks: seven in the afternoon is in it.
    private static func hour(_ clock: ClockTime, of part: DayPart) -> ParseNode.Content? {
        let isAfternoon = part.from >= 12
        guard let exact = clock.isTwelve ? clock.inHalf(afternoon: isAfternoon) : clock,
            (exact.hour >= 12) == isAfternoon
        else { return nil }
        guard let day = part.day else { return exact.content }
        return .time(Time(exact).within(Time(day, .day)))
    }

    private static func weekday(_ m: Match, _ day: Int) -> ParseNode.Content? {
        guard (1...31).contains(day), case .time(let date)? = EnglishCalendar.dayOfMonth(day)?.meaning else {
            return nil
        }
        return m.time(0).joined(date, m.traits(0), .dayOfMonth)
    }

    private static func days(of month: Time, _ from: Int, _ to: Int) -> ParseNode.Content? {
        guard from < to, month.grain == .month, month.direction == nil else { return nil }
        let (start, end) = (TimeSeries.dayOfMonth(from), TimeSeries.dayOfMonth(to))
        return .interval(
            Time(.both(finer: start, coarser: month.series), .day), Time(.both(finer: end, coarser: month.series), .day)
        )
    }

    private static func days(_ month: Int, _ from: Int, _ to: Int) -> ParseNode.Content? {
        guard from < to, case .time(let start)? = ParseNode.Content.date(month: month, day: from)?.meaning,
            case .time(let end)? = ParseNode.Content.date(month: month, day: to)?.meaning
        else { return nil }
        return .interval(start, end)
    }

    /// "8pm on 15 devices"
    private static func isFollowed(_ m: Match) -> Bool {
        let end = m.range.upperBound
        return end < m.text.atoms.count && m.text.atoms[end].kind != .mark
    }

    private static func half(_ half: Int, of year: Int) -> ParseNode.Content? {
        guard case .time(let from)? = ParseNode.Content.month(year: year, month: half * 6 - 5)?.meaning,
            case .time(let to)? = ParseNode.Content.month(year: year, month: half * 6)?.meaning
        else { return nil }
        return .interval(from, to)
    }
}
