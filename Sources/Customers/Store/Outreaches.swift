package import Foundation
import GRDB

extension CustomerStore {
    /// Keeps what was decided about a finding; nothing is changed about one that was decided before, unless it waits.
    /// - Returns: False when it had been decided before.
    package func note(_ outreach: Outreach) async throws -> Bool {
        try await write { db in try outreach.keep(in: db) }
    }

    /// What was decided about a person's findings that ended at a moment or later, in order.
    package func outreaches(of person: Int64, since moment: Date = .distantPast) async throws -> [Outreach] {
        try read { db in
            try Outreach.all("person = ? AND ended >= ? ORDER BY ended, id", [person, moment], in: db)
        }
    }

    /// What waits and is due.
    package func outreaches(dueBy moment: Date) async throws -> [Outreach] {
        try read { db in try Outreach.all("due <= ? ORDER BY due, id", [moment], in: db) }
    }

    /// Everything that was decided about findings that ended at a moment or later, in order.
    package func outreaches(since moment: Date = .distantPast) async throws -> [Outreach] {
        try read { db in try Outreach.all("ended >= ? ORDER BY id", [moment], in: db) }
    }

    /// How often a person was told about a pattern since a moment, or would have been but for the hold-out.
    package func timesSaid(_ pattern: String, to person: Int64, since moment: Date) async throws -> Int {
        try read { db in
            try db.first(
                "SELECT count(*) FROM outreaches WHERE person = ? AND pattern = ? AND decision IN ('said', 'held_out') AND at > ?",
                [person, pattern, moment]
            ) { $0.int(0) } ?? 0
        }
    }

    /// Since when each of these patterns is watched for; one that is new, from now on.
    package func watched(_ patterns: [String], at moment: Date) async throws -> [String: Date] {
        try await write { db in
            for name in patterns { try db.run("INSERT OR IGNORE INTO patterns VALUES (?, ?)", [name, moment]) }
            let all = try db.all("SELECT name, since FROM patterns") { ($0.text(0), Date(milliseconds: $0.number(1))) }
            return Dictionary(all) { first, _ in first }.filter { patterns.contains($0.key) }
        }
    }
}

extension Outreach {
    private static let columns = "person, pattern, key, began, ended, at, decision, reason, due"

    fileprivate static func all(_ condition: String, _ values: [(any Bindable)?], in db: Database) throws -> [Outreach]
    {
        try db.all("SELECT \(columns) FROM outreaches WHERE \(condition)", values) { row in
            guard let decision = Decision(rawValue: row.text(6)) else {
                throw CustomersError.unusable(.damaged, code: 0)
            }
            return Outreach(
                person: row.number(0), pattern: row.text(1), key: UInt64(bitPattern: row.number(2)),
                began: Date(milliseconds: row.number(3)), ended: Date(milliseconds: row.number(4)),
                at: Date(milliseconds: row.number(5)), decision: decision, reason: row.text(7), due: row.date(8))
        }
    }

    /// Keeps it, with where it was said; false when it had been decided before.
    func keep(saidIn conversation: Int64? = nil, turn: Int? = nil, in db: Database) throws -> Bool {
        let isKnown = try db.first("SELECT 1 FROM persons WHERE id = ?", [person]) { _ in true }
        guard isKnown != nil else { return false }
        try db.run(
            """
            INSERT INTO outreaches (\(Self.columns), conversation, turn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (person, pattern, key, began, ended) DO UPDATE SET at = excluded.at,
            decision = excluded.decision, reason = excluded.reason, due = excluded.due,
            conversation = excluded.conversation, turn = excluded.turn WHERE decision = 'waiting'
            """,
            [
                person, pattern, Int64(bitPattern: key), began, ended, at, decision.rawValue, reason, due, conversation,
                turn,
            ])
        return db.changesCount > 0
    }
}
