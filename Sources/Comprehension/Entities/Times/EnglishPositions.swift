/// Times in English that are told by their place in a longer one: "the last Monday of March", "the end of the month".
enum EnglishPositions {
    private static let the = Item.maybe("the")
    private static let of = Item.words("of|in|within|from|of the")
    private static let last = Item.words("last|to last")
    private static let grain = Item.node(.grain, with: [], without: .vagueUnit)
    private static let nameable = Item.time(.nameable)
    /// A month or a year that is latent by itself may be what others are placed in: "of May", "of 2018".
    private static let base = Item.time([], without: [.timeOfDay, .partOfDay, .open])
    private static let at = Item.maybe("at|in|towards|around")

    static let rules: [Rule] = [
        Rule("the first Monday of October", [the, .ordinal, nameable, of, base]) { m in
            within(m.ordinal(0) - 1, m.time(1), m.time(2))
        },
        Rule("the last Monday of October", [the, "last", nameable, of, base]) { m in within(-1, m.time(0), m.time(1)) },
        Rule("the second last Monday of October", [the, .ordinal, last, nameable, of, base]) { m in
            within(-m.ordinal(0), m.time(1), m.time(2))
        },
        Rule("the first week of October", [the, .ordinal, grain, of, base]) { m in
            within(m.ordinal(0) - 1, m.grain(1), m.time(2))
        },
        Rule("the last day of October", [the, "last", grain, of, base]) { m in within(-1, m.grain(0), m.time(1)) },
        Rule("the second last week of October", [the, .ordinal, last, grain, of, base]) { m in
            within(-m.ordinal(0), m.grain(1), m.time(2))
        },
        Rule("the third Tuesday after Christmas", [the, .ordinal, nameable, "after|following", base]) { m in
            .time(.nthAfter(m.ordinal(0) - 1, m.time(1).series, m.time(2).series), m.time(1).grain)
        },
        Rule("the closest Monday to a day", [the, "closest|nearest", nameable, "to", base]) { m in
            .time(.nearest(1, m.time(0).series, m.time(1).series), m.time(0).grain)
        },
        Rule("the second closest Monday to a day", [the, .ordinal, "closest|nearest", nameable, "to", base]) { m in
            .time(.nearest(m.ordinal(0), m.time(1).series, m.time(2).series), m.time(1).grain)
        },
        Rule("20th of next month", [the, .ordinal, .maybe("day"), of, the, base]) { m in day(m.ordinal(0), m) },
        Rule("20 of next month", [.digits(1...2, 1...31), "of", the, base]) { m in day(m.digits(0), m) },
        Rule("the week of a day", [the, "week of", .time]) { m in
            guard m.time(0).grain == .day else { return nil }
            // Where weeks begin on Sunday, the week of a Sunday is the one that follows.
            let isSundayFirst = ["US", "CA"].contains(m.text.region.code)
            let day = isSundayFirst ? .moved(m.time(0).series, Period(1, .day), .day) : m.time(0).series
            return .time(.holding(.week, day), .week)
        },

        Rule("the third quarter", [the, .ordinal, grain]) { m in
            quarter(m.ordinal(0), m.grain(1), of: .cycle(.year, 0))
        },
        Rule("the third quarter of a year", [the, .ordinal, grain, .maybe(of), .time(.year)]) { m in
            quarter(m.ordinal(0), m.grain(1), of: m.time(2).series)
        },
        Rule("2018Q4", [.digits(2...4, 0...2_199), .tight("q"), .tight(.digits(1...1, 1...4))]) { m in
            quarter(m.digits(1), .quarter, of: .year(ParseNode.Content.fullYear(m.digits(0))))
        },
        Rule("Q4 2018", ["q", .tight(.digits(1...1, 1...4)), .maybe(.digits(4...4, 1_900...2_199))]) { m in
            quarter(m.digits(0), .quarter, of: m.has(1) ? .year(m.digits(1)) : .cycle(.year, 0))
        },

        Rule("the end of a month", [at, the, "end of|late|late in", the, base]) { m in part(m, .end) },
        Rule("the beginning of a month", [at, the, "beginning of|start of|early|early in", the, base]) { m in
            part(m, .beginning)
        },
        Rule("the middle of a month", [at, the, "middle of|mid", the, base]) { m in part(m, .middle) },
        Rule("the end of the month", [at, the, "end of|late", the, grain]) { m in partOfThis(m, .end) },
        Rule("the beginning of the month", [at, the, "beginning of|start of", the, grain]) { m in
            partOfThis(m, .beginning)
        },
    ]

    private static func within(_ count: Int, _ time: Time, _ base: Time) -> ParseNode.Content? {
        guard base.grain > time.grain, base.grain > .day else { return nil }
        return .time(.nthWithin(count, time.series, base.series), time.grain)
    }

    private static func within(_ count: Int, _ grain: Grain, _ base: Time) -> ParseNode.Content? {
        guard base.grain > grain, grain >= .day else { return nil }
        return .time(.nthWithin(count, .every(grain), base.series), grain)
    }

    private static func day(_ day: Int, _ m: Match) -> ParseNode.Content? {
        let month = m.time(1)
        guard month.grain == .month, !m.traits(1).contains(.month), (1...31).contains(day) else { return nil }
        return .time(.both(finer: .dayOfMonth(day), coarser: month.series), .day, .date)
    }

    private static func quarter(_ count: Int, _ grain: Grain, of year: TimeSeries) -> ParseNode.Content? {
        guard grain == .quarter, (1...4).contains(count) else { return nil }
        return .time(.nthWithin(count - 1, .every(.quarter), year), .quarter)
    }

    private static func part(_ m: Match, _ part: TimePart) -> ParseNode.Content? {
        let time = m.time(0)
        guard [.month, .year, .week].contains(time.grain), !m.traits(0).contains(.interval) else { return nil }
        return .time(.part(part, of: time.series), time.grain == .year ? .month : .day, .interval)
    }

    private static func partOfThis(_ m: Match, _ part: TimePart) -> ParseNode.Content? {
        let grain = m.grain(0)
        guard [.month, .year, .week].contains(grain) else { return nil }
        return .time(.part(part, of: .cycle(grain, 0)), grain == .year ? .month : .day, .interval)
    }
}
