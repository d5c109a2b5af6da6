/// Sums of money: signs and words before or after the number, cents, spans and bounds.
enum MoneyRules {
    static let currencies: [Lexeme] = {
        var found = [
            Lexeme("$|dollar|dollars", .currency(Currency(code: "$"))),
            Lexeme(
                "us $|us dollar|us dollars|u . s . dollars|american dollar|american dollars",
                .currency(Currency(code: "USD"))),
            Lexeme("€|€ur|euro|euros|eur", .currency(Currency(code: "EUR"))),
            Lexeme("£|pound|pounds|pound sterling|pounds sterling|quid|quids", .currency(Currency(code: "GBP"))),
            Lexeme("¥|yen", .currency(Currency(code: "JPY"))),
            Lexeme("yuan|renminbi|rmb", .currency(Currency(code: "CNY"))),
            Lexeme("buck|bucks", .currency(Currency(code: nil))),
            Lexeme("₹|rs|rs .|rupee|rupees", .currency(Currency(code: "INR"))),
            Lexeme("franken|swiss franc|swiss francs|sfr|fr .", .currency(Currency(code: "CHF"))),
            Lexeme("hk $|hong kong dollar|hong kong dollars", .currency(Currency(code: "HKD"))),
            Lexeme(
                "c $|ca $|can $|canadian dollar|canadian dollars|canadian $", .currency(Currency(code: "CAD"))),
            Lexeme("au $|aus $|australian dollar|australian dollars", .currency(Currency(code: "AUD"))),
            Lexeme("nz $|new zealand dollar|new zealand dollars", .currency(Currency(code: "NZD"))),
            Lexeme("sg $|singapore dollar|singapore dollars", .currency(Currency(code: "SGD"))),
            Lexeme(
                "u . s $|u . s . $|u . s . dollar|united states dollar|united states dollars",
                .currency(Currency(code: "USD"))),
            Lexeme("british pound|british pounds|gb £", .currency(Currency(code: "GBP"))),
            Lexeme("japanese yen|jp ¥", .currency(Currency(code: "JPY"))),
            Lexeme("chinese yuan|cn ¥|yuan renminbi", .currency(Currency(code: "CNY"))),
            Lexeme("r $|brazilian real|brazilian reais|reais", .currency(Currency(code: "BRL"))),
            Lexeme("indian rupee|indian rupees", .currency(Currency(code: "INR"))),
            Lexeme("mexican peso|mexican pesos", .currency(Currency(code: "MXN"))),
            Lexeme("south korean won|korean won|₩", .currency(Currency(code: "KRW"))),
            Lexeme("turkish lira|turkish liras|₺", .currency(Currency(code: "TRY"))),
            Lexeme("₡|costa rican colón|colones", .currency(Currency(code: "CRC"))),
            Lexeme("₽|russian rouble|russian roubles|russian ruble|russian rubles", .currency(Currency(code: "RUB"))),
            Lexeme("₪", .currency(Currency(code: "ILS"))), Lexeme("₴", .currency(Currency(code: "UAH"))),
            Lexeme("swedish krona|swedish kronor", .currency(Currency(code: "SEK"))),
            Lexeme("danish krone|danish kroner", .currency(Currency(code: "DKK"))),
            Lexeme("norwegian krone|norwegian kroner", .currency(Currency(code: "NOK"))),
            Lexeme("zloty|zlotys|polish zloty", .currency(Currency(code: "PLN"))),
            Lexeme("shekel|shekels", .currency(Currency(code: "ILS"))),
            Lexeme("tugrik|tugriks", .currency(Currency(code: "MNT"))),
            Lexeme("hryvnia|hryvnias", .currency(Currency(code: "UAH"))),
            Lexeme("rouble|roubles|ruble|rubles", .currency(Currency(code: "RUB"))),
            Lexeme("krona|kronor", .currency(Currency(code: "SEK"))),
            Lexeme("kroner", .currency(Currency(code: "NOK"))),
            Lexeme("forint|forints", .currency(Currency(code: "HUF"))),
            Lexeme("koruna|korunas", .currency(Currency(code: "CZK"))),
            Lexeme("baht", .currency(Currency(code: "THB"))),
            Lexeme("peso|pesos", .currency(Currency(code: "MXN"))),
            Lexeme(
                "ringgit|ringgits|malaysia ringgit|malaysia ringgits|malaysian ringgit|malaysian ringgits|rm",
                .currency(Currency(code: "MYR"))),
            Lexeme("kuwaiti dinar|kuwaiti dinars", .currency(Currency(code: "KWD"))),
            Lexeme("lebanese pound|lebanese pounds", .currency(Currency(code: "LBP"))),
            Lexeme(
                "geneh|genih|geneh masri|genihat masriya|egyptian pound|egyptian pounds|egyptianpound|egyptianpounds",
                .currency(Currency(code: "EGP"))),
            Lexeme("qatari riyal|qatari riyals", .currency(Currency(code: "QAR"))),
            Lexeme("saudi riyal|saudi riyals|saudiriyal|saudiriyals", .currency(Currency(code: "SAR"))),
            Lexeme("riyal|riyals", .currency(Currency(code: "SAR"))),
            Lexeme("rial|rials", .currency(Currency(code: "IRR"))),
            Lexeme("dinar|dinars", .currency(Currency(code: "KWD"))),
        ]
        let codes = """
            aed ars aud bgn bhd brl cad chf clp cny cop czk dkk egp gbp hkd hrk huf idr ils inr isk jod jpy krw kwd lbp \
            mad mnt mxn myr nok nzd omr php pkr pln qar ron rsd rub sar sek sgd thb try tnd twd uah usd vnd zar
            """
        for code in codes.split(separator: " ") {
            found.append(Lexeme(String(code), .currency(Currency(code: code.uppercased()))))
        }
        return found
    }()

