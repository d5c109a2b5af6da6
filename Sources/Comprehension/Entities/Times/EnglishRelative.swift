/// Times in English that are counted from now or from other times: "next week", "3 days ago", "the last Monday of March".
enum EnglishRelative {
    static let lexemes: [Lexeme] = [
        // Hardly a message without a "now" that means nothing: it counts where it is the whole answer.
        Lexeme(
            "now|right now|just now|at the moment|at this moment|this moment|atm", .time(Time(.now, .second)),
            [.shy, .open]),
        Lexeme("today|todays|at this time", .time(Time(.cycle(.day, 0), .day))),
        Lexeme("yesterday|yesterdays", .time(Time(.cycle(.day, -1), .day))),
        Lexeme("tomorrow|tomorrows|tmrw|tmr|tomorow|tommorow|tommorrow", .time(Time(.cycle(.day, 1), .day))),
        Lexeme("day after tomorrow|the day after tomorrow", .time(Time(.cycle(.day, 2), .day))),
        Lexeme("day before yesterday|the day before yesterday", .time(Time(.cycle(.day, -2), .day))),
        Lexeme("weekend|week end|wkend|weekends", ParseNode.Content.weekend.meaning, .nameable),
        season("summer", (6, 21), (9, 23)), season("autumn", (9, 23), (12, 21)), season("winter", (12, 21), (3, 20)),
        season("spring", (3, 20), (6, 21), .shy), season("fall", (9, 23), (12, 21), .latent),
        part("eod|the eod|end of day|end of the day", .end, .day), part("eom|the eom|at the eom", .end, .month, .shy),
        part("eoy|the eoy|at the eoy", .end, .year, .shy), part("bom|the bom|at the bom", .beginning, .month, .shy),
        part("boy|the boy|at the boy", .beginning, .year, .shy),
        Lexeme("asap|as soon as possible", .time(Time(.now, .second, direction: .after)), .open),
        Lexeme("all week", .time(Time(.lasting(.cycle(.week, 0), Period(5, .day)), .day)), .interval),
        Lexeme("rest of the week|the rest of the week", .time(Time(.rest(.cycle(.week, 0)), .day)), .interval),
    ]

    private static func season(_ words: String, _ from: (Int, Int), _ to: (Int, Int), _ traits: Traits = []) -> Lexeme {
        let content = ParseNode.Content.season(from: from, to: to)
        return Lexeme(words, content.meaning, content.traits.union(traits))
    }

    private static func part(_ words: String, _ part: TimePart, _ grain: Grain, _ traits: Traits = []) -> Lexeme {
        Lexeme(
            words, .time(Time(.part(part, of: .cycle(grain, 0)), grain.finer?.grain ?? .day)), traits.union(.interval))
    }

    private static let grain = Item.node(.grain, with: [], without: .vagueUnit)
    private static let next = Item.words(
        "next|the next|the following|following|upcoming|the upcoming|coming|the coming|around next")
    private static let last = Item.words("last|the last|past|the past|previous|the previous|this past")
    private static let this = Item.words("this|current|the current|this current|this very")
    private static let count = Item.number(with: .whole, without: [.negative, .multiplier])
    private static let nameable = Item.time(.nameable)

