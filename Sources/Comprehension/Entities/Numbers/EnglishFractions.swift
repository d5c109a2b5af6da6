/// Fractions and mixed numbers in English: "two thirds", "one and a half".
enum EnglishFractions {
    /// "thirds", "fifths", "hundredths": ordinals that count parts and number nothing.
    static let lexemes: [Lexeme] = {
        var found: [Lexeme] = []
        func add(_ singular: String, _ value: Int) {
            let words = singular.split(separator: "|").map { "\($0)s" }.joined(separator: "|")
            found.append(Lexeme(words, .ordinal(value), .latent))
        }
        for (index, words) in EnglishNumbers.ordinalUnits.enumerated() where index >= 2 { add(words, index + 1) }
        for (index, word) in EnglishNumbers.ordinalTens.enumerated() { add(word, (index + 2) * 10) }
        for (index, words) in EnglishNumbers.tens.enumerated() {
            for (unit, ordinal) in EnglishNumbers.ordinalUnits.prefix(9).enumerated() {
                for ten in words.split(separator: "|") {
                    for one in ordinal.split(separator: "|") { add("\(ten) \(one)", (index + 2) * 10 + unit + 1) }
                }
            }
        }
        for (word, value) in [
            ("hundredth", 100), ("thousandth", 1_000), ("millionth", 1_000_000), ("billionth", 1_000_000_000),
            ("trillionth", 1_000_000_000_000),
        ] {
            add(word, value)
            found.append(Lexeme(word, .ordinal(value)))
        }
        found.append(Lexeme("half|a half|one half", .number(Numeral(0.5)), [.fraction, .shy]))
        return found
    }()

    private static let whole = Item.number(with: .whole, without: [.negative, .vague])

    static let rules: [Rule] = [
        Rule("parts of one: two thirds", [whole, .node(.ordinal, with: .latent, without: [])]) { m in
            fraction(m.number(0), Double(m.ordinal(1)))
        },
        Rule("one part: a fifth", ["a|one", .node(.ordinal, with: [], without: .latent)], sureness: 0.97) { m in
            // "one third time" is no third of anything.
            guard m.ordinal(0) > 2 else { return nil }
            return fraction(1, Double(m.ordinal(0)))?.adding(m.text.word(m.range.upperBound) == "of" ? [] : .shy)
        },
        Rule("quarters: three quarters", [whole, "quarters"]) { m in m.number(0) < 100 ? fraction(m.number(0), 4) : nil
        },
        Rule("a whole and a half", [whole, "and a half|and one half"]) { m in Numeral(m.number(0) + 0.5).content },
        Rule("a whole and a quarter", [whole, "and a quarter|and one quarter"]) { m in
            Numeral(m.number(0) + 0.25).content
        },
        Rule(
            "a whole and a fraction: twenty and three fifths", [whole, "and", .number(with: .fraction)], sureness: 0.96
        ) {
            m in m.number(1) < 1 ? Numeral(m.number(0) + m.number(1)).content : nil
        },
        Rule("a quotient: one over three", [whole, "over", whole], sureness: 0.7) { m in
            fraction(m.number(0), m.number(1))
        },
    ]

    private static func fraction(_ count: Double, _ parts: Double) -> ParseNode.Content? {
        guard parts > 2, count >= 1 else { return nil }
        return ParseNode.Content(.number(Numeral(count / parts)), .fraction)
    }
}
