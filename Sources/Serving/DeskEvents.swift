internal import Customers
internal import Dialogue
internal import Foundation
internal import StrictJSON

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
        let heard: Heard
        do {
            heard = try await assistant.hear(event)
        } catch let refused as RefusedPurpose {
            throw Refusal(
                .noConsent, field: "kind",
                "this kind is for \(refused.purpose.rawValue), which the customer does not allow; it was not kept")
        } catch CustomersError.idReused {
            throw Refusal(.reused, field: "event_id", "this event_id was used before for another event")
        }
        var answer = Answer(
            heard.isRepeat ? .repeated : .done, ["sequence": .number(heard.sequence), "proactive": []])
        if !heard.warnings.isEmpty { answer.body["warnings"] = .strings(heard.warnings) }
        answer.place.customer = handle.text
        return answer
    }
}
