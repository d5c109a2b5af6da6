package import Language
package import StrictJSON

/// How well texts are cut: our tokens against people's, and the annex's pieces against Unicode's own tests.
///
/// Two kinds of row are read. `{"text", "spans"}` (Universal Dependencies' surface tokens, scalar offsets) judges tokens
/// by exact span, as the CoNLL 2018 shared task counts. `{"id", "codepoints", "segments"}` with an id that names a
/// `word` or `sentence` (the test files of UAX #29) is passed when every piece ends where the file says, before any rule
/// of ours.
package struct TokenEvaluation: Sendable {
    /// Our tokens against people's.
    package private(set) var tokens = Spans()
    /// The annex's words, space left out, against the same: what our own rules are worth.
    package private(set) var plainWords = Spans()
    package private(set) var wordTests = Tests()
    package private(set) var sentenceTests = Tests()
    /// Texts with spans.
    package private(set) var texts = 0
    /// The lines that are neither kind of row.
    package private(set) var unread: [Int] = []

    /// Counts of spans.
    package struct Spans: Sendable, Equatable {
        package var given = 0
        package var found = 0
        package var right = 0

        package var precision: Double? { found == 0 ? nil : Double(right) / Double(found) }
        package var recall: Double? { given == 0 ? nil : Double(right) / Double(given) }
        package var f1: Double? { given + found == 0 ? nil : 2 * Double(right) / Double(given + found) }
    }

    /// Counts of conformance tests.
    package struct Tests: Sendable, Equatable {
        package var passed = 0
        /// The ids of those that are not passed.
        package var failed: [String] = []
    }

    /// Judges rows of either kind, in order.
    package init(rows: [Row], analyzer: Analyzer) {
        for row in rows {
            if let text = row.fields["text"]?.string, let spans = Self.spans(row.fields["spans"]) {
                texts += 1
                count(text, spans, analyzer)
            } else if let (text, ends) = Self.segments(row), let id = row.fields["id"]?.string {
                count(id, text, ends, analyzer, row.line)
            } else {
                unread.append(row.line)
            }
        }
    }

    // MARK: Spans

    private mutating func count(_ text: String, _ spans: Set<Range<Int>>, _ analyzer: Analyzer) {
        let utterance = analyzer.utterance(of: text)
        tokens.add(utterance.tokens.map { utterance.scalars($0.range) }, spans)
        var start = 0
        var words: [Range<Int>] = []
        for end in analyzer.plainWordEnds(of: text) {
            let piece = String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
            if !piece.allSatisfy(\.isWhitespace) { words.append(utterance.scalars(start..<end)) }
            start = end
        }
        plainWords.add(words, spans)
    }

    private static func spans(_ value: JSON?) -> Set<Range<Int>>? {
        guard let list = value?.array else { return nil }
        var spans: Set<Range<Int>> = []
        for pair in list {
            guard let start = pair.array?.first?.int, let end = pair.array?.last?.int, start <= end else { return nil }
            spans.insert(start..<end)
        }
        return spans
    }

    // MARK: Conformance

    private mutating func count(_ id: String, _ text: String, _ ends: [Int], _ analyzer: Analyzer, _ line: Int) {
        if id.contains("word") {
            wordTests.add(id, analyzer.plainWordEnds(of: text) == ends)
        } else if id.contains("sentence") {
            sentenceTests.add(id, analyzer.plainSentenceEnds(of: text) == ends)
        } else {
            unread.append(line)
        }
    }

    /// A test's text, and where its pieces end in UTF-8.
    private static func segments(_ row: Row) -> (text: String, ends: [Int])? {
        guard let points = row.fields["codepoints"]?.array, let lengths = row.fields["segments"]?.array else {
            return nil
        }
        let scalars = points.compactMap { $0.int.flatMap(UInt32.init(exactly:)).flatMap(Unicode.Scalar.init) }
        guard scalars.count == points.count else { return nil }
        var rest = scalars[...]
        var text = String.UnicodeScalarView()
        var ends: [Int] = []
        for length in lengths.compactMap(\.int) {
            text.append(contentsOf: rest.prefix(length))
            rest = rest.dropFirst(length)
            ends.append(text.reduce(0) { $0 + UTF8.width($1) })
        }
        return (String(text), ends)
    }

    // MARK: Output

    /// The figures as `rapport evaluate tokens --json` prints them.
    package var json: JSON {
        [
            "texts": .number(texts), "precision": .number(tokens.precision), "recall": .number(tokens.recall),
            "f1": .number(tokens.f1), "plain_f1": .number(plainWords.f1),
            "word_tests": wordTests.json, "sentence_tests": sentenceTests.json, "unread_lines": .number(unread.count),
        ]
    }
}

extension TokenEvaluation.Spans {
    fileprivate mutating func add(_ ours: [Range<Int>], _ theirs: Set<Range<Int>>) {
        given += theirs.count
        found += ours.count
        right += ours.count { theirs.contains($0) }
    }
}

extension TokenEvaluation.Tests {
    fileprivate mutating func add(_ id: String, _ isPassed: Bool) {
        if isPassed { passed += 1 } else { failed.append(id) }
    }

    fileprivate var json: JSON {
        ["passed": .number(passed), "failed": .number(failed.count), "failed_ids": .strings(failed)]
    }
}
