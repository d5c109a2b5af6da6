/// Times in English joined with other times: "Monday at 5", "from the 13th to the 15th of July", "before noon".
enum EnglishIntervals {
    private static let to = Item.words("-|to|til|till|until|untill|thru|through|up to")
    private static let day = Item.digits(1...2, 1...31)
    private static let month = Item.time(.month)
    private static let clock = Item.time(.timeOfDay, without: [.interval, .open])
    private static let whole = Item.time([], without: [.latent, .interval, .open])

    static let rules: [Rule] = [
        Rule("two times side by side", [.time, .maybe(","), .time], sureness: 0.9) { m in joined(m) },
        Rule(
            "two times with a small word",
            [.time, "of|on|for|in|from|at|during|of the|in the|on the|this|@|around|about", .time], sureness: 0.9
        ) {
            m in joined(m)
        },
        Rule(
            "a time and a year: thanksgiving 2014",
            [.time([], without: [.latent, .year, .open]), .maybe("of|in|,"), .time([.year, .latent])], sureness: 0.9
        ) {
            m in
            guard m.time(0).grain < .year, !m.traits(0).contains(.timeOfDay) else { return nil }
            return m.time(0).joined(m.time(1), m.traits(0), m.traits(1))?.adding(m.traits(0).intersection(.nameable))
        },
        Rule(
            "a day and an hour: 9 tomorrow",
            [.time([.timeOfDay, .latent]), .time([], without: [.latent, .timeOfDay, .partOfDay, .open])], sureness: 0.8
        ) {
            m in m.time(1).grain == .day ? joined(m) : nil
        },
        Rule(
            "a day and an hour: tomorrow 5:30",
            [.time([], without: [.latent, .timeOfDay, .partOfDay, .open]), .maybe("at|@|around"), .time(.timeOfDay)],
            sureness: 0.85
        ) {
            m in
            guard m.time(0).grain == .day, !m.traits(1).contains(.latent) || m.range.count > 2 else { return nil }
            return joined(m)
        },
        Rule(
            "a day's part: monday morning",
            [
                .time([], without: [.latent, .timeOfDay, .partOfDay, .open]), .maybe("in the|in|,|at|during the"),
                .time([.partOfDay, .latent]),
            ]
        ) {
            m in m.time(0).grain == .day ? joined(m) : nil
        },
        Rule("the morning of a day", [.time([.partOfDay, .latent]), "of|of the|on", .time]) { m in
            m.time(1).grain == .day ? joined(m) : nil
        },
        Rule(
            "on a day, in a month", ["on|in|during|this|the|for", .time([], without: [.latent, .open, .timeOfDay])],
            sureness: 0.85
        ) { m in
            isPlain(m) ? m.content(0)?.removing(.shy) : nil
        },
        Rule("in May, in 2014", ["in|during|of", .time([.latent], without: [.timeOfDay, .partOfDay, .dayOfMonth])]) {
            m in
            m.traits(0).contains(.month) || m.traits(0).contains(.year) ? m.content(0)?.removing(.latent) : nil
        },
        Rule(
            "about a time",
            [
                "about|around|approximately|exactly|anytime|sometimes|sometime|some time",
                .time([], without: [.latent, .open, .timeOfDay]),
            ], sureness: 0.7
        ) {
            m in m.content(0)
        },

        // Days of one month.
        Rule(
            "July 13 to 15",
            [.maybe("from|between"), month, day, .words("-|to|til|till|until|thru|through|and"), .maybe("the"), day]
        ) { m in
            days(m, 0, m.digits(1), m.digits(2))
        },
        Rule(
            "July 13th to 15th",
            [
                .maybe("from|between"), month, .maybe("the"), .ordinal, .words("-|to|til|till|until|thru|through|and"),
                .maybe("the"), .ordinal,
            ]
        ) { m in
            days(m, 0, m.ordinal(1), m.ordinal(2))
        },
        Rule(
            "13 to 15 July",
            [
                .maybe("from|between"), .maybe("the"), day, .words("-|to|til|till|until|thru|through|and"),
                .maybe("the"), day, .maybe("of"), month,
            ]
        ) { m in
            days(m, 2, m.digits(0), m.digits(1))
        },
        Rule(
            "13th to 15th July",
            [
                .maybe("from|between"), .maybe("the"), .ordinal, .words("-|to|til|till|until|thru|through|and"),
                .maybe("the"), .ordinal, .maybe("of"), month,
            ]
        ) { m in
            days(m, 2, m.ordinal(0), m.ordinal(1))
        },
        Rule(
            "13th to 15 July",
            [
                .maybe("from|between"), .maybe("the"), .ordinal, .words("-|to|til|till|until|thru|through|and"),
                .maybe("the"), day, .maybe("of"), month,
            ]
        ) { m in
            days(m, 2, m.ordinal(0), m.digits(1))
        },
        Rule(
            "13 to 15th July",
            [
                .maybe("from|between"), .maybe("the"), day, .words("-|to|til|till|until|thru|through|and"),
                .maybe("the"), .ordinal, .maybe("of"), month,
            ]
        ) { m in
            days(m, 2, m.digits(0), m.ordinal(1))
        },

        // Any two times.
        Rule("from a time to a time", [.maybe("from|in between"), whole, to, whole]) { m in span(m) },
        Rule("between two times", ["between|in between", whole, "and|-|to", whole]) { m in span(m) },
        Rule("later than, but before", ["later than|after", whole, "but before|and before", whole]) { m in
            span(m)
        },
        Rule(
            "ISO 8601's interval",
            [.time(.year, without: .latent), .tight("/"), .tight(.time(.year, without: .latent))]
        ) { m in
            m.time(0).grain <= .day && m.time(1).grain <= .day ? .interval(m.time(0), m.time(1)) : nil
        },
        Rule(
            "from a clock time to another: 3-4pm",
            [
                .maybe("from|in between|between"), clock, .words("-|to|til|till|until|untill|thru|through|up to|and"),
                clock,
            ]
        ) { m in
            clocks(m)
        },
        Rule(
            "from a time for so long",
            [.maybe("from|starting|starting from|starting at|starting on"), whole, "for", .duration]
        ) { m in
            m.time(0).direction == nil ? .lasting(m.time(0), m.duration(1)) : nil
        },
        Rule(
            "for so long from a time",
            [
                "for", .duration,
                "from|starting|starting from|starting at|starting on|beginning|beginning at|beginning on", whole,
            ], sureness: 0.96
        ) { m in
            m.time(1).direction == nil ? .lasting(m.time(1), m.duration(0)) : nil
        },

        Rule("by a time: until then from now", ["by|by the|not later than|no later than", whole]) { m in
            .until(m.time(0))
        },
        Rule("by the end of a month", ["by|by the", .time(.interval, without: [.latent, .timeOfDay])], sureness: 0.96) {
            m in .until(m.time(0))
        },
        Rule(
            "until a time",
            [
                "until|untill|till|til|through|thru|up to|before|sometimes before|sometime before|anytime before|prior to|not before",
                .time([], without: [.open]),
            ], sureness: 0.9
        ) {
            m in isBoundary(m) ? .open(m.time(0), .before) : nil
        },
        Rule(
            "after a time",
            [
                "after|since|from|starting|anytime after|any time after|sometime after|later than|not before|as of",
                .time([], without: [.open]),
            ], sureness: 0.9
        ) { m in
            // "from 5 to 6pm of April 22" is a span, and not from five to six on.
            let isSpan = m.text.word(m.range.lowerBound) == "from" && m.range.contains { m.text.word($0) == "to" }
            return isBoundary(m) && !isSpan ? .open(m.time(0), .after) : nil
        },
    ]

