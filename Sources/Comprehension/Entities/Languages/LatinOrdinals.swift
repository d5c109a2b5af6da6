/// High ordinals of Spanish and Portuguese, which are sums of words: "tricentésimo cuadragésimo séptimo".
enum LatinOrdinals {
    /// - Parameters:
    ///   - tens: Stems of the 10th to the 90th, without the vowel of gender.
    ///   - hundreds: Those of the 100th to the 900th.
    ///   - multipliers: Those of the 1,000th and beyond.
    ///   - counts: From two on, which are written together with multipliers.
    static func lexemes(
        tens: [String], hundreds: [String], multipliers: [(stem: String, value: Int)], counts: [String]
    ) -> [Lexeme] {
        var found: [Lexeme] = []
        for (index, stem) in tens.enumerated() { found.append(lexeme(stem, (index + 1) * 10)) }
        for (index, stem) in hundreds.enumerated() { found.append(lexeme(stem, (index + 1) * 100)) }
        for (stem, value) in multipliers {
            found.append(lexeme(stem, value))
            for (index, count) in counts.enumerated() { found.append(lexeme(count + stem, (index + 2) * value)) }
        }
        return found
    }

    private static func lexeme(_ stem: String, _ value: Int) -> Lexeme {
        Lexeme("\(stem)o|\(stem)a|\(stem)os|\(stem)as", .ordinal(value))
    }

    /// How they are put together.
    static let rules: [Rule] = [
        Rule("a sum of ordinals: vigésimo quinto", [.ordinal, .ordinal], sureness: 0.97) { m in
            let (large, small) = (m.ordinal(0), m.ordinal(1))
            guard max(large, small) <= highest else { return nil }
            var unit = 1
            while unit <= small { unit *= 10 }
            guard small > 0, large >= 10, large % unit == 0, isOrdinal(m, 0), isOrdinal(m, 1) else { return nil }
            return ParseNode.Content(.ordinal(large + small))
        },
        Rule(
            "so many thousandths: dos mil trescientos milésimo",
            [.number(with: .whole, without: [.negative, .vague, .shy]), .ordinal], sureness: 0.96
        ) { m in
            guard isOrdinal(m, 1), m.ordinal(1) % 1_000 == 0 else { return nil }
            let (count, unit) = (m.number(0), Double(m.ordinal(1)))
            guard count > 1, count * unit <= Double(highest) else { return nil }
            // "tres millones dos milésimo" is 3,002,000: what is below the unit is told in it, the rest as it is.
            let large = (count / (unit * 1_000)).rounded(.down) * unit * 1_000
            return count > large ? ParseNode.Content(.ordinal(Int(large + (count - large) * unit))) : nil
        },
    ]

    /// Beyond it nobody counts in words.
    private static let highest = 1_000_000_000_000_000

    /// Parts of one are ordinals too, to the rules.
    private static func isOrdinal(_ m: Match, _ part: Int) -> Bool { !m.traits(part).contains(.latent) }
}
