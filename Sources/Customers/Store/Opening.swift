package import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// Who writes, and where their conversation stands, at the moment of a message.
    ///
    /// Keeps nothing: somebody unknown, and a conversation without a turn, come back as new and become known with the
    /// first thing that is kept. A conversation that was erased with its customer begins anew.
    /// - Throws: `.conversationOfAnother`.
    package func open(_ handle: Handle, in conversation: String, at moment: Date) async throws -> (
        Customer, Conversation
    ) {
        let handleMark = marks.mark(.handle, handle.text)
        let conversationMark = marks.mark(.conversation, conversation)
        return try read { db in
            let standing = try Standing.read(conversationMark, in: db)
            let person = try Person.read(handleMark, in: db)
            guard standing == nil || standing?.person == person?.id else { throw CustomersError.conversationOfAnother }
            return (
                try customer(person, handle, at: moment, in: standing, writes: true, db),
                try self.conversation(conversation, standing, at: moment, db)
            )
        }
    }

    /// A conversation that has turns, and its customer, for those who know it by name alone: agents, results.
    /// - Throws: `.unknownConversation`, `.erased`.
    package func open(conversation: String, at moment: Date) async throws -> (Customer, Conversation) {
        let mark = marks.mark(.conversation, conversation)
        return try read { db in
            let standing = try Standing.existing(mark, in: db)
            let person = try Person.read(standing.person, in: db)
            guard let handle = try Handle.first(of: standing.person, in: db) else { throw CustomersError.erased }
            return (
                try customer(person, handle, at: moment, in: standing, writes: false, db),
                try self.conversation(conversation, standing, at: moment, db)
            )
        }
    }

    private func conversation(_ name: String, _ standing: Standing?, at moment: Date, _ db: Database) throws
        -> Conversation
    {
        guard let standing else { return Conversation(name: name, startedAt: moment) }
        let state = try standing.state.flatMap { words in
            try db.first("SELECT state FROM words WHERE id = ?", [words]) { row in
                try? row.withBytes(0) { try JSON(parsing: $0) }
            } ?? nil
        }
        let hasEnded = standing.hasEnded(by: moment)
        let holder = standing.holder(at: moment)
        return Conversation(
            id: standing.id, name: name, startedAt: hasEnded ? moment : standing.started, lastAt: standing.last,
            turns: standing.turns, holder: holder, heldSince: holder == .assistant ? nil : standing.held,
            outcome: standing.outcome, state: state ?? .null, openedAgain: hasEnded)
    }

    /// A person as the dialogue may see them. The contact of the conversation that is open counts, and when the customer
    /// `writes`, one that this very message begins counts too.
    private func customer(
        _ person: Person?, _ handle: Handle, at moment: Date, in standing: Standing?, writes: Bool, _ db: Database
    ) throws -> Customer {
        let present = standing.flatMap { $0.hasEnded(by: moment) ? nil : $0.contact }
        let contactsToo = writes || present != nil ? 1 : 0
        guard let person else {
            return Customer(
                handle: handle, consents: Consents(grantedByDefault: settings.grantedByDefault),
                history: History(contacts30d: contactsToo))
        }
        return Customer(
            person: person.id, handle: handle, facts: try Fact.all(of: person.id, at: moment, in: db),
            consents: try consents(of: person, at: moment, db),
            history: try person.history(at: moment, contactsToo: contactsToo, except: present, in: db))
    }

    func consents(of person: Person, at moment: Date, _ db: Database) throws -> Consents {
        let ledger = person.consents == 0 ? [] : try Consent.ledger(of: person.id, in: db)
        return Consents(ledger: ledger, at: moment, grantedByDefault: settings.grantedByDefault)
    }
}
