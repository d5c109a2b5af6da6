package import Foundation
import GRDB

/// What a sweep took away.
package struct Swept: Sendable, Equatable {
    /// Facts that had expired.
    package var facts: Int
    /// Answers to messages too old to be sent again.
    package var answers: Int
    /// What was to be told to subscribers who did not come.
    package var pushes: Int

    /// What a sweep took away.
    package init(facts: Int = 0, answers: Int = 0, pushes: Int = 0) {
        self.facts = facts
        self.answers = answers
        self.pushes = pushes
    }
}

extension CustomerStore {
    /// Takes away what is kept only for a time: facts past their expiry, after seven days what answers a message that is
    /// sent again, after one what subscribers were to be told. In slices, so that messages do not wait for it.
    package func sweep(at moment: Date) async throws -> Swept {
        var swept = Swept()
        var slice: Swept
        repeat {
            slice = try await write { db in try Self.sweepSlice(at: moment, in: db) }
            swept.facts += slice.facts
            swept.answers += slice.answers
            swept.pushes += slice.pushes
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
        let answers = db.changesCount
        let pushes = try db.all(
            "SELECT sequence, words FROM pushes WHERE at <= ? LIMIT 500", [moment.addingTimeInterval(-Push.kept)]
        ) { (sequence: $0.number(0), words: $0.number(1)) }
        for push in pushes {
            try Words.wipe(push.words, in: db)
            try db.run("DELETE FROM pushes WHERE sequence = ?", [push.sequence])
        }
        return Swept(facts: expired.count, answers: answers, pushes: pushes.count)
    }
}
