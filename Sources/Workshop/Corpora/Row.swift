package import StrictJSON

/// A line of a corpus as named fields, whichever format it was written in.
///
/// Cells of CSV and TSV are text; the accessors read numbers and lists out of it, and take an empty cell for none.
package struct Row: Sendable, Equatable {
    package let fields: JSON.Object
    /// Counted from 1.
    package let line: Int

    /// Fields with the line where they stand.
    package init(_ fields: JSON.Object, line: Int) {
        self.fields = fields
        self.line = line
    }

    /// The first field of these names that is there and neither `null` nor an empty cell.
    package func value(_ names: String...) -> JSON? { value(of: names) }

    private func value(of names: [String]) -> JSON? {
        for name in names {
            guard let value = fields[name], !value.isNull else { continue }
            if case .string(let text) = value, text.isEmpty, name != "text" { continue }
            return value
        }
        return nil
    }

    /// The text under the first of these names.
    /// - Throws: `BadField` for what is no text.
    package func text(_ names: String...) throws(BadField) -> String? {
        guard let value = value(of: names) else { return nil }
        guard let text = value.string else { throw BadField(names[0], "is no text") }
        return text
    }

    /// The number under the first of these names.
    /// - Throws: `BadField` for what is none.
    package func number(_ names: String...) throws(BadField) -> Double? {
        guard let value = value(of: names) else { return nil }
        guard let number = value.double ?? value.string.flatMap(Double.init), number.isFinite else {
            throw BadField(names[0], "is no number")
        }
        return number
    }

    /// The whole number under the first of these names.
    /// - Throws: `BadField` for what is none.
    package func wholeNumber(_ names: String...) throws(BadField) -> Int? {
        guard let value = value(of: names) else { return nil }
        guard let number = value.int ?? value.string.flatMap({ Int($0) }) else {
            throw BadField(names[0], "is no whole number")
        }
        return number
    }

    /// The list under the first of these names; a cell holds it as a JSON array.
    /// - Throws: `BadField` for what is none.
    package func list(_ names: String...) throws(BadField) -> [JSON]? {
        guard let value = value(of: names) else { return nil }
        if let list = value.array { return list }
        if let cell = value.string, let list = (try? JSON(parsing: cell))?.array { return list }
        throw BadField(names[0], "is no list")
    }

    /// An identifier: text, or a whole number, which stays one.
    /// - Throws: `BadField` for anything else, and beyond 256 bytes.
    package func identifier(_ names: String...) throws(BadField) -> JSON? {
        guard let value = value(of: names) else { return nil }
        if let text = value.string, text.utf8.count <= 256 { return value }
        if value.int != nil { return value }
        throw BadField(names[0], "is neither a text of at most 256 bytes nor a whole number")
    }
}

/// A field that is not what it should be.
package struct BadField: Error, Equatable, Sendable, CustomStringConvertible {
    package let field: String
    package let problem: String

    package init(_ field: String, _ problem: String) {
        self.field = field
        self.problem = problem
    }

    package var description: String { "field '\(field)' \(problem)" }
}
