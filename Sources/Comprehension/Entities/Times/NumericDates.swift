/// Dates in digits: ISO 8601, and the orders that regions write them in.
enum NumericDates {
    private static let two = Item.digits(1...2, 0...99)
    private static let four = Item.digits(4...4, 1_000...2_199)

    /// - Parameter isDayFirst: Whatever the region, in languages in which nobody puts the month first.
    static func rules(isDayFirst: Bool) -> [Rule] {
        [
            Rule(
                "year-month-day: 2015-03-03", [four, .tight("-|/|."), .tight(two), .tight("-|/|."), .tight(two)],
                sureness: 0.98
            ) { m in
                separatorsAgree(m) ? .date(year: m.digits(0), month: m.digits(1), day: m.digits(2)) : nil
            },
            Rule(
                "date and time in one: 2015-03-28T17:00",
                [.time([.date, .year]), .tight("t"), .tight(.time(.timeOfDay))],
                sureness: 0.98
            ) { m in
                guard let clock = m.time(1).clock else { return nil }
                var exact = clock
                exact.isTwelve = false
                return .time(Time(exact).within(m.time(0)), .year)
            },
            Rule(
                "day, month, year in the region's order: 31/10/1974",
                [two, .tight("/|-|."), .tight(two), .tight("/|-|."), .tight(four)], sureness: 0.97
            ) {
                m in separatorsAgree(m) ? ordered(m, year: m.digits(2), isDayFirst) : nil
            },
            Rule(
                "the same with a short year: 31/10/74",
                [two, .tight("/|-|."), .tight(two), .tight("/|-|."), .tight(.digits(2...2, 0...99))], sureness: 0.9
            ) {
                m in separatorsAgree(m) ? ordered(m, year: m.digits(2), isDayFirst) : nil
            },
            Rule(
                "day and month: 31/10", [.digits(1...2, 1...31), .tight("/"), .tight(.digits(1...2, 1...31))],
                sureness: 0.85
            ) { m in
                ordered(m, year: nil, isDayFirst)
            },
            Rule(
                "day and month with spaces: 2 / 15", [.digits(1...2, 1...31), "/", .digits(1...2, 1...31)],
                sureness: 0.6
            ) { m in
                ordered(m, year: nil, isDayFirst)?.adding(.shy)
            },
            Rule(
                "day and month with a hyphen: 2-15", [.digits(1...2, 1...31), "-", .digits(1...2, 1...31)],
                sureness: 0.5
            ) { m in
                ordered(m, year: nil, isDayFirst)?.adding(.shy)
            },
            Rule("day, month, year with spaces: 31 10 1974", [two, two, four], sureness: 0.5) { m in
                ordered(m, year: m.digits(2), isDayFirst)?.adding(.shy)
            },
            Rule("month and year: 2/2013", [.digits(1...2, 1...12), .tight("/"), .tight(four)], sureness: 0.85) { m in
                .month(year: m.digits(1), month: m.digits(0))
            },
            Rule(
                "year and month: 2014-10, 2014/10", [four, .tight("/|-"), .tight(.digits(1...2, 1...12))], sureness: 0.7
            ) {
                m in
                .month(year: m.digits(0), month: m.digits(1))
            },
        ]
    }

    /// Two numbers as day and month, by the region; the other way round where that alone makes a date.
    private static func ordered(_ m: Match, year: Int?, _ isDayFirst: Bool) -> ParseNode.Content? {
        func date(day: Int, month: Int) -> ParseNode.Content? {
            guard (1...12).contains(month) else { return nil }
            return year.map { .date(year: $0, month: month, day: day) } ?? .date(month: month, day: day)
        }
        let (first, second) = (m.digits(0), m.digits(1))
        let isMonthFirst = m.text.region.isMonthFirst && !isDayFirst
        let usual = isMonthFirst ? date(day: second, month: first) : date(day: first, month: second)
        let other = isMonthFirst ? date(day: first, month: second) : date(day: second, month: first)
        return usual ?? other
    }

    /// The same mark twice; and no version, which points look like a date too.
    private static func separatorsAgree(_ m: Match) -> Bool {
        let before = m.text.word(m.range.lowerBound - 1)
        guard !["version", "firmware", "v", "release", "build", "ios", "android", "app"].contains(before) else {
            return false
        }
        return m.text.atoms[m.range.lowerBound + 1].value == m.text.atoms[m.range.lowerBound + 3].value
    }
}
