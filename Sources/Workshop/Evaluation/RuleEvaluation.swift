package import Comprehension
package import Foundation
import Language
package import StrictJSON

/// Judges the entity rules on duckling's English corpora: texts, each of which is one entity with a known value.
///
/// A line is right when the recogniser, asked for its kind alone as duckling's own test does, reports one entity that
/// covers the whole text with the expected value. Latent lines are left out. A negative line is wrong when anything of
/// the kind is reported anywhere in it. Values are told differently here and there, and are compared by what they mean:
/// duckling's "Dollar" is the region's, its duration of 27 months is P2Y3M, its times have no offset.
package struct RuleEvaluation: Sendable {
    /// One row a kind, in the order of the files' names.
    package private(set) var rows: [Row] = []
    /// Every line that went wrong.
    package private(set) var failures: [Failure] = []

    /// The count of one kind.
    package struct Row: Sendable, Equatable {
        /// Duckling's name of the dimension.
        package let kind: String
        package var lines = 0
        package var right = 0
        package var negatives = 0
        package var wrongNegatives = 0
        package var latent = 0

        /// The share that is right, 0…1.
        package var accuracy: Double { lines == 0 ? 1 : Double(right) / Double(lines) }
    }

    /// A line that went wrong: what was to be found, and what was.
    package struct Failure: Sendable {
        package let kind: String
        package let locale: String
        package let text: String
        /// `nil` for a negative.
        package let expected: JSON?
        package let found: [Entity]
    }

    /// Runs the files of a folder, one a dimension, in duckling's layout.
    package init(folder: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
        for file in files {
            let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
            try add(lines.map { try JSON(parsing: Array($0)) }, kind: file.deletingPathExtension().lastPathComponent)
        }
    }

    private mutating func add(_ lines: [JSON], kind: String) throws {
        var row = Row(kind: kind)
        let analyzer = Analyzer()
        var recognizers: [String: EntityRecognizer] = [:]
        for line in lines {
            guard let text = line["text"]?.string, let locale = line["locale"]?.string else { continue }
            if line["section"]?.string == "latentCorpus" {
                row.latent += 1
                continue
            }
            let region = Self.region(locale)
            let recognizer = recognizers[region] ?? EntityRecognizer(region: Region(region), names: Self.names[kind])
            recognizers[region] = recognizer
            let moment = line["reference_time"]?.string.flatMap(Self.moment)
            let found = recognizer.entities(in: analyzer.utterance(of: text), at: moment, locale: LanguageTag("en"))
            let isRight: Bool
            if line["negative"]?.bool == true {
                row.negatives += 1
                isRight = found.isEmpty
                if !isRight { row.wrongNegatives += 1 }
            } else {
                row.lines += 1
                isRight =
                    found.count == 1 && found[0].range == 0..<text.utf8.count
                    && DucklingValue(kind: kind, line["expected"] ?? .null).agrees(with: found[0], region: region)
                if isRight { row.right += 1 }
            }
            if !isRight {
                failures.append(
                    Failure(
                        kind: kind, locale: locale, text: text,
                        expected: line["negative"]?.bool == true ? nil : line["expected"], found: found))
            }
        }
        rows.append(row)
    }

    /// The table as `--json` prints it: a row a kind, Time and the others together, and the negatives.
    package var json: JSON {
        func share(_ rows: [Row]) -> JSON {
            let lines = rows.reduce(0) { $0 + $1.lines }
            return .number(lines == 0 ? nil : Double(rows.reduce(0) { $0 + $1.right }) / Double(lines))
        }
        return [
            "time": share(rows.filter { $0.kind == "Time" }), "others": share(rows.filter { $0.kind != "Time" }),
            "wrong_negatives": .number(rows.reduce(0) { $0 + $1.wrongNegatives }),
            "negatives": .number(rows.reduce(0) { $0 + $1.negatives }),
            "kinds": .array(
                rows.map { row in
                    [
                        "kind": .string(row.kind), "lines": .number(row.lines), "right": .number(row.right),
                        "accuracy": .number(row.accuracy), "negatives": .number(row.negatives),
                        "wrong_negatives": .number(row.wrongNegatives), "latent_left_out": .number(row.latent),
                    ]
                }),
        ]
    }

    /// The country of a locale; duckling's "EN" is American, and what holds for any locale has no country.
    private static func region(_ locale: String) -> String {
        locale == "any" ? "" : locale == "EN" ? "US" : String(locale.dropFirst(3))
    }

    private static func moment(_ text: String) -> Moment? {
        guard let date = try? Date(text, strategy: .iso8601), let zone = TimeZone(secondsFromGMT: offset(text)) else {
            return nil
        }
        return Moment(date: date, timeZone: zone)
    }

    /// Seconds east of Greenwich at the end of an ISO 8601 time: "-02:00".
    private static func offset(_ text: String) -> Int {
        let end = text.suffix(6)
        guard end.count == 6, let hours = Int(end.dropFirst().prefix(2)), let minutes = Int(end.suffix(2)) else {
            return 0
        }
        return (end.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    /// What a dimension is called here.
    private static let names: [String: Set<String>] = [
        "AmountOfMoney": ["money"], "CreditCardNumber": ["credit_card"], "Distance": ["distance"],
        "Duration": ["duration"], "Email": ["email"], "Numeral": ["number"], "Ordinal": ["ordinal"],
        "PhoneNumber": ["phone"], "Quantity": ["quantity"], "Temperature": ["temperature"],
        "Time": ["date", "time"], "Url": ["url"], "Volume": ["volume"],
    ]
}
