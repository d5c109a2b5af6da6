package import Comprehension
package import Language
import StrictJSON

/// Understands whole files of customer messages: the first half of the walk, line by line, and a summary a conversation.
///
/// What is written depends on the file, the catalogue and the model alone: not on the number of threads, nor on how the
/// bytes arrive. Memory holds a few batches, whatever the length of the file.
package struct BulkScoring: Sendable {
    private let analyzer: Analyzer
    private let interpreter: Interpreter
    private let signs: SignReader

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

    /// Scoring by one model.
    package init(_ interpreter: Interpreter, catalogue: Catalogue, analyzer: Analyzer) {
        self.analyzer = analyzer
        self.interpreter = interpreter
        signs = SignReader(catalogue)
    }

    /// Scores one file, and adds to `tally` what was done.
    /// - Parameters:
    ///   - write: Takes the lines that come out, in order, in pieces that end with a line.
    ///   - report: Takes each line that was left out.
    ///   - progress: Is told the tally after every batch.
    /// - Throws: `WorkshopError` and what `write` throws.
    package func score(
        _ file: inout CorpusFile, threads: Int, tally: inout Tally, write: ([UInt8]) throws -> Void,
        report: (BadLine) -> Void = { _ in }, progress: (Tally) -> Void = { _ in }
    ) async throws {
        let (decoder, analyzer, interpreter, signs) = (file.decoder, self.analyzer, self.interpreter, self.signs)
        var conversations = OpenConversations()
        let before = tally.bytesRead
        var scored = tally
        try await inOrder(
            threads: threads,
            next: { try file.batches.next() },
            work: { batch in
                ScoredBatch(batch, decoder: decoder, analyzer: analyzer, interpreter: interpreter, signs: signs)
            },
            take: { batch in
                try write(Self.join(batch, &conversations, &scored))
                batch.bad.forEach(report)
                scored.bad += batch.bad.count
                scored.bytesRead = before + file.batches.bytesRead
                progress(scored)
            })
        var last: [UInt8] = []
        for summary in conversations.endAll() { Self.write(summary, to: &last, &scored) }
        if !last.isEmpty { try write(last) }
        scored.bytesRead = before + file.batches.bytesRead
        tally = scored
    }

    /// A batch's lines with the conversations that end between them.
    private static func join(
        _ batch: ScoredBatch, _ conversations: inout OpenConversations, _ tally: inout Tally
    ) -> [UInt8] {
        var joined: [UInt8] = []
        joined.reserveCapacity(batch.bytes.count)
        var copied = 0
        var start = 0  // of the bytes of the line at hand
        for line in batch.lines {
            for summary in conversations.ended(before: line.number) {
                joined += batch.bytes[copied..<start]
                copied = start
                write(summary, to: &joined, &tally)
            }
            start = line.end
            if line.signs != nil { tally.messages += 1 }
            guard let conversation = line.conversation else { continue }
            if let full = conversations.add(line.signs, to: conversation, line: line.number) {
                joined += batch.bytes[copied..<start]
                copied = start
                write(full, to: &joined, &tally)
            }
        }
        joined += batch.bytes[copied...]
        return joined
    }

    private static func write(_ summary: ConversationSummary, to bytes: inout [UInt8], _ tally: inout Tally) {
        summary.json.write(to: &bytes)
        bytes.append(0x0A)
        tally.conversations += 1
    }
}
