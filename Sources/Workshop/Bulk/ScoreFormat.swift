package import Comprehension
package import Language
package import StrictJSON

/// How scores are written, and read back where a run goes on from an earlier one.
package enum ScoreFormat: String, Sendable, CaseIterable {
    /// A JSON object a line.
    case jsonLines = "jsonl"
    /// RFC 4180, both kinds of lines under the columns of `ScoreTable`.
    case csv

    /// What stands before all lines.
    package var header: [UInt8] {
        switch self {
        case .jsonLines: []
        case .csv: ScoreTable.header
        }
    }

    /// Appends the line of a customer's message.
    func write(
        _ understanding: Understanding, of utterance: Utterance, _ line: TranscriptLine, to bytes: inout [UInt8]
    ) {
        switch self {
        case .jsonLines:
            bytes.append(contentsOf: #"{"conversation":"#.utf8)
            (line.conversation ?? .null).write(to: &bytes)
            bytes.append(contentsOf: #","turn":"#.utf8)
            (line.turn.map { JSON.number($0) } ?? .null).write(to: &bytes)
            bytes.append(contentsOf: #","customer":"#.utf8)
            (line.customer ?? .null).write(to: &bytes)
            bytes.append(contentsOf: #","understanding":"#.utf8)
            understanding.json(of: utterance).write(to: &bytes)
            bytes.append(contentsOf: "}\n".utf8)
        case .csv: ScoreTable.write(understanding, of: utterance, line, to: &bytes)
        }
    }

    /// Appends the line of a conversation.
    func write(_ summary: JSON, to bytes: inout [UInt8]) {
        switch self {
        case .jsonLines:
            summary.write(to: &bytes)
            bytes.append(0x0A)
        case .csv: ScoreTable.write(summary, to: &bytes)
        }
    }

    /// The message of a line that was written before: where it stood, and what was understood. `nil` for the line of a
    /// conversation, and for what this format does not write.
    func message(_ row: Row) -> WrittenMessage? {
        switch self {
        case .jsonLines:
            guard let understanding = row.fields["understanding"], let understood = Understood(understanding) else {
                return nil
            }
            var bytes = JSON.object(row.fields).bytes
            bytes.append(0x0A)
            return WrittenMessage(
                conversation: row.fields["conversation"] ?? .null, turn: row.fields["turn"] ?? .null,
                customer: row.fields["customer"] ?? .null, model: understanding["model"]?.string ?? "",
                understood: understood, bytes: bytes)
        case .csv: return ScoreTable.message(row)
        }
    }
}

/// A message's line in a file that was written before.
struct WrittenMessage: Sendable {
    let conversation: JSON
    let turn: JSON
    let customer: JSON
    /// The version of the model that understood it.
    let model: String
    let understood: Understood
    /// The line with its end.
    let bytes: [UInt8]
}
