import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// The next things to tell, at most `limit`, in order.
    /// - Parameter first: The first sequence number that is wanted.
    package func pushes(_ topics: Set<Push.Topic>, from first: Int, limit: Int = 100) async throws -> [Push] {
        try read { db in
            let names = topics.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            return try db.all(
                """
                SELECT p.sequence, p.topic, w.body FROM pushes p JOIN words w ON w.id = p.words
                WHERE p.sequence >= ? AND p.topic IN (\(names)) ORDER BY p.sequence LIMIT ?
                """, [first, limit]
            ) { row in
                guard let topic = Push.Topic(rawValue: row.text(1)), let body = try? JSON(parsing: row.bytes(2)).object
                else { throw CustomersError.unusable(.damaged, code: 0) }
                return Push(sequence: row.int(0), topic: topic, body: body)
            }
        }
    }

    /// Up to where a topic has been acknowledged; 0 when nothing was.
    package func acknowledged(_ topic: Push.Topic) async throws -> Int {
        try read { db in
            try db.first("SELECT sequence FROM acknowledged WHERE topic = ?", [topic.rawValue]) { $0.int(0) } ?? 0
        }
    }

    /// Whoever subscribes from now on without saying from where begins after this one.
    package func acknowledge(_ topics: Set<Push.Topic>, upTo sequence: Int) async throws {
        try await write { db in
            let last = try db.first("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'pushes'") {
                $0.int(0)
            }
            guard sequence <= last ?? 0 else {
                throw CustomersError.unfit(field: "sequence", limit: "at most \(last ?? 0), the last that was pushed")
            }
            for topic in topics.map(\.rawValue).sorted() {
                try db.run(
                    """
                    INSERT INTO acknowledged (topic, sequence) VALUES (?, ?)
                    ON CONFLICT (topic) DO UPDATE SET sequence = max(sequence, excluded.sequence)
                    """, [topic, sequence])
            }
        }
    }
}

extension Push {
    /// Keeps it for whoever subscribes.
    func keep(about person: Int64, at moment: Date, in db: Database) throws {
        let words = try Words.add(JSON.object(body).bytes, to: db)
        try db.run(
            "INSERT INTO pushes (person, topic, at, words) VALUES (?, ?, ?, ?)",
            [person, topic.rawValue, moment, words])
    }
}
