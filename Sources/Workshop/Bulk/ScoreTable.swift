import Comprehension
import Language
import StrictJSON

/// Scores as a table: a row a customer message, and a row a conversation, told apart by the column `type`.
///
/// A list is one cell that holds it as a JSON array, as the product's own reader takes it. A cell of text that begins with
/// `=`, `+`, `-`, `@` or a tab is written behind an apostrophe, so that no spreadsheet takes a customer's words for a
/// formula.
enum ScoreTable {
    static let columns = [
        "type", "conversation", "turn", "customer", "text", "intent", "confidence", "intents", "fallback", "language",
        "sentiment", "mood", "entities", "model", "turns", "moods", "resolved", "outcome", "solved", "unsolved",
        "unknown",
        "escalation", "promises", "first_reply_seconds", "handling_seconds", "reasons",
    ]

    static var header: [UInt8] { Array((columns.joined(separator: ",") + "\n").utf8) }

    static func write(
        _ understanding: Understanding, of utterance: Utterance, _ line: TranscriptLine, to bytes: inout [UInt8]
    ) {
        let object = understanding.json(of: utterance)
        let understood = Understood(understanding)
        write(
            row: [
                "type": "message", "conversation": line.conversation ?? .null,
                "turn": line.turn.map { .number($0) } ?? .null, "customer": line.customer ?? .null,
                "text": .string(understanding.text), "intent": object["intent"]?["name"] ?? .null,
                "confidence": object["intent"]?["confidence"] ?? .null, "intents": .strings(understood.intents),
                "fallback": .bool(understanding.fallback), "language": .string(understanding.language.code),
                "sentiment": .string(understanding.sentiment.label.rawValue), "mood": .number(understood.mood),
                "entities": object["entities"] ?? [], "model": .string(understanding.model),
            ], to: &bytes)
    }

    static func write(_ summary: JSON, to bytes: inout [UInt8]) {
        var object = summary.object ?? [:]
        object["moods"] = object["mood"]
        object["mood"] = nil
        object["outcome"] = summary["outcome"]?["label"]
        for outcome in Outcome.allCases {
            object[outcome.name] = summary["outcome"]?["probabilities"]?[outcome.name]
        }
        write(row: object, to: &bytes)
    }

    private static func write(row: JSON.Object, to bytes: inout [UInt8]) {
        for (place, column) in columns.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            switch row[column] {
            case nil, .null: break
            case .string(let text): write(text: text, to: &bytes)
            case let value?: write(plain: value.bytes, to: &bytes)
            }
        }
        bytes.append(0x0A)
    }

    private static func write(text: String, to bytes: inout [UInt8]) {
        var text = text
        if let first = text.utf8.first, formulas.contains(first) { text = "'" + text }
        write(plain: Array(text.utf8), to: &bytes)
    }

    /// What a spreadsheet takes for the beginning of a formula.
    private static let formulas: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09]

    private static func write(plain cell: [UInt8], to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        guard cell.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }) else {
            bytes += cell
            return
        }
        bytes.append(quote)
        for byte in cell {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    // MARK: Reading back

    static func message(_ row: Row) -> WrittenMessage? {
        guard row.fields["type"]?.string == "message", let text = row.fields["text"]?.string,
            let mood = row.fields["mood"]?.string.flatMap(Double.init),
            let fallback = row.fields["fallback"]?.string, let language = row.fields["language"]?.string,
            let list = row.fields["intents"]?.string, let intents = try? JSON(parsing: list).array
        else { return nil }
        var bytes: [UInt8] = []
        for (place, column) in columns.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(plain: Array((row.fields[column]?.string ?? "").utf8), to: &bytes)
        }
        bytes.append(0x0A)
        return WrittenMessage(
            conversation: .string(row.fields["conversation"]?.string), turn: .string(row.fields["turn"]?.string),
            customer: .string(row.fields["customer"]?.string), model: row.fields["model"]?.string ?? "",
            understood: Understood(
                intents: intents.compactMap(\.string), mood: mood, isUncovered: fallback == "true", language: language,
                text: unguarded(text)), bytes: bytes)
    }

    /// A cell's text without the apostrophe that was put before a formula.
    private static func unguarded(_ cell: String) -> String {
        let bytes = Array(cell.utf8.prefix(2))
        return bytes.count == 2 && bytes[0] == UInt8(ascii: "'") && formulas.contains(bytes[1])
            ? String(cell.dropFirst()) : cell
    }
}
