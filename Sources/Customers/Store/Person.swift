import Foundation
import GRDB

/// A person's row: what is kept up to date with every message, so that nobody has to count.
struct Person {
    let id: Int64
    let since: Date
    /// The latest message; `nil` for somebody who never wrote.
    var last: Date?
    var messages: Int
    /// Lines in the consent ledger.
    let consents: Int
    var trail: Trail

    /// The columns that `init(_:)` reads, of `persons` under the name `p`.
    static let columns = "p.id, p.since, p.last, p.messages, p.consents, p.recent"

    init(_ row: Columns) {
        id = row.number(0)
        since = Date(milliseconds: row.number(1))
        last = row.date(2)
        messages = row.int(3)
        consents = row.int(4)
        trail = Trail(row.bytes(5))
    }

    /// The person behind a handle's mark.
    static func read(_ mark: [UInt8], in db: Database) throws -> Person? {
        try db.first(
            "SELECT \(columns) FROM handles h JOIN persons p ON p.id = h.person WHERE h.mark = ?", [mark],
            Person.init)
    }

    /// The person of a number.
    static func read(_ id: Int64, in db: Database) throws -> Person? {
        try db.first("SELECT \(columns) FROM persons p WHERE p.id = ?", [id], Person.init)
    }

    /// The number of the person behind a handle; makes them known when they are not.
    static func knownOrNew(_ handle: Handle, mark: [UInt8], at moment: Date, in db: Database) throws -> Int64 {
        let known = try db.first("SELECT person FROM handles WHERE mark = ?", [mark]) { $0.number(0) }
        if let known { return known }
        let person = try db.insert(
            "INSERT INTO persons (since, messages, consents, recent) VALUES (?, 0, 0, ?)",
            [moment, Trail().bytes])
        let words = try Words.add(handle.text, to: db)
        try db.run("INSERT INTO handles (mark, person, words) VALUES (?, ?, ?)", [mark, person, words])
        return person
    }

    /// Takes one message of theirs into account.
    mutating func add(_ entry: Trail.Entry, at moment: Date, in db: Database) throws {
        last = max(last ?? moment, moment)
        messages += 1
        trail.append(entry)
        try db.run(
            "UPDATE persons SET last = ?, messages = ?, recent = ? WHERE id = ?",
            [last, messages, trail.bytes, id])
    }

    /// What went before a moment. `contactsToo` are counted beside those kept, and `except` is not counted again.
    func history(at moment: Date, contactsToo: Int = 0, except contact: Int64? = nil, in db: Database) throws
        -> History
    {
        let window = moment.addingTimeInterval(-History.contactWindow)
        let contacts = try db.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM contacts
            WHERE person = ? AND started > ? AND started <= ? AND id <> ? LIMIT \(History.contactLimit))
            """, [id, window, moment, contact ?? 0]
        ) { $0.int(0) }
        let issues = try db.all(
            """
            SELECT intent, conversation, turn, at, solved FROM issues
            WHERE person = ? ORDER BY id DESC LIMIT \(History.issueLimit)
            """, [id], Issue.init)
        let tried = try db.all(
            "SELECT step, at, outcome FROM tried WHERE person = ? ORDER BY at DESC, step DESC LIMIT \(History.stepLimit)",
            [id], TriedStep.init)
        return History(
            since: since, lastMessage: last, messages: messages, issues: issues,
            contacts30d: min((contacts ?? 0) + contactsToo, History.contactLimit), moodTrend: trail.moods,
            preferredLanguage: trail.preferredLanguage, averageLength: trail.averageLength, triedSteps: tried)
    }
}

extension Handle {
    /// The first handle that a person was known by.
    static func first(of person: Int64, in db: Database) throws -> Handle? {
        try all(of: person, in: db).first
    }

    /// Every handle of a person, in the order in which they came.
    static func all(of person: Int64, in db: Database) throws -> [Handle] {
        try db.all(
            "SELECT w.body FROM handles h JOIN words w ON w.id = h.words WHERE h.person = ? ORDER BY h.words", [person]
        ) { $0.text(0) }.compactMap(Handle.init)
    }
}

extension Issue {
    init(_ row: Columns) {
        self.init(
            intent: row.text(0), conversation: row.number(1), turn: row.int(2), at: Date(milliseconds: row.number(3)),
            solved: row.bool(4))
    }
}

extension TriedStep {
    init(_ row: Columns) {
        self.init(step: row.text(0), at: Date(milliseconds: row.number(1)), outcome: row.textIfAny(2))
    }
}
