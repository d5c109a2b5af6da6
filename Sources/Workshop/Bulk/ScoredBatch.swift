package import Comprehension
package import Language
package import StrictJSON

/// The lines of one batch, understood: what is to be written about each, and what each says about its conversation.
package struct ScoredBatch: Sendable {
    /// The understanding lines one after another, each with its end.
    package private(set) var bytes: [UInt8] = []
    package private(set) var lines: [Line] = []
    package private(set) var bad: [BadLine] = []

    /// One line of the transcript.
    package struct Line: Sendable {
        /// Counted from 1, in its file.
        package let number: Int
        package let conversation: JSON?
        /// `nil` for an agent's line, which is not understood.
        package let signs: TurnSigns?
        /// Where its bytes end in `bytes`; an agent's line has none.
        package let end: Int
    }

    /// Understands every customer line of a batch.
    package init(
        _ batch: LineBatches.Batch, decoder: RowDecoder, analyzer: Analyzer, interpreter: Interpreter, signs: SignReader
    ) {
        bytes.reserveCapacity(batch.bytes.count * 4)
        decoder.forEachRow(in: batch) { result in
            do throws(BadLine) {
                let line = try TranscriptLine(result, file: decoder.file)
                var found: TurnSigns?
                if line.speaker == .customer {
                    let utterance = analyzer.utterance(of: line.text)
                    let understanding = interpreter.understand(utterance, at: line.moment)
                    found = signs.signs(of: understanding, utterance)
                    write(understanding, of: utterance, line)
                }
                lines.append(
                    Line(number: line.line, conversation: line.conversation, signs: found, end: bytes.count))
            } catch {
                bad.append(error)
            }
        }
    }

    private mutating func write(_ understanding: Understanding, of utterance: Utterance, _ line: TranscriptLine) {
        bytes.append(contentsOf: #"{"conversation":"#.utf8)
        (line.conversation ?? .null).write(to: &bytes)
        bytes.append(contentsOf: #","turn":"#.utf8)
        (line.turn.map { JSON.number($0) } ?? .null).write(to: &bytes)
        bytes.append(contentsOf: #","customer":"#.utf8)
        (line.customer ?? .null).write(to: &bytes)
        bytes.append(contentsOf: #","understanding":"#.utf8)
        understanding.json(of: utterance).write(to: &bytes)
        bytes.append(contentsOf: "}\n".utf8)
    }
}

extension TranscriptLine {
    /// A row that was read well as a line of a transcript.
    fileprivate init(_ row: Result<Row, BadLine>, file: String) throws(BadLine) {
        let row = try row.get()
        do throws(BadField) {
            try self.init(row)
        } catch {
            throw BadLine(file: file, line: row.line, reason: error.description)
        }
    }
}
