package import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// A conversation that has just begun, going on from one that the assistant began and the customer has not answered:
    /// a front that gives every talk a name of its own answers there, in a new one. Any other conversation as it is.
    package func goingOn(_ conversation: Conversation, of customer: Customer, at moment: Date) async throws
        -> Conversation
    {
        guard conversation.turns == 0 || conversation.openedAgain, let person = customer.person else {
            return conversation
        }
        let state = try read { db in
            let latest = try db.first(
                "SELECT \(Standing.columns) FROM conversations c WHERE c.person = ? ORDER BY c.last DESC, c.id DESC LIMIT 1",
                [person], Standing.init)
            // Without a contact the customer has said nothing in this sitting.
            guard let latest, latest.contact == nil, !latest.hasEnded(by: moment), latest.id != conversation.id,
                latest.holder(at: moment) == .assistant, let words = latest.state
            else { return nil as JSON? }
            return try db.first("SELECT state FROM words WHERE id = ?", [words]) { row in
                try? row.withBytes(0) { try JSON(parsing: $0) }
            } ?? nil
        }
        guard let state else { return conversation }
        return Conversation(
            id: conversation.id, name: conversation.name, startedAt: conversation.startedAt,
            lastAt: conversation.lastAt, turns: conversation.turns, holder: conversation.holder,
            heldSince: conversation.heldSince, state: state)
    }
}
