package import Comprehension
import StrictJSON

/// Reads rated words: the product's own lists, and the published ones of VADER.
package enum ValenceLists {
    /// The entries of one of the product's lists: columns `text`, `language` (empty for emoji), `role`, `rating`.
    ///
    /// The role `valence` says that the words are rated, −4…4; every other role stands without a rating.
    /// - Throws: `WorkshopError`, for a line that is no entry too: a list is the product's own.
    package static func entries(path: String) throws(WorkshopError) -> [ValenceLexicon.Entry] {
        let (rows, bad) = try CorpusFile.rows(path: path)
        if let first = bad.first { throw .badData(path: path, line: first.line, reason: first.reason) }
        var entries: [ValenceLexicon.Entry] = []
        for row in rows {
            do throws(BadField) {
                entries.append(try entry(row))
            } catch {
                throw .badData(path: path, line: row.line, reason: error.description)
            }
        }
        return entries
    }

    private static func entry(_ row: Row) throws(BadField) -> ValenceLexicon.Entry {
        guard let words = try row.text("text"), !words.isEmpty else { throw BadField("text", "is missing") }
        let language = try row.text("language")
        if let language, !ValenceLexicon.languages.contains(language) {
            throw BadField("language", "is none of \(ValenceLexicon.languages.joined(separator: ", "))")
        }
        guard let name = try row.text("role") else { throw BadField("role", "is missing") }
        guard name != "valence" else {
            guard let rating = try row.number("rating"), abs(rating) <= 4 else {
                throw BadField("rating", "is no number from -4 to 4")
            }
            return ValenceLexicon.Entry(language: language, words: words, rating: Float(rating))
        }
        guard let role = ValenceLexicon.Roles(name: name) else { throw BadField("role", "is not known") }
        return ValenceLexicon.Entry(language: language, words: words, roles: role)
    }

    /// The words that hint at feelings: columns `text`, `language` (empty for pictures), `cue`.
    /// - Throws: `WorkshopError`, for a line that is no entry too: a list is the product's own.
    package static func cues(path: String) throws(WorkshopError) -> [FeelingCues.Entry] {
        let (rows, bad) = try CorpusFile.rows(path: path)
        if let first = bad.first { throw .badData(path: path, line: first.line, reason: first.reason) }
        var entries: [FeelingCues.Entry] = []
        for row in rows {
            guard let words = row.fields["text"]?.string, let name = row.fields["cue"]?.string,
                let cue = FeelingCues.Cue(rawValue: name)
            else { throw .badData(path: path, line: row.line, reason: "a text and a known cue are wanted") }
            let language = row.fields["language"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            entries.append(FeelingCues.Entry(language: language, words: words, cue: cue))
        }
        return entries
    }

    /// English words, faces and emoji from VADER's lists (Hutto and Gilbert 2014, MIT licence): words with the mean
    /// rating of ten people, and emoji with a description in words, whose ratings are added up.
    package static func vader(words: String, emoji: String) throws(WorkshopError) -> [ValenceLexicon.Entry] {
        var entries: [ValenceLexicon.Entry] = []
        var ratings: [String: Float] = [:]
        for cells in try cells(path: words) where cells.count > 1 {
            guard let rating = Float(cells[1]) else { continue }
            let word = cells[0].lowercased()
            ratings[word] = rating
            let isWord = word.utf8.allSatisfy { (0x61...0x7a).contains($0) || $0 == 0x27 || $0 == 0x2d }
            entries.append(ValenceLexicon.Entry(language: isWord ? "en" : nil, words: word, rating: rating))
        }
        for cells in try cells(path: emoji) where cells.count > 1 {
            let rated = cells[1].lowercased().split { !$0.isLetter }.compactMap { ratings[String($0)] }
            guard !rated.isEmpty else { continue }
            let rating = max(-4, min(4, Self.pictureShare * rated.reduce(0, +)))
            entries.append(ValenceLexicon.Entry(language: nil, words: cells[0], rating: rating))
        }
        return entries
    }

    /// A picture is looser talk than the words that describe it.
    private static let pictureShare: Float = 0.7

    /// The cells of a table without a line of names.
    private static func cells(path: String) throws(WorkshopError) -> [[String]] {
        var file = try CorpusFile(path: path, format: .text)
        var rows: [[String]] = []
        while let batch = try file.batches.next() {
            file.decoder.forEachRow(in: batch) { result in
                guard case .success(let row) = result, let line = row.fields["text"]?.string else { return }
                rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
            }
        }
        return rows
    }
}
