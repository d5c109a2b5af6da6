package import Language
import StrictJSON

/// The labelled talks and the phrases that the shipped judgement of talks is made from.
package struct OutcomeCorpora: Sendable {
    /// The product's own corpora.
    package var own: String
    /// A folder with more talks of a desk, `transcripts.jsonl` and `labels.jsonl`; `nil` where there is none.
    package var desk: String?

    package init(own: String, desk: String? = nil) {
        self.own = own
        self.desk = desk
    }

    /// The files of the product's own talks.
    package static let files = ["broadband", "devices", "orders", "accounts", "mixed", "services"]

    /// All labelled talks, the product's own first.
    package func talks() throws(WorkshopError) -> [LabelledTalk] {
        let talks = try LabelledTalk.read(
            labels: "\(own)/transcripts/labels.jsonl",
            transcripts: Self.files.map { "\(own)/transcripts/\($0).jsonl" })
        return try talks + deskTalks()
    }

    /// The talks of the desk's folder; none without one.
    package func deskTalks() throws(WorkshopError) -> [LabelledTalk] {
        guard let desk else { return [] }
        return try LabelledTalk.read(labels: "\(desk)/labels.jsonl", transcripts: ["\(desk)/transcripts.jsonl"])
    }

    /// The phrases of `signs.tsv`: columns `sign` and `text`.
    package func phrases(_ analyzer: Analyzer) throws(WorkshopError) -> SignPhrases {
        let path = "\(own)/transcripts/signs.tsv"
        let (rows, bad) = try CorpusFile.rows(path: path)
        if let first = bad.first { throw .badData(path: path, line: first.line, reason: first.reason) }
        var entries: [SignPhrases.Entry] = []
        for row in rows {
            guard let sign = row.fields["sign"]?.string.flatMap(Sign.init), let text = row.fields["text"]?.string
            else { throw .badData(path: path, line: row.line, reason: "a sign and its phrase are wanted") }
            let utterance = analyzer.utterance(of: text)
            let words = utterance.tokens.filter { $0.kind != .punctuation }.map { utterance.form(of: $0) }
            guard !words.isEmpty else { throw .badData(path: path, line: row.line, reason: "the phrase has no word") }
            entries.append(SignPhrases.Entry(sign: sign, words: words))
        }
        return SignPhrases(entries)
    }
}
