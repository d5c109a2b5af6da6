package import Foundation
package import StrictJSON

/// One turn as it is kept: what was said, how it was understood, what was decided and answered.
package struct Episode: Sendable, Equatable {
    /// Whose turn it is.
    package enum Speaker: Sendable, Equatable {
        case customer
        /// The assistant, unasked.
        case assistant
        /// A human of the desk, by id.
        case agent(String)
    }

    /// What identifies a request that may be sent twice.
    package struct Request: Sendable, Equatable {
        /// The sender's id of the message, unique among all messages that reach this store.
        package let messageID: String
        /// A digest of the bytes that make it the same request.
        package let digest: [UInt8]

        /// An id with the digest of what it stands for.
        package init(messageID: String, digest: [UInt8]) {
            self.messageID = messageID
            self.digest = digest
        }
    }

    package let customer: Handle
    /// The conversation's name.
    package let conversation: String
    /// 1…n without gaps.
    package let turn: Int
    package let speaker: Speaker
    /// `nil` when the sender gave no id, and in episodes that are read back: only a mark of it is kept.
    package let request: Request?
    /// The message's own time, which the sender may set.
    package let at: Date
    /// The server's time, by which answers to repeated messages are kept and swept.
    package let received: Date
    /// The front it came by.
    package let channel: String
    /// What was said, personal numbers already masked.
    package let text: String
    /// −1…1.
    package let mood: Double?
    /// A language code of at most four ASCII letters; `und` counts as none.
    package let language: String?
    /// The understanding as JSON bytes; empty when there is none.
    package let understanding: [UInt8]
    /// The decision as JSON bytes; empty when there is none.
    package let decision: [UInt8]
    /// The very bytes that were, or would be, sent again as the answer.
    package let reply: [UInt8]
    /// The dialogue's state after this turn; `nil` leaves the earlier one in force.
    package let state: JSON?
    /// What the turn changed beyond itself; empty in episodes that are read back.
    package let marks: Marks

    /// A turn to be kept.
    package init(
        customer: Handle, conversation: String, turn: Int, speaker: Speaker = .customer, request: Request? = nil,
        at: Date, received: Date, channel: String = "", text: String, mood: Double? = nil, language: String? = nil,
        understanding: [UInt8] = [], decision: [UInt8] = [], reply: [UInt8] = [], state: JSON? = nil,
        marks: Marks = Marks()
    ) {
        self.customer = customer
        self.conversation = conversation
        self.turn = turn
        self.speaker = speaker
        self.request = request
        self.at = at
        self.received = received
        self.channel = channel
        self.text = text
        self.mood = mood
        self.language = language
        self.understanding = understanding
        self.decision = decision
        self.reply = reply
        self.state = state
        self.marks = marks
    }
}

extension Episode {
    /// What a turn changes about the person and the conversation.
    package struct Marks: Sendable, Equatable {
        /// Facts that were learned or dropped, in order.
        package var facts: [FactChange] = []
        /// The intent that the customer came with. The same intent in the same sitting, not yet settled, is one issue.
        package var issue: String?
        /// Settles the latest issue of this conversation.
        package var solved: Bool?
        /// Steps that the customer tried.
        package var tried: [TriedStep] = []
        /// What came of a guide's steps in this turn: counted over all customers, and nobody's.
        package var outcomes: [StepOutcome] = []
        /// Nothing answered what the customer asked.
        package var isUnanswered = false
        /// Who holds the conversation from now on; `nil` changes nothing.
        package var holder: Holder?
        /// The finding that the turn speaks about, for a turn of the assistant's own.
        package var outreach: Outreach?
        /// What subscribers are told of the turn.
        package var pushes: [Push] = []
        /// What the customer granted or refused by it.
        package var consents: [Consent] = []
        /// When the assistant goes on though nobody writes; only a turn with a state says so.
        package var due: Date?

        /// Marks; without arguments none.
        package init(
            facts: [FactChange] = [], issue: String? = nil, solved: Bool? = nil, tried: [TriedStep] = [],
            outcomes: [StepOutcome] = [], isUnanswered: Bool = false, holder: Holder? = nil,
            outreach: Outreach? = nil, pushes: [Push] = [], consents: [Consent] = [], due: Date? = nil
        ) {
            self.facts = facts
            self.issue = issue
            self.solved = solved
            self.tried = tried
            self.outcomes = outcomes
            self.isUnanswered = isUnanswered
            self.holder = holder
            self.outreach = outreach
            self.pushes = pushes
            self.consents = consents
            self.due = due
        }
    }
}
