/// Times of day in English: "3:15pm", "half past three", "in the evening".
enum EnglishClock {
    static let lexemes: [Lexeme] = [
        lexeme("morning|mornings", .partOfDay(from: 0, to: 12)),
        lexeme(
            "early morning|early in the morning|in the early hours of the morning|early hours of the morning",
            .partOfDay(from: 0, to: 9)),
        lexeme("afternoon|after noon|afternoonish", .partOfDay(from: 12, to: 19)),
        lexeme("evening|night", .partOfDay(from: 18, to: 24)),
        lexeme("late evening|late night|late at night", .partOfDay(from: 21, to: 24)),
        lexeme("lunch|lunchtime|lunch time", .partOfDay(from: 12, to: 14)),
        lexeme("after lunch", .partOfDay(from: 13, to: 17).removing(.latent)),
        lexeme("after school", .partOfDay(from: 15, to: 21).removing(.latent)),
        lexeme("after work", .partOfDay(from: 17, to: 21).removing(.latent)),
        lexeme("noon|midday|mid day|the midday|12 noon|noontime", ClockTime(12, twelve: false).content),
        lexeme("midnight|mid night|12 midnight|the midnight", ClockTime(0, twelve: false).content),
        lexeme("tonight|tonite|this night", today(18)),
        lexeme("late tonight|late tonite", today(21)),
        lexeme("last night|yesterday evening|yesterday night", yesterday(18)),
        lexeme("late last night", yesterday(21)),
    ]

    private static func lexeme(_ words: String, _ content: ParseNode.Content) -> Lexeme {
        Lexeme(words, content.meaning, content.traits)
    }
    private static func today(_ from: Int) -> ParseNode.Content { evening(from, .cycle(.day, 0)) }
    private static func yesterday(_ from: Int) -> ParseNode.Content { evening(from, .cycle(.day, -1)) }
    private static func evening(_ from: Int, _ day: TimeSeries) -> ParseNode.Content {
        .time(DayPart(from: from, to: 24, day: day).time, .partOfDay)
    }

    private static let anyClock = Item.time(.timeOfDay, without: .interval)
    private static let am = "am|a m|a . m .|a . m|a .m ."
    private static let pm = "pm|p m|p . m .|p . m|p .m ."
    private static let minutes = Item.digits(2...2, 0...59)

