/// Numbers in digits as engineers and bankers write them, in any language: "12.3e+4", "1.1^23", "2.33 k", "1.2b".
enum PowerRules {
    static let rules: [Rule] = [
        Rule(
            "a power of ten: 12.3e+4",
            [.number(with: .digits), .tight("e"), .maybe(.tight("+")), .tight(.digits(1...2, 0...30))], sureness: 0.97
        ) { m in Numeral(m.number(0) * power(10, m.digits(1))).content.adding(.digits) },
        Rule(
            "a power: 1.1^23",
            [.number(with: .digits), .tight("^"), .maybe(.tight("+")), .tight(.number(with: [.digits, .whole]))]
        ) { m in
            m.number(1) <= 64 ? Numeral(power(m.number(0), m.whole(1))).content.adding(.digits) : nil
        },
        Rule(
            "a negative power: 2.5^-1",
            [.number(with: .digits), .tight("^"), .tight("-"), .tight(.number(with: [.digits, .whole]))]
        ) { m in
            guard m.number(0) != 0, m.number(1) <= 64 else { return nil }
            return Numeral(1 / power(m.number(0), m.whole(1))).content.adding(.digits)
        },
        Rule("thousands: 2.33 k", [.number(with: .digits, without: [.whole, .vagueUnit]), "k"], sureness: 0.8) { m in
            Numeral(m.number(0) * 1_000).content.adding(.digits)
        },
        Rule(
            "thousand millions: 1.2b", [.number(with: .digits, without: [.whole, .vagueUnit]), .tight("b")],
            sureness: 0.8
        ) { m in
            Numeral(m.number(0) * 1e9).content.adding(.digits)
        },
    ]

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<max(0, exponent) { power *= base }
        return power
    }
}
