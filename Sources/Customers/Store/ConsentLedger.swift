package import Foundation
import GRDB

extension CustomerStore {
    /// Adds a line to a customer's consent ledger, making them known if they are not; returns its position.
    package func record(_ consent: Consent, of handle: Handle) async throws -> Int {
        let mark = marks.mark(.handle, handle.text)
        return try await write { db in
            let person = try Person.knownOrNew(handle, mark: mark, at: consent.at, in: db)
            return try consent.add(to: person, in: db)
        }
    }

    /// What a customer allows at a moment; of somebody unknown, what holds for everybody.
    package func consents(of handle: Handle, at moment: Date) async throws -> Consents {
        let mark = marks.mark(.handle, handle.text)
        return try read { db in
            guard let person = try Person.read(mark, in: db) else {
                return Consents(grantedByDefault: settings.grantedByDefault)
            }
            return try consents(of: person, at: moment, db)
        }
    }

    /// A customer's consent ledger, in order.
    /// - Throws: `.unknownCustomer`.
    package func ledger(of handle: Handle) async throws -> [Consent] {
        let mark = marks.mark(.handle, handle.text)
        return try read { db in
            guard let person = try Person.read(mark, in: db) else { throw CustomersError.unknownCustomer }
            return try Consent.ledger(of: person.id, in: db)
        }
    }
}

extension Consent {
    /// Adds this line to a person's ledger; returns its position.
    func add(to person: Int64, in db: Database) throws -> Int {
        let words = try source.map { try Words.add($0, to: db) }
        let position = try db.insert(
            "INSERT INTO consents (person, purpose, granted, at, expires, words) VALUES (?, ?, ?, ?, ?, ?)",
            [person, purpose.rawValue, granted, at, expires, words])
        try db.run("UPDATE persons SET consents = consents + 1 WHERE id = ?", [person])
        return Int(position)
    }

    /// Every line about a person, in the ledger's order.
    static func ledger(of person: Int64, in db: Database) throws -> [Consent] {
        try db.all(
            """
            SELECT c.position, c.purpose, c.granted, c.at, c.expires, w.body FROM consents c
            LEFT JOIN words w ON w.id = c.words WHERE c.person = ? ORDER BY c.position
            """, [person]
        ) { row in
            guard let purpose = Purpose(rawValue: row.text(1)) else {
                throw CustomersError.unusable(.damaged, code: 0)
            }
            return Consent(
                position: row.int(0), purpose: purpose, granted: row.bool(2) ?? false, source: row.textIfAny(5),
                at: Date(milliseconds: row.number(3)), expires: row.date(4))
        }
    }
}
