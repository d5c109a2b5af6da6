package import Foundation
import GRDB

/// What was erased of a person. It says how much and never what.
package struct Receipt: Sendable, Equatable {
    /// Rows of one table.
    package struct Erased: Sendable, Equatable {
        package let table: String
        package let rows: Int
    }

    /// Rows erased, a table each, in a fixed order; `words` counts texts that were overwritten.
    package let erased: [Erased]
    /// The corrections that rested on their words and were in force, by number: whoever learned from them unlearns.
    package let corrections: [Int]
    package let at: Date
    /// Nothing of their words is left in the bytes of any file. False when another process was reading just then; the
    /// next sweep, closing or opening sees to it.
    package let isOverwritten: Bool
}

extension CustomerStore {
    /// Erases a person, whichever of their handles they are named by: their words byte for byte, every row about them,
    /// and what is left of both in the log.
    ///
    /// What remains are marks that say nothing: conversations and messages of theirs are `.erased` to whoever asks. The
    /// next message under one of their handles begins a new customer.
    /// - Throws: `.unknownCustomer`.
    package func forget(_ handle: Handle, at moment: Date) async throws -> Receipt {
        let mark = marks.mark(.handle, handle.text)
        let (erased, corrections) = try await write { db in
            guard let person = try Person.read(mark, in: db)?.id else { throw CustomersError.unknownCustomer }
            let corrections = try Correction.all("c.person = ? AND c.undone IS NULL", [person], in: db).map(\.number)
            try Self.bury(person, at: moment, in: db)
            return (try PersonalTable.all.erase(person, in: db), corrections)
        }
        return Receipt(
            erased: erased, corrections: corrections, at: moment, isOverwritten: await truncateLog())
    }

    /// Leaves what lets a late request be told that its conversation or message was erased.
    private static func bury(_ person: Int64, at moment: Date, in db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO erased (mark, at) SELECT mark, ? FROM conversations WHERE person = ?",
            [moment, person])
        // A digest could be compared with that of a guessed text.
        try db.run(
            """
            UPDATE messages SET conversation = 0, turn = 0, digest = zeroblob(0) WHERE mark IN
            (SELECT e.message FROM episodes e JOIN conversations c ON c.id = e.conversation WHERE c.person = ?)
            """, [person])
    }
}

/// A table with rows that belong to people.
package struct PersonalTable: Sendable {
    package let name: String
    /// Which rows are a person's, the person being the argument.
    let ownership: String
    /// The column that refers to `words`, when there is one.
    let words: String?

    private init(_ name: String, of ownership: String = "person = ?", words: String? = nil) {
        self.name = name
        self.ownership = ownership
        self.words = words
    }

    /// Every such table, each after those whose ownership is told by it.
    package static let all = [
        PersonalTable("corrections", words: "words"), PersonalTable("feedback", words: "words"),
        PersonalTable("pushes", words: "words"), PersonalTable("outreaches"),
        PersonalTable("events", words: "words"), PersonalTable("tried"), PersonalTable("issues"),
        PersonalTable("unanswered"),
        PersonalTable(
            "episodes", of: "conversation IN (SELECT id FROM conversations WHERE person = ?)", words: "words"),
        PersonalTable("contacts"), PersonalTable("conversations", words: "words"),
        PersonalTable("consents", words: "words"), PersonalTable("facts", words: "words"),
        PersonalTable("handles", words: "words"), PersonalTable("persons", of: "id = ?"),
    ]

    /// Tables that hold nothing of anybody, or nothing that could be told to be theirs: `words` only through others.
    package static let impersonal = [
        "words", "keys", "messages", "erased", "step_outcomes", "patterns", "acknowledged",
    ]
}

extension [PersonalTable] {
    fileprivate func erase(_ person: Int64, in db: Database) throws -> [Receipt.Erased] {
        var overwritten = 0
        var erased: [Receipt.Erased] = []
        for table in self {
            if let words = table.words {
                try Words.wipe(
                    namedBy: "SELECT \(words) FROM \(table.name) WHERE \(table.ownership)", of: person, in: db)
                overwritten += db.changesCount
            }
            try db.run("DELETE FROM \(table.name) WHERE \(table.ownership)", [person])
            erased.append(Receipt.Erased(table: table.name, rows: db.changesCount))
        }
        return erased + [Receipt.Erased(table: "words", rows: overwritten)]
    }
}
