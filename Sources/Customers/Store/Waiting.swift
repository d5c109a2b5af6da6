package import Foundation
import GRDB

extension CustomerStore {
    /// The names of conversations in which something is late by a moment, the longest overdue first.
    package func conversations(dueBy moment: Date) async throws -> [String] {
        try read { db in
            try db.all(
                """
                SELECT w.body FROM conversations c JOIN words w ON w.id = c.words WHERE c.due <= ? ORDER BY c.due, c.id
                """, [moment]
            ) { $0.text(0) }
        }
    }

    /// Has the assistant look at a conversation again at a moment, or (`nil`) when somebody writes.
    /// - Throws: `.unknownConversation`, `.erased`.
    package func wait(in conversation: String, until moment: Date?) async throws {
        let mark = marks.mark(.conversation, conversation)
        try await write { db in
            var standing = try Standing.existing(mark, in: db)
            standing.due = moment
            try standing.update(in: db)
        }
    }
}
