package import Foundation
import GRDB

extension CustomerStore {
    /// Hands over the turns that were received in a span of time, a conversation at a time, in the order in which the
    /// conversations came to be; each is read at one moment, while others may go on.
    /// - Parameter take: Gets a conversation's turns in order, never none.
    package func eachTalk(
        from since: Date = .distantPast, until end: Date = .distantFuture, _ take: ([Episode]) throws -> Void
    ) throws {
        let began = try read { db in
            try db.all("SELECT id FROM conversations WHERE last >= ? ORDER BY id", [since]) { $0.number(0) }
        }
        for id in began {
            let talk: [Episode] = try read { db in
                let found = try db.first(
                    """
                    SELECT \(Standing.columns), w.body FROM conversations c JOIN words w ON w.id = c.words WHERE c.id = ?
                    """, [id]
                ) { (standing: Standing($0), name: $0.text(Standing.width)) }
                // Somebody may have been forgotten since.
                guard let found else { return [] }
                return try Episode.all(of: found.standing, named: found.name, from: 1, in: db)
            }
            let turns = talk.filter { $0.received >= since && $0.received < end }
            if !turns.isEmpty { try take(turns) }
        }
    }
}