    private static func joined(_ m: Match) -> ParseNode.Content? {
        guard !m.traits(0).contains(.open), !m.traits(1).contains(.open) else { return nil }
        return m.time(0).joined(m.time(1), m.traits(0), m.traits(1))
    }

    private static func days(_ m: Match, _ month: Int, _ from: Int, _ to: Int) -> ParseNode.Content? {
        guard from < to, let month = EnglishCalendar.monthNumber(m, month),
            let last = ParseNode.Content.date(month: month, day: to),
            let first = ParseNode.Content.date(month: month, day: from), case .time(let start) = first.meaning,
            case .time(let end) = last.meaning
        else { return nil }
        return .interval(start, end)
    }

    private static func span(_ m: Match) -> ParseNode.Content? {
        let (from, to) = (m.time(0), m.time(1))
        guard from.direction == nil, to.direction == nil else { return nil }
        if let start = from.clock, let end = to.clock { return .clockInterval(start, end) }
        // In "9:30 to 11:00 on Thursday" both times are Thursday's, which another reading says.
        if from.clock != nil, to.grain < .day { return nil }
        // "Thursday from 9 to 11" is no span from Thursday.
        guard from.grain == to.grain || from.grain <= .day && to.grain <= .day else { return nil }
        return .interval(from, to)
    }

    private static func clocks(_ m: Match) -> ParseNode.Content? {
        guard let from = m.time(0).clock, let to = m.time(1).clock else {
            // In "9:30 - 11:00 CST" the zone is said of both, which another reading says.
            guard m.traits(0).contains(.zoned), m.traits(1).contains(.zoned) else { return nil }
            return .interval(m.time(0), m.time(1))
        }
        // "at 11:04 to 12 High Street" ends before the address.
        let end = m.range.upperBound
        let isAddress = end < m.text.atoms.count && m.text.atoms[end].isCapital && m.text.atoms[end].kind == .letters
        if m.traits(1).contains(.latent), isAddress { return nil }
        // Two bare numbers say nothing of time: "3-4".
        guard !(m.traits(0).contains(.latent) && m.traits(1).contains(.latent)) else {
            return ParseNode.Content.clockInterval(from, to).adding(.latent)
        }
        // "15 to noon" is a quarter of an hour before.
        if m.traits(0).contains(.latent), from.hour > 12, to.hour <= 12 { return nil }
        return .clockInterval(from, to)
    }

    /// What "on", "in" and "this" may stand before without changing it.
    private static func isPlain(_ m: Match) -> Bool {
        let traits = m.traits(0)
        if traits.contains(.shy) {
            // "on sat" and "in mar" are times, "in the sun" is none.
            let word = m.text.word(m.range.lowerBound)
            guard traits.contains(.weekday) ? word == "on" : word != "the" && word != "this" else { return false }
        }
        return m.time(0).direction == nil && (m.time(0).grain >= .day || traits.contains(.partOfDay))
    }

    private static func isBoundary(_ m: Match) -> Bool {
        let traits = m.traits(0)
        // "from the past few days" is those days.
        if traits.contains(.interval), traits.isDisjoint(with: [.holiday, .season, .timeOfDay]) { return false }
        guard traits.contains(.latent) else { return true }
        return traits.contains(.year)
    }

}
