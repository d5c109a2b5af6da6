import Comprehension
import StrictJSON

/// The messages of an output that an interrupted run left behind, one after another: what was understood then need not be
/// understood again.
///
/// It only saves time. Whether the output really is the beginning of what is to be written, `ContinuedSink` sees to,
/// byte by byte.
package struct WrittenScores: ~Copyable {
    private var file: CorpusFile
    private let format: ScoreFormat
    private var messages: [WrittenMessage] = []  // the next last
    private var isAtEnd = false

    /// Opens the output of an earlier run.
    /// - Throws: `WorkshopError` where it cannot be read.
    package init(path: String, format: ScoreFormat) throws(WorkshopError) {
        file = try CorpusFile(path: path, format: format == .csv ? .csv : .jsonLines)
        self.format = format
    }

    /// The next message that was written, if it is the one of `line`, understood by this model. After a `nil` nothing more
    /// is to be had: from there on all is understood anew.
    mutating func next(for line: TranscriptLine, model: String) -> WrittenMessage? {
        while messages.isEmpty, !isAtEnd { fill() }
        guard let message = messages.popLast(), message.model == model, isSame(message.conversation, line.conversation),
            isSame(message.turn, line.turn.map { .number($0) }), isSame(message.customer, line.customer),
            message.understood.text == Masking.mask(line.text).text
        else {
            messages = []
            isAtEnd = true
            return nil
        }
        return message
    }

    private mutating func fill() {
        guard let batch = try? file.batches.next() else {
            isAtEnd = true
            return
        }
        var found: [WrittenMessage] = []
        file.decoder.forEachRow(in: batch) { row in
            // A line that was cut off as it was written is no row, and it is the last.
            if case .success(let row) = row, let message = format.message(row) { found.append(message) }
        }
        messages = found.reversed()
    }

    /// A cell is text, also where it holds a number.
    private func isSame(_ written: JSON, _ wanted: JSON?) -> Bool {
        let wanted = wanted ?? .null
        guard format == .csv, !wanted.isNull else { return written == wanted }
        let cell = wanted.string ?? wanted.text
        return written.string == cell || written.string == "'" + cell
    }
}
