package import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// The events of one person from a moment to another, both included, in the order of their times.
    package func sightings(of person: Int64, from start: Date, to end: Date = .distantFuture) async throws -> [Sighting]
    {
        try read { db in
            try db.all(
                """
                SELECT e.person, e.kind, e.at, w.body FROM events e JOIN words w ON w.id = e.words
                WHERE e.person = ? AND e.at >= ? AND e.at <= ? ORDER BY e.at, e.sequence
                """, [person, start, end], Sighting.init)
        }
    }

    /// Everybody's events since a moment, person by person, each in the order of their times.
    package func sightings(since start: Date, _ take: (Sighting) throws -> Void) async throws {
        try read { db in
            _ = try db.all(
                """
                SELECT e.person, e.kind, e.at, w.body FROM events e JOIN words w ON w.id = e.words
                WHERE e.at >= ? ORDER BY e.person, e.at, e.sequence
                """, [start]
            ) { try take(Sighting($0)) }
        }
    }

    /// The handle by which a person was first known; `nil` for one who has been forgotten.
    package func handle(of person: Int64) async throws -> Handle? {
        try read { db in try Handle.first(of: person, in: db) }
    }

    /// The conversation of a person that went on last, if it has not ended by a moment.
    package func openConversation(of person: Int64, at moment: Date) async throws -> String? {
        try read { db in
            let latest = try db.first(
                """
                SELECT \(Standing.columns), w.body FROM conversations c JOIN words w ON w.id = c.words
                WHERE c.person = ? ORDER BY c.last DESC, c.id DESC LIMIT 1
                """, [person]
            ) { (standing: Standing($0), name: $0.text(Standing.width)) }
            return latest.flatMap { $0.standing.hasEnded(by: moment) ? nil : $0.name }
        }
    }
}

extension Sighting {
    fileprivate init(_ row: Columns) {
        self.init(
            person: row.number(0), kind: row.text(1), at: Date(milliseconds: row.number(2)),
            details: (try? JSON(parsing: row.bytes(3))) ?? .null)
    }
}
