/// Durations in English: "two weeks", "an hour and a half", "2 years, 3 months".
enum EnglishDurations {
    static let lexemes: [Lexeme] = [
        Lexeme("second|seconds|sec|secs|sec .|secs .", .grain(.second)),
        Lexeme("minute|minutes|min|mins|min .|mins .", .grain(.minute)),
        Lexeme("hour|hours|hr|hrs|hr .|hrs .|h", .grain(.hour)),
        Lexeme("day|days|working day|working days|business day|business days", .grain(.day)),
        Lexeme("week|weeks|wk|wks", .grain(.week)),
        Lexeme("month|months|mth|mths", .grain(.month)),
        Lexeme("quarter|quarters|qtr|qtrs", .grain(.quarter)),
        Lexeme("year|years|yr|yrs", .grain(.year)),
        Lexeme("m", .grain(.minute), .vagueUnit, sureness: 0.5),
        Lexeme("s", .grain(.second), .vagueUnit, sureness: 0.5),
        Lexeme("fortnight|a fortnight|one fortnight", .duration(Period(14, .day))),
        Lexeme("half an hour|half hour|a half hour", .duration(Period(30, .minute))),
        Lexeme("quarter of an hour|a quarter of an hour|quarter hour|a quarter hour", .duration(Period(15, .minute))),
        Lexeme("three quarters of an hour|three quarter of an hour", .duration(Period(45, .minute))),
    ]

    private static let grain = Item.node(.grain, with: [], without: .vagueUnit)
    private static let quarters = Item.maybe(.number(with: [.whole], without: [.negative]))

    static let rules: [Rule] = [
        Rule("a number of units: two weeks", [.number(without: .negative), grain]) { m in
            period(m.number(0), m.grain(1))
        },
        Rule(
            "digits and a letter: 2m",
            [.number(with: .digits, without: .negative), .node(.grain, with: .vagueUnit, without: [])]
        ) {
            m in period(m.number(0), m.grain(1))
        },
        Rule("minutes as a prime: 2'", [.number(with: [.digits, .whole]), .tight("'")], sureness: 0.5) { m in
            period(m.number(0), .minute)
        },
        Rule("seconds as two primes: 1\"", [.number(with: [.digits, .whole]), .tight("\"|''")], sureness: 0.5) { m in
            period(m.number(0), .second)
        },
        Rule("one unit: a month", ["a|an|1|one", grain]) { m in period(1, m.grain(0)) },
        Rule(
            "more of a unit: two more minutes",
            [.number(without: .negative), "more|additional|extra|less|fewer|other", grain]
        ) { m in
            period(m.number(0), m.grain(1))
        },
        Rule("a whole unit: all day", ["all|full|whole|entire|a full|a whole|an entire", grain], sureness: 0.9) { m in
            m.grain(0) >= .day ? period(1, m.grain(0)) : nil
        },
        Rule("half a unit", ["half|half a|half an", grain]) { m in period(0.5, m.grain(0)) },
        Rule("one and a half: an hour and a half", ["a|an|one|1", grain, "and a half|and half|and an half"]) { m in
            period(1.5, m.grain(0))
        },
        Rule("some and a half: 2 and a half hours", [.count, "and a half|and half|and an half", grain]) { m in
            period(m.number(0) + 0.5, m.grain(1))
        },
        Rule(
            "some and quarters: one and three quarter hours",
            [.count, "and", quarters, "quarter|quarters|a quarter", .maybe("of"), .maybe("an"), grain]
        ) {
            m in
            guard m.grain(2) == .hour else { return nil }
            let quarters = m.has(1) ? m.number(1) : 1
            return quarters < 4 ? period(m.number(0) + quarters / 4, .hour) : nil
        },
        Rule(
            "hours and bare minutes: 1 hour thirty",
            [.duration, .maybe("and"), .number(with: .whole, without: [.vague, .multiplier])], sureness: 0.7
        ) {
            m in
            let hours = m.duration(0)
            guard !m.isTight(1) else { return nil }  // "23H2" is a version
            guard hours.grain == .hour, hours.parts.count == 1, m.number(1) < 60 else { return nil }
            return content(hours + Period(m.whole(1), .minute))
        },
        Rule("a sum: 2 years, 3 months and 4 days", [.duration, .maybe(", and|and|,"), .duration]) { m in
            let (left, right) = (m.duration(0), m.duration(1))
            guard let coarse = right.parts.first?.grain, left.grain > coarse else { return nil }
            return content(left + right)
        },
        Rule(
            "about so long",
            ["about|around|approximately|approx|roughly|exactly|precisely|nearly|almost|up to", .duration]
        ) { m in
            m.traits(0).contains(.qualified) ? nil : m.content(0)?.adding(.qualified)
        },
    ]

    private static func period(_ count: Double, _ grain: Grain) -> ParseNode.Content? {
        guard count <= 1_000_000 else { return nil }
        return Period(count, grain).map { content($0) }
    }

    private static func content(_ period: Period) -> ParseNode.Content { ParseNode.Content(.duration(period)) }
}
