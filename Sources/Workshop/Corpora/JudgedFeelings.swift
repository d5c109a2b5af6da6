package import Comprehension
import StrictJSON

/// A text of which people have named the feelings.
package struct JudgedFeelings: Sendable, Equatable {
    package let text: String
    /// The names, in the order of the line; none where nothing is felt.
    package let names: [String]
    /// What people said of the mood; `nil` where nobody did.
    package let mood: Sentiment.Label?

    package init(text: String, names: [String], mood: Sentiment.Label? = nil) {
        self.text = text
        self.names = names
        self.mood = mood
    }

    /// Those that the product knows by the same names.
    package var feelings: Set<Feeling> { Set(names.compactMap(Feeling.init)) }

    /// The judged texts of a file, and the lines that are none: `emotions` and `signs` are lists of names, or `labels` is
    /// one, or `label` a single name.
    /// - Throws: `WorkshopError` where the file cannot be read at all.
    package static func read(path: String) throws(WorkshopError) -> (texts: [JudgedFeelings], bad: [BadLine]) {
        let file = try CorpusFile.rows(path: path)
        var texts: [JudgedFeelings] = []
        texts.reserveCapacity(file.rows.count)
        var bad = file.bad
        for row in file.rows {
            do throws(BadField) {
                texts.append(try JudgedFeelings(row))
            } catch {
                bad.append(BadLine(file: path, line: row.line, reason: error.description))
            }
        }
        return (texts, bad.sorted { $0.line < $1.line })
    }

    private init(_ row: Row) throws(BadField) {
        guard let text = try row.text("text") else { throw BadField("text", "is missing") }
        let emotions = try row.list("emotions", "labels")
        let signs = try row.list("signs")
        let single = try row.text("label")
        guard emotions != nil || signs != nil || single != nil else { throw BadField("emotions", "is missing") }
        var names: [String] = []
        for value in (emotions ?? []) + (signs ?? []) {
            guard let name = value.string else { throw BadField("emotions", "is no list of names") }
            names.append(name)
        }
        if emotions == nil, signs == nil, let single { names.append(single) }
        self.init(text: text, names: names, mood: try row.text("sentiment").flatMap(Sentiment.Label.init))
    }
}
