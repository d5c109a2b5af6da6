package import Comprehension
package import Customers
package import Foundation
package import StrictJSON

/// One line of an event log, as `Corpora/` keeps them.
package struct EventLine: Sendable, Equatable {
    package let event: Event
    /// Counted from 1, in its file.
    package let line: Int

    /// Reads a row.
    /// - Throws: `BadField`.
    package init(_ row: Row) throws(BadField) {
        guard let customer = try row.identifier("customer").flatMap({ Handle($0.string ?? $0.text) }) else {
            throw BadField("customer", "is no name of 1 to 64 of the characters A-Z a-z 0-9 . _ : @ -")
        }
        guard let kind = try row.text("kind"), Handle.isIdentifier(kind) else {
            throw BadField("kind", "is no name of a kind of event")
        }
        guard let at = try row.text("at", "time").flatMap({ Timestamp.date($0) }) else {
            throw BadField("at", "is no time such as 2026-03-09T14:05:00Z")
        }
        let id = try row.identifier("event_id").map { $0.string ?? $0.text }
        if let id, !Handle.isIdentifier(id) {
            throw BadField("event_id", "is no name of 1 to 64 of the characters A-Z a-z 0-9 . _ : @ -")
        }
        event = Event(customer: customer, kind: kind, at: at, eventID: id, details: try Self.details(of: row))
        line = row.line
    }

    /// An object; in a table it stands in its cell as JSON.
    private static func details(of row: Row) throws(BadField) -> JSON {
        guard let value = row.value("data") else { return [:] }
        if value.object != nil { return value }
        if let cell = value.string, let object = try? JSON(parsing: cell), object.object != nil { return object }
        throw BadField("data", "is no object")
    }
}