    /// Words that only English has for currencies: "le" is the article elsewhere.
    static let englishCurrencies = [Lexeme("le|l . e|l . e .", .currency(Currency(code: "EGP")))]

    /// Rules in the words of one language.
    static func rules(_ words: AmountWords) -> [Rule] {
        [
            Rule("sign before sum: €12.50", [.currency, .count]) { m in
                money(m.number(1), m.currency(0), m)
            },
            Rule("sum before sign: 12.50 €", [.count, .currency]) { m in
                money(m.number(0), m.currency(1), m)
            },
            Rule("a sum that is called a sum: a US$4.7 billion", ["a", .money(without: .bounded)], sureness: 0.8) { m in
                guard m.range.count > 3 else { return nil }
                return m.content(0)
            },
            Rule("one of a currency: a dollar", [.words(words.a), .currency]) { m in
                guard isWord(m.currency(0)), m.text.atoms[m.range.upperBound - 1].kind == .letters else { return nil }
                return money(1, m.currency(0), m)
            },
            Rule(
                "hundredths: 50 cents",
                [
                    .count,
                    "cent|cents|c|¢|penny|pennies|pence|p|sen|sens|kopiyka|kopiykas|centimes|centime|céntimos|céntimo|rappen",
                ]
            ) {
                m in cents(m)
            },
            Rule(
                "sum and hundredths: 20 dollars 43 cents",
                [
                    .money(without: [.cents, .bounded, .qualified]), .maybe(.words(words.and)),
                    .money(.cents, without: .bounded),
                ]
            ) {
                m in
                var sum = m.money(0)
                guard let amount = sum.amount, amount == amount.rounded(), let cents = m.money(1).amount else {
                    return nil
                }
                sum.amount = amount + cents
                return ParseNode.Content(.money(sum))
            },
            Rule(
                "sum and bare hundredths: 20 dollars 43",
                [
                    .money(without: [.cents, .bounded, .qualified]), .maybe("and"),
                    .number(with: .whole, without: [.vague, .multiplier]),
                ], sureness: 0.7
            ) {
                m in
                var sum = m.money(0)
                guard let amount = sum.amount, amount == amount.rounded(), m.number(1) < 100 else { return nil }
                sum.amount = amount + m.number(1) / 100
                return ParseNode.Content(.money(sum))
            },
            Rule("about a sum", [.words(words.about), .money(without: .qualified)]) { m in
                m.content(0)?.adding(.qualified)
            },
            Rule(
                "a span with one currency: 10-20 dollars",
                [.number(without: .vague), .words(words.to), .money(without: [.bounded, .cents, .shy])]
            ) {
                m in span(m.number(0), m.money(1))
            },
            Rule(
                "a span with one currency: between 10 and 20 dollars",
                [
                    .words(words.from), .number(without: .vague), .words(words.toAfterFrom),
                    .money(without: [.bounded, .cents, .shy]),
                ]
            ) {
                m in span(m.number(0), m.money(1))
            },
            Rule(
                "a span behind one sign: $20-30",
                [
                    .money(without: [.bounded, .cents, .shy]), .words(words.to),
                    .number(without: [.vague, .negative, .vagueUnit]),
                ]
            ) {
                m in spanBehindSign(m)
            },
            Rule(
                "a span behind one sign: between $20 and 30",
                [
                    .words(words.from), .money(without: [.bounded, .cents, .shy]), .words(words.toAfterFrom),
                    .number(without: [.vague, .negative, .vagueUnit]),
                ]
            ) {
                m in spanBehindSign(m)
            },
            Rule(
                "a span of sums: $10-$20",
                [
                    .money(without: [.bounded, .cents, .shy]), .words(words.to),
                    .money(without: [.bounded, .cents, .shy]),
                ]
            ) {
                m in
                guard m.money(0).currency == m.money(1).currency, let from = m.money(0).amount else { return nil }
                return span(from, m.money(1))
            },
            Rule(
                "a span of sums: from $10 to $20",
                [
                    .words(words.from), .money(without: [.bounded, .cents, .shy]), .words(words.toAfterFrom),
                    .money(without: [.bounded, .cents, .shy]),
                ]
            ) {
                m in
                guard m.money(0).currency == m.money(1).currency, let from = m.money(0).amount else { return nil }
                return span(from, m.money(1))
            },
            Rule("at most a sum", [.words(words.under), .money(without: .bounded)]) { m in
                let sum = m.money(0)
                return ParseNode.Content(.money(Money(currency: sum.currency, to: sum.amount)), .bounded)
            },
            Rule("at least a sum", [.words(words.over), .money(without: .bounded)]) { m in
                let sum = m.money(0)
                return ParseNode.Content(.money(Money(currency: sum.currency, from: sum.amount)), .bounded)
            },
        ]
    }

