/// Numbers in words, made for languages whose words below a hundred can be listed.
struct NumberWords: Sendable {
    /// From nought to ninety-nine; alternatives separated by "|".
    let belowHundred: [String]
    /// From a hundred to nine hundred, where they are one word or a fixed phrase.
    let hundreds: [String]
    /// What multiplies, with its power of ten.
    let multipliers: [(words: String, power: Int)]
    let and: String
    let minus: String
    let ordinals: [String]
    /// What stands before decimals: "comma", "punto".
    let point: String
    /// Words that are shy because they mostly mean something else, by value.
    let shy: Set<Int>
    /// Parts of one from the half on: "medio|medios", "tercio|tercios" …
    var parts: [String] = []
    /// Between the two numbers of a fraction: "uno sobre tres".
    var over = ""
    /// Behind a number: "y medio".
    var andHalf = ""
    var dozen = ""
    /// Stuck to digits that number something: "2da", "15e".
    var digitEndings = ""
    /// Ordinals that are put together by `LatinOrdinals`.
    var longOrdinals: [Lexeme] = []
    /// Words for numbers that are no whole ones: "anderhalf".
    var broken: [(words: String, value: Double)] = []
    /// Hundreds and thousands in one word with what follows: "vijfhonderdtwaalf", "ventimila".
    private(set) var compounds: [(words: String, number: Numeral)] = []

    init(
        belowHundred: [String], hundreds: [String], multipliers: [(words: String, power: Int)], and: String,
        minus: String,
        ordinals: [String], point: String, shy: Set<Int>
    ) {
        self.belowHundred = belowHundred
        self.hundreds = hundreds
        self.multipliers = multipliers
        self.and = and
        self.minus = minus
        self.ordinals = ordinals
        self.point = point
        self.shy = shy
    }

    /// Adds what languages write together: 101 … 999, and thousands up to 99 and in whole hundreds.
    mutating func compound(hundreds: [String], thousand: String) {
        let small = belowHundred.map { String($0.prefix { $0 != "|" }) }
        for (index, hundred) in hundreds.enumerated() {
            for value in 1...99 {
                let number = Numeral(Double((index + 1) * 100 + value))
                compounds.append((hundred + small[value], number))
                compounds.append((hundred + small[value] + thousand, Numeral(number.value * 1_000, power: 3)))
            }
            compounds.append((hundred + thousand, Numeral(Double(index + 1) * 100_000, power: 3)))
        }
        for value in 2...99 { compounds.append((small[value] + thousand, Numeral(Double(value) * 1_000, power: 3))) }
    }

    var lexemes: [Lexeme] {
        var found: [Lexeme] = []
        for (value, words) in belowHundred.enumerated() {
            let traits: Traits = shy.contains(value) ? [.whole, .spelled, .shy] : [.whole, .spelled]
            found.append(Lexeme(words, .number(Numeral(Double(value))), traits))
        }
        for (index, words) in hundreds.enumerated() {
            found.append(Lexeme(words, .number(Numeral(Double(index + 1) * 100, power: 2)), .whole))
        }
        for (words, number) in compounds { found.append(Lexeme(words, .number(number), .whole)) }
        for (words, power) in multipliers {
            var value = 1.0
            for _ in 0..<power { value *= 10 }
            found.append(Lexeme(words, .number(Numeral(value, power: power)), [.whole, .multiplier, .shy]))
        }
        for (index, words) in parts.enumerated() { found.append(Lexeme(words, .ordinal(index + 2), .latent)) }
        found.append(Lexeme(dozen, .number(Numeral(12, power: 1)), [.whole, .multiplier, .shy]))
        for (index, words) in ordinals.enumerated() { found.append(Lexeme(words, .ordinal(index + 1))) }
        found += longOrdinals
        for (words, value) in broken { found.append(Lexeme(words, .number(Numeral(value)), .spelled)) }
        return found
    }

    var rules: [Rule] {
        let ordinals = [
            Rule(
                "an ordinal in digits: 2da", [.digits(1...9, 1...999_999_999), .tight(.words(digitEndings))],
                sureness: 0.9
            ) {
                m in m.isStuckBefore ? nil : ParseNode.Content(.ordinal(m.digits(0)))
            }
        ]
        return wholes + fractions + ordinals + (longOrdinals.isEmpty ? [] : LatinOrdinals.rules)
    }

    private var fractions: [Rule] {
        let whole = Item.number(with: .whole, without: [.negative, .vague])
        let part = Item.node(.ordinal, with: .latent, without: [])
        return [
            Rule("parts of one: dos tercios", [.number(with: .whole, without: [.negative, .vague, .shy]), part]) { m in
                ParseNode.Content(.number(Numeral(m.number(0) / Double(m.ordinal(1)))), .fraction)
            },
            Rule("one part: un quinto", [.number(with: .shy), part], sureness: 0.97) { m in
                guard m.number(0) == 1 else { return nil }
                return ParseNode.Content(.number(Numeral(1 / Double(m.ordinal(1)))), [.fraction, .shy])
            },
            Rule(
                "a whole and a fraction: tres y dos quintos", [whole, .words(and + "|con"), .number(with: .fraction)],
                sureness: 0.96
            ) {
                m in m.number(1) < 1 ? Numeral(m.number(0) + m.number(1)).content : nil
            },
            Rule("a number and a half: tres millones y medio", [whole, .words(andHalf)], sureness: 0.96) { m in
                var unit = 1.0
                if m.numeral(0).power >= 6 { for _ in 0..<m.numeral(0).power { unit *= 10 } }
                return Numeral(m.number(0) + unit / 2).content
            },
            Rule("a quotient: uno sobre tres", [whole, .words(over), whole], sureness: 0.7) { m in
                m.number(1) > 2 ? ParseNode.Content(.number(Numeral(m.number(0) / m.number(1))), .fraction) : nil
            },
        ]
    }

    private var wholes: [Rule] {
        [
            Rule(
                "a number of thousands, millions …",
                [.number(without: [.negative, .vague]), .number(with: .multiplier)]
            ) { m in
                let (count, times) = (m.numeral(0), m.numeral(1))
                guard !m.traits(0).contains(.multiplier), count.value < times.value, count.value > 0 else { return nil }
                return Numeral(count.value * times.value, power: times.power).content
            },
            Rule("a sum of numbers", [.number, .maybe(.words(and)), .number(without: .multiplier)]) { m in
                let (large, small) = (m.numeral(0), m.numeral(1))
                guard large.power >= 2, small.value > 0, !m.traits(1).contains(.vague), m.traits(1).contains(.whole)
                else { return nil }
                var limit = 1.0
                for _ in 0..<large.power { limit *= 10 }
                return small.value < limit ? Numeral(large.value + small.value).content : nil
            },
            Rule("a decimal in words: tres coma cinco", [.count, .words(point), .number(with: .whole)]) { m in
                guard m.number(0) == m.number(0).rounded(), m.number(1) < 1_000_000 else { return nil }
                var scale = 10.0
                while scale <= m.number(1) { scale *= 10 }
                return Numeral(m.number(0) + m.number(1) / scale).content
            },
            Rule("less than nothing", [.words("-|" + minus), .number(without: [.negative, .vague])]) { m in
                m.isStuckBefore ? nil : Numeral(-m.number(0)).content
            },
        ]
    }
}
