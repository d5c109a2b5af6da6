/// Amounts of data and the speeds of lines, as people who write about their connection tell them: "5 GB", "100 Mbit/s".
enum DataUnits {
    /// What is written alike in every language.
    static let signs: [Lexeme] = {
        var found: [Lexeme] = []
        for (sign, byte, bit) in prefixes {
            found.append(MeasureRules.unit("\(sign)b|\(byte)|\(byte)s", .dataSize, byte))
            // Of a line nobody counts megabits without their seconds: "a 100 Mbit line".
            found.append(
                MeasureRules.unit(
                    "\(sign)bps|\(sign)bit / s|\(sign)bits / s|\(sign)bit|\(sign)bits|\(bit)|\(bit)s|\(bit) / s",
                    .dataRate, "\(bit) per second"))
            found.append(MeasureRules.unit("\(sign)b / s", .dataRate, "\(byte) per second"))
        }
        return found
    }()

    static let english: [Lexeme] =
        signs
        + prefixes.map { _, byte, bit in
            MeasureRules.unit("\(bit) per second|\(bit)s per second|\(bit)s a second", .dataRate, "\(bit) per second")
        } + [MeasureRules.unit("gig|gigs", .dataSize, "gigabyte")]

    static let german = prefixes.map { _, byte, bit in
        MeasureRules.unit("\(bit) pro sekunde", .dataRate, "\(bit) per second")
    }

    /// Octets, and seconds told as "par seconde"; "2 To" is told from other words by what follows.
    static let french: [Lexeme] = [
        MeasureRules.unit("ko|kilooctet|kilooctets", .dataSize, "kilobyte"),
        MeasureRules.unit("mo|mégaoctet|mégaoctets", .dataSize, "megabyte"),
        MeasureRules.unit("go|gigaoctet|gigaoctets", .dataSize, "gigabyte", 0, .vagueUnit),
        MeasureRules.unit("to|téraoctet|téraoctets", .dataSize, "terabyte", 0, .vagueUnit),
        MeasureRules.unit("mo / s", .dataRate, "megabyte per second"),
        MeasureRules.unit("mégabit|mégabits|mégabits par seconde", .dataRate, "megabit per second"),
        MeasureRules.unit("gigabits par seconde", .dataRate, "gigabit per second"),
    ]

    static let spanish = prefixes.map { _, byte, bit in
        MeasureRules.unit("\(bit)s por segundo|\(bit) por segundo", .dataRate, "\(bit) per second")
    }

    /// The unit, the letter before "/s" looked at again: "MB/s" are bytes, "Mb/s" and "mb/s" are bits.
    static func unit(_ unit: MeasureUnit, asWrittenIn m: Match) -> MeasureUnit {
        guard unit.dimension == .dataRate, unit.name.contains("byte") else { return unit }
        let isBytes = m.text.written(m.range).contains(UInt8(ascii: "B"))
        return isBytes ? unit : MeasureUnit(.dataRate, unit.name.replacing("byte", with: "bit"))
    }

    private static let prefixes = [
        ("k", "kilobyte", "kilobit"), ("m", "megabyte", "megabit"), ("g", "gigabyte", "gigabit"),
        ("t", "terabyte", "terabit"),
    ]
}
