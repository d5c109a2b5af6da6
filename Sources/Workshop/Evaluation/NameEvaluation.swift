package import Comprehension
package import Foundation
package import Language
package import StrictJSON

/// How much of what names people, places and addresses is found, for hiding it: counted in characters, since half a name
/// that is left names somebody.
///
/// The lines are annotated text with spans of `PERSON`, `STREET_ADDRESS` or `ADDRESS`, `GPE` or `LOCATION`. Recall is the
/// share of their letters and digits that some span of ours covers, of whatever kind, since hidden is hidden. Precision is
/// the share of what ours cover that is annotated as anything personal: firms, titles, codes and numbers too. Rules were
/// written by looking at half of the templates, by a hash of their ids; the other half was only counted.
package struct NameEvaluation: Sendable {
    /// Letters and digits of one kind: in all, found, and the same of the half that was only counted.
    package struct Row: Sendable {
        package let kind: String
        package var characters = 0
        package var found = 0
        package var unseen = 0
        package var unseenFound = 0
        package var spans = 0
        /// Spans all of whose characters were found.
        package var wholeSpans = 0

        /// The share of characters that is found, 0…1.
        package var recall: Double { characters == 0 ? 1 : Double(found) / Double(characters) }
    }

    /// A row a kind: person, place, address.
    package private(set) var rows: [Row]
    private var hidden = 0
    private var rightlyHidden = 0
    private var all = 0
    /// Texts of the half that may be looked at, with what was missed, what of it when not all, and what was hidden too much.
    package private(set) var misses: [String] = []

    /// Reads annotated lines: `{"text":…,"entities":[{"type":…,"start":…,"end":…}],"template_id":…}`, in code points.
    package init(file: URL, analyzer: Analyzer) throws {
        rows = PersonalNames.Kind.allCases.map { Row(kind: $0.rawValue) }
        for line in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
            let line = try JSON(parsing: Array(line))
            guard let text = line["text"]?.string, let entities = line["entities"]?.array else { continue }
            let template = line["template_id"]?.int.map(String.init) ?? line["template_id"]?.string ?? text
            add(text, entities, isUnseen: Self.isUnseen(template), analyzer)
        }
    }

    private mutating func add(_ text: String, _ entities: [JSON], isUnseen: Bool, _ analyzer: Analyzer) {
        let scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
        var isHidden = [Bool](repeating: false, count: scalars.count)
        for span in PersonalNames.spans(in: analyzer.utterance(of: text)) {
            for place in scalars.indices where span.range.contains(offsets[place]) { isHidden[place] = true }
        }
        let isCounted = scalars.map { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        var isPersonal = [Bool](repeating: false, count: scalars.count)
        var missed: [String] = []
        for entity in entities {
            guard let start = entity["start"]?.int, let end = entity["end"]?.int, start < end, end <= scalars.count
            else { continue }
            for place in start..<end { isPersonal[place] = true }
            guard let kind = Self.kinds[entity["type"]?.string ?? ""],
                let row = rows.firstIndex(where: { $0.kind == kind })
            else {
                continue
            }
            let counted = (start..<end).filter { isCounted[$0] }
            let found = counted.count { isHidden[$0] }
            rows[row].characters += counted.count
            rows[row].found += found
            rows[row].spans += 1
            if found == counted.count { rows[row].wholeSpans += 1 }
            if isUnseen { rows[row].unseen += counted.count }
            if isUnseen { rows[row].unseenFound += found }
            if found < counted.count {
                let span = String(String.UnicodeScalarView(scalars[start..<end]))
                let left = String(String.UnicodeScalarView(counted.filter { !isHidden[$0] }.map { scalars[$0] }))
                missed.append("\(kind) [\(span)]" + (found == 0 ? "" : " but for \(left)"))
            }
        }
        let covered = scalars.indices.filter { isHidden[$0] && isCounted[$0] }
        all += isCounted.count { $0 }
        hidden += covered.count
        rightlyHidden += covered.count { isPersonal[$0] }
        let tooMuch = String(String.UnicodeScalarView(covered.filter { !isPersonal[$0] }.map { scalars[$0] }))
        if !isUnseen, !missed.isEmpty || !tooMuch.isEmpty {
            misses.append("\(text.debugDescription): missed \(missed.joined(separator: ", ")); too much: \(tooMuch)")
        }
    }

    /// The figures as `--json` prints them.
    package var json: JSON {
        func ratio(_ part: Int, _ whole: Int) -> JSON { .number(whole == 0 ? nil : Double(part) / Double(whole)) }
        func sum(_ count: (Row) -> Int) -> Int { rows.reduce(0) { $0 + count($1) } }
        let (characters, found) = (sum(\.characters), sum(\.found))
        let (unseen, unseenFound) = (sum(\.unseen), sum(\.unseenFound))
        return [
            "recall": ratio(found, characters), "precision": ratio(rightlyHidden, hidden), "hidden": ratio(hidden, all),
            "half_looked_at": ratio(found - unseenFound, characters - unseen),
            "half_only_counted": ratio(unseenFound, unseen),
            "kinds": .array(
                rows.map { row in
                    [
                        "kind": .string(row.kind), "recall": .number(row.recall),
                        "half_only_counted": ratio(row.unseenFound, row.unseen), "spans": .number(row.spans),
                        "whole_spans": ratio(row.wholeSpans, row.spans),
                    ]
                }),
        ]
    }

    private static let kinds = [
        "PERSON": "person", "GPE": "place", "LOCATION": "place", "STREET_ADDRESS": "address", "ADDRESS": "address",
    ]

    private static func isUnseen(_ template: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in template.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return hash >> 63 == 1
    }
}
