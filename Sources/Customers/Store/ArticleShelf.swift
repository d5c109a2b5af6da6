import GRDB
import Synchronization

/// Texts that can be searched by their words: SQLite's full-text index (FTS5) with BM25, in memory.
///
/// It holds what a desk wrote and nothing of a person; it is here because this room alone knows SQL. It is made when a
/// catalogue is read and never changes. Words are compared by their English stems, without case and accents.
package final class ArticleShelf: Sendable {
    /// What is searched of one text.
    package struct Sheet: Sendable {
        package let title: String
        package let body: String
        /// What may be quoted of it.
        package let passages: [String]

        /// A text in parts.
        package init(title: String, body: String, passages: [String]) {
            self.title = title
            self.body = body
            self.passages = passages
        }
    }

    /// Which sheets hold a word, by place.
    package struct Holders: Sendable, Equatable {
        package let inTitle: Set<Int>
        package let anywhere: Set<Int>

        fileprivate static let none = Holders(inTitle: [], anywhere: [])
    }

    /// How many sheets there are.
    package let count: Int
    private let connection: DatabaseQueue
    private let lookedFor = Mutex(LookedFor())

    /// What is remembered of words that were looked for: of those of the sheets themselves, in the forms in which they
    /// were; of others, which only a customer used, numbers that tell nothing outside this process.
    private struct LookedFor {
        var known: [String: Holders] = [:]
        var strangers: Set<Int> = []

        /// Where so many came together, they begin anew.
        static let mostStrangers = 10_000

        func holders(of word: String) -> Holders? {
            known[word] ?? (strangers.contains(word.hashValue) ? Holders.none : nil)
        }

        mutating func keep(_ holders: Holders, of word: String) {
            if !holders.anywhere.isEmpty { return known[word] = holders }
            if strangers.count >= Self.mostStrangers { strangers = [] }
            strangers.insert(word.hashValue)
        }
    }

    /// Words beyond these change nothing about what a message is about.
    private static let mostWords = 32

    /// Puts sheets on the shelf; their places are those of the list.
    /// - Throws: `.unusable` where this system's SQLite has no FTS5.
    package init(_ sheets: [Sheet]) throws(CustomersError) {
        count = sheets.count
        do {
            connection = try DatabaseQueue()
            try connection.inDatabase { db in
                for table in ["sheets USING fts5 (title, body", "passages USING fts5 (text, sheet UNINDEXED"] {
                    try db.execute(
                        sql: "CREATE VIRTUAL TABLE \(table), tokenize = 'porter unicode61 remove_diacritics 2')")
                }
                for (place, sheet) in sheets.enumerated() {
                    try db.run(
                        "INSERT INTO sheets (rowid, title, body) VALUES (?, ?, ?)", [place, sheet.title, sheet.body])
                    for passage in sheet.passages {
                        try db.run("INSERT INTO passages (text, sheet) VALUES (?, ?)", [passage, place])
                    }
                }
            }
        } catch {
            throw CustomersError(error)
        }
    }

    /// The places of sheets that hold at least one of the words, best first by BM25; a word in a title weighs as four.
    package func ranking(of words: [String], limit: Int) -> [Int] {
        guard let match = Self.match(words) else { return [] }
        return look(
            "SELECT rowid FROM sheets WHERE sheets MATCH ? ORDER BY bm25(sheets, 4.0, 1.0), rowid LIMIT ?",
            [match, limit])
    }

    /// The passage of a sheet that fits the words best, by its place there; `nil` where none holds any of them.
    package func passage(of sheet: Int, for words: [String]) -> String? {
        guard let match = Self.match(words) else { return nil }
        return try? connection.inDatabase { db in
            try db.first(
                """
                SELECT text FROM passages WHERE passages MATCH ? AND sheet = ? ORDER BY bm25(passages), rowid LIMIT 1
                """, [match, sheet]
            ) { $0.text(0) }
        }
    }

    /// The sheets that hold a word.
    package func holders(of word: String) -> Holders {
        if let holders = lookedFor.withLock({ $0.holders(of: word) }) { return holders }
        guard let match = Self.match([word]) else { return .none }
        let anywhere = Set(look("SELECT rowid FROM sheets WHERE sheets MATCH ?", [match]))
        let inTitle =
            anywhere.isEmpty ? [] : Set(look("SELECT rowid FROM sheets WHERE sheets MATCH ?", ["title : (\(match))"]))
        let holders = Holders(inTitle: inTitle, anywhere: anywhere)
        lookedFor.withLock { $0.keep(holders, of: word) }
        return holders
    }

    /// What a customer writes cannot make a search fail: its words are quoted. What fails all the same finds nothing.
    private func look(_ query: String, _ values: [(any Bindable)?]) -> [Int] {
        (try? connection.inDatabase { db in try db.all(query, values) { $0.int(0) } }) ?? []
    }

    private static func match(_ words: [String]) -> String? {
        guard !words.isEmpty else { return nil }
        // A NUL would end the query early.
        return words.prefix(mostWords)
            .map { "\"\($0.filter { $0 != "\"" && $0 != "\0" })\"" }.joined(separator: " OR ")
    }
}