    /// Coins and words of some regions: "a grand", "four quarters".
    static func coins(_ region: Region) -> [Rule] {
        let local = Currency(code: region.currency)
        let dollars = Currency(code: dollar(region))
        var rules = [
            Rule("thousands: ten grand", [.count, "grand"]) { m in
                ParseNode.Content(.money(Money(currency: local, amount: m.number(0) * 1_000)))
            },
            Rule("a thousand: a grand", ["a grand"]) { _ in
                ParseNode.Content(.money(Money(currency: local, amount: 1_000)))
            },
        ]
        guard ["US", "CA", "AU", "BZ", "JM", "NZ", "TT", "PH", "IN", "IE", "ZA", "GB"].contains(region.code) else {
            return rules
        }
        for (word, worth) in [("dime", 0.1), ("quarter", 0.25), ("nickel", 0.05)] {
            rules.append(
                Rule("coins: two \(word)s", [.count, .words("\(word)|\(word)s")], sureness: 0.5) { m in
                    let sum = Money(currency: dollars, amount: m.number(0) * worth)
                    return ParseNode.Content(.money(sum), .shy)
                })
            rules.append(
                Rule("a coin: a \(word)", [.maybe("a"), .words(word)], sureness: 0.5) { _ in
                    ParseNode.Content(.money(Money(currency: dollars, amount: worth)), .shy)
                })
        }
        return rules
    }

    /// True for currencies that "a" can stand before: not for "a USD", "a le".
    private static func isWord(_ currency: Currency) -> Bool { currency.code != "EGP" }

    private static func money(_ amount: Double, _ currency: Currency, _ m: Match) -> ParseNode.Content? {
        var currency = currency
        if currency.code == "$" { currency = Currency(code: dollar(m.text.region)) }
        if currency.code == nil { currency = Currency(code: dollar(m.text.region)) }
        return ParseNode.Content(.money(Money(currency: currency, amount: amount)))
    }

    /// Whose dollar "dollar" is: the region's own where it has one.
    private static func dollar(_ region: Region) -> String {
        ["AUD", "BZD", "CAD", "JMD", "NZD", "TTD"].contains(region.currency) ? region.currency : "USD"
    }

    /// Hundredths of the region's currency; pence are pounds' anywhere.
    private static func cents(_ m: Match) -> ParseNode.Content? {
        let word = m.text.atoms[m.range.upperBound - 1]
        let written = m.text.bytes[word.range].first
        let isSingle = word.length == 1 && word.kind == .letters
        // "5 p" and "5 c" are written together, or are something else.
        if isSingle, !word.isTight, m.text.region.code == "GB" { return nil }
        let isPence = written == UInt8(ascii: "p") || written == UInt8(ascii: "P")
        let code = isPence && m.text.region.currency == "GBP" ? "GBP" : isPence ? "GBP" : centsOf(m.text.region)
        let sum = Money(currency: Currency(code: code), amount: m.number(0) / 100)
        return ParseNode.Content(.money(sum), isSingle ? [.cents, .shy] : .cents)
    }

    private static func centsOf(_ region: Region) -> String { region.currency == "GBP" ? "EUR" : region.currency }

    /// "I paid €20 - 30 days ago" tells no second sum: what is counted after the upper end takes it away, unless the
    /// dash is stuck to it.
    private static func spanBehindSign(_ m: Match) -> ParseNode.Content? {
        guard let lower = m.atoms(0), let upper = m.atoms(1), let from = m.money(0).amount else { return nil }
        let atoms = m.text.atoms
        let isSignFirst = atoms[lower.lowerBound].kind != .digits && atoms[lower.upperBound - 1].kind == .digits
        let end = upper.upperBound
        let isCounting = end < atoms.count && atoms[end].kind == .letters && !m.isTight(1)
        guard isSignFirst, !isCounting else { return nil }
        return span(from, Money(currency: m.money(0).currency, amount: m.number(1)))
    }

    private static func span(_ from: Double, _ upper: Money) -> ParseNode.Content? {
        guard let to = upper.amount, from < to else { return nil }
        return ParseNode.Content(.money(Money(currency: upper.currency, from: from, to: to)), .bounded)
    }
}
