internal import Comprehension
internal import Crypto
internal import Customers
internal import Dialogue
internal import Foundation
internal import Language
internal import StrictJSON

extension Desk {
    /// Answers a customer's message; in text mode the customer and the conversation may still be open.
    func reply(to written: Request.Operation.Written) async throws -> Answer {
        let begin = ContinuousClock.now
        let received = now()
        let handle = try await self.handle(written.customer, at: received)
        guard let conversation = written.conversation else {
            let name = try await naming.conversation(of: handle, customers)
            let answer = await answer(Request(.message(written.placed(handle, in: name))))
            await naming.release(name)
            return answer
        }
        var message = Message(
            id: written.id, handle: handle, conversation: conversation, channel: written.channel, text: written.text,
            time: written.time ?? received, received: received, timeZone: written.timeZone ?? timeZone,
            locale: written.locale.map(LanguageTag.init), digest: written.digest)
        message.isActedUpon = written.isActedUpon || assistant.systems != nil
        var answer = try await answer(since: begin) { try await assistant.reply(to: message) }
        answer.place = Answer.Place(customer: handle.text, conversation: conversation)
        return answer
    }

    /// A reply as an answer. The store refuses a turn that another process of the same message or conversation overtook;
    /// then it is tried once more on what is there now.
    func answer(since begin: ContinuousClock.Instant, _ walk: () async throws -> Reply) async throws -> Answer {
        let reply: Reply
        do {
            reply = try await walk()
        } catch CustomersError.answeredMeanwhile {
            reply = try await walk()
        } catch CustomersError.turnTaken {
            reply = try await walk()
        }
        var answer = Answer(reply.isRepeat ? .repeated : .done, reply.json)
        if reply.json["handoff"]?.isNull == false { bell.ring() }
        answer.body["milliseconds"] = .number(((ContinuousClock.now - begin) / .milliseconds(1) * 10).rounded() / 10)
        return answer
    }

    /// Keeps what a human of the desk said.
    func keep(_ text: String, of agent: String, in conversation: String, id: String?) async throws -> Answer {
        let request = id.map {
            Episode.Request(messageID: $0, digest: digest([.string(conversation), .string(agent), .string(text)]))
        }
        return try await assistant.inTurn(conversation) {
            let received = now()
            if let request, let kept = try await customers.answer(to: request, received: received) {
                return Answer(.repeated, (try JSON(parsing: kept)).object ?? [:])
            }
            let (customer, place) = try await customers.open(conversation: conversation, at: received)
            var state = DialogueState(place.state)
            state.standBack()
            let body: JSON.Object = [
                "conversation": .string(conversation), "turn": .number(place.turns + 1), "agent": .string(agent),
            ]
            _ = try await customers.remember(
                Episode(
                    customer: customer.handle, conversation: conversation, turn: place.turns + 1,
                    speaker: .agent(agent), request: request, at: received, received: received, channel: "agent",
                    text: text.masked, reply: JSON.object(body).bytes, state: state.json))
            return Answer(.done, body)
        }
    }

    /// Gives a conversation to a human, or back to the assistant.
    func pass(_ conversation: String, to holder: Holder) async throws -> Answer {
        try await assistant.inTurn(conversation) {
            try await customers.pass(conversation, to: holder, at: now())
        }
        let name = if case .agent(let agent) = holder { agent } else { "assistant" }
        return Answer(.done, ["conversation": .string(conversation), "held_by": .string(name)])
    }

    /// Sets right what a text means, from the next message on.
    func correct(_ correcting: Request.Operation.Correcting) async throws -> Answer {
        switch correcting {
        case .undo(let number):
            let undone = try await customers.undo(correction: number, at: now())
            assistant.corrections.undo(number)
            return Answer(
                .done,
                [
                    "number": .number(number), "undone": true, "text": .string(undone.text),
                    "intent": .string(undone.intent),
                ])
        case .of(let subject, let intent, let entities):
            if let intent, assistant.repertoire.playbook.intents[intent] == nil {
                throw Refusal(.badField, field: "intent", "the catalogue has no such intent")
            }
            let kept = try await customers.correct(
                masked(subject), intent: intent, entities: entities.masked, at: now())
            assistant.corrections.add(
                kept.number, words: assistant.language.utterance(of: kept.text).words, intent: intent)
            return Answer(
                .done, ["number": .number(kept.number), "text": .string(kept.text), "intent": .string(intent)])
        }
    }

    private func masked(_ subject: Correction.Subject) -> Correction.Subject {
        guard case .text(let text) = subject else { return subject }
        return .text(text.masked)
    }
}

/// SHA-256 over values in a fixed order: what makes two requests the same.
func digest(_ values: [JSON]) -> [UInt8] { Array(SHA256.hash(data: JSON.array(values).bytes)) }

extension Request.Operation.Written {
    /// The same message of a customer, in a conversation.
    fileprivate func placed(_ handle: Handle, in conversation: String) -> Self {
        Self(
            conversation: conversation, customer: handle.text, text: text, id: id, time: time, channel: channel,
            locale: locale, timeZone: timeZone)
    }

    /// Everything that a client says about its message but the request's own `id`, which it may well count on.
    fileprivate var digest: [UInt8] {
        Serving.digest([
            .string(conversation), .string(customer), .string(text), .number(time?.timeIntervalSince1970),
            .string(channel), .string(locale), .string(timeZone?.identifier),
        ])
    }
}
