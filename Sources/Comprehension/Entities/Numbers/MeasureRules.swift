/// Distances, volumes, weights and temperatures: amounts with a unit, sums of them, spans and bounds.
enum MeasureRules {
    static let englishUnits: [Lexeme] = [
        unit(
            "km|kms|kilometer|kilometers|kilometre|kilometres|kmeter|kmeters|kmetre|kmetres", .distance, "kilometre",
            1e6),
        unit("meter|meters|metre|metres", .distance, "metre", 1e3),
        unit("m", .distance, "m", 1e3, .vagueUnit),
        unit("cm|cms|centimeter|centimeters|centimetre|centimetres", .distance, "centimetre", 10),
        unit("mm|mms|millimeter|millimeters|millimetre|millimetres", .distance, "millimetre", 1),
        unit("mile|miles|mi", .distance, "mile", 1_609_344),
        unit("yard|yards|yd|yds", .distance, "yard", 914.4),
        unit("foot|feet|ft", .distance, "foot", 304.8),
        unit("'", .distance, "foot", 304.8, .vagueUnit),
        unit("inch|inches", .distance, "inch", 25.4),
        unit("in|'|\"|''", .distance, "inch", 25.4, .vagueUnit),
        unit("k", .distance, "kilometre", 1e6, .vagueUnit),

        unit("liter|liters|litre|litres|ltr|ltrs", .volume, "litre", 1e3),
        unit("l", .volume, "litre", 1e3, .vagueUnit),
        unit("milliliter|milliliters|millilitre|millilitres|ml|mls", .volume, "millilitre", 1),
        unit("hectoliter|hectoliters|hectolitre|hectolitres|hl", .volume, "hectolitre", 1e5),
        unit("gallon|gallons|gal|gals", .volume, "gallon", 0),

        unit("gram|grams|gramme|grammes", .quantity, "gram", 1e3),
        unit("g|gs|g .", .quantity, "gram", 1e3, .vagueUnit),
        unit(
            "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs|k . g|k . g .|k . gs", .quantity, "kilogram",
            1e6),
        unit("milligram|milligrams|mg|mgs|m . g|m . g .", .quantity, "milligram", 1),
        unit("lb|lbs", .quantity, "pound", 0),
        unit("pound|pounds", .quantity, "pound", 0, .vagueUnit),
        unit("ounce|ounces|oz", .quantity, "ounce", 0),
        unit("cup|cups", .quantity, "cup", 0),
        unit("pint|pints", .quantity, "pint", 0),
        unit("quart|quarts", .quantity, "quart", 0),
        unit("dish|dishes|bowl|bowls", .quantity, "bowl", 0),

        unit("°|degree|degrees|deg|deg .|degs|degs .", .temperature, "degree"),
        unit(
            "° c|c °|celsius|° celsius|degree celsius|degrees celsius|degree c|degrees c|centigrade|degrees centigrade|deg c",
            .temperature, "celsius"),
        unit(
            "° f|fahrenheit|° fahrenheit|degree fahrenheit|degrees fahrenheit|degree f|degrees f|deg f", .temperature,
            "fahrenheit"),
    ]

    static func unit(
        _ words: String, _ dimension: MeasureUnit.Dimension, _ name: String, _ factor: Double = 0,
        _ traits: Traits = []
    ) -> Lexeme {
        Lexeme(words, .unit(MeasureUnit(dimension, name, factor)), traits, sureness: traits.isEmpty ? 0.95 : 0.6)
    }

    static func rules(_ words: AmountWords) -> [Rule] {
        let simple = Item.measure([], without: [.bounded, .qualified])
        return [
            Rule("a number of units: 3 km", [.number(without: .vague), .unit]) { m in
                amount(m.number(0), m.unit(1), m)
            },
            Rule("one unit: a gallon", [.words(words.a), .unit]) { m in
                guard m.unit(0).dimension != .temperature, !m.traits(0).contains(.vagueUnit) || isNamed(m) else {
                    return nil
                }
                return amount(1, m.unit(0), m)
            },
            Rule("half a unit", [.words(words.half), .unit]) { m in
                m.unit(0).dimension == .temperature ? nil : amount(0.5, m.unit(0), m)
            },
            Rule(
                "a fraction of a unit: a tenth of a gallon",
                [.maybe(.words(words.a)), .ordinal, .maybe(.words(words.of)), .unit]
            ) {
                m in
                guard m.ordinal(0) > 3, m.ordinal(0) <= 10, m.unit(1).dimension == .volume else { return nil }
                return amount(1 / Double(m.ordinal(0)), m.unit(1), m)
            },
            Rule("a quarter of a unit", ["quarter|quarter of|a quarter of|quarter of a|a quarter of a", .unit]) { m in
                m.unit(0).dimension == .volume ? amount(0.25, m.unit(0), m) : nil
            },
            Rule("a sum of units: 7 feet and 10 inches", [simple, .maybe(.words(words.and)), simple]) { m in
                sum(m.measure(0), m.measure(1))
            },
            Rule("below nought: 2 degrees below zero", [simple, "below zero"]) { m in
                guard m.measure(0).unit.dimension == .temperature, let amount = m.measure(0).amount else { return nil }
                return ParseNode.Content(.measure(Measure(unit: m.measure(0).unit, amount: -amount)))
            },
            Rule("below nought: 2 below zero", [.count, "below zero"]) { m in
                let unit = MeasureUnit(.temperature, "degree")
                return ParseNode.Content(.measure(Measure(unit: unit, amount: -m.number(0))))
            },
            Rule("about so much", [.words(words.about), .measure([], without: .qualified)]) { m in
                m.content(0)?.adding(.qualified)
            },
            Rule(
                "a span with one unit: 3-5 km",
                [.number(without: .vague), .words(words.to), .measure([], without: .bounded)]
            ) {
                m in span(m.number(0), nil, m.measure(1))
            },
            Rule(
                "a span with one unit: between 3 and 5 km",
                [
                    .words(words.from), .number(without: .vague), .words(words.toAfterFrom),
                    .measure([], without: .bounded),
                ]
            ) {
                m in span(m.number(0), nil, m.measure(1))
            },
            Rule("a span: 3km-5km", [simple, .words(words.to), .measure([], without: .bounded)]) { m in
                span(m.measure(0).amount, m.measure(0).unit, m.measure(1))
            },
            Rule(
                "a span: from 3km to 5km",
                [.words(words.from), simple, .words(words.toAfterFrom), .measure([], without: .bounded)]
            ) { m in
                span(m.measure(0).amount, m.measure(0).unit, m.measure(1))
            },
            Rule("at most so much", [.words(words.under), .measure([], without: .bounded)]) { m in
                let found = m.measure(0)
                return ParseNode.Content(
                    .measure(Measure(unit: found.unit, to: found.amount, product: found.product)), .bounded)
            },
            Rule("at least so much", [.words(words.over), .measure([], without: .bounded)]) { m in
                let found = m.measure(0)
                return ParseNode.Content(
                    .measure(Measure(unit: found.unit, from: found.amount, product: found.product)), .bounded)
            },
            Rule("so much of something: 3 cups of sugar", [.measure([], without: .vagueUnit), "of", .letters(3...20)]) {
                m in
                product(m)
            },
            Rule("so much of something: 2 pounds of meat", [.measure(.vagueUnit), "of", .letters(3...20)]) { m in
                product(m)
            },
        ]
    }

