import Comprehension
import Foundation
package import StrictJSON

/// A reply's text with its placeholders: `Hello {first_name}, it left on {shipped_on|date}.`
package struct Template: Sendable, Equatable {
    package enum Piece: Sendable, Equatable {
        case text(String)
        case placeholder(name: String, filter: Filter?)
    }

    /// How a value is shown.
    package enum Filter: String, Sendable, CaseIterable { case date, money, upper, lower }

    package let pieces: [Piece]

    /// The names that have to be known for this text to be said.
    package var names: [String] {
        pieces.compactMap { if case .placeholder(let name, _) = $0 { name } else { nil } }
    }

    /// Reads a text.
    /// - Throws: `TemplateError` for an open brace without end and for an unknown filter.
    package init(_ text: String) throws(TemplateError) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else { throw TemplateError.open }
            let parts = rest[rest.index(after: open)..<close].split(separator: "|").map(String.init)
            guard let name = parts.first else { throw TemplateError.empty }
            var filter: Filter?
            if parts.count > 1 {
                filter = Filter(rawValue: parts[1])
                guard filter != nil else { throw TemplateError.filter(parts[1]) }
            }
            pieces.append(.placeholder(name: name, filter: filter))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    /// The text with all placeholders filled, dates and sums as they are written in a language; `nil` when one of them
    /// is not known.
    package func filled(in language: String = Catalogue.ownLanguage, by value: (String) -> JSON?) -> String? {
        var out = ""
        for piece in pieces {
            switch piece {
            case .text(let text): out += text
            case .placeholder(let name, let filter):
                guard let found = value(name).flatMap({ Self.show($0, filter, in: language) }) else { return nil }
                out += found
            }
        }
        return out
    }

    private static func show(_ value: JSON, _ filter: Filter?, in language: String) -> String? {
        switch filter {
        case nil: value.plainText
        case .upper: value.plainText?.uppercased()
        case .lower: value.plainText?.lowercased()
        case .date: value.plainText.map { Self.day($0, in: language) }
        case .money:
            if let amount = value["amount"]?.double, let currency = value["currency"]?.string {
                Self.decimal(String(format: "%.2f", amount), in: language) + " " + currency
            } else {
                value.plainText
            }
        }
    }

    /// Every language here but English puts a comma before the cents.
    private static func decimal(_ number: String, in language: String) -> String {
        language == "en" ? number : number.replacing(".", with: ",")
    }

    /// "2026-03-09…" as "9 March 2026", "9. März 2026", "9 mars 2026", "9 de marzo de 2026"; anything else as it is.
    private static func day(_ iso: String, in language: String) -> String {
        let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard iso.count >= 10, parts.count == 3, (1...12).contains(parts[1]) else { return iso }
        let month = (months[language] ?? months["en"] ?? [])[parts[1] - 1]
        switch language {
        case "de": return "\(parts[2]). \(month) \(parts[0])"
        case "es", "pt": return "\(parts[2]) de \(month) de \(parts[0])"
        case "fr" where parts[2] == 1: return "1er \(month) \(parts[0])"
        default: return "\(parts[2]) \(month) \(parts[0])"
        }
    }

    private static let months = [
        "en": "January February March April May June July August September October November December",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "nl": "januari februari maart april mei juni juli augustus september oktober november december",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ].mapValues { $0.split(separator: " ").map(String.init) }
}

/// Why a text with placeholders cannot be read.
package enum TemplateError: Error, CustomStringConvertible {
    case open
    case empty
    case filter(String)

    package var description: String {
        switch self {
        case .open: "a '{' has no '}'"
        case .empty: "'{}' names nothing"
        case .filter(let name):
            "unknown filter '\(name)'; filters are \(Template.Filter.allCases.map(\.rawValue).joined(separator: " "))"
        }
    }
}
