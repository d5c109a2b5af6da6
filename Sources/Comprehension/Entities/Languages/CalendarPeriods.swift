/// Spans and days that have names of their own in languages of one pattern: quarters, decades, centuries, days by their
/// number, times from which all is meant that follows.
enum CalendarPeriods {
    private static let day = Item.digits(1...2, 1...31)
    private static let year = Item.digits(4...4, 1_900...2_199)
    private static let wholeDay = Item.time([], without: [.latent, .timeOfDay, .partOfDay, .open, .interval])
    private static let latentHour = Item.time([.timeOfDay, .latent])

    static func rules(_ words: CalendarWords) -> [Rule] {
        hours(words) + numberedDays(words) + quarters(words) + longSpans(words) + relative(words)
    }

    /// Hours and minutes with a point, which alone is a number: "om 6.45", "20.30 vandaag".
    private static func hours(_ words: CalendarWords) -> [Rule] {
        [
            Rule(
                "hours.minutes, understood", [.digits(1...2, 0...24), .tight("."), .tight(.digits(2...2, 0...59))],
                sureness: 0.7
            ) { m in
                // "1.2.30" is a version, "30.45" with a tight mark behind a date.
                let end = m.range.upperBound
                if m.isStuckBefore
                    || end < m.text.atoms.count && m.text.isTight(end) && m.text.atoms[end].isMark(".,/-")
                        && m.text.isTight(end + 1)
                {
                    return nil
                }
                return ClockTime(m.digits(0) % 24, m.digits(1), twelve: m.digits(0) > 0 && m.digits(0) <= 12).content
                    .adding(.latent)
            },
            Rule("hours.minutes and a day: 20.30 vandaag", [latentHour, .maybe(.words(words.on)), wholeDay]) { m in
                hour(m.time(0), on: m.time(1), m)
            },
            Rule("a day and hours.minutes: vandaag 20.30", [wholeDay, .maybe(","), latentHour], sureness: 0.8) { m in
                hour(m.time(1), on: m.time(0), m)
            },
            Rule(
                "an hour and a part of a day: 8 vanmorgen",
                [latentHour, .maybe(","), .time(.partOfDay, without: .latent)], sureness: 0.85
            ) { m in
                m.time(1).part.flatMap { part in m.time(0).clock.flatMap { part.at($0) } }
            },
        ]
    }

    private static func hour(_ hour: Time, on day: Time, _ m: Match) -> ParseNode.Content? {
        guard hour.clock?.minute != nil, day.grain == .day else { return nil }
        return .time(hour.within(day))
    }

    /// Days by their number alone: "el día 18", "de 15e".
    private static func numberedDays(_ words: CalendarWords) -> [Rule] {
        let article = Item.maybe(.words(words.articles))
        let of = Item.maybe(.words(words.of))
        return [
            Rule("a day by its number: el día 18", [.words(words.dayNumber), day], sureness: 0.9) { m in
                isAlone(m) ? EnglishCalendar.dayOfMonth(m.digits(0)) : nil
            },
            Rule(
                "a day with its ending: de 15e", [.words(words.articles), day, .tight(.words(words.dayEndings))],
                sureness: 0.7
            ) { m in
                isAlone(m) ? EnglishCalendar.dayOfMonth(m.digits(0)) : nil
            },
            Rule(
                "a weekday and its number: dinsdag de elfde",
                [.time(.weekday), .maybe(","), .words(words.articles), .ordinal]
            ) {
                m in
                guard (1...31).contains(m.ordinal(1)),
                    case .time(let date)? = EnglishCalendar.dayOfMonth(m.ordinal(1))?.meaning
                else { return nil }
                return m.time(0).joined(date, m.traits(0), .dayOfMonth)
            },
            Rule("day, month, comma, year: 4 de julio, 1995", [.time(.date, without: .year), ",", year]) { m in
                EnglishCalendar.withYear(m.time(0), m.digits(1))
            },
            Rule("a holiday of a year: Pasen 2020", [.time(.holiday), of, year]) { m in
                .time(.both(finer: m.time(0).series, coarser: .year(m.digits(1))), .day, [.date, .year])
            },
            Rule(
                "days of a month of a year: 1 a 7 de mayo, 2020",
                [
                    .maybe(.words(words.from)), day, .words(words.toAlone), article, day, of, .time(.month),
                    .maybe(","), of, year,
                ]
            ) { m in
                guard m.digits(0) < m.digits(1), let month = EnglishCalendar.monthNumber(m, 2),
                    case .time(let start)? = ParseNode.Content.date(year: m.digits(3), month: month, day: m.digits(0))?
                        .meaning,
                    case .time(let end)? = ParseNode.Content.date(year: m.digits(3), month: month, day: m.digits(1))?
                        .meaning
                else { return nil }
                return .interval(start, end)
            },
        ]
    }

    /// "de 15e" alone is a day; "de 15e keer" counts something.
    private static func isAlone(_ m: Match) -> Bool {
        let end = m.range.upperBound
        guard end < m.text.atoms.count, m.text.isTight(end), m.text.isTight(end + 1) else { return true }
        return !m.text.atoms[end].isMark(":./-")
    }

