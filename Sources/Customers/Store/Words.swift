import GRDB

/// The table that holds all personal text: rows are added at its end or wiped where they lie (see `Migration.people`).
enum Words {
    /// Adds a text, a name, or a JSON value.
    static func add(_ body: [UInt8], to db: Database) throws -> Int64 {
        try db.insert("INSERT INTO words (body) VALUES (?)", [body])
    }

    /// Adds a text or a name.
    static func add(_ text: String, to db: Database) throws -> Int64 { try add(Array(text.utf8), to: db) }

    /// Overwrites one row with zeros, byte for byte.
    static func wipe(_ row: Int64, in db: Database) throws { try db.run(wiping + " = ?", [row]) }

    /// Overwrites the rows that a query names for a person.
    static func wipe(namedBy query: String, of person: Int64, in db: Database) throws {
        try db.run(wiping + " IN (\(query))", [person])
    }

    // The same number of bytes in the same columns: SQLite then overwrites the record in place. That it does is held by
    // the test that looks for erased texts in the raw file.
    private static let wiping = """
        UPDATE words SET state = zeroblob(length(state)), body = zeroblob(length(body)), \
        understanding = zeroblob(length(understanding)), decision = zeroblob(length(decision)), \
        reply = zeroblob(length(reply)) WHERE id
        """
}
