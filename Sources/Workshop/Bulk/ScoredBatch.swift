import Comprehension
import Foundation
import Language
package import StrictJSON

/// The lines of one batch, understood: what is to be written about each, and what each says about its conversation.
package struct ScoredBatch: Sendable {
    /// The understanding lines one after another, each with its end.
    package let bytes: [UInt8]
    package let lines: [Line]
    package let bad: [BadLine]

    /// One line of the transcript.
    package struct Line: Sendable {
        /// Counted from 1, in its file.
        package let number: Int
        package let conversation: JSON?
        package let customer: JSON?
        package let speaker: TranscriptLine.Speaker
        /// Seconds since 1970; `nil` where it has no time.
        package let time: Double?
        /// `nil` for a line of the desk, which is not understood.
        package let understood: Understood?
        /// What it says about its conversation; `nil` where it belongs to none.
        package let talkLine: TalkLine?
        /// Where its bytes end in `bytes`; a line of the desk has none.
        package let end: Int

        /// A line with all that was found out about it.
        package init(
            number: Int, conversation: JSON?, customer: JSON?, speaker: TranscriptLine.Speaker, time: Double?,
            understood: Understood?, talkLine: TalkLine?, end: Int
        ) {
            self.number = number
            self.conversation = conversation
            self.customer = customer
            self.speaker = speaker
            self.time = time
            self.understood = understood
            self.talkLine = talkLine
            self.end = end
        }
    }

    /// Understands every customer line of a batch.
    package init(_ batch: LineBatches.Batch, decoder: RowDecoder, by reader: ScoreReader) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(batch.bytes.count * 4)
        (lines, bad) = Self.read(batch, decoder) { line in
            guard line.speaker == .customer else { return reader.deskLine(line, end: bytes.count) }
            let utterance = reader.analyzer.utterance(of: line.text)
            let understanding = reader.interpreter.understand(utterance, at: line.moment)
            reader.format.write(understanding, of: utterance, line, to: &bytes)
            return reader.customerLine(line, utterance, Understood(understanding), end: bytes.count)
        }
        self.bytes = bytes
    }

    /// The same without understanding anything, by what an earlier run has written; `nil` where that has not all of the
    /// batch's customer lines.
    package init?(
        _ batch: LineBatches.Batch, decoder: RowDecoder, by reader: ScoreReader, from written: inout WrittenScores?
    ) {
        var bytes: [UInt8] = []
        var isWhole = true
        (lines, bad) = Self.read(batch, decoder) { line in
            guard line.speaker == .customer else { return reader.deskLine(line, end: bytes.count) }
            guard isWhole, let message = written?.next(for: line, model: reader.interpreter.model.version) else {
                isWhole = false
                return nil
            }
            bytes += message.bytes
            let utterance = line.conversation == nil ? nil : reader.analyzer.utterance(of: line.text)
            return reader.customerLine(line, utterance, message.understood, end: bytes.count)
        }
        guard isWhole else { return nil }
        self.bytes = bytes
    }

    private static func read(
        _ batch: LineBatches.Batch, _ decoder: RowDecoder, _ body: (TranscriptLine) -> Line?
    ) -> ([Line], [BadLine]) {
        var lines: [Line] = []
        var bad: [BadLine] = []
        decoder.forEachRow(in: batch) { result in
            do throws(BadLine) {
                if let line = body(try TranscriptLine(result, file: decoder.file)) { lines.append(line) }
            } catch {
                bad.append(error)
            }
        }
        return (lines, bad)
    }
}

/// How lines are read: the models, and the format in which they are written.
package struct ScoreReader: Sendable {
    let analyzer: Analyzer
    let interpreter: Interpreter
    let outcomes: OutcomeModel
    let format: ScoreFormat

    func deskLine(_ line: TranscriptLine, end: Int) -> ScoredBatch.Line {
        let talkLine = line.conversation.map { _ in
            self.talkLine(line, analyzer.utterance(of: line.text), mood: 0)
        }
        return scored(line, nil, talkLine, end)
    }

    func customerLine(
        _ line: TranscriptLine, _ utterance: Utterance?, _ understood: Understood, end: Int
    ) -> ScoredBatch.Line {
        let talkLine =
            line.conversation == nil ? nil : utterance.map { self.talkLine(line, $0, mood: understood.mood) }
        return scored(line, understood, talkLine, end)
    }

    private func talkLine(_ line: TranscriptLine, _ utterance: Utterance, mood: Double) -> TalkLine {
        TalkLine(
            utterance, isCustomers: line.speaker == .customer, line: line.line, turn: line.turn,
            time: line.moment?.date.timeIntervalSince1970, mood: mood, phrases: outcomes.phrases, analyzer: analyzer)
    }

    private func scored(
        _ line: TranscriptLine, _ understood: Understood?, _ talkLine: TalkLine?, _ end: Int
    ) -> ScoredBatch.Line {
        ScoredBatch.Line(
            number: line.line, conversation: line.conversation, customer: line.customer, speaker: line.speaker,
            time: line.moment?.date.timeIntervalSince1970, understood: understood, talkLine: talkLine, end: end)
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
