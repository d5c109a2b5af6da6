package import Comprehension
package import Customers
import Foundation
package import Language
package import StrictJSON

/// All that a decision may look at: one message, what it means, and who wrote it.
package struct Turn: Sendable {
    package var message: Message
    package let utterance: Utterance
    /// What the message means; in context, once the repertoire has seen it.
    package var understanding: Understanding
    package let customer: Customer
    package let conversation: Conversation
    /// What the dialogue remembers of this conversation, already with what this message adds to it.
    package var state: DialogueState
    /// This turn's number in its conversation, from 1.
    package let number: Int
    /// The folded words of the message.
    package let words: [String]
    /// The code of the language to answer in.
    package let language: String
    /// What the desk had seen of its guides' steps when the turn began.
    package var experience = Experience()
    /// What the desk's systems have said in this turn.
    package var findings: [(inquiry: Inquiry, finding: Inquiry.Finding)] = []

    /// Gathers a turn; the state is read from the conversation.
    package init(
        _ message: Message, _ utterance: Utterance, _ understanding: Understanding, _ customer: Customer,
        _ conversation: Conversation
    ) {
        self.message = message
        self.utterance = utterance
        self.understanding = understanding
        self.customer = customer
        self.conversation = conversation
        // After a close or four hours of silence, what was said is history, and the talk begins anew.
        state = conversation.openedAgain ? DialogueState() : DialogueState(conversation.state)
        number = conversation.turns + 1
        words = utterance.words
        language = Self.language(
            understanding.language, words: utterance.tokens.count { $0.kind == .word }, talk: state.language,
            customer: customer, locale: message.locale)
        state.language = language
    }
}

extension Turn {
    /// Steps that were tried within the last day need not be tried again.
    static let freshness: TimeInterval = 24 * 3_600

    /// Whether the customer's history tells that a step ("guide/step") was tried lately and did not help.
    package func hasTried(_ step: String) -> Bool {
        customer.history.triedSteps.contains {
            $0.step == step && $0.outcome != "solved" && message.time.timeIntervalSince($0.at) < Self.freshness
        }
    }

    /// The intent that waits for a slot, or else the topic of an open talk without a guide.
    package var topicWaitedFor: String? {
        if case .slot(_, let intent, _) = state.pending { return intent }
        return state.guide == nil ? state.topic : nil
    }

    /// How many words stand beside what the message names.
    package var wordsBesideEntities: Int {
        let covered = understanding.entities.map(\.range)
        return utterance.tokens.count { token in
            token.kind != .punctuation && !covered.contains { $0.overlaps(token.range) }
        }
    }

    /// Whether nothing was said before, so that there is nothing to be answered with "yes" or "done".
    package var isFirst: Bool { number == 1 || conversation.openedAgain }

    /// What this message tells under an entity's name, in order, without what it takes back: "A-1, sorry, A-2",
    /// "A-2, not A-1".
    package func told(_ name: String) -> [JSON] {
        let found = understanding.entities.filter { $0.name == name && !$0.value.isNull }
        guard found.count > 1 else { return found.map(\.value) }
        var kept: [(value: JSON, end: Int)] = []
        for entity in found {
            let before = utterance.tokens.indices.filter {
                utterance.tokens[$0].range.upperBound <= entity.range.lowerBound
            }
            let near = before.suffix(3).map { words[$0] }
            if near.suffix(2).contains(where: Self.denials.contains) { continue }
            let since = before.filter { place in
                kept.last.map { utterance.tokens[place].range.lowerBound >= $0.end } ?? false
            }
            if since.contains(where: { Self.corrections.contains(words[$0]) }) { kept.removeLast() }
            if !kept.contains(where: { $0.value == entity.value }) {
                kept.append((entity.value, entity.range.upperBound))
            }
        }
        return kept.isEmpty ? found.map(\.value) : kept.map(\.value)
    }

    private static let denials: Set<String> = ["not", "isn't", "isnt", "wasn't", "of", "than"]
    private static let corrections: Set<String> = [
        "sorry", "mean", "meant", "no", "rather", "oops", "correction", "actually",
    ]

    /// What the slot held before this message.
    package func earlierSlot(_ name: String) -> JSON? {
        conversation.openedAgain ? nil : DialogueState(conversation.state).slots[name]?.value
    }
}
