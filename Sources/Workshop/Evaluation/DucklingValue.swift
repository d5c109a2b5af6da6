import Comprehension
import Foundation
import StrictJSON

/// A value as duckling's corpora tell it, compared with one of ours by meaning.
struct DucklingValue {
    let kind: String
    let expected: JSON

    init(kind: String, _ expected: JSON) {
        self.kind = kind
        self.expected = expected
    }

    /// True when an entity has this value.
    func agrees(with entity: Entity, region: String) -> Bool {
        switch kind {
        case "Time": agreesAsTime(entity.value)
        case "Duration": agreesAsDuration(entity.value)
        case "Numeral", "Ordinal": equal(expected["value"], entity.value)
        case "AmountOfMoney": agreesAsMoney(entity.value, region)
        case "Distance", "Volume", "Quantity", "Temperature": agreesAsMeasure(entity.value)
        case "PhoneNumber": digits(expected["value"]?.string) == digits(entity.value.string)
        // Card numbers are masked: what can be compared is that the whole text was one, and how it ends.
        case "CreditCardNumber": entity.value.string?.suffix(4) == expected["value"]?.string?.suffix(4)
        case "Email": entity.value.string?.lowercased() == expected["value"]?.string?.lowercased()
        default: entity.value.string == expected["value"]?.string
        }
    }

    private func agreesAsTime(_ value: JSON) -> Bool {
        func same(_ ours: JSON?, _ theirs: JSON?) -> Bool {
            // Ours end in an offset, "-02:00"; theirs are local.
            guard let ours = ours?.string, let theirs = theirs?.string else { return ours == nil && theirs == nil }
            return ours.dropLast(6) == theirs.prefix(ours.count - 6) && theirs.count >= ours.count - 6
        }
        guard value["grain"] == expected["grain"] else { return false }
        switch expected["type"]?.string {
        case "instant": return value["from"] == nil && same(value["value"], expected["value"])
        case "interval": return same(value["from"], expected["from"]) && same(value["to"], expected["to"])
        case "open_interval":
            let isAfter = expected["direction"]?.string == "after"
            return value[isAfter ? "to" : "from"] == nil && same(value[isAfter ? "from" : "to"], expected["value"])
        default: return false
        }
    }

    private func agreesAsDuration(_ value: JSON) -> Bool {
        guard let count = expected["value"]?.double, let unit = expected["unit"]?.string ?? expected["grain"]?.string,
            let text = value["value"]?.string, let total = value["seconds"]?.double
        else { return false }
        let months = ["month": 1.0, "quarter": 3, "year": 12]
        if let scale = months[unit.lowercased()] { return self.months(text) == count * scale }
        let seconds = ["second": 1.0, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800]
        return seconds[unit.lowercased()].map { $0 * count == total } ?? false
    }

    /// How many months a duration of years and months alone has.
    private func months(_ iso8601: String) -> Double? {
        var total = 0.0
        var digits = ""
        for character in iso8601.dropFirst() {
            if character.isNumber {
                digits.append(character)
            } else {
                guard let count = Double(digits), character == "Y" || character == "M" else { return nil }
                total += count * (character == "Y" ? 12 : 1)
                digits = ""
            }
        }
        return total
    }

    private func agreesAsMoney(_ value: JSON, _ region: String) -> Bool {
        let unit = expected["unit"]?.string ?? ""
        let code = value["currency"]?.string ?? ""
        // Cents are hundredths of some currency here.
        let scale = unit == "Cent" ? 0.01 : 1
        let agrees =
            switch unit {
            case "Dollar": ["USD", "BZD", "CAD", "AUD", "JMD", "TTD", "NZD"].contains(code)
            case "Pound": code == "GBP"
            case "Riyal": code == "SAR"
            case "Rial": code == "IRR"
            case "Dinar": code == "KWD"
            case "Cent", "Unnamed": !code.isEmpty
            default: code == unit
            }
        return agrees && amountsAgree(value, single: "amount", scale)
    }

    private func agreesAsMeasure(_ value: JSON) -> Bool {
        let unit = expected["unit"]?.string?.lowercased()
        guard value["unit"]?.string == unit, amountsAgree(value, single: "value", 1) else { return false }
        return value["product"]?.string == expected["product"]?.string
    }

    private func amountsAgree(_ value: JSON, single: String, _ scale: Double) -> Bool {
        switch expected["type"]?.string {
        case "between": equal(expected["from"], value["from"], scale) && equal(expected["to"], value["to"], scale)
        case "under": value["from"] == nil && equal(expected["value"], value["to"], scale)
        case "above": value["to"] == nil && equal(expected["value"], value["from"], scale)
        default: equal(expected["value"], value[single], scale)
        }
    }

    private func equal(_ theirs: JSON?, _ ours: JSON?, _ scale: Double = 1) -> Bool {
        guard let theirs = theirs?.double, let ours = ours?.double else { return false }
        return abs(theirs * scale - ours) <= 1e-6 * max(1, abs(ours))
    }

    private func digits(_ text: String?) -> String { (text ?? "").filter { $0.isASCII && $0.isNumber } }
}
