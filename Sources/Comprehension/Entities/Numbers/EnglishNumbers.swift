/// Numbers, ordinals and percentages in English words.
enum EnglishNumbers {
    static let units = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    static let tens = ["twenty", "thirty", "forty|fourty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    static let ordinalUnits = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth|nineth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth",
    ]
    static let ordinalTens = [
        "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
    ]

    static let lexemes: [Lexeme] = {
        var found: [Lexeme] = [
            Lexeme("zero|naught|nought", number(0), [.whole, .spelled]),
            Lexeme("nil", number(0), [.whole, .spelled, .shy]),
            Lexeme("single", number(1), [.whole, .shy]),
            Lexeme("a pair|a pair of|pair|pair of|a couple|a couple of|couple|couple of", number(2), [.whole, .vague]),
            Lexeme("few|a few|several", number(3), [.whole, .vague, .shy]),
            Lexeme("hundred|hundreds", number(100, 2), [.whole, .multiplier, .shy]),
            Lexeme("thousand|thousands", number(1_000, 3), [.whole, .multiplier, .shy]),
            Lexeme("million|millions|mio|mn", number(1e6, 6), [.whole, .multiplier, .shy]),
            Lexeme("billion|billions|bn", number(1e9, 9), [.whole, .multiplier, .shy]),
            Lexeme("trillion|trillions", number(1e12, 12), [.whole, .multiplier, .shy]),
            Lexeme("lakh|lakhs|lac|lacs|lkh|lkhs", number(1e5, 5), [.whole, .multiplier, .shy]),
            Lexeme("crore|crores|krore|krores|koti|cr|kr", number(1e7, 7), [.whole, .multiplier, .shy]),
            Lexeme("dozen|dozens|dozen of|dozens of", number(12, 1), [.whole, .multiplier, .shy]),
        ]
        for (index, word) in units.enumerated() {
            found.append(
                Lexeme(word, number(Double(index + 1)), index == 0 ? [.whole, .spelled, .shy] : [.whole, .spelled]))
        }
        for (index, words) in tens.enumerated() {
            found.append(Lexeme(words, number(Double(index + 2) * 10), [.whole, .spelled]))
            for word in words.split(separator: "|") {
                for (unit, ordinal) in ordinalUnits.prefix(9).enumerated() {
                    for written in ordinal.split(separator: "|") {
                        let value = (index + 2) * 10 + unit + 1
                        found.append(Lexeme("\(word) \(written)|\(word)\(written)", .ordinal(value)))
                    }
                }
            }
        }
        for (index, words) in ordinalUnits.enumerated() { found.append(Lexeme(words, .ordinal(index + 1))) }
        for (index, word) in ordinalTens.enumerated() { found.append(Lexeme(word, .ordinal((index + 2) * 10))) }
        return found
    }()

    private static func number(_ value: Double, _ power: Int = 0) -> Meaning {
        .number(Numeral(value, power: power))
    }

    static let rules: [Rule] = [
        Rule("tens and a unit: twenty-one", [.number(with: .spelled), .number(with: .spelled)]) { m in
            let (tens, unit) = (m.number(0), m.number(1))
            guard tens >= 20, tens.truncatingRemainder(dividingBy: 10) == 0, unit >= 1, unit < 10 else { return nil }
            return spelled(tens + unit)
        },
        Rule(
            "hundreds without the word: one twenty two", [.number(with: .spelled), .number(with: .spelled)],
            sureness: 0.7
        ) {
            m in
            let (hundreds, rest) = (m.number(0), m.number(1))
            guard hundreds >= 1, hundreds < 10, rest >= 10, rest < 100 else { return nil }
            return Numeral(hundreds * 100 + rest).content
        },
        Rule("a number of hundreds, thousands …", [.number(without: [.negative, .vague]), .number(with: .multiplier)]) {
            m in
            let (count, times) = (m.numeral(0), m.numeral(1))
            guard !m.traits(0).contains(.multiplier), count.value < times.value || times.power == 1, count.value > 0
            else { return nil }
            return Numeral(count.value * times.value, power: times.power).content
        },
        Rule("a hundred", ["a|an", .number(with: .multiplier)]) { m in
            ParseNode.Content(.number(m.numeral(0)), .whole)
        },
        Rule(
            "a sum: two hundred and five",
            [.number(without: .multiplier), .maybe("and"), .number(without: .multiplier)]
        ) { m in
            let (large, small) = (m.numeral(0), m.numeral(1))
            guard large.power >= 2, small.value > 0, small.value < power(large.power), m.traits(1).contains(.whole),
                !m.traits(1).contains(.vague)
            else { return nil }
            return Numeral(large.value + small.value).content
        },
        Rule("a decimal in words: one point three", [.count, "point", .number(with: .whole)]) { m in
            m.number(1) < 100 || m.traits(1).contains(.digits) ? decimals(m.number(0), m.number(1)) : nil
        },
        Rule(
            "a decimal in words: one point three five", [.count, "point", .number(with: .whole), .number(with: .whole)]
        ) {
            m in
            guard m.number(1) < 10, m.number(2) < 10 else { return nil }
            return decimals(m.number(0), m.number(1) * 10 + m.number(2))
        },
        Rule("point and digits", ["point", .number(with: [.whole, .digits])]) { m in decimals(0, m.number(0)) },
        Rule("less than nothing", ["-|minus|negative", .number(without: [.negative, .vague])]) { m in
            guard !m.isStuckBefore else { return nil }
            return Numeral(-m.number(0)).content.adding(m.traits(0).intersection(.digits))
        },
        Rule("a number in words and digits: five (5)", [.number, "(", .number, ")"]) { m in
            m.number(0) == m.number(1) ? m.content(0) : nil
        },
        Rule(
            "an ordinal in digits", [.digits(1...6, 0...999_999), .tight("st|nd|rd|th")]
        ) { m in ParseNode.Content(.ordinal(m.digits(0)), .digits) },
    ]

    private static func spelled(_ value: Double) -> ParseNode.Content {
        ParseNode.Content(.number(Numeral(value)), [.whole, .spelled])
    }

    private static func decimals(_ whole: Double, _ digits: Double) -> ParseNode.Content? {
        var scale = 10.0
        while scale <= digits { scale *= 10 }
        return Numeral(whole + digits / scale).content
    }

    private static func power(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
