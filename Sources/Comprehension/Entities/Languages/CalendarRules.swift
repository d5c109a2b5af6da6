/// Dates, times and durations in languages of one pattern, made from their words; English has rules of its own.
enum CalendarRules {
    static func lexemes(_ words: CalendarWords) -> [Lexeme] {
        var found: [Lexeme] = []
        for (index, day) in words.weekdays.enumerated() {
            found.append(Lexeme(day, .time(Time(.weekday(index + 1), .day)), [.weekday, .nameable, .notNow]))
        }
        for (index, month) in words.months.enumerated() {
            found.append(Lexeme(month, .time(Time(.month(index + 1), .month)), [.month, .nameable]))
        }
        for (index, month) in words.shortMonths.enumerated() {
            found.append(Lexeme(month, .time(Time(.month(index + 1), .month)), [.month, .nameable, .shy]))
        }
        for (count, day) in [
            (0, words.today), (-1, words.yesterday), (1, words.tomorrow), (-2, words.dayBeforeYesterday),
            (2, words.dayAfterTomorrow),
        ] {
            found.append(Lexeme(day, .time(Time(.cycle(.day, count), .day))))
        }
        found.append(Lexeme(words.now, .time(Time(.now, .second)), [.shy, .open]))
        found.append(Lexeme(words.weekend, ParseNode.Content.weekend.meaning, .nameable))
        for part in words.parts {
            found.append(
                Lexeme(part.words, .time(DayPart(from: part.from, to: part.to).time), [.partOfDay, .latent]))
        }
        for part in words.adverbs {
            found.append(Lexeme(part.words, .time(DayPart(from: part.from, to: part.to).time), .partOfDay))
        }
        for (index, day) in words.weekdays.enumerated() {
            let day = day.prefix { $0 != "|" }
            for part in words.endings {
                for ending in part.words.split(separator: "|") {
                    let time = DayPart(from: part.from, to: part.to, day: .weekday(index + 1)).time
                    found.append(Lexeme("\(day)\(ending)|\(day)\(ending)s", .time(time), .partOfDay))
                }
            }
        }
        for part in words.partsOfDays {
            let time = DayPart(from: part.from, to: part.to, day: .cycle(.day, part.day)).time
            found.append(Lexeme(part.words, .time(time), .partOfDay))
        }
        found.append(Lexeme(words.noon, .time(Time(ClockTime(12, twelve: false))), .timeOfDay))
        found.append(Lexeme(words.midnight, .time(Time(ClockTime(0, twelve: false))), .timeOfDay))
        for (grain, names) in words.grains { found.append(Lexeme(names, .grain(grain))) }
        for (names, rule) in words.holidays {
            found.append(
                Lexeme(names, .time(Time(.yearly(YearlyDay(rule)), .day)), [.holiday, .nameable]))
        }
        for (names, ends) in zip(
            words.seasons, [((3, 20), (6, 21)), ((6, 21), (9, 23)), ((9, 23), (12, 21)), ((12, 21), (3, 20))])
        {
            let season = ParseNode.Content.season(from: ends.0, to: ends.1)
            found.append(Lexeme(names, season.meaning, season.traits.union(.shy)))
        }
        return found
    }

    static func rules(_ words: CalendarWords) -> [Rule] {
        durations(words) + relative(words) + dates(words) + clock(words) + joined(words) + CalendarPhrases.rules(words)
            + CalendarPeriods.rules(words)
    }

    private static let clockTime = Item.time(.timeOfDay, without: [.interval, .open])
    private static let day = Item.digits(1...2, 1...31)
    private static let year = Item.digits(4...4, 1_900...2_199)
    private static let month = Item.time(.month)

    private static func durations(_ words: CalendarWords) -> [Rule] {
        [
            Rule("a number of units", [.number(without: .negative), .grain]) { m in period(m.number(0), m.grain(1)) },
            Rule("one unit", [.words(words.one), .grain]) { m in period(1, m.grain(0)) },
            Rule("half a unit", [.words(words.half), .grain]) { m in period(0.5, m.grain(0)) },
            Rule("one and a half", [.words(words.one), .grain, .words(words.andHalf)]) { m in period(1.5, m.grain(0)) },
            Rule("some and a half", [.count, .grain, .words(words.andHalf)]) { m in
                period(m.number(0) + 0.5, m.grain(1))
            },
            Rule("a sum", [.duration, .maybe(.words(words.and)), .duration]) { m in
                let (left, right) = (m.duration(0), m.duration(1))
                guard let coarse = right.parts.first?.grain, left.grain > coarse else { return nil }
                return ParseNode.Content(.duration(left + right))
            },
            Rule("about so long", [.words(words.about), .duration]) { m in
                m.traits(0).contains(.qualified) ? nil : m.content(0)?.adding(.qualified)
            },
        ]
    }