    static let rules: [Rule] = [
        Rule("this week", [this, grain]) { m in cycle(m, 0, 0) },
        Rule("next week", [next, grain]) { m in cycle(m, 0, 1) },
        Rule("last week", [last, grain]) { m in cycle(m, 0, -1) },
        Rule("the month, understood as this one", ["the", grain]) { m in
            m.grain(0) > .day ? cycle(m, 0, 0)?.adding(.latent) : nil
        },
        Rule("the next 3 days", [.words("next|the next|following|the following|coming"), count, grain]) { m in
            cycles(m, 0, 1)
        },
        Rule("the last 3 days", [.words("last|the last|past|the past|previous|the previous"), count, grain]) { m in
            cycles(m, 0, -1)
        },
        Rule("in two weeks: upcoming two weeks", ["upcoming", count, grain]) { m in cycle(m, 1, m.whole(0)) },
        Rule("in two weeks: two upcoming weeks", [count, "upcoming", grain]) { m in cycle(m, 1, m.whole(0)) },
        Rule("in the next 3 days", ["in the next|within the next|over the next", count, grain]) { m in cycles(m, 0, 1)
        },

        Rule("this Monday, this summer", [this, nameable]) { m in
            // "this may take a while"
            let isVerb = m.traits(0).contains(.latent) && !m.text.atoms[m.range.upperBound - 1].isCapital
            return isVerb ? nil : nth(m, 0, notNow: false)
        },
        Rule("next Monday: of next week", [next, .time(.weekday)]) { m in
            .time(.both(finer: m.time(0).series, coarser: .cycle(.week, 1)), .day, .weekday)
        },
        Rule("next March", [next, .time(.nameable, without: .weekday)]) { m in nth(m, 0, notNow: true) },
        Rule("last Monday, last summer", [last, nameable]) { m in nth(m, -1, notNow: true) },
        Rule("Friday after next", [nameable, "after next"]) { m in nth(m, 1, notNow: true) },
        Rule("3 Fridays from now", [count, nameable, "from now|hence"]) { m in
            m.whole(0) >= 1 ? nth(m, m.whole(0) - 1, notNow: true, part: 1) : nil
        },
        Rule("2 Thursdays ago", [count, nameable, "ago|back"]) { m in
            m.whole(0) >= 1 ? nth(m, -m.whole(0), notNow: true, part: 1) : nil
        },

        Rule("the weekend of a holiday: labour day weekend", [.time(.holiday), "weekend|week end"]) { m in
            // Holidays that fall on Mondays by their rule begin the Friday before.
            guard case .yearly(let day) = m.time(0).series, case .weekday(_, 1, _) = day.rule else { return nil }
            let friday = TimeSeries.moved(m.time(0).series, Period(-3, .day), .day)
            let from = TimeSeries.both(finer: .hour(18, twelve: false), coarser: friday)
            return .time(.interval(from, m.time(0).series, closed: true), .hour, [.interval, .nameable])
        },
        Rule("in two weeks", ["in|within about", .duration]) { m in .fromNow(m.duration(0)) },
        Rule("in fifteen, understood as minutes", ["in", .number(with: [.whole, .digits])], sureness: 0.4) { m in
            guard m.number(0) > 0, m.number(0) < 60 else { return nil }
            return ParseNode.Content.fromNow(Period(m.whole(0), .minute)).adding(.shy)
        },
        Rule("two weeks from now", [.duration, "from now|hence|from this moment|later|ahead"]) { m in
            .fromNow(m.duration(0))
        },
        Rule("a day from right now", [.duration, "from right now|from just now"]) { m in
            .time(.fromNow(m.duration(0), .second), .second)
        },
        Rule("two weeks ago", [.duration, "ago|back|before now|earlier"]) { m in .fromNow(m.duration(0).negated) },
        Rule("2-3 days ago", [.durations, "ago|back|before now|earlier"]) { m in .fromNow(m.durations(0), isPast: true)
        },
        Rule("in 2-3 days", ["in", .durations]) { m in .fromNow(m.durations(0), isPast: false) },
        Rule("2-3 days from now", [.durations, "from now|hence|from this moment|later|ahead"]) { m in
            .fromNow(m.durations(0), isPast: false)
        },
        Rule("within 2-3 days", ["within", .durations]) { m in
            let period = m.durations(0).to
            return .time(.until(.fromNow(period, period.grain.meantFromNow)), .second, .interval)
        },
        Rule("within two weeks", ["within|in less than|in under", .duration]) { m in
            let period = m.duration(0)
            return .time(.until(.fromNow(period, period.grain.meantFromNow)), .second, .interval)
        },
        Rule("after 5 days", ["after", .duration]) { m in
            let period = m.duration(0)
            return .open(Time(.fromNow(period, period.grain.meantFromNow), period.grain.meantFromNow), .after)
        },
        Rule("a year from Christmas", [.duration, "from|after|past|following", .time]) { m in moved(m, m.duration(0)) },
        Rule("two days before Christmas", [.duration, "before|prior to", .time]) { m in moved(m, m.duration(0).negated)
        },
        Rule("Christmas in 3 years", [.time(.nameable, without: .weekday), "in", .duration]) { m in
            within(m, m.duration(1))
        },
        Rule("Christmas 3 years ago", [.time(.nameable, without: .weekday), .duration, "ago|back"]) { m in
            within(m, m.duration(1).negated)
        },
        Rule("Christmas 3 years from now", [.time(.nameable, without: .weekday), .duration, "from now|hence"]) { m in
            within(m, m.duration(1))
        },
        Rule("in 7 days at 5pm", ["in", .duration, .maybe("at"), .time(.timeOfDay)]) { m in
            guard m.duration(0).grain == .day, let days = m.duration(0).parts.first?.count else { return nil }
            return .time(m.time(1).within(Time(.cycle(.day, days), .day)))
        },
    ]

    private static func cycle(_ m: Match, _ part: Int, _ count: Int) -> ParseNode.Content? {
        m.grain(part) >= .minute || count == 0 ? .cycle(m.grain(part), count) : nil
    }

    private static func cycles(_ m: Match, _ part: Int, _ sign: Int) -> ParseNode.Content? {
        let count = m.whole(part)
        guard count >= 1, count <= 10_000 else { return nil }
        return .time(.cycles(m.grain(part + 1), sign * count), m.grain(part + 1), .interval)
    }

    private static func nth(_ m: Match, _ count: Int, notNow: Bool, part: Int = 0) -> ParseNode.Content? {
        let time = m.time(part)
        guard !m.traits(part).contains(.partOfDay), abs(count) < 1_000 else { return nil }
        return .time(
            .nth(count, time.series, notNow: notNow), time.grain, m.traits(part).intersection([.weekday, .holiday]))
    }

    private static func moved(_ m: Match, _ period: Period) -> ParseNode.Content? {
        let time = m.time(1)
        guard time.direction == nil else { return nil }
        let grain = min(time.grain, period.grain)
        return .time(.moved(time.series, period, time.grain == .second && period.grain >= .day ? .day : grain), grain)
    }

    /// "Christmas in 3 years", "thanksgiving in 9 months": the one within that year or month.
    private static func within(_ m: Match, _ period: Period) -> ParseNode.Content? {
        guard let part = period.parts.first, period.parts.count == 1,
            part.grain > m.time(0).grain || part.grain >= .month
        else { return nil }
        return .time(.both(finer: m.time(0).series, coarser: .cycle(part.grain, part.count)), m.time(0).grain)
    }
}
