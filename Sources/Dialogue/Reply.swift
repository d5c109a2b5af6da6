import Comprehension
import Customers
package import StrictJSON

/// What the assistant answers to one message, as every front shows it.
package struct Reply: Sendable {
    package let conversation: String
    /// 1…n without gaps.
    package let turn: Int
    package let said: [Said]
    /// True when this very message was answered before, and this is the answer that it got.
    package let isRepeat: Bool
    /// The reply object of the protocol without `id`, `ok`, `code` and `milliseconds`, which belong to the request.
    package let json: JSON.Object

    /// One thing said, with the name of the variant or of the guide's step.
    package struct Said: Sendable, Equatable {
        package let text: String
        package let reply: String
    }

    /// A new reply.
    init(
        to turn: Turn, by decision: Decision, saying said: [Said], suggesting suggestions: [JSON],
        using profile: [String]
    ) {
        conversation = turn.conversation.name
        self.turn = turn.number
        self.said = said
        isRepeat = false
        json = [
            "conversation": .string(conversation), "turn": .number(turn.number),
            "replies": .array(said.map { ["text": .string($0.text), "reply": .string($0.reply)] }),
            "understanding": turn.understanding.json(of: turn.utterance),
            "suggestions": .array(suggestions),
            "actions": .array(decision.option.inquiries.map { $0.json(at: turn.message.received) }),
            "handoff": decision.option.handoff?.json ?? .null, "decision": decision.json,
            "profile_used": .strings(profile), "model": .string(turn.understanding.model),
        ]
    }

    /// A reply that was kept, read back from its bytes.
    /// - Throws: `JSONError` when they are damaged.
    init(kept bytes: [UInt8]) throws {
        json = try JSON(parsing: bytes).object ?? [:]
        conversation = json["conversation"]?.string ?? ""
        turn = json["turn"]?.int ?? 0
        said = (json["replies"]?.array ?? []).compactMap { reply in
            reply["text"]?.string.map { Said(text: $0, reply: reply["reply"]?.string ?? "") }
        }
        isRepeat = true
    }
}

extension Decision {
    /// The decision as the protocol shows it.
    package var json: JSON {
        [
            "option": .string(option.kind.rawValue), "probability": .number(probability), "policy": .string(policy),
            "experiment": .null, "reasons": .strings(reasons),
        ]
    }
}