    private static func relative(_ words: CalendarWords) -> [Rule] {
        let article = Item.maybe(.words(words.articles))
        return [
            Rule("next week", [article, .words(words.next), .grain]) { m in .cycle(m.grain(0), 1) },
            Rule("last week", [article, .words(words.last), .grain]) { m in .cycle(m.grain(0), -1) },
            Rule("this week", [article, .words(words.this), .grain]) { m in .cycle(m.grain(0), 0) },
            Rule("next week, told behind", [article, .grain, .words(words.nextBehind)]) { m in .cycle(m.grain(0), 1) },
            Rule("last week, told behind", [article, .grain, .words(words.lastBehind)]) { m in .cycle(m.grain(0), -1) },
            Rule("the next 3 days", [article, .words(words.next), .count, .grain]) { m in cycles(m, 1) },
            Rule("the last 3 days", [article, .words(words.last), .count, .grain]) { m in cycles(m, -1) },
            Rule("the next 3 days, turned", [article, .count, .words(words.next), .grain]) { m in cycles(m, 1) },
            Rule("the last 3 days, turned", [article, .count, .words(words.last), .grain]) { m in cycles(m, -1) },
            Rule("next Monday", [article, .words(words.next), .time(.nameable)]) { m in nth(m, 0) },
            Rule("last Monday", [article, .words(words.last), .time(.nameable)]) { m in nth(m, -1) },
            Rule("this Monday", [article, .words(words.this), .time(.nameable)]) { m in
                .time(.nth(0, m.time(0).series, notNow: false), m.time(0).grain)
            },
            Rule("next Monday, told behind", [article, .time(.nameable), .words(words.nextBehind)]) { m in nth(m, 0) },
            Rule("last Monday, told behind", [article, .time(.nameable), .words(words.lastBehind)]) { m in nth(m, -1) },
            Rule("in two weeks", [.words(words.inFuture), .duration]) { m in .fromNow(m.duration(0)) },
            Rule("two weeks ago", [.words(words.ago), .duration]) { m in .fromNow(m.duration(0).negated) },
            Rule("two weeks ago, told behind", [.duration, .words(words.agoBehind)]) { m in
                // "over 5 minuten terug" is back in 5 minutes, and not 5 minutes ago.
                let before = m.text.word(m.range.lowerBound - 1)
                guard !words.inFuture.split(separator: "|").contains(Substring(before)) else { return nil }
                return .fromNow(m.duration(0).negated)
            },
            Rule("in 2-3 days", [.words(words.inFuture), .durations]) { m in .fromNow(m.durations(0), isPast: false) },
            Rule("2-3 days ago", [.words(words.ago), .durations]) { m in .fromNow(m.durations(0), isPast: true) },
            Rule("2-3 days ago, told behind", [.durations, .words(words.agoBehind)]) { m in
                .fromNow(m.durations(0), isPast: true)
            },
            Rule("within 2-3 days", [.words(words.within), .durations]) { m in
                let period = m.durations(0).to
                return .time(.until(.fromNow(period, period.grain.meantFromNow)), .second, .interval)
            },
            Rule("within two weeks", [.words(words.within), .duration]) { m in
                let period = m.duration(0)
                return .time(.until(.fromNow(period, period.grain.meantFromNow)), .second, .interval)
            },
        ]
    }

