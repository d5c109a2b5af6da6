package import Foundation
import GRDB
import StrictJSON

/// All that is known about a person, for the person or the desk to look at.
package struct Profile: Sendable, Equatable {
    /// Every handle, in the order in which they came.
    package let handles: [Handle]
    /// Every fact that has not expired, whether or not its purpose is granted, by name in the order of its bytes.
    package let facts: [Fact]
    package let consents: Consents
    package let history: History
}

extension CustomerStore {
    /// The profile of a customer at a moment.
    /// - Throws: `.unknownCustomer`.
    package func profile(of handle: Handle, at moment: Date) async throws -> Profile {
        let mark = marks.mark(.handle, handle.text)
        return try read { db in
            guard let person = try Person.read(mark, in: db) else { throw CustomersError.unknownCustomer }
            return Profile(
                handles: try Handle.all(of: person.id, in: db),
                facts: try Fact.all(of: person.id, at: moment, in: db),
                consents: try consents(of: person, at: moment, db), history: try person.history(at: moment, in: db))
        }
    }

    /// Changes facts about a customer in order, making them known if they are not.
    package func change(_ facts: [FactChange], of handle: Handle, at moment: Date) async throws {
        let mark = marks.mark(.handle, handle.text)
        try await write { db in
            let person = try Person.knownOrNew(handle, mark: mark, at: moment, in: db)
            for change in facts { try change.apply(to: person, at: moment, in: db) }
        }
    }
}

extension FactChange {
    /// Changes the fact of this name in the store; one that has expired counts as unknown.
    func apply(to person: Int64, at moment: Date, in db: Database) throws {
        let earlier = try db.first(
            "SELECT \(Fact.columns) WHERE f.person = ? AND f.name = ?", [person, name]
        ) { row in (words: row.number(0), fact: try Fact(row)) }
        let known = earlier.flatMap { $0.fact.holds(at: moment) ? $0.fact : nil }
        let fact = applied(to: known)
        guard fact != earlier?.fact else { return }
        if let earlier { try Words.wipe(earlier.words, in: db) }
        guard let fact else {
            return try db.run("DELETE FROM facts WHERE person = ? AND name = ?", [person, name])
        }
        let words = try Words.add(JSON.object(["source": .string(fact.source), "value": fact.value]).bytes, to: db)
        try db.run(
            "INSERT OR REPLACE INTO facts (person, name, purpose, at, expires, words) VALUES (?, ?, ?, ?, ?, ?)",
            [person, name, fact.purpose.rawValue, fact.at, fact.expires, words])
    }
}

extension Fact {
    /// The columns that `init(_:)` reads, and where they come from.
    static let columns =
        "f.words, f.name, f.purpose, f.at, f.expires, w.body FROM facts f JOIN words w ON w.id = f.words"

    fileprivate init(_ row: Columns) throws {
        let kept = try? row.withBytes(5) { try JSON(parsing: $0) }
        guard let purpose = Purpose(rawValue: row.text(2)), let kept, let source = kept["source"]?.string,
            let value = kept["value"]
        else { throw CustomersError.unusable(.damaged, code: 0) }
        self.init(
            name: row.text(1), value: value, source: source, at: Date(milliseconds: row.number(3)), purpose: purpose,
            expires: row.date(4))
    }

    /// Whether it has not expired.
    func holds(at moment: Date) -> Bool { expires.map { $0 > moment } ?? true }

    /// Every fact of a person that has not expired.
    static func all(of person: Int64, at moment: Date, in db: Database) throws -> [Fact] {
        try db.all(
            "SELECT \(columns) WHERE f.person = ? AND (f.expires IS NULL OR f.expires > ?) ORDER BY f.name",
            [person, moment], Fact.init)
    }
}
