import StrictJSON

/// An amount of time in calendar units, as java.time and Joda-Time name it: "2 years 3 months" has no fixed seconds.
struct Period: Sendable, Hashable {
    /// Coarse units first, each once, none zero unless it is the only one.
    let parts: [Part]

    struct Part: Sendable, Hashable {
        let count: Int
        let grain: Grain
    }

    init(_ count: Int, _ grain: Grain) { parts = [Part(count: count, grain: grain)] }

    /// So many of a unit, a fraction told in finer units: 1.5 hours are 90 minutes, half a month is 15 days.
    init?(_ count: Double, _ grain: Grain) {
        var (count, grain) = (count, grain)
        while abs(count - count.rounded()) > 1e-6, let finer = grain.finer {
            count *= Double(finer.count)
            grain = finer.grain
        }
        guard let whole = Int(exactly: count.rounded()), abs(whole) < 1_000_000_000 else { return nil }
        self.init(whole, grain)
    }

    private init(_ parts: [Part]) {
        var sums: [Grain: Int] = [:]
        for part in parts { sums[part.grain, default: 0] += part.count }
        let kept = sums.filter { $0.value != 0 }.sorted { $0.key > $1.key }.map { Part(count: $0.value, grain: $0.key) }
        self.parts = kept.isEmpty ? Array(parts.suffix(1)) : kept
    }

    /// The finest unit in it.
    var grain: Grain { parts.map(\.grain).min() ?? .second }

    /// In seconds, months having 30 days and years 365.
    var seconds: Int { parts.reduce(0) { $0 + $1.count * $1.grain.seconds } }

    var negated: Period { Period(parts.map { Part(count: -$0.count, grain: $0.grain) }) }

    static func + (left: Period, right: Period) -> Period { Period(left.parts + right.parts) }

    /// ISO 8601: "P2Y3M", "PT1H30M", "P2W".
    var iso8601: String {
        var counts: [Grain: Int] = [:]
        for part in parts { counts[part.grain, default: 0] += part.count }
        counts[.month, default: 0] += 3 * (counts.removeValue(forKey: .quarter) ?? 0)
        if counts.contains(where: { $0.key != .week && $0.value != 0 }), let weeks = counts.removeValue(forKey: .week) {
            counts[.day, default: 0] += 7 * weeks  // weeks stand alone in ISO 8601
        }
        var text = "P"
        for (grain, letter) in [(Grain.year, "Y"), (.month, "M"), (.week, "W"), (.day, "D")] {
            if let count = counts[grain], count != 0 { text += "\(count)\(letter)" }
        }
        var time = ""
        for (grain, letter) in [(Grain.hour, "H"), (.minute, "M"), (.second, "S")] {
            if let count = counts[grain], count != 0 { time += "\(count)\(letter)" }
        }
        if !time.isEmpty { text += "T" + time }
        return text == "P" ? "PT0S" : text
    }

    var json: JSON { ["value": .string(iso8601), "grain": .string(grain.name), "seconds": .number(seconds)] }
}

/// From one duration to a longer one, both included.
struct PeriodSpan: Sendable, Hashable {
    let from: Period
    let to: Period

    var json: JSON {
        ["from": .string(from.iso8601), "to": .string(to.iso8601), "grain": .string(min(from.grain, to.grain).name)]
    }
}
