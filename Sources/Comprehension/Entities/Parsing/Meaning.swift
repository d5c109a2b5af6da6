/// What a stretch of text means to the rules: duckling's "dimensions", the helpers that never leave the parser included.
enum Meaning: Sendable, Hashable {
    case number(Numeral)
    /// From one number to another, or from one percentage to another.
    case numbers(NumberSpan)
    case ordinal(Int)
    case percentage(Double)
    case grain(Grain)
    case duration(Period)
    /// From one duration to a longer one.
    case durations(PeriodSpan)
    case time(Time)
    /// Seconds east of Greenwich.
    case zone(Int)
    case currency(Currency)
    case money(Money)
    case unit(MeasureUnit)
    case measure(Measure)
    /// A code or address in its canonical writing.
    case code(CodeKind, String)

    /// What rules ask for when they want a node of some kind.
    enum Kind: Int, Sendable, CaseIterable {
        case number, numbers, ordinal, percentage, grain, duration, durations, time, zone, currency, money, unit,
            measure
        case code
    }

    var kind: Kind {
        switch self {
        case .number: .number
        case .numbers: .numbers
        case .ordinal: .ordinal
        case .percentage: .percentage
        case .grain: .grain
        case .duration: .duration
        case .durations: .durations
        case .time: .time
        case .zone: .zone
        case .currency: .currency
        case .money: .money
        case .unit: .unit
        case .measure: .measure
        case .code: .code
        }
    }
}

/// Codes and addresses whose value is a text.
enum CodeKind: String, Sendable, CaseIterable {
    case orderNumber = "order_number"
    case ticketNumber = "ticket_number"
    case errorCode = "error_code"
    case email, phone, url, version
    case ipAddress = "ip_address"
    case macAddress = "mac_address"
}

/// What rules may ask of a node beyond its kind, and what keeps a node from being reported.
struct Traits: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    /// Understood only as part of something larger, never reported alone: "7" as an hour.
    static let latent = Traits(rawValue: 1 << 0)
    /// A word that mostly means something else; reported only when the message says nothing besides: "sat", "few".
    static let shy = Traits(rawValue: 1 << 1)

    // Numbers
    /// Written in digits.
    static let digits = Traits(rawValue: 1 << 2)
    /// A word that multiplies: hundred, million, dozen.
    static let multiplier = Traits(rawValue: 1 << 3)
    static let whole = Traits(rawValue: 1 << 4)
    static let negative = Traits(rawValue: 1 << 5)
    /// A spelled number below a hundred that sums take as their last part.
    static let spelled = Traits(rawValue: 1 << 6)
    /// Parts of one: "two thirds".
    static let fraction = Traits(rawValue: 1 << 26)
    /// "a few", "a couple": no number that a sum or a date is made with.
    static let vague = Traits(rawValue: 1 << 7)

    // Times
    static let weekday = Traits(rawValue: 1 << 8)
    static let month = Traits(rawValue: 1 << 9)
    static let timeOfDay = Traits(rawValue: 1 << 10)
    /// A clock time of which the half of the day is not said.
    static let twelveHour = Traits(rawValue: 1 << 11)
    static let partOfDay = Traits(rawValue: 1 << 12)
    static let holiday = Traits(rawValue: 1 << 13)
    static let year = Traits(rawValue: 1 << 14)
    static let season = Traits(rawValue: 1 << 15)
    /// "this", "next" and "last" may stand before it.
    static let nameable = Traits(rawValue: 1 << 16)
    /// The one that holds now is not meant: "monday", said on a Monday.
    static let notNow = Traits(rawValue: 1 << 17)
    static let zoned = Traits(rawValue: 1 << 18)
    /// Has a beginning or an end alone.
    static let open = Traits(rawValue: 1 << 19)
    /// Two ends are said.
    static let interval = Traits(rawValue: 1 << 20)
    /// A day of the month without its month: "the 15th".
    static let dayOfMonth = Traits(rawValue: 1 << 21)
    /// A day with its month.
    static let date = Traits(rawValue: 1 << 22)

    // Amounts
    /// Hundredths of a currency: cents, pence.
    static let cents = Traits(rawValue: 1 << 23)
    /// "under 5", "10 to 20".
    static let bounded = Traits(rawValue: 1 << 24)
    /// "about", "exactly" has been said.
    static let qualified = Traits(rawValue: 1 << 25)
    /// The unit or the sign alone would not tell the dimension: "m", "in", "k".
    static let vagueUnit = Traits(rawValue: 1 << 27)
}
