package import Comprehension
package import Language
import StrictJSON

/// Understands whole files of customer messages: the first half of the walk, line by line, and a summary a conversation.
///
/// What is written depends on the files, the catalogue and the models alone: not on the number of threads, nor on how the
/// bytes arrive. Memory holds a few batches, whatever the length of the files.
package struct BulkScoring: Sendable {
    private let reader: ScoreReader

    /// What was done so far.
    package struct Tally: Sendable, Equatable {
        /// Of all files.
        package var bytesRead = 0
        /// Customer lines that were understood.
        package var messages = 0
        package var conversations = 0
        /// Lines that were left out.
        package var bad = 0

        /// Nothing yet.
        package init(bytesRead: Int = 0, messages: Int = 0, conversations: Int = 0, bad: Int = 0) {
            self.bytesRead = bytesRead
            self.messages = messages
            self.conversations = conversations
            self.bad = bad
        }
    }

    /// Scoring by one model of intents and one of outcomes.
    package init(
        _ interpreter: Interpreter, outcomes: OutcomeModel, analyzer: Analyzer, format: ScoreFormat = .jsonLines
    ) {
        reader = ScoreReader(analyzer: analyzer, interpreter: interpreter, outcomes: outcomes, format: format)
    }

    /// Scores one file, and adds to `tally` what was done. The closures are called one after another, in the order of the
    /// lines.
    /// - Parameters:
    ///   - written: What an earlier run has written of these files; it becomes `nil` where that ends.
    ///   - write: Takes the lines that come out, in pieces that end with a line.
    ///   - report: Takes each line that was left out.
    ///   - progress: Is told the tally after every batch.
    ///   - line: Takes each line that was read.
    ///   - conversation: Takes each conversation as it ends.
    /// - Throws: `WorkshopError` and what `write` throws.
    package func score(
        _ file: inout CorpusFile, threads: Int, tally: inout Tally, continuing written: inout WrittenScores?,
        write: ([UInt8]) throws -> Void, report: (BadLine) -> Void = { _ in }, progress: (Tally) -> Void = { _ in },
        line: (ScoredBatch.Line) -> Void = { _ in },
        conversation: (ConversationSummary, OutcomeModel.Judgement) -> Void = { _, _ in }
    ) async throws {
        let (decoder, reader) = (file.decoder, reader)
        var run = Run(outcomes: reader.outcomes, format: reader.format, tally: tally)
        let before = tally.bytesRead
        func take(_ batch: ScoredBatch, _ bytesRead: Int) throws {
            try write(run.join(batch, line, conversation))
            batch.bad.forEach(report)
            run.tally.bad += batch.bad.count
            run.tally.bytesRead = before + bytesRead
            progress(run.tally)
        }
        var unread: LineBatches.Batch?
        while written != nil, let batch = try file.batches.next() {
            guard let scored = ScoredBatch(batch, decoder: decoder, by: reader, from: &written) else {
                unread = batch
                written = nil
                break
            }
            try take(scored, file.batches.bytesRead)
        }
        try await inOrder(
            threads: threads,
            next: {
                defer { unread = nil }
                return try unread ?? file.batches.next()
            },
            work: { ScoredBatch($0, decoder: decoder, by: reader) },
            take: { try take($0, file.batches.bytesRead) })
        let last = run.endAll(conversation)
        if !last.isEmpty { try write(last) }
        run.tally.bytesRead = before + file.batches.bytesRead
        tally = run.tally
    }

    /// One file on its way: the conversations that are open, and what was done.
    private struct Run {
        let outcomes: OutcomeModel
        let format: ScoreFormat
        var tally: Tally
        var conversations = OpenConversations()

        init(outcomes: OutcomeModel, format: ScoreFormat, tally: Tally) {
            self.outcomes = outcomes
            self.format = format
            self.tally = tally
        }

        /// A batch's lines with the conversations that end between them.
        mutating func join(
            _ batch: ScoredBatch, _ take: (ScoredBatch.Line) -> Void,
            _ ended: (ConversationSummary, OutcomeModel.Judgement) -> Void
        ) -> [UInt8] {
            var joined: [UInt8] = []
            joined.reserveCapacity(batch.bytes.count)
            var copied = 0
            var start = 0  // of the bytes of the line at hand
            for line in batch.lines {
                for summary in conversations.ended(before: line.number) {
                    joined += batch.bytes[copied..<start]
                    copied = start
                    write(summary, to: &joined, ended)
                }
                start = line.end
                take(line)
                if line.understood != nil { tally.messages += 1 }
                guard let conversation = line.conversation, let talkLine = line.talkLine else { continue }
                let full = conversations.add(
                    talkLine, by: line.speaker, understood: line.understood, customer: line.customer, to: conversation)
                if let full {
                    joined += batch.bytes[copied..<start]
                    copied = start
                    write(full, to: &joined, ended)
                }
            }
            joined += batch.bytes[copied...]
            return joined
        }

        /// The conversations that are still open.
        mutating func endAll(_ ended: (ConversationSummary, OutcomeModel.Judgement) -> Void) -> [UInt8] {
            var last: [UInt8] = []
            for summary in conversations.endAll() { write(summary, to: &last, ended) }
            return last
        }

        private mutating func write(
            _ summary: ConversationSummary, to bytes: inout [UInt8],
            _ ended: (ConversationSummary, OutcomeModel.Judgement) -> Void
        ) {
            let judgement = outcomes.judgement(of: summary.course)
            format.write(summary.json(judgement), to: &bytes)
            ended(summary, judgement)
            tally.conversations += 1
        }
    }
}
