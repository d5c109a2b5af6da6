internal import Comprehension
internal import Customers
internal import Dialogue
internal import Foundation
internal import StrictJSON

extension Desk {
    /// Goes on with what a desk's system said of an action; said twice, it is answered once.
    func goOn(with finding: Inquiry.Finding, of action: String, in conversation: String) async throws -> Answer {
        let begin = ContinuousClock.now
        let received = now()
        let finding = Inquiry.Finding(finding.status, JSON.object(finding.data).masked.object ?? [:])
        let (customer, _) = try await customers.open(conversation: conversation, at: received)
        let message = Message(
            // No message of a client has a slash in its number.
            id: "result/\(conversation)/\(action)", handle: customer.handle, conversation: conversation,
            channel: "system", text: "", time: received, received: received, timeZone: timeZone,
            digest: digest([.string(finding.status.rawValue), .object(finding.data)]))
        do {
            return try await answer(since: begin) {
                try await assistant.reply(to: message, with: finding, of: action)
            }
        } catch is Assistant.UnknownAction {
            throw Refusal(.notFound, field: "action", "nothing of that id is awaited in this conversation")
        }
    }

    /// What a person of the desk might say to the customer's latest message.
    func suggest(in conversation: String, count: Int) async throws -> Answer {
        let received = now()
        guard
            let latest = try await customers.episodes(of: conversation, last: 50).last(where: {
                $0.speaker == .customer
            })
        else { throw Refusal(.notFound, field: "conversation", "no customer has written here lately") }
        let message = Message(
            handle: latest.customer, conversation: conversation, channel: latest.channel, text: latest.text,
            time: latest.at, received: received, timeZone: timeZone)
        let drafts = try await assistant.drafts(answering: message, count: count)
        return Answer(
            .done,
            ["conversation": .string(conversation), "turn": .number(latest.turn), "suggestions": .array(drafts)])
    }
}
