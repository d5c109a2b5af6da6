import Comprehension
import Foundation
import StrictJSON

/// What Recognizers-Text expects to be found, compared with an entity of ours by meaning.
///
/// Where its customs and ours are not the same, both are taken:
/// - It gives several values where a text leaves one open (this Monday and the last, 5 in the morning and at night);
///   ours, which is one, must be among them.
/// - A moment is compared as finely as ours is told: "two days ago" is a day there and an hour here.
/// - Of a span ours ends where the last day or hour that is named is over, theirs mostly where it begins; likewise a
///   beginning "after" a day is that day or the next.
/// - Mornings and evenings have other hours, weekends and ends of months other days: they agree when ours covers half
///   of theirs.
/// - "The last 3 weeks" are whole ones here and end with the moment there: they agree when neither end is a unit away.
/// - What theirs leaves unresolved ("this summer", "30 February") is compared in its text alone.
/// - An abbreviation is the same with its full stop and without.
/// - Months have 30 days in durations here; years and months are compared as such.
/// - Units and currencies are compared by name, weights in grams; telephone numbers by their national digits.
struct RecognizerValue {
    /// UTF-8 offsets.
    let range: Range<Int>
    private let type: String
    private let resolution: JSON
    private let kind: String
    private let language: String

    init(_ expected: JSON, kind: String, language: String, in text: String) {
        type = (expected["type"]?.string ?? "").replacing("datetimeV2.", with: "")
        resolution = expected["resolution"] ?? .null
        self.kind = kind
        self.language = language
        let scalars = text.unicodeScalars
        func offset(_ place: Int) -> Int {
            scalars.prefix(max(0, place)).reduce(0) { $0 + UTF8.width($1) }
        }
        let start = expected["start"]?.int ?? 0
        range = offset(start)..<max(offset(start), offset(expected["end"]?.int ?? start))
    }

    /// False for what has no name here.
    var isNamed: Bool {
        if kind.hasPrefix("DateTime") {
            return ["date", "time", "datetime", "daterange", "timerange", "datetimerange", "duration"].contains(type)
        }
        // A unit of which nothing is counted: "convert 20 °C to Fahrenheit".
        if ["currency", "dimension", "temperature"].contains(type), resolution["value"]?.string == nil { return false }
        if type == "dimension" { return !["Area", "Speed", "Angle"].contains(resolution["subtype"]?.string ?? "") }
        return type != "ordinal.relative"
    }

    // MARK: Texts

    func agreesInText(with entity: Entity, in text: String) -> Bool {
        plain(range, text) == plain(entity.range, text)
    }

    /// A range without articles and prepositions at its head, and without space at its ends.
    private func plain(_ range: Range<Int>, _ text: String) -> Range<Int> {
        var words = Array(text.utf8)[range][...]
        while let last = words.last, last == 0x20 || last == UInt8(ascii: ".") { words.removeLast() }
        while let first = words.first {
            if first == 0x20 {
                words.removeFirst()
                continue
            }
            let word = words.prefix { $0 != 0x20 }
            guard word.endIndex < words.endIndex,
                Self.small[language]?.contains(String(decoding: word, as: UTF8.self).lowercased()) == true
            else { break }
            words = words[word.endIndex...]
        }
        return words.startIndex..<words.endIndex
    }

    private static let small: [String: Set<String>] = [
        "en": ["on", "at", "in", "the", "for", "of", "from", "by", "a", "an", "about", "around", "during"],
        "es": ["el", "la", "los", "las", "en", "a", "al", "de", "del", "por", "para", "durante", "un", "una"],
        "it": [
            "il", "lo", "la", "i", "gli", "le", "in", "a", "al", "alle", "alla", "di", "del", "della", "dal", "dalle",
            "per",
            "nel", "nella", "un", "una",
        ],
        "pt": [
            "o", "a", "os", "as", "em", "no", "na", "nos", "nas", "às", "à", "ao", "de", "do", "da", "das", "por", "um",
            "uma",
            "para",
        ],
        "nl": ["de", "het", "op", "om", "in", "aan", "een", "voor", "van", "tijdens"],
    ]