    static let rules: [Rule] = [
        Rule("a number as an hour, understood", [.number(with: .whole, without: [.vague, .shy, .multiplier])]) { m in
            m.number(0) <= 24 ? .hour(m.whole(0)) : nil
        },
        Rule("one as an hour, understood", [.number(with: [.whole, .spelled, .shy])]) { m in
            m.number(0) == 1 ? .hour(1) : nil
        },
        Rule("hours:minutes", [.digits(1...2, 0...24), .tight(":"), .tight(minutes)]) { m in
            ClockTime(m.digits(0) % 24, m.digits(1), twelve: m.digits(0) > 0).content
        },
        Rule(
            "hours:minutes:seconds",
            [.digits(1...2, 0...24), .tight(":"), .tight(minutes), .tight(":"), .tight(minutes)]
        ) { m in
            ClockTime(m.digits(0) % 24, m.digits(1), m.digits(2), twelve: m.digits(0) > 0).content
        },
        Rule("hours h minutes: 15h30", [.digits(1...2, 0...24), .tight("h"), .maybe(.tight(minutes))], sureness: 0.6) {
            m in
            ClockTime(m.digits(0) % 24, m.has(1) ? m.digits(1) : 0, twelve: false).content
        },
        Rule("hours.minutes before am or pm: 3.15pm", [.digits(1...2, 1...12), .tight("."), .tight(minutes)]) { m in
            ClockTime(m.digits(0), m.digits(1), twelve: true).content.adding(.latent)
        },
        Rule("hours and minutes in one, understood: 1030", [.digits(3...4, 100...2_359)]) { m in
            let (hour, minute) = (m.digits(0) / 100, m.digits(0) % 100)
            guard hour < 24, minute < 60 else { return nil }
            return ClockTime(hour, minute, twelve: true).content.adding(.latent)
        },
        Rule(
            "hours and minutes side by side, understood: ten thirty",
            [
                .number(with: .whole, without: [.vague, .multiplier]),
                .number(with: .whole, without: [.vague, .multiplier]),
            ]
        ) {
            m in
            let (hour, minute) = (m.number(0), m.number(1))
            guard hour >= 1, hour <= 23, minute >= 10, minute < 60,
                m.traits(0).isSuperset(of: m.traits(1).intersection(.digits))
            else { return nil }
            return ClockTime(Int(hour), Int(minute), twelve: true).content.adding(.latent)
        },
        Rule(
            "hours and a nought: twelve oh three",
            [
                .number(with: .whole, without: [.vague, .multiplier]), "oh|o|ou|zero",
                .number(with: .whole, without: [.vague, .multiplier]),
            ]
        ) {
            m in
            guard m.number(0) >= 1, m.number(0) <= 23, m.number(1) >= 1, m.number(1) < 10 else { return nil }
            return ClockTime(m.whole(0), m.whole(1), twelve: true).content.adding(.latent)
        },
        Rule("before noon: 3 am", [anyClock, .maybe("in the"), .words(am)]) { m in half(m, afternoon: false) },
        Rule("after noon: 3 pm", [anyClock, .maybe("in the"), .words(pm)]) { m in half(m, afternoon: true) },
        Rule("after a colon, before noon: 3:18a", [.time([.timeOfDay, .twelveHour], without: .latent), .tight("a")]) {
            m in
            half(m, afternoon: false)
        },
        Rule("after a colon, after noon: 3:15p", [.time([.timeOfDay, .twelveHour], without: .latent), .tight("p")]) {
            m in
            half(m, afternoon: true)
        },
        Rule("in short, understood: 7a", [.digits(1...2, 1...12), .tight("a")]) { m in
            ClockTime(m.digits(0) % 12, twelve: false).content.adding(.latent)
        },
        Rule("in short, understood: 7p", [.digits(1...2, 1...12), .tight("p"), .maybe(.tight("."))]) { m in
            ClockTime(m.digits(0) % 12 + 12, twelve: false).content.adding(.latent)
        },
        Rule("at a time of day", ["at|@|at around|at about|at approximately|at exactly", anyClock]) { m in
            isVersion(m) ? nil : m.content(0)?.removing(.latent)
        },
        Rule("for a time of day", ["for", .time(.timeOfDay, without: [.interval, .latent])]) { m in m.content(0) },
        Rule("about a time of day", ["about|around|approximately|approx|exactly|circa", anyClock], sureness: 0.7) { m in
            guard m.time(0).clock?.minute != nil || !m.traits(0).contains(.latent) else { return nil }
            return m.content(0)?.removing(.latent)
        },
        Rule(
            "about a span of times",
            ["about|around|approximately|approx", .time([.timeOfDay, .interval], without: .latent)]
        ) { m in
            m.content(0)
        },
        Rule("a time of day, about", [.time(.timeOfDay), "ish|approximately|sharp|exactly|about"]) { m in
            m.content(0)?.removing(.latent)
        },
        Rule("o'clock", [anyClock, "oclock|o clock"]) { m in
            guard m.time(0).grain == .hour else { return nil }
            return m.content(0)?.removing(.latent)
        },
        Rule("half past three", ["half past", anyClock]) { m in past(m, 30, 0) },
        Rule("half three", ["half", .time([.timeOfDay, .twelveHour])], sureness: 0.6) { m in
            m.traits(0).contains(.latent) ? past(m, 30, 0) : nil
        },
        Rule(
            "a quarter past three",
            [
                .maybe("for"), "quarter past|a quarter past|quarter after|a quarter after|quarter from|a quarter from",
                anyClock,
            ]
        ) { m in
            past(m, 15, 0)
        },
        Rule(
            "a quarter to three",
            [
                .maybe("for"),
                "quarter to|a quarter to|quarter till|a quarter till|quarter before|a quarter before|quarter of|a quarter of",
                anyClock,
            ]
        ) {
            m in past(m, -15, 0)
        },
        Rule(
            "minutes past the hour: 20 past three",
            [
                .number(with: .whole, without: [.vague, .multiplier]), .maybe("minutes|minute|mins|min"),
                "past|after|from", anyClock,
            ]
        ) {
            m in m.number(0) < 60 ? past(m, m.whole(0), 1) : nil
        },
        Rule(
            "minutes to the hour: 20 to three",
            [
                .number(with: .whole, without: [.vague, .multiplier]), .maybe("minutes|minute|mins|min"),
                "to|till|before|of", anyClock,
            ], sureness: 0.9
        ) {
            m in
            guard m.number(0) < 60, !m.traits(1).contains(.latent) || m.range.count > 3 || m.number(0) >= 5 else {
                return nil
            }
            return past(m, -m.whole(0), 1)
        },
        Rule(
            "a time of day in another place's: 9 am PST",
            [.time(.timeOfDay, without: [.interval, .latent, .zoned]), .maybe("("), .zone, .maybe(")")]
        ) { m in
            return .time(.zoned(m.time(0).series, m.zone(1)), .minute, [.timeOfDay, .zoned])
        },
        Rule(
            "a span of times in another place's: 9:30 - 11:00 CST",
            [.time([.timeOfDay, .interval], without: .zoned), .maybe("("), .zone, .maybe(")")]
        ) {
            m in .time(.zoned(m.time(0).series, m.zone(1)), m.time(0).grain, [.timeOfDay, .zoned, .interval])
        },
        Rule("in the morning", ["in the|during the|in|at|the", .time([.partOfDay, .latent])]) { m in
            m.content(0)?.removing(.latent)
        },
        Rule("this morning", ["this|this very|todays|today", .time([.partOfDay, .latent])]) { m in
            guard var part = m.time(0).part else { return nil }
            part.day = .cycle(.day, 0)
            return .time(part.time, .partOfDay)
        },
        Rule(
            "a time of day in a part of the day: 3 in the morning, 8 tonight",
            [anyClock, .maybe("in the|in|on|during the"), .time(.partOfDay)]
        ) { m in
            at(m.time(1), m.time(0))
        },
        Rule(
            "a part of the day at a time: tonight at 8",
            [.time(.partOfDay, without: .latent), .maybe("at|@|around|about|,"), anyClock]
        ) { m in
            at(m.time(0), m.time(1))
        },
        Rule(
            "a part of the day at a time: early morning @ 3",
            [.time([.partOfDay, .latent]), "at|@|around|about", anyClock]
        ) { m in
            at(m.time(0), m.time(1))
        },
    ]

    /// "at 650.650.6500" and "at 4.2" are no times of day.
    private static func isVersion(_ m: Match) -> Bool {
        let end = m.range.upperBound
        guard end + 1 < m.text.atoms.count, m.text.atoms[end].isTight else { return false }
        return m.text.atoms[end].isMark(".-") && m.text.atoms[end + 1].kind == .digits && m.text.atoms[end + 1].isTight
    }

    private static func at(_ part: Time, _ clock: Time) -> ParseNode.Content? {
        guard let part = part.part, let clock = clock.clock else { return nil }
        return part.at(clock)
    }

    private static func half(_ m: Match, afternoon: Bool) -> ParseNode.Content? {
        guard m.traits(0).contains(.twelveHour) || m.time(0).clock.map({ $0.hour > 12 && afternoon }) == true else {
            return nil
        }
        return m.time(0).clock?.inHalf(afternoon: afternoon)?.content
    }

    private static func past(_ m: Match, _ minutes: Int, _ part: Int) -> ParseNode.Content? {
        guard let clock = m.time(part).clock, clock.minute == nil else { return nil }
        return clock.adding(minutes: minutes).content
    }
}
