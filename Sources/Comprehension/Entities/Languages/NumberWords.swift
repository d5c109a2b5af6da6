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
    /// Words that are shy because they mostly mean something else, by value.
    let shy: Set<Int>

    var lexemes: [Lexeme] {
        var found: [Lexeme] = []
        for (value, words) in belowHundred.enumerated() {
            let traits: Traits = shy.contains(value) ? [.whole, .spelled, .shy] : [.whole, .spelled]
            found.append(Lexeme(words, .number(Numeral(Double(value))), traits))
        }
        for (index, words) in hundreds.enumerated() {
            found.append(Lexeme(words, .number(Numeral(Double(index + 1) * 100, power: 2)), .whole))
        }
        for (words, power) in multipliers {
            var value = 1.0
            for _ in 0..<power { value *= 10 }
            found.append(Lexeme(words, .number(Numeral(value, power: power)), [.whole, .multiplier, .shy]))
        }
        for (index, words) in ordinals.enumerated() { found.append(Lexeme(words, .ordinal(index + 1))) }
        return found
    }

    var rules: [Rule] {
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
            Rule("less than nothing", [.words("-|" + minus), .number(without: [.negative, .vague])]) { m in
                m.isStuckBefore ? nil : Numeral(-m.number(0)).content
            },
        ]
    }
}