    private static func dates(_ words: CalendarWords) -> [Rule] {
        let article = Item.maybe(.words(words.articles))
        let of = Item.maybe(.words(words.of))
        let first = Item.maybe(.tight(".|er|º|ª|°"))
        return [
            Rule("day and month: 3. Mai", [article, day, first, of, month]) { m in
                EnglishCalendar.date(m, month: 1, day: m.digits(0))
            },
            Rule("ordinal and month", [article, .ordinal, of, month]) { m in
                EnglishCalendar.date(m, month: 1, day: m.ordinal(0))
            },
            Rule("day, month and year", [.time(.date, without: .year), of, year]) { m in
                EnglishCalendar.withYear(m.time(0), m.digits(1))
            },
            Rule("month and year", [month, of, year]) { m in
                EnglishCalendar.monthNumber(m, 0).flatMap { .month(year: m.digits(1), month: $0) }
            },
            Rule(
                "day and month in digits: 3.11.", [day, .tight("."), .tight(.digits(1...2, 1...12)), .tight(".")],
                sureness: 0.8
            ) {
                m in .date(month: m.digits(1), day: m.digits(0))
            },
            Rule("a year", [year]) { m in .time(.year(m.digits(0)), .year, [.year, .latent]) },
            Rule("in a year", [.words(words.inFuture), .time([.year, .latent])]) { m in m.content(0)?.removing(.latent)
            },
            Rule("on a day", [.words(words.on), .time([], without: [.latent, .open, .timeOfDay])], sureness: 0.85) {
                m in
                // "am morgen" is in the morning, not on tomorrow.
                let isNamed = !m.traits(0).isDisjoint(with: [.nameable, .date, .dayOfMonth, .interval, .year])
                return isNamed && m.time(0).grain >= .day || m.traits(0).contains(.partOfDay) ? m.content(0) : nil
            },
            Rule("a weekday with its date", [.time(.weekday), .maybe(","), .maybe(.words(words.on)), .time(.date)]) {
                m in
                m.time(0).joined(m.time(1), m.traits(0), m.traits(1))
            },
            Rule(
                "days of one month",
                [.maybe(.words(words.from)), day, first, .words(words.to), article, day, first, of, month]
            ) { m in
                days(m, from: m.digits(0), to: m.digits(1), month: 2)
            },
        ]
    }

    private static func clock(_ words: CalendarWords) -> [Rule] {
        [
            Rule("a number as an hour, understood", [.number(with: .whole, without: [.vague, .multiplier])]) { m in
                m.number(0) <= 24 ? .hour(m.whole(0)) : nil
            },
            Rule("hours:minutes", [.digits(1...2, 0...24), .tight(":|h"), .tight(.digits(2...2, 0...59))]) { m in
                ClockTime(m.digits(0) % 24, m.digits(1), twelve: m.digits(0) > 0).content
            },
            Rule(
                "hours.minutes before the word for hour: 17.30 Uhr",
                [.digits(1...2, 0...24), .tight("."), .tight(.digits(2...2, 0...59)), .words(words.oClock)]
            ) {
                m in ClockTime(m.digits(0) % 24, m.digits(1), twelve: true).content
            },
            Rule("o'clock", [clockTime, .words(words.oClock)], sureness: 0.96) { m in m.content(0)?.removing(.latent) },
            Rule(
                "o'clock and minutes", [.time([.timeOfDay, .latent]), .words(words.oClock), .digits(1...2, 1...59)],
                sureness: 0.97
            ) { m in
                m.time(0).clock.map { ClockTime($0.hour, m.digits(1), twelve: $0.isTwelve).content }
            },
            Rule("at a time of day", [.words(words.at), clockTime], sureness: 0.9) { m in
                m.content(0)?.removing(.latent)
            },
            Rule(
                "at a time of day that is clear",
                [.words(words.atWeakly), .time(.timeOfDay, without: [.interval, .open, .latent])]
            ) {
                m in m.content(0)
            },
            Rule("a quarter past", [clockTime, .maybe(.words(words.oClock)), .words(words.quarterPast)]) { m in
                shifted(m, 15)
            },
            Rule("half past", [clockTime, .maybe(.words(words.oClock)), .words(words.halfPast)]) { m in shifted(m, 30)
            },
            Rule("a quarter to", [clockTime, .maybe(.words(words.oClock)), .words(words.quarterTo)]) { m in
                shifted(m, -15)
            },
            Rule("a quarter past, told before", [.words(words.quarterPastBefore), clockTime]) { m in shifted(m, 15) },
            Rule("half to, told before", [.words(words.halfToBefore), clockTime]) { m in shifted(m, -30) },
            Rule("a quarter to, told before", [.words(words.quarterToBefore), clockTime]) { m in shifted(m, -15) },
            Rule(
                "a time of day in a part of the day",
                [clockTime, .maybe(.words(words.inThe)), .time([.partOfDay, .latent])]
            ) { m in
                m.time(1).part.flatMap { part in m.time(0).clock.flatMap { part.at($0) } }
            },
            Rule(
                "a part of a day at a time",
                [
                    .time(.partOfDay, without: .latent), .maybe(.words(words.at + "|" + words.atWeakly)), clockTime,
                ]
            ) { m in
                m.time(0).part.flatMap { part in m.time(1).clock.flatMap { part.at($0) } }
            },
            Rule("in the morning", [.words(words.inThe), .time([.partOfDay, .latent])]) { m in
                m.content(0)?.removing(.latent)
            },
            Rule("this morning", [.words(words.this + "|" + words.today), .time([.partOfDay, .latent])]) { m in
                guard var part = m.time(0).part else { return nil }
                part.day = .cycle(.day, 0)
                return .time(part.time, .partOfDay)
            },
        ]
    }

