internal import Comprehension
package import Customers
package import Dialogue
internal import Foundation
internal import Logging
package import StrictJSON

extension Desk {
    /// Events may be told so far ahead of the clock, which differ between machines, and no further.
    private static let ahead: TimeInterval = 86_400

    /// Keeps an event and what it tells; in text mode the customer may still be open.
    func hear(_ told: Request.Operation.Told) async throws -> Answer {
        let received = now()
        let at = told.at ?? received
        guard at <= received + Self.ahead else {
            throw Refusal(.badField, field: "at", "at lies more than a day ahead of this server's clock")
        }
        let handle = try await handle(told.customer, at: received)
        let event = Event(
            customer: handle, kind: told.kind, at: at, eventID: told.id, details: told.details.masked)
        let (heard, spoken): (Heard, [Spoken])
        do {
            (heard, spoken) = try await assistant.speakUp(
                about: event, at: Moment(date: received, timeZone: timeZone))
        } catch let refused as RefusedPurpose {
            throw Refusal(
                .noConsent, field: "kind",
                "this kind is for \(refused.purpose.rawValue), which the customer does not allow; it was not kept")
        } catch CustomersError.idReused {
            throw Refusal(.reused, field: "event_id", "this event_id was used before for another event")
        }
        let said = spoken.filter { $0.reply != nil }
        var answer = Answer(
            heard.isRepeat ? .repeated : .done,
            ["sequence": .number(heard.sequence), "proactive": .array(said.map(\.json))])
        let unsaid = spoken.filter { $0.reply == nil }
        if !unsaid.isEmpty { answer.body["held_back"] = .array(unsaid.map(\.json)) }
        if !heard.warnings.isEmpty { answer.body["warnings"] = .strings(heard.warnings) }
        answer.place = Answer.Place(customer: handle.text, conversation: said.first?.reply?.conversation)
        if !said.isEmpty { bell.ring() }
        return answer
    }

    /// Says what is due: what did not happen in time, what waited for the end of quiet hours, and which actions are late.
    package func attend() async {
        let moment = Moment(date: now(), timeZone: timeZone)
        do {
            _ = try await assistant.speakUp(at: moment)
        } catch {
            logger.error("cannot speak up", metadata: ["kind": "\(type(of: error))"])
        }
        do {
            // While nobody listens it waits for somebody, or is told with the customer's next message.
            if bell.isHeard(for: .proactive) { _ = try await assistant.tellWhatIsLate(at: moment) }
        } catch {
            logger.error("cannot tell what is late", metadata: ["kind": "\(type(of: error))"])
        }
        bell.ring()
    }

    /// Begins to tell a connection what is pushed.
    func subscribe(to topics: Set<Push.Topic>, from first: Int?) async throws -> Answer {
        var start = first
        if start == nil {
            var acknowledged = Int.max
            for topic in topics { acknowledged = min(acknowledged, try await customers.acknowledged(topic)) }
            start = acknowledged + 1
        }
        let from = start ?? 1
        var answer = Answer(
            .done, ["topics": .strings(topics.map(\.rawValue).sorted()), "from": .number(from)])
        answer.feed = Feed(customers, topics: topics, from: from, bell: bell)
        return answer
    }

    /// Notes that a subscriber has everything up to a push.
    func acknowledge(_ sequence: Int, _ topics: Set<Push.Topic>) async throws -> Answer {
        try await customers.acknowledge(topics, upTo: sequence)
        return Answer(.done, ["sequence": .number(sequence)])
    }
}

extension Spoken {
    /// What was said or held back, and why.
    package var json: JSON {
        var object: JSON.Object = ["customer": .string(customer.text), "pattern": .string(outreach.pattern)]
        if let reply {
            object["conversation"] = .string(reply.conversation)
            object["turn"] = .number(reply.turn)
            object["text"] = .string(reply.said.map(\.text).joined(separator: "\n"))
            for name in ["replies", "suggestions", "handoff"] { object[name] = reply.json[name] }
        } else {
            object["decision"] = .string(outreach.decision.rawValue)
            object["reason"] = .string(outreach.reason)
            object["due"] = outreach.due.map { .string(Timestamp.text($0)) }
        }
        object["because"] = .string(because)
        return .object(object)
    }
}
