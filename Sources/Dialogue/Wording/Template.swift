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

    /// The text with all placeholders filled; `nil` when one of them is not known.
    package func filled(by value: (String) -> JSON?) -> String? {
        var out = ""
        for piece in pieces {
            switch piece {
            case .text(let text): out += text
            case .placeholder(let name, let filter):
                guard let found = value(name).flatMap({ Self.show($0, filter) }) else { return nil }
                out += found
            }
        }
        return out
    }

    private static func show(_ value: JSON, _ filter: Filter?) -> String? {
        switch filter {
        case nil: value.plainText
        case .upper: value.plainText?.uppercased()
        case .lower: value.plainText?.lowercased()
        case .date: value.plainText.map(Self.day)
        case .money:
            if let amount = value["amount"]?.double, let currency = value["currency"]?.string {
                String(format: "%.2f %@", amount, currency)
            } else {
                value.plainText
            }
        }
    }

    /// "2026-03-09…" as "9 March 2026"; anything else as it is.
    private static func day(_ iso: String) -> String {
        let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard iso.count >= 10, parts.count == 3, (1...12).contains(parts[1]) else { return iso }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
    }
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