    // MARK: Values

    func agrees(with entity: Entity) -> Bool {
        guard resolution != .null else { return true }
        let (value, theirs) = (entity.value, resolution["value"]?.string ?? "")
        switch entity.name {
        case "date", "time":
            let isOpen = resolution["values"]?.array?.contains { $0["value"]?.string == "not resolved" } ?? false
            return isOpen || type != "duration" && times.contains { $0.agrees(with: value) }
        case "duration": return type == "duration" && agreesAsDuration(value)
        case "number", "ordinal", "percentage": return equal(number(theirs), value.double)
        case "money": return agreesAsMoney(value)
        case "temperature":
            let unit = ["C": "celsius", "F": "fahrenheit", "Degree": "degree"][resolution["unit"]?.string ?? ""]
            return value["unit"]?.string == unit && equal(number(theirs), value["value"]?.double)
        case "distance", "volume", "quantity", "data_size", "data_rate": return agreesAsMeasure(value)
        case "ip_address": return address(value.string ?? "") == address(theirs)
        case "phone":
            let (theirs, ours) = (digits(theirs.replacing("(0)", with: "")), digits(value.string ?? ""))
            let short = min(theirs.count, ours.count)
            return short >= 3 && (ours.hasSuffix(theirs.suffix(max(1, short - 1))) || theirs.hasSuffix(ours))
        default: return value.string?.lowercased() == theirs.lowercased()
        }
    }

    /// The values that are given; a resolution of the future and one of the past where a parser's own are shown.
    private var times: [RecognizerTime] {
        let values = resolution["values"]?.array
        if let values { return values.compactMap { RecognizerTime($0, timex: $0["timex"]?.string ?? "") } }
        let timex = resolution["Timex"]?.string ?? ""
        return ["FutureResolution", "PastResolution"].compactMap { key in
            resolution[key].flatMap { RecognizerTime($0, timex: timex) }
        }
    }

    private func agreesAsDuration(_ value: JSON) -> Bool {
        let first = resolution["values"]?.array?.first
        let seconds = (first?["value"] ?? resolution["FutureResolution"]?["duration"])?.string.flatMap { Double($0) }
        guard let seconds else { return true }
        if seconds == value["seconds"]?.double { return true }
        let timex = (first?["timex"] ?? resolution["Timex"])?.string ?? ""
        return months(timex).map { $0 == months(value["value"]?.string ?? "") } ?? false
    }

    /// How many months an ISO 8601 duration of years and months alone has.
    private func months(_ text: String) -> Double? {
        var (total, digits) = (0.0, "")
        for character in text.dropFirst() {
            if character.isNumber || character == "." {
                digits.append(character)
            } else {
                guard let count = Double(digits), character == "Y" || character == "M" else { return nil }
                total += count * (character == "Y" ? 12 : 1)
                digits = ""
            }
        }
        return total
    }

    private func agreesAsMoney(_ value: JSON) -> Bool {
        let unit = resolution["unit"]?.string ?? ""
        guard let amount = value["amount"]?.double, let code = value["currency"]?.string else { return false }
        let isCent = ["Cent", "Pence", "Penny", "Centavo"].contains(unit)
        let codes = resolution["isoCurrency"]?.string.map { [$0] } ?? Self.currencies[unit]
        guard isCent || codes?.contains(code) == true else { return false }
        return equal(number(resolution["value"]?.string ?? "").map { isCent ? $0 / 100 : $0 }, amount)
    }

