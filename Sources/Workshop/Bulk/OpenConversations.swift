package import StrictJSON

/// The conversations of one file that may still go on.
///
/// A transcript does not say where a conversation ends, and several may run through each other. One counts as ended when
/// `patience` lines have gone by since its last, when it has `mostLines`, or when the file ends; a later line under the
/// same identifier begins another. So at most `patience` are open at a time, and memory is bounded.
package struct OpenConversations: Sendable {
    package static let patience = 200
    package static let mostLines = 10_000

    private struct Open {
        let key: [UInt8]
        var lastLine: Int
        var summary: ConversationSummary
    }

    private var open: [Open] = []  // the one with the latest line last

    package init() {}

    /// Those that ended before this line, in the order of their last lines.
    package mutating func ended(before line: Int) -> [ConversationSummary] {
        // A line before `line - patience` has had `patience` lines after it by now.
        let count = open.prefix { $0.lastLine < line - Self.patience }.count
        defer { open.removeFirst(count) }
        return open.prefix(count).map(\.summary)
    }

    /// Adds a line to its conversation.
    /// - Parameter understood: `nil` for a line of the desk.
    /// - Returns: The conversation's summary when this line was the last that it may have.
    package mutating func add(
        _ line: TalkLine, by speaker: TranscriptLine.Speaker, understood: Understood?, customer: JSON? = nil,
        to conversation: JSON
    ) -> ConversationSummary? {
        let key = conversation.bytes
        let place = open.lastIndex { $0.key == key }
        var entry =
            place.map { open.remove(at: $0) }
            ?? Open(key: key, lastLine: line.line, summary: ConversationSummary(conversation))
        entry.lastLine = line.line
        entry.summary.add(line, by: speaker, understood: understood, customer: customer)
        guard entry.summary.turns < Self.mostLines else { return entry.summary }
        open.append(entry)
        return nil
    }

    /// Ends all of them, in the order of their last lines.
    package mutating func endAll() -> [ConversationSummary] {
        defer { open.removeAll() }
        return open.map(\.summary)
    }
}
