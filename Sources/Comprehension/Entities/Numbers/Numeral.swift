import StrictJSON

/// A number as rules see it.
struct Numeral: Sendable, Hashable {
    let value: Double
    /// Of a number that ends in a multiplying word, the power of ten of that word: "two hundred" can take on what is
    /// below 10².
    let power: Int

    init(_ value: Double, power: Int = 0) {
        self.value = value
        self.power = power
    }

    var content: ParseNode.Content {
        ParseNode.Content(.number(self), value == value.rounded() && value >= 0 ? .whole : value < 0 ? .negative : [])
    }
}

/// From one number to a larger one, both included.
struct NumberSpan: Sendable, Hashable {
    let from: Double
    let to: Double
    /// Both ends are hundredths: "10-20 %".
    let isPercentage: Bool

    var json: JSON { ["from": .number(from.rounded(toDecimals: 9)), "to": .number(to.rounded(toDecimals: 9))] }
}

/// A sum of money or a span of sums.
struct Money: Sendable, Hashable {
    var currency: Currency
    /// The sum itself; `nil` for a span.
    var amount: Double?
    var from: Double?
    /// The upper end, included.
    var to: Double?

    var json: JSON {
        var object: JSON.Object = [:]
        if let amount { object["amount"] = .number(amount.rounded(toDecimals: 6)) }
        if let from { object["from"] = .number(from.rounded(toDecimals: 6)) }
        if let to { object["to"] = .number(to.rounded(toDecimals: 6)) }
        object["currency"] = .string(currency.code)
        return .object(object)
    }
}

/// A currency, as far as it was said.
struct Currency: Sendable, Hashable {
    /// ISO 4217; `nil` where a word leaves it open ("bucks") and the region says it.
    let code: String?
}

/// An amount of something that is measured, or a span of amounts.
struct Measure: Sendable, Hashable {
    var unit: MeasureUnit
    var amount: Double?
    var from: Double?
    var to: Double?
    /// What is measured: "sugar" in "3 cups of sugar".
    var product: String?
    /// How many of `unit` one of the unit is that was written: 1,000 for kilograms, which are told in grams.
    var scale = 1.0

    var json: JSON {
        var object: JSON.Object = [:]
        if let amount { object["value"] = .number(amount.rounded(toDecimals: 9)) }
        if let from { object["from"] = .number(from.rounded(toDecimals: 9)) }
        if let to { object["to"] = .number(to.rounded(toDecimals: 9)) }
        object["unit"] = .string(unit.name)
        if let product { object["product"] = .string(product) }
        return .object(object)
    }
}

/// A unit with its place among those of its dimension.
struct MeasureUnit: Sendable, Hashable {
    let dimension: Dimension
    let name: String
    /// How many of the dimension's smallest unit it is; 0 where units do not convert.
    let factor: Double

    init(_ dimension: Dimension, _ name: String, _ factor: Double = 0) {
        self.dimension = dimension
        self.name = name
        self.factor = factor
    }

    /// What is measured; the raw value is the entity's name.
    enum Dimension: String, Sendable, Hashable {
        case distance, volume, quantity, temperature
        case dataSize = "data_size"
        case dataRate = "data_rate"
    }
}

extension Double {
    /// Rounds away what binary fractions leave behind: 3.0100000000000002 is 3.01.
    func rounded(toDecimals decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (self * scale).rounded()
        return abs(scaled) < 1e15 ? scaled / scale : self
    }
}