    /// Currencies that are told by a name alone.
    private static let currencies: [String: [String]] = [
        "Dollar": ["USD", "CAD", "AUD", "NZD"], "United States dollar": ["USD"], "Euro": ["EUR"], "Pound": ["GBP"],
        "British pound": ["GBP"], "Japanese yen": ["JPY"], "Chinese yuan": ["CNY"], "Swiss franc": ["CHF"],
        "Indian rupee": ["INR"], "Mexican peso": ["MXN"], "Peso": ["MXN"], "Brazilian Real": ["BRL"], "Rupee": ["INR"],
        "Canadian dollar": ["CAD"], "Australian dollar": ["AUD"], "Swedish krona": ["SEK"], "Danish krone": ["DKK"],
        "Norwegian krone": ["NOK"], "Russian ruble": ["RUB"], "South Korean won": ["KRW"], "Polish zloty": ["PLN"],
        "Turkish lira": ["TRY"], "Hong Kong dollar": ["HKD"], "Singapore dollar": ["SGD"], "Thai baht": ["THB"],
    ]

    private func agreesAsMeasure(_ value: JSON) -> Bool {
        guard let (name, factor) = Self.units[resolution["unit"]?.string ?? ""] else { return false }
        guard let unit = value["unit"]?.string else { return false }
        guard unit == name || unit == "m" && name == "metre" else { return agreesInFeet(value, unit) }
        return equal(number(resolution["value"]?.string ?? "").map { $0 * factor }, value["value"]?.double)
    }

    /// "5 ft 2 in" are told in feet there and in inches here.
    private func agreesInFeet(_ value: JSON, _ unit: String) -> Bool {
        let inches = ["Foot": 12.0, "Yard": 36, "Mile": 63_360, "Inch": 1][resolution["unit"]?.string ?? ""]
        let ours = ["foot": 12.0, "yard": 36, "mile": 63_360, "inch": 1][unit]
        guard let inches, let ours, let amount = value["value"]?.double else { return false }
        return equal(number(resolution["value"]?.string ?? "").map { $0 * inches }, amount * ours)
    }

    private static let units: [String: (String, Double)] = [
        "Kilometer": ("kilometre", 1), "Meter": ("metre", 1), "Centimeter": ("centimetre", 1),
        "Millimeter": ("millimetre", 1), "Mile": ("mile", 1), "Yard": ("yard", 1), "Foot": ("foot", 1),
        "Inch": ("inch", 1), "Liter": ("litre", 1), "Milliliter": ("millilitre", 1), "Hectoliter": ("hectolitre", 1),
        "Gallon": ("gallon", 1), "Gram": ("gram", 1), "Kilogram": ("gram", 1_000), "Milligram": ("gram", 0.001),
        "Pound": ("pound", 1), "Ounce": ("ounce", 1), "Cup": ("cup", 1), "Pint": ("pint", 1), "Quart": ("quart", 1),
        "Byte": ("byte", 1), "Kilobyte": ("kilobyte", 1), "Megabyte": ("megabyte", 1), "Gigabyte": ("gigabyte", 1),
        "Terabyte": ("terabyte", 1),
    ]

    /// A number as the set writes it: with the decimal mark of the language.
    private func number(_ text: String) -> Double? {
        let plain = text.replacing("%", with: "")
        return Double(language == "en" ? plain.replacing(",", with: "") : plain.replacing(",", with: "."))
    }

    /// An address with the noughts that its short form leaves out: "::1" is "0:0:0:0:0:0:0:1".
    private func address(_ text: String) -> [Int?] {
        guard text.contains(":") else { return text.split(separator: ".").map { Int($0) } }
        let halves = text.replacing("::", with: "|").split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.split(separator: ":").map { Int($0, radix: 16) } }
        guard halves.count == 2 else { return halves.first ?? [] }
        let missing = max(0, 8 - halves[0].count - halves[1].count)
        return halves[0] + Array(repeating: 0, count: missing) + halves[1]
    }

    private func equal(_ theirs: Double?, _ ours: Double?) -> Bool {
        guard let theirs, let ours else { return false }
        return abs(theirs - ours) <= 1e-6 * max(1, abs(ours))
    }

    private func digits(_ text: String) -> String { text.filter { $0.isASCII && $0.isNumber } }
}