    private static func joined(_ words: CalendarWords) -> [Rule] {
        let whole = Item.time([], without: [.latent, .interval, .open])
        let article = Item.maybe(.words(words.articles))
        return [
            Rule(
                "two times side by side",
                [.time, .maybe(.words(words.at + "|" + words.atWeakly + "|" + words.on)), .time], sureness: 0.9
            ) { m in
                m.time(0).direction == nil && m.time(1).direction == nil
                    ? m.time(0).joined(m.time(1), m.traits(0), m.traits(1)) : nil
            },
            Rule(
                "a day at an hour",
                [
                    .time([], without: [.latent, .timeOfDay, .partOfDay, .open]), .maybe(","), .words(words.at),
                    .time(.timeOfDay),
                ]
            ) { m in
                m.time(0).grain == .day ? m.time(0).joined(m.time(1), m.traits(0), m.traits(1)) : nil
            },
            Rule(
                "a day's part",
                [
                    .time([], without: [.latent, .timeOfDay, .partOfDay, .open]), .maybe(.words(words.inThe)),
                    .time([.partOfDay, .latent]),
                ]
            ) {
                m in m.time(0).grain == .day ? m.time(0).joined(m.time(1), m.traits(0), m.traits(1)) : nil
            },
            Rule("until a time", [.words(words.until), article, whole], sureness: 0.9) { m in .open(m.time(0), .before)
            },
            Rule("before a time", [.words(words.before), article, whole], sureness: 0.9) { m in
                // "voor volgende week" is for next week, and not until then.
                if case .cycle(let grain, _) = m.time(0).series, grain > .day { return nil }
                return .open(m.time(0), .before)
            },
            Rule("since a time", [.words(words.since), article, whole], sureness: 0.9) { m in .open(m.time(0), .after)
            },
            Rule("after a time", [.words(words.after), article, whole], sureness: 0.9) { m in .open(m.time(0), .after)
            },
        ]
            + [([.words(words.from)], words.to), ([], words.toAlone)].flatMap { (from: [Item], to: String) in
                [
                    Rule("from a time to a time", from + [whole, .words(to), article, whole]) { m in
                        let (from, to) = (m.time(0), m.time(1))
                        if let start = from.clock, let end = to.clock { return .clockInterval(start, end) }
                        // "ce matin à 8 heures" is one time, and not the morning up to eight.
                        guard from.grain == to.grain, from.part == nil || to.clock == nil else { return nil }
                        return .interval(from, to)
                    },
                    Rule(
                        "from an hour to an hour",
                        from + [.time([.timeOfDay, .latent]), .words(to), .time(.timeOfDay, without: .latent)]
                    ) { m in
                        guard let start = m.time(0).clock, let end = m.time(1).clock else { return nil }
                        return .clockInterval(start, end)
                    },
                ]
            }
    }

    private static func period(_ count: Double, _ grain: Grain) -> ParseNode.Content? {
        guard count <= 1_000_000 else { return nil }
        return Period(count, grain).map { ParseNode.Content(.duration($0)) }
    }

    private static func cycles(_ m: Match, _ sign: Int) -> ParseNode.Content? {
        guard m.whole(0) >= 1, m.whole(0) <= 10_000 else { return nil }
        return .time(.cycles(m.grain(1), sign * m.whole(0)), m.grain(1), .interval)
    }

    private static func nth(_ m: Match, _ count: Int) -> ParseNode.Content? {
        let time = m.time(0)
        return .time(
            .nth(count, time.series, notNow: true), time.grain, m.traits(0).intersection([.weekday, .holiday]))
    }

    private static func shifted(_ m: Match, _ minutes: Int) -> ParseNode.Content? {
        guard let clock = m.time(0).clock, clock.minute == nil else { return nil }
        return clock.adding(minutes: minutes).content
    }

    private static func days(_ m: Match, from: Int, to: Int, month: Int) -> ParseNode.Content? {
        guard from < to, let number = EnglishCalendar.monthNumber(m, month),
            case .time(let start)? = ParseNode.Content.date(month: number, day: from)?.meaning,
            case .time(let end)? = ParseNode.Content.date(month: number, day: to)?.meaning
        else { return nil }
        return .interval(start, end)
    }
}
