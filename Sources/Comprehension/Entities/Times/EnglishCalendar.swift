/// Days, months and dates in English.
enum EnglishCalendar {
    private static let weekdays: [(words: String, abbreviations: String)] = [
        ("monday|mondays", "mon|mon ."), ("tuesday|tuesdays", "tue|tue .|tues|tues ."),
        ("wednesday|wednesdays", "wed|wed ."), ("thursday|thursdays", "thu|thu .|thur|thur .|thurs|thurs ."),
        ("friday|fridays", "fri|fri ."), ("saturday|saturdays", "sat|sat ."), ("sunday|sundays", "sun|sun ."),
    ]
    private static let months: [(words: String, abbreviations: String)] = [
        ("january", "jan|jan ."), ("february", "feb|feb ."), ("march", "mar|mar ."), ("april", "apr|apr ."),
        ("may", ""),
        ("june", "jun|jun ."), ("july", "jul|jul ."), ("august", "aug|aug ."), ("september", "sep|sep .|sept|sept ."),
        ("october", "oct|oct ."), ("november", "nov|nov ."), ("december", "dec|dec ."),
    ]

    static let lexemes: [Lexeme] = {
        var found: [Lexeme] = []
        for (index, day) in weekdays.enumerated() {
            let time = Meaning.time(Time(.weekday(index + 1), .day))
            found.append(Lexeme(day.words, time, [.weekday, .nameable, .notNow]))
            // "sat", "sun" and "wed" are words of their own.
            found.append(Lexeme(day.abbreviations, time, [.weekday, .nameable, .notNow, .shy]))
        }
        for (index, month) in months.enumerated() {
            let time = Meaning.time(Time(.month(index + 1), .month))
            let isWord = month.words == "may"
            let isShy = month.words == "march"
            found.append(
                Lexeme(
                    month.words, time,
                    isWord ? [.month, .nameable, .latent] : isShy ? [.month, .nameable, .shy] : [.month, .nameable]))
            if !month.abbreviations.isEmpty {
                found.append(Lexeme(month.abbreviations, time, [.month, .nameable, .shy]))
            }
        }
        return found
    }()

    private static let day = Item.digits(1...2, 1...31)
    private static let month = Item.time(.month)
    private static let year = Item.digits(4...4, 1_000...2_199)

    static let rules: [Rule] = [
        Rule("the ides of a month", [.maybe("the"), "ides of", month]) { m in
            monthNumber(m, 0).flatMap { .date(month: $0, day: [3, 5, 7, 10].contains($0) ? 15 : 13) }
        },
        Rule("month and day: march 3", [month, .maybe("the"), day]) { m in date(m, month: 0, day: m.digits(1)) },
        Rule("month and ordinal: march the 3rd", [month, .maybe("the"), .ordinal]) { m in
            date(m, month: 0, day: m.ordinal(1))
        },
        Rule("day and month: 3 of march", [.maybe("the"), day, .maybe("of"), month]) { m in
            date(m, month: 1, day: m.digits(0))
        },
        Rule("ordinal and month: the 3rd of march", [.maybe("the"), .ordinal, .maybe("of"), month]) { m in
            date(m, month: 1, day: m.ordinal(0))
        },
        Rule("month and day and year: march 3, 2015", [.time(.date, without: .year), .maybe(","), year]) { m in
            withYear(m.time(0), m.digits(1))
        },
        Rule(
            "day and month and short year: 14th April 15", [.time(.date, without: .year), .digits(2...2, 0...99)],
            sureness: 0.92
        ) {
            m in m.text.isTight(m.range.upperBound) ? nil : withYear(m.time(0), ParseNode.Content.fullYear(m.digits(1)))
        },
        Rule("month and year: october 2014", [month, .maybe("of|,"), year]) { m in
            monthNumber(m, 0).flatMap { .month(year: m.digits(1), month: $0) }
        },
        Rule(
            "day-month-year: 31-Oct-74",
            [day, .tight("-|/|."), .tight(month), .maybe(.tight("-|/|.")), .tight(.digits(2...4, 0...2_199))]
        ) { m in
            monthNumber(m, 1).flatMap { .date(year: m.digits(2), month: $0, day: m.digits(0)) }
        },
        Rule("the 15th", ["the", .ordinal]) { m in
            (1...31).contains(m.ordinal(0)) && !isFollowedByWord(m) ? dayOfMonth(m.ordinal(0)) : nil
        },
        Rule("on the 15th", ["on the", .ordinal]) { m in
            (1...31).contains(m.ordinal(0)) && !isFollowedByWord(m) ? dayOfMonth(m.ordinal(0)) : nil
        },
        Rule("15th, understood as a day", [.ordinal]) { m in
            (1...31).contains(m.ordinal(0)) ? dayOfMonth(m.ordinal(0))?.adding(.latent) : nil
        },
        Rule("a weekday and a day: Tuesday the 19th, Thu 15th", [.time(.weekday), .maybe("the"), .ordinal]) { m in
            guard (1...31).contains(m.ordinal(1)) else { return nil }
            return .time(.both(finer: .weekday(weekday(m, 0)), coarser: .dayOfMonth(m.ordinal(1))), .day, .date)
        },
        Rule("a year", [.digits(4...4, 1_000...2_199)]) { m in .time(.year(m.digits(0)), .year, [.year, .latent]) },
        Rule("a year in words: two thousand ten", [.number(with: .whole, without: [.digits, .spelled])]) { m in
            guard (1_900...2_199).contains(m.number(0)) else { return nil }
            return .time(.year(m.whole(0)), .year, [.year, .latent])
        },
        Rule("a year of our era: 2014 AD", [.digits(1...4, 1...2_199), "ad|a . d|a . d .|ce"]) { m in
            .time(.year(m.digits(0)), .year, .year)
        },
        Rule("a year before our era: 2014 BC", [.digits(1...4, 1...9_999), "bc|b . c|b . c .|bce"]) { m in
            .time(.year(-m.digits(0)), .year, .year)
        },
    ]

    static func monthNumber(_ m: Match, _ part: Int) -> Int? {
        if case .month(let month) = m.time(part).series { month } else { nil }
    }

    static func weekday(_ m: Match, _ part: Int) -> Int {
        if case .weekday(let day) = m.time(part).series { day } else { 1 }
    }

    static func date(_ m: Match, month: Int, day: Int) -> ParseNode.Content? {
        monthNumber(m, month).flatMap { .date(month: $0, day: day) }
    }

    static func withYear(_ time: Time, _ year: Int) -> ParseNode.Content? {
        guard case .both(.dayOfMonth(let day), .month(let month)) = time.series else { return nil }
        return .date(year: year, month: month, day: day)
    }

    static func dayOfMonth(_ day: Int) -> ParseNode.Content? { .time(.dayOfMonth(day), .day, .dayOfMonth) }

    /// "the 2nd hub" is no day: a word follows that could be counted.
    static func isFollowedByWord(_ m: Match) -> Bool {
        let end = m.range.upperBound
        guard end < m.text.atoms.count, m.text.atoms[end].kind == .letters else { return false }
        let next = m.text.word(end)
        return ![
            "of", "at", "in", "and", "or", "to", "until", "till", "is", "was", "but", "for", "from", "through", "thru",
            "by",
            "i", "we", "they", "it", "he", "she", "you", "please", "has", "have", "this", "next", "last", "morning",
            "afternoon", "evening", "night", "after", "before", "already", "not",
        ].contains(next)
    }
}
