package import Comprehension
import Customers
import Language
package import StrictJSON

extension Assistant {
    /// Goes on wherever an action has passed its deadline: the customer is told, once, by a turn of the assistant's own
    /// and a push of topic `proactive`. What comes after that is answered as ever.
    /// - Parameter moment: Now.
    /// - Throws: `CustomersError` when the store cannot keep it.
    package func tellWhatIsLate(at moment: Moment) async throws -> [Reply] {
        var told: [Reply] = []
        for name in try await customers.conversations(dueBy: moment.date) {
            do {
                if let reply = try await tellWhatIsLate(in: name, at: moment) { told.append(reply) }
            } catch CustomersError.erased, CustomersError.unknownConversation {
                // Its customer has been forgotten since it was looked for.
                continue
            }
        }
        return told
    }

    private func tellWhatIsLate(in name: String, at moment: Moment) async throws -> Reply? {
        try await inTurn(name) {
            let (customer, conversation) = try await customers.open(conversation: name, at: moment.date)
            let message = Message(
                handle: customer.handle, conversation: name, channel: "system", text: "", time: moment.date,
                timeZone: moment.timeZone)
            let utterance = language.utterance(of: message.text)
            var turn = Turn(
                message, utterance, interpreter.understand(utterance, at: moment), customer, conversation)
            guard let option = repertoire.option(tellingWhatIsLateIn: turn) else {
                // It was told meanwhile, or is not ours to tell.
                let next = conversation.holder == .assistant ? turn.state.deadline : nil
                try await customers.wait(in: name, until: next)
                return nil
            }
            if let intent = option.intent { turn.understanding.read(as: intent) }
            let composition = composer.compose(policy.choose(from: [option], for: turn), for: turn)
            let late = option.state.inquiries.filter { inquiry in
                inquiry.isOverdue && !turn.state.inquiries.contains(inquiry)
            }
            let push = Push(
                telling: composition.reply, to: customer.handle,
                because: option.reasons.joined(separator: "; "), ["actions": .strings(late.map(\.id))])
            _ = try await customers.remember(Episode(turn, composition, by: .assistant, telling: [push]))
            return composition.reply
        }
    }
}

extension Push {
    /// What subscribers are told of something that the assistant says unasked.
    /// - Parameter more: What it was about.
    init(telling reply: Reply, to handle: Handle, because reason: String, _ more: JSON.Object) {
        var body: JSON.Object = [
            "customer": .string(handle.text), "conversation": .string(reply.conversation),
            "turn": .number(reply.turn), "text": .string(reply.said.map(\.text).joined(separator: "\n")),
            "replies": reply.json["replies"] ?? [], "suggestions": reply.json["suggestions"] ?? [],
        ]
        for member in more.members { body[member.key] = member.value }
        body["because"] = .string(reason)
        self.init(topic: .proactive, body: body)
    }
}