    private static func product(_ m: Match) -> ParseNode.Content? {
        var found = m.measure(0)
        guard found.unit.dimension == .quantity, found.product == nil, let word = m.atom(1) else { return nil }
        let text = String(decoding: m.text.bytes[word.range], as: UTF8.self).lowercased()
        guard !["the", "this", "that", "our", "your", "these", "them", "its"].contains(text) else { return nil }
        found.product = text
        return m.content(0).map { ParseNode.Content(.measure(found), $0.traits.subtracting(.vagueUnit)) }
    }

    /// "a lb" and "a g" name a unit; "a m" and "a in" do not.
    private static func isNamed(_ m: Match) -> Bool { m.unit(0).dimension == .quantity && m.unit(0).name == "pound" }

    private static func amount(_ amount: Double, _ unit: MeasureUnit, _ m: Match) -> ParseNode.Content? {
        guard unit.dimension == .temperature || amount >= 0 else { return nil }
        guard !m.traits(m.parts.count - 1).contains(.vagueUnit) || isUnit(m) else { return nil }
        let traits = m.traits(m.parts.count - 1).intersection(.vagueUnit)
        let unit = DataUnits.unit(unit, asWrittenIn: m)
        if unit.name == "kilogram" || unit.name == "milligram" {
            // Weights are told in grams, as in duckling: 0.002 kg and 2 g are the same.
            let gram = MeasureUnit(.quantity, "gram", 1e3)
            let scale = unit.factor / gram.factor
            return ParseNode.Content(.measure(Measure(unit: gram, amount: amount * scale, scale: scale)), traits)
        }
        return ParseNode.Content(.measure(Measure(unit: unit, amount: amount)), traits)
    }

    /// "1 in a hundred" and "4 m people" have no unit: a letter or "in" with space before it and a word behind.
    private static func isUnit(_ m: Match) -> Bool {
        let end = m.range.upperBound
        guard end < m.text.atoms.count, !m.text.isTight(end - 1), m.text.atoms[end - 1].kind == .letters else {
            return true
        }
        if m.text.atoms[end].kind == .digits, m.text.word(end - 1) == "in" { return false }
        guard m.text.atoms[end].kind == .letters else { return true }
        let next = m.text.word(end)
        return ["of", "and", "to", "or", "de", "et", "ou", "par", "long", "wide", "high", "tall", "deep", "away"]
            .contains(next)
            || m.unit(m.parts.count - 1).name == "pound"
    }

    /// A larger and a smaller unit of one dimension, told in the smaller.
    private static func sum(_ left: Measure, _ right: Measure) -> ParseNode.Content? {
        guard left.unit.dimension == .distance, right.unit.dimension == .distance, left.product == nil,
            let large = left.amount, let small = right.amount, left.unit.factor != right.unit.factor
        else { return nil }
        let isImperial = { (unit: MeasureUnit) in ["mile", "yard", "foot", "inch"].contains(unit.name) }
        // Of two systems the first is kept: 1 metre and 1 foot are 1.3048 metres.
        let unit =
            isImperial(left.unit) == isImperial(right.unit) && right.unit.factor < left.unit.factor
            ? right.unit : left.unit
        guard unit.factor > 0 else { return nil }
        let total = (large * left.unit.factor + small * right.unit.factor) / unit.factor
        let named = unit.name == "m" ? MeasureUnit(.distance, "metre", unit.factor) : unit
        return ParseNode.Content(.measure(Measure(unit: named, amount: total.rounded(toDecimals: 9))))
    }

    private static func span(_ from: Double?, _ unit: MeasureUnit?, _ upper: Measure) -> ParseNode.Content? {
        guard let from, let to = upper.amount, unit == nil || unit == upper.unit else { return nil }
        // "2-3 kg": a lower end without a unit is told in the one that was written, though grams stand there by now.
        let lower = unit == nil ? from * upper.scale : from
        guard lower < to else { return nil }
        return ParseNode.Content(
            .measure(Measure(unit: upper.unit, from: lower, to: to, product: upper.product)), .bounded)
    }
}
