import StrictJSON

/// A text with what people say about it: the line from which models learn, and by which they are judged.
package struct LabelledText: Sendable, Equatable {
    package let text: String
    /// `nil` where nobody judged; empty: out of scope; several where the message makes several requests.
    package let intents: [String]?
    /// In the order of the line; `nil` where nobody marked any.
    package let entities: [Span]?
    /// `negative`, `neutral` or `positive`.
    package let mood: String?
    /// The mood's degree, in the units of its corpus.
    package let degree: Double?
    /// `en`, `de` …
    package let language: String?
    /// Counted from 1, in its file.
    package let line: Int

    /// Something that a text names.
    package struct Span: Sendable, Equatable, Hashable {
        package let entity: String
        /// UTF-8 offsets in the text.
        package let range: Range<Int>
        /// The value it stands for, where the corpus gives one.
        package let value: String?

        package init(entity: String, range: Range<Int>, value: String? = nil) {
            self.entity = entity
            self.range = range
            self.value = value
        }
    }

    package init(
        text: String, intents: [String]? = nil, entities: [Span]? = nil, mood: String? = nil, degree: Double? = nil,
        language: String? = nil, line: Int = 0
    ) {
        self.text = text
        self.intents = intents
        self.entities = entities
        self.mood = mood
        self.degree = degree
        self.language = language
        self.line = line
    }

    /// The one intent, or the first of several; `nil` for out of scope and where nobody judged.
    package var intent: String? { intents?.first }

    /// Whether somebody judged that the text is none of the desk's business.
    package var isOutOfScope: Bool { intents?.isEmpty ?? false }

    /// The names under which labelled text calls what is out of scope, `null` beside them.
    package static let outOfScopeNames: Set<String> = ["oos", "out_of_scope", "null"]

    /// The classes of a mood.
    package static let moods: Set<String> = ["negative", "neutral", "positive"]
}

extension LabelledText {
    /// Every labelled text of a file, and the lines that are none.
    /// - Throws: `WorkshopError` where the file cannot be read at all.
    package static func read(path: String) throws(WorkshopError) -> (texts: [LabelledText], bad: [BadLine]) {
        let file = try CorpusFile.rows(path: path)
        var texts: [LabelledText] = []
        texts.reserveCapacity(file.rows.count)
        var bad = file.bad
        for row in file.rows {
            do throws(BadField) {
                texts.append(try LabelledText(row))
            } catch {
                bad.append(BadLine(file: path, line: row.line, reason: error.description))
            }
        }
        return (texts, bad.sorted { $0.line < $1.line })
    }

    /// Reads a row, under the product's own names and those of public data.
    ///
    /// `label` is the mood where it names one, else the intent.
    /// - Throws: `BadField`.
    package init(_ row: Row) throws(BadField) {
        let words = try Self.annotatedWords(of: row)
        guard let text = try row.text("text", "utterance", "sentence") ?? words?.text else {
            throw BadField("text", "is missing")
        }
        let label = row.fields["label"]?.string
        let isMood = label.map(Self.moods.contains) ?? false
        self.init(
            text: text, intents: try Self.intents(of: row, label: isMood ? nil : label),
            entities: try Self.spans(of: row, in: text) ?? words?.spans,
            mood: try row.text("sentiment") ?? (isMood ? label : nil), degree: try row.number("score"),
            language: try row.text("language"), line: row.line)
    }

    private static func intents(of row: Row, label: String?) throws(BadField) -> [String]? {
        if let several = try row.list("intents") {
            var names: [String] = []
            for value in several {
                guard let name = value.string else { throw BadField("intents", "is no list of names") }
                if !outOfScopeNames.contains(name) { names.append(name) }
            }
            return names
        }
        // An intent that is `null` says out of scope; one that is not there, or an empty cell, says nothing.
        if let value = row.fields["intent"], value.isNull { return [] }
        guard let name = try row.text("intent") ?? label else { return nil }
        return outOfScopeNames.contains(name) ? [] : [name]
    }

    private static func spans(of row: Row, in text: String) throws(BadField) -> [Span]? {
        guard let list = try row.list("entities", "slots") else { return nil }
        let offsets = text.scalarOffsets
        var spans: [Span] = []
        for mark in list {
            guard let entity = mark["entity"]?.string ?? mark["type"]?.string, let start = mark["start"]?.int,
                let end = mark["end"]?.int, start >= 0, start < end, end < offsets.count
            else { throw BadField("entities", "has one without name, start and end within the text") }
            spans.append(Span(entity: entity, range: offsets[start]..<offsets[end], value: mark["value"]?.string))
        }
        return spans
    }

    /// The text and spans of `tokens` with `tags` (IOB2), words being joined by one space.
    private static func annotatedWords(of row: Row) throws(BadField) -> (text: String, spans: [Span]?)? {
        guard let list = try row.list("tokens") else { return nil }
        let words = list.compactMap(\.string)
        guard words.count == list.count else { throw BadField("tokens", "is no list of words") }
        let text = words.joined(separator: " ")
        guard let tags = try row.list("tags") else { return (text, nil) }
        guard tags.count == words.count else { throw BadField("tags", "has another length than 'tokens'") }
        var spans: [Span] = []
        var start = 0
        for (word, tag) in zip(words, tags) {
            let end = start + word.utf8.count
            let parts = (tag.string ?? "").split(separator: "-", maxSplits: 1)
            switch (parts.first, parts.last.map(String.init)) {
            case ("I", let name?)
            where spans.last.map { $0.entity == name && $0.range.upperBound == start - 1 } ?? false:
                let first = spans.removeLast()
                spans.append(Span(entity: name, range: first.range.lowerBound..<end))
            case ("B", let name?), ("I", let name?):
                spans.append(Span(entity: name, range: start..<end))
            default: break
            }
            start = end + 1
        }
        return (text, spans)
    }
}

extension String {
    /// The UTF-8 offset at which each scalar begins, and the end.
    fileprivate var scalarOffsets: [Int] {
        var offsets: [Int] = [0]
        for scalar in unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return offsets
    }
}
