package import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// Ends a conversation's sitting, settles its open issues by the outcome, and gives it back to the assistant.
    /// - Throws: `.unknownConversation`, `.erased`.
    package func close(_ conversation: String, outcome: Outcome, at moment: Date) async throws {
        let mark = marks.mark(.conversation, conversation)
        try await write { db in
            var standing = try Standing.existing(mark, in: db)
            standing.outcome = outcome
            standing.due = nil
            standing.pass(to: .assistant, at: moment)
            try standing.update(in: db)
            // Somebody who went away may or may not have been helped.
            guard outcome != .abandoned else { return }
            try db.run(
                "UPDATE issues SET solved = ? WHERE conversation = ? AND turn >= ? AND solved IS NULL",
                [outcome == .solved, standing.id, standing.first])
        }
    }

    /// Gives a conversation to somebody: a human takes it over, or hands it back to the assistant.
    /// - Throws: `.unknownConversation`, `.erased`.
    package func pass(_ conversation: String, to holder: Holder, at moment: Date) async throws {
        let mark = marks.mark(.conversation, conversation)
        try await write { db in
            var standing = try Standing.existing(mark, in: db)
            standing.pass(to: holder, at: moment)
            try standing.update(in: db)
        }
    }

    /// The last turns of a conversation in order, at most `limit`.
    /// - Throws: `.unknownConversation`, `.erased`.
    package func episodes(of conversation: String, last limit: Int = .max) async throws -> [Episode] {
        let mark = marks.mark(.conversation, conversation)
        return try read { db in
            let standing = try Standing.existing(mark, in: db)
            let first = limit >= standing.turns ? 1 : standing.turns - limit + 1
            return try Episode.all(of: standing, named: conversation, from: first, in: db)
        }
    }

    /// The names of a customer's conversations, the one that went on last first.
    /// - Throws: `.unknownCustomer`.
    package func conversations(of handle: Handle) async throws -> [String] {
        let mark = marks.mark(.handle, handle.text)
        return try read { db in
            guard let person = try Person.read(mark, in: db) else { throw CustomersError.unknownCustomer }
            return try db.all(
                """
                SELECT w.body FROM conversations c JOIN words w ON w.id = c.words
                WHERE c.person = ? ORDER BY c.last DESC, c.id DESC
                """, [person.id]
            ) { $0.text(0) }
        }
    }
}

extension Episode {
    /// Turns of a conversation from a turn on, in order.
    static func all(of standing: Standing, named name: String, from turn: Int, in db: Database) throws -> [Episode] {
        guard let customer = try Handle.first(of: standing.person, in: db) else {
            throw CustomersError.unusable(.damaged, code: 0)
        }
        return try db.all(
            """
            SELECT e.turn, e.speaker, e.agent, e.channel, e.at, e.received, e.mood, e.language,
            w.state, w.body, w.understanding, w.decision, w.reply FROM episodes e JOIN words w ON w.id = e.words
            WHERE e.conversation = ? AND e.turn >= ? ORDER BY e.turn
            """, [standing.id, turn]
        ) { Episode($0, customer: customer, conversation: name) }
    }

    private init(_ row: Columns, customer: Handle, conversation: String) {
        let speaker: Speaker =
            switch row.int(1) {
            case 0: .customer
            case 1: .assistant
            default: .agent(row.text(2))
            }
        self.init(
            customer: customer, conversation: conversation, turn: row.int(0), speaker: speaker,
            at: Date(milliseconds: row.number(4)), received: Date(milliseconds: row.number(5)), channel: row.text(3),
            text: row.text(9), mood: row.double(6), language: row.textIfAny(7), understanding: row.bytes(10),
            decision: row.bytes(11), reply: row.bytes(12),
            state: row.isNull(8) ? nil : try? JSON(parsing: row.bytes(8)))
    }
}
