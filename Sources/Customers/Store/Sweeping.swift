package import Foundation
import GRDB

/// What a sweep took away.
package struct Swept: Sendable, Equatable {
    /// Facts that had expired.
    package var facts: Int
    /// Answers to messages too old to be sent again.
    package var answers: Int

    /// What a sweep took away.
    package init(facts: Int = 0, answers: Int = 0) {
        self.facts = facts
        self.answers = answers
    }
}

extension CustomerStore {
    /// Takes away what is kept only for a time: facts past their expiry, and after seven days what answers a message that
    /// is sent again. In slices, so that messages do not wait for it.
    package func sweep(at moment: Date) async throws -> Swept {
        var swept = Swept()
        var slice: Swept
        repeat {
            slice = try await write { db in try Self.sweepSlice(at: moment, in: db) }
            swept.facts += slice.facts
            swept.answers += slice.answers
        } while slice != Swept()
        _ = await truncateLog()
        return swept
    }

    private static func sweepSlice(at moment: Date, in db: Database) throws -> Swept {
        let expired = try db.all(
            "SELECT person, name, words FROM facts WHERE expires <= ? LIMIT 500", [moment]
        ) { (person: $0.number(0), name: $0.text(1), words: $0.number(2)) }
        for fact in expired {
            try Words.wipe(fact.words, in: db)
            try db.run("DELETE FROM facts WHERE person = ? AND name = ?", [fact.person, fact.name])
        }
        let oldest = moment.addingTimeInterval(-answersKept)
        try db.run(
            """
            DELETE FROM messages WHERE mark IN (SELECT mark FROM messages WHERE received <= ? ORDER BY received LIMIT 2000)
            """, [oldest])
        return Swept(facts: expired.count, answers: db.changesCount)
    }
}
