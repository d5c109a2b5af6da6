package import Comprehension
package import StrictJSON

/// One line of a conversation that somebody else held, as `Corpora/` keeps transcripts.
package struct TranscriptLine: Sendable, Equatable {
    /// Text or a whole number, as written; `nil` for a message on its own.
    package let conversation: JSON?
    /// Numbers the lines of both speakers, as written.
    package let turn: Int?
    package let speaker: Speaker
    /// Text or a whole number, as written.
    package let customer: JSON?
    /// `nil` where the line has no time.
    package let moment: Moment?
    package let text: String
    /// Counted from 1, in its file.
    package let line: Int

    /// Who said it.
    package enum Speaker: Sendable, Equatable {
        case customer
        /// Whoever speaks for the desk: a person, or a program where the transcript does not tell them apart.
        case agent
        /// A program that speaks for the desk.
        case assistant
    }

    /// Longer texts are refused: nobody types them, and one of them could hold up all that come after it.
    package static let longestText = 1 << 16

    /// Reads a row; a line that names no speaker is a customer's.
    /// - Throws: `BadField`.
    package init(_ row: Row) throws(BadField) {
        guard let text = try row.text("text", "utterance", "sentence") else { throw BadField("text", "is missing") }
        guard text.utf8.count <= Self.longestText else {
            throw BadField("text", "is longer than \(Self.longestText) bytes")
        }
        self.text = text
        conversation = try row.identifier("conversation", "dialogue_id")
        turn = try row.wholeNumber("turn")
        customer = try row.identifier("customer")
        speaker = try Self.speaker(try row.text("speaker"))
        moment = try Self.moment(try row.text("time"))
        line = row.line
    }

    private static func speaker(_ written: String?) throws(BadField) -> Speaker {
        switch written {
        case nil, "customer", "user": return .customer
        case "agent": return .agent
        case "assistant", "bot", "system": return .assistant
        default: throw BadField("speaker", "is neither 'customer' nor 'agent'")
        }
    }

    private static func moment(_ written: String?) throws(BadField) -> Moment? {
        guard let written else { return nil }
        guard let moment = Timestamp.moment(written) else {
            throw BadField("time", "is no time such as 2026-03-09T14:05:00Z")
        }
        return moment
    }
}
