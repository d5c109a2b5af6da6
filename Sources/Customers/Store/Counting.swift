import GRDB

/// How much is kept.
package struct Counts: Sendable, Equatable {
    package let people: Int
    package let conversations: Int
    package let turns: Int
    package let facts: Int
    package let events: Int
    package let feedback: Int
    /// In force.
    package let corrections: Int
    /// The store's file, without its log.
    package let bytes: Int
}

extension CustomerStore {
    /// Counts what is kept: a scan of the smaller tables, some milliseconds for a hundred thousand people.
    package func counts() async throws -> Counts {
        try read { db in
            func count(_ query: String) throws -> Int { try db.first("SELECT " + query, []) { $0.int(0) } ?? 0 }
            return Counts(
                people: try count("count(*) FROM persons"), conversations: try count("count(*) FROM conversations"),
                turns: try count("coalesce(sum(turns), 0) FROM conversations"), facts: try count("count(*) FROM facts"),
                events: try count("count(*) FROM events"), feedback: try count("count(*) FROM feedback"),
                corrections: try count("count(*) FROM corrections WHERE undone IS NULL"),
                bytes: try count("page_count * page_size FROM pragma_page_count, pragma_page_size"))
        }
    }
}
