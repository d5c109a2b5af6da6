package import Comprehension
package import Foundation
import Language
package import StrictJSON

/// Judges the entity rules on the specifications of Recognizers-Text: sentences, each with all that is to be found.
///
/// How it is counted, so that anybody can count again:
/// - In English a case counts when the set marks it as working on every platform of its own; in the other languages the
///   set marks hardly any, and all count. Cases with something that has no name here (repetitions, ages, angles, areas,
///   speeds of travel, booleans, GUIDs, hashtags, mentions, time zones alone) and files of its special modes other than
///   calendars are left out and counted as such.
/// - A case is right when what is found is what is expected, no more and no less, each with its text and its value.
///   Files that look for one kind of time alone ("Parser", "Extractor") say nothing of other kinds: there more may be
///   found beside what is expected. "Extractor" files have no values.
/// - Texts agree when they are the same without the articles and prepositions at their heads: "on Friday", "Friday".
/// - Values agree as `RecognizerValue` says.
///
/// Rules were written by looking at one half of the cases, by a hash of their ids; the other half was only counted.
package struct RecognizerEvaluation: Sendable {
    /// One row a file, in the order of names.
    package private(set) var rows: [Row] = []
    /// What went wrong in the half that may be looked at.
    package private(set) var failures: [Failure] = []
    private let language: String

    /// The count of one file.
    package struct Row: Sendable {
        /// The file's name: "Number_NumberModel".
        package let kind: String
        package var cases = 0
        package var right = 0
        /// Right as to texts, whatever the values.
        package var rightTexts = 0
        /// Of the half that was only counted: cases, and those right.
        package var unseen = 0
        package var unseenRight = 0
        /// Left out: marked as failing on some platform of the set's own.
        package var unsupported = 0
        /// Left out: something to be found that has no name here.
        package var unnamed = 0

        /// The share that is right, 0…1.
        package var accuracy: Double { cases == 0 ? 1 : Double(right) / Double(cases) }
    }

    /// A case that went wrong.
    package struct Failure: Sendable {
        package let kind: String
        package let text: String
        package let expected: JSON
        package let found: [Entity]
    }

    /// Runs the files of one language.
    /// - Parameter folder: Of all languages; each has a folder in it.
    /// - Parameter language: English, Spanish, Italian, Dutch, Portuguese or their ISO 639 codes.
    package init(folder: URL, language: String) throws {
        let known = Self.languages.first { $0.code == language.lowercased() || $0.name == language.capitalized }
        self.language = known?.code ?? language
        let folder = folder.appending(path: known?.name ?? language)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
        for file in files {
            let kind = file.deletingPathExtension().lastPathComponent
            guard let names = Self.names(kind), !Self.modes.contains(where: kind.hasSuffix) else { continue }
            let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
            add(try lines.map { try JSON(parsing: Array($0)) }, kind, names, region: known?.region ?? "")
        }
    }

    private mutating func add(_ lines: [JSON], _ kind: String, _ names: Set<String>, region: String) {
        var row = Row(kind: kind)
        let analyzer = Analyzer()
        let recognizer = EntityRecognizer(region: Region(region), names: names)
        let locale = LanguageTag("\(language)-\(region)")
        for line in lines {
            guard let text = line["text"]?.string, let expected = line["expected"]?.array else { continue }
            if language == "en", line["not_supported"]?.string?.isEmpty == false {
                row.unsupported += 1
                continue
            }
            let values = expected.map { RecognizerValue($0, kind: kind, language: language, in: text) }
            guard values.allSatisfy(\.isNamed) else {
                row.unnamed += 1
                continue
            }
            let moment = Self.moment(line["reference_time"]?.string)
            let found = recognizer.entities(in: analyzer.utterance(of: text), at: moment, locale: locale)
            let isOpen = kind.hasSuffix("Parser") || kind.hasSuffix("Extractor")
            func isFound(_ agrees: (RecognizerValue, Entity) -> Bool) -> Bool {
                guard values.allSatisfy({ value in found.contains { agrees(value, $0) } }) else { return false }
                return found.count == values.count || isOpen && !values.isEmpty && found.count > values.count
            }
            let hasTexts = isFound { $0.agreesInText(with: $1, in: text) }
            let isRight = isFound { $0.agreesInText(with: $1, in: text) && $0.agrees(with: $1) }
            let isUnseen = Self.isUnseen(line["id"]?.string ?? text)
            row.cases += 1
            if hasTexts { row.rightTexts += 1 }
            if isRight { row.right += 1 }
            if isUnseen { row.unseen += 1 }
            if isUnseen, isRight { row.unseenRight += 1 }
            if !isRight, !isUnseen {
                failures.append(Failure(kind: kind, text: text, expected: .array(expected), found: found))
            }
        }
        rows.append(row)
    }

    /// The table as `--json` prints it: all together, dates and times, numbers, and a row a file.
    package var json: JSON {
        func share(_ rows: [Row]) -> JSON {
            let cases = rows.reduce(0) { $0 + $1.cases }
            return .number(cases == 0 ? nil : Double(rows.reduce(0) { $0 + $1.right }) / Double(cases))
        }
        func sum(_ count: (Row) -> Int) -> Int { rows.reduce(0) { $0 + count($1) } }
        func ratio(_ part: Int, _ whole: Int) -> JSON { .number(whole == 0 ? nil : Double(part) / Double(whole)) }
        let (cases, right) = (sum(\.cases), sum(\.right))
        let (unseen, unseenRight) = (sum(\.unseen), sum(\.unseenRight))
        return [
            "language": .string(language), "accuracy": ratio(right, cases), "cases": .number(cases),
            "texts": ratio(sum(\.rightTexts), cases), "times": share(rows.filter { $0.kind.hasPrefix("DateTime") }),
            "numbers": share(rows.filter { $0.kind.hasPrefix("Number_") }),
            "amounts": share(rows.filter { $0.kind.hasPrefix("NumberWithUnit") }),
            "half_looked_at": ratio(right - unseenRight, cases - unseen),
            "half_only_counted": ratio(unseenRight, unseen),
            "left_out_unsupported": .number(sum(\.unsupported)), "left_out_unnamed": .number(sum(\.unnamed)),
            "kinds": .array(
                rows.map { row in
                    [
                        "kind": .string(row.kind), "cases": .number(row.cases), "right": .number(row.right),
                        "accuracy": .number(row.accuracy), "right_texts": .number(row.rightTexts),
                        "unsupported": .number(row.unsupported), "unnamed": .number(row.unnamed),
                    ]
                }),
        ]
    }

    /// FNV-1a of the id, its bits mixed as MurmurHash does at its end: which half a case is in.
    private static func isUnseen(_ id: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return hash >> 63 == 1
    }

    /// Times of the set have no zone; Greenwich stands for it. Without a time, one that is as good as any.
    private static func moment(_ text: String?) -> Moment? {
        guard let date = try? Date((text ?? "2016-11-07T00:00:00").prefix(19) + "Z", strategy: .iso8601) else {
            return nil
        }
        return Moment(date: date, timeZone: .gmt)
    }

    private static let languages = [
        (name: "English", code: "en", region: "US"), (name: "Spanish", code: "es", region: "ES"),
        (name: "Italian", code: "it", region: "IT"), (name: "Dutch", code: "nl", region: "NL"),
        (name: "Portuguese", code: "pt", region: "BR"),
    ]

    /// Options of the set's own that change what is to be found.
    private static let modes = [
        "ExperimentalMode", "ExtendedTypes", "TasksMode", "PercentMode", "SkipFromTo", "SplitDateAndTime",
    ]

    /// What a file looks for is called here; `nil` where it has no name.
    private static func names(_ kind: String) -> Set<String>? {
        let (group, name) = (kind.prefix { $0 != "_" }, kind.drop { $0 != "_" }.dropFirst())
        switch group {
        case "DateTime":
            if name.hasPrefix("Duration") { return ["duration"] }
            if name.hasPrefix("Set") || name.hasPrefix("TimeZone") { return nil }
            return name.hasSuffix("Parser") || name.hasSuffix("Extractor")
                ? name.hasPrefix("Merged") ? ["date", "time", "duration"] : ["date", "time"]
                : ["date", "time", "duration"]
        case "Number":
            return name.hasPrefix("Percent")
                ? ["percentage"] : name.hasPrefix("Ordinal") ? ["ordinal"] : name == "NumberModel" ? ["number"] : nil
        default:
            return [
                "CurrencyModel": ["money"], "TemperatureModel": ["temperature"],
                "DimensionModel": ["distance", "volume", "quantity", "data_size", "data_rate"],
                "EmailModel": ["email"], "URLModel": ["url"], "IpAddressModel": ["ip_address"],
                "PhoneNumberModel": ["phone"],
            ][String(name)]
        }
    }
}