    private static func quarters(_ words: CalendarWords) -> [Rule] {
        let quarter = Item.words(words.quarterLetter)
        let digit = Item.tight(.digits(1...1, 1...4))
        let dash = Item.maybe("-")
        @Sendable func nth(_ number: Int, of year: TimeSeries) -> ParseNode.Content {
            .time(.nthWithin(number - 1, .every(.quarter), year), .quarter)
        }
        return [
            Rule("a quarter and its year: Q1 2017", [quarter, digit, dash, year]) { m in
                nth(m.digits(0), of: .year(m.digits(1)))
            },
            Rule("a year and its quarter: 2017-Q1", [year, dash, quarter, digit]) { m in
                nth(m.digits(1), of: .year(m.digits(0)))
            },
            Rule("a quarter with its ordinal and year: 1º trimestre-2019", [.ordinal, .grain, dash, year]) { m in
                guard m.grain(1) == .quarter, (1...4).contains(m.ordinal(0)) else { return nil }
                return nth(m.ordinal(0), of: .year(m.digits(2)))
            },
            Rule(
                "half of a year: segundo semestre de 2019",
                [.maybe(.words(words.articles)), .ordinal, .words(words.semester), .maybe(.words(words.of)), year]
            ) { m in
                guard (1...2).contains(m.ordinal(0)) else { return nil }
                return months(of: m.digits(1), m.ordinal(0) * 6 - 5, m.ordinal(0) * 6)
            },
        ]
    }

    private static func months(of year: Int, _ first: Int, _ last: Int) -> ParseNode.Content? {
        guard case .time(let start)? = ParseNode.Content.month(year: year, month: first)?.meaning,
            case .time(let end)? = ParseNode.Content.month(year: year, month: last)?.meaning
        else { return nil }
        return .interval(start, end)
    }

    /// Decades and centuries, in digits and in Roman numerals.
    private static func longSpans(_ words: CalendarWords) -> [Rule] {
        @Sendable func years(_ first: Int, _ count: Int) -> ParseNode.Content {
            .interval(Time(.year(first), .year), Time(.year(first + count - 1), .year))
        }
        return [
            Rule("a decade: los años 90", [.words(words.decade), .maybe("'"), .digits(2...2, 10...99)]) { m in
                m.digits(0) % 10 == 0 ? years(1_900 + m.digits(0), 10) : nil
            },
            Rule("a decade in words: los años noventa", [.words(words.decade), .number(with: .spelled)]) { m in
                let year = m.whole(0)
                return (20...90).contains(year) && year % 10 == 0 ? years(1_900 + year, 10) : nil
            },
            Rule("a decade in full: la década de 1990", [.words(words.decade), year]) { m in
                m.digits(0) % 10 == 0 ? years(m.digits(0), 10) : nil
            },
            Rule("a century: 15e eeuw", [.maybe(.words(words.articles)), .ordinal, .words(words.century)]) { m in
                (2...22).contains(m.ordinal(0)) ? years((m.ordinal(0) - 1) * 100, 100) : nil
            },
            Rule("a century in Roman numerals: siglo XXI", [.words(words.century), .letters(1...5)]) { m in
                let number = roman(m.text.word(m.range.upperBound - 1))
                return (2...22).contains(number) ? years((number - 1) * 100, 100) : nil
            },
        ]
    }

    /// 0 for what is none.
    private static func roman(_ word: String) -> Int {
        let values: [Character: Int] = ["i": 1, "v": 5, "x": 10]
        var sum = 0
        var last = 0
        for letter in word.reversed() {
            guard let value = values[letter] else { return 0 }
            sum += value < last ? -value : value
            last = max(last, value)
        }
        return sum
    }

    /// Times told from now, or from another time on.
    private static func relative(_ words: CalendarWords) -> [Rule] {
        let article = Item.maybe(.words(words.articles))
        return [
            Rule("so long from now, told behind: 30 minuten later", [.duration, .words(words.laterBehind)]) { m in
                .fromNow(m.duration(0))
            },
            Rule(
                "a time and all that comes: 2018 o más tarde",
                [.time([], without: [.latent, .open]), .words(words.orLater)]
            ) {
                m in
                .open(m.time(0), .after)
            },
            Rule(
                "a year and all that come",
                [.maybe(.words(words.inFuture)), .time([.year, .latent]), .words(words.orLater)]
            ) { m in
                .open(m.time(0), .after)
            },
            Rule("the week after next", [article, .grain, .words(words.afterNext)]) { m in .cycle(m.grain(0), 2) },
            Rule("the rest of a unit", [article, .words(words.rest), article, .grain]) { m in
                m.grain(0) > .day
                    ? .time(.rest(.cycle(m.grain(0), 0)), m.grain(0).finer?.grain ?? .day, .interval) : nil
            },
            Rule("the 4 days to come, told behind", [article, .count, .grain, .words(words.nextBehind)]) { m in
                guard m.whole(0) >= 1, m.whole(0) <= 10_000 else { return nil }
                return .time(.cycles(m.grain(1), m.whole(0)), m.grain(1), .interval)
            },
            Rule("the next few days", [article, .words(words.next), .words(words.few), .grain]) { m in
                .time(.cycles(m.grain(0), 3), m.grain(0), .interval)
            },
            Rule("the next two days or so", [article, .words(words.next), .words(words.couple), .grain]) { m in
                .time(.cycles(m.grain(0), 2), m.grain(0), .interval)
            },
        ]
    }
}
