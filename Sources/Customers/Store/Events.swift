import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// Keeps an event and what it tells about its customer, who becomes known.
    ///
    /// Sent twice under one id, it is kept once, changes nothing again, and has the first sequence number.
    /// - Parameter consent: What the event says about a consent; a younger line of the ledger stays in force.
    /// - Throws: `.idReused` when the id stands for another event.
    package func record(_ event: Event, facts: [FactChange] = [], consent: Consent? = nil) async throws -> Recorded {
        let handleMark = marks.mark(.handle, event.customer.text)
        let eventMark = event.eventID.map { marks.mark(.event, $0) }
        let details = event.details.bytes
        // What makes two events the same: who, what, when and the details.
        let described = JSON.object([
            "customer": .string(event.customer.text), "kind": .string(event.kind),
            "at": .number(Double(event.at.milliseconds)), "details": event.details,
        ])
        let digest = eventMark.map { _ in marks.mark(.event, described.text) }
        return try await write { db in
            let kept = try eventMark.flatMap { mark in
                try db.first("SELECT sequence, digest, person FROM events WHERE mark = ?", [mark]) { row in
                    (recorded: Recorded(sequence: row.int(0), isNew: false, person: row.number(2)), row.bytes(1))
                }
            }
            if let kept {
                guard kept.1 == digest else { throw CustomersError.idReused }
                return kept.recorded
            }
            let person = try Person.knownOrNew(event.customer, mark: handleMark, at: event.at, in: db)
            // Known since the first thing that happened, and not since the first that was heard of.
            try db.run("UPDATE persons SET since = ?1 WHERE id = ?2 AND since > ?1", [event.at, person])
            let words = try Words.add(details, to: db)
            let sequence = try db.insert(
                "INSERT INTO events (mark, digest, person, kind, at, words) VALUES (?, ?, ?, ?, ?, ?)",
                [eventMark, digest, person, event.kind, event.at, words])
            for change in facts { try change.apply(to: person, at: event.at, in: db) }
            try consent?.addUnlessOlder(to: person, in: db)
            return Recorded(sequence: Int(sequence), isNew: true, person: person)
        }
    }

    /// A customer's latest events in the order of their times, at most `limit`.
    /// - Throws: `.unknownCustomer`.
    package func events(of handle: Handle, last limit: Int = .max) async throws -> [Event] {
        let mark = marks.mark(.handle, handle.text)
        return try read { db in
            guard let person = try Person.read(mark, in: db) else { throw CustomersError.unknownCustomer }
            return try db.all(
                """
                SELECT e.sequence, e.kind, e.at, w.body FROM events e JOIN words w ON w.id = e.words
                WHERE e.person = ? ORDER BY e.at DESC, e.sequence DESC LIMIT ?
                """, [person.id, limit]
            ) { row in
                Event(
                    sequence: row.int(0), customer: handle, kind: row.text(1), at: Date(milliseconds: row.number(2)),
                    details: (try? JSON(parsing: row.bytes(3))) ?? .null)
            }.reversed()
        }
    }
}

extension Consent {
    /// Adds what an event says to a ledger, unless a line of the same or a later time says something about it already;
    /// of one moment a refusal holds.
    fileprivate func addUnlessOlder(to person: Int64, in db: Database) throws {
        let holds = try db.first(
            """
            SELECT 1 FROM consents WHERE person = ?1 AND purpose = ?2
            AND (at > ?3 OR at = ?3 AND (granted = 0 OR ?4))
            """, [person, purpose.rawValue, at, granted]
        ) { _ in true }
        if holds == nil { _ = try add(to: person, in: db) }
    }
}
