/// How a corpus file writes its lines.
package enum RowFormat: String, Sendable, CaseIterable {
    /// A JSON object a line.
    case jsonLines = "jsonl"
    /// RFC 4180: commas, `"` around what holds commas or line ends, names in the first line; semicolons instead of the
    /// commas where the first line has them and no comma, as spreadsheets write it in many countries.
    case csv
    /// Tabs, nothing quoted, names in the first line.
    case tsv
    /// A message a line.
    case text

    /// The format by the file's name, and where that does not tell, by its first byte: a corpus whose first byte is `{`
    /// has JSON lines, any other is plain text.
    package init(path: String, opening: UInt8?) {
        switch path.split(separator: "/").last?.split(separator: ".").last {
        case "jsonl", "ndjson", "json": self = .jsonLines
        case "csv": self = .csv
        case "tsv": self = .tsv
        case "txt": self = .text
        default: self = opening == UInt8(ascii: "{") ? .jsonLines : .text
        }
    }
}
