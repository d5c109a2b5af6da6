internal import Comprehension
package import Customers
internal import Dialogue
internal import Foundation
package import StrictJSON

extension Desk {
    /// What a customer said before, the oldest first, at most 100 messages; nothing of a stranger.
    package func said(by customer: String?) async -> [String] {
        guard let handle = customer.flatMap(Handle.init), let names = try? await customers.conversations(of: handle)
        else { return [] }
        var said: [String] = []
        for name in names where said.count < 100 {
            let episodes = (try? await customers.episodes(of: name, last: 200)) ?? []
            said = episodes.filter { $0.speaker == .customer && !$0.text.isEmpty }.map(\.text) + said
        }
        return said.suffix(100)
    }

    /// What is known about a customer, after changing it where that is asked for.
    func profile(of handle: Handle, setting facts: JSON.Object?, for purpose: Purpose) async throws -> Answer {
        if let facts {
            let changes = try facts.members.map { try change($0, for: purpose) }
            try await customers.change(changes, of: handle, at: now())
        }
        let profile = try await customers.profile(of: handle, at: now())
        return Answer(.done, ["customer": .string(handle.text), "profile": profile.json])
    }

    private func change(_ member: JSON.Object.Member, for purpose: Purpose) throws(Refusal) -> FactChange {
        guard Handle.isIdentifier(member.key) else {
            throw Refusal(.badField, field: "set", "a fact's name has 1 to 64 of the characters A-Z a-z 0-9 . _ : @ -")
        }
        if member.value.isNull { return .drop(name: member.key) }
        return .set(Fact(name: member.key, value: member.value.masked, source: "profile", at: now(), purpose: purpose))
    }

    /// Adds a line to a customer's consent ledger; in text mode the customer may still be open.
    func record(_ consent: Consent, of customer: String?) async throws -> Answer {
        let handle = try await handle(customer, at: consent.at)
        let position = try await customers.record(consent, of: handle)
        var answer = Answer(
            .done,
            [
                "customer": .string(handle.text), "purpose": .string(consent.purpose.rawValue),
                "granted": .bool(consent.granted), "position": .number(position),
            ])
        answer.place.customer = handle.text
        return answer
    }

    /// All that is kept about a customer, a part an answer.
    func export(_ handle: Handle) async throws -> Answer {
        Self.part(0, of: try await customers.export(handle))
    }

    private static func part(_ number: Int, of export: Export) -> Answer {
        guard number < export.parts.count else {
            return Answer(
                .done,
                ["done": true, "count": .number(export.parts.count), "sha256": .string(export.sha256)])
        }
        var answer = Answer(.part, ["data": export.parts[number]])
        answer.next = { part(number + 1, of: export) }
        return answer
    }

    /// Erases a customer, and takes out of force what was learned from their words.
    func forget(_ handle: Handle) async throws -> Answer {
        let receipt = try await customers.forget(handle, at: now())
        for number in receipt.corrections { assistant.corrections.undo(number) }
        return Answer(.done, receipt.json)
    }
}

extension Profile {
    /// Each fact's value with where it comes from, by name.
    package var json: JSON {
        .object(
            facts.reduce(into: JSON.Object()) { object, fact in
                var shown: JSON.Object = [
                    "value": fact.value, "source": .string(fact.source), "time": .string(Timestamp.text(fact.at)),
                    "purpose": .string(fact.purpose.rawValue),
                ]
                shown["expires"] = fact.expires.map { .string(Timestamp.text($0)) }
                object[fact.name] = .object(shown)
            })
    }
}

extension Receipt {
    /// What was erased: how much, never what.
    package var json: JSON.Object {
        [
            "rows": .object(erased.reduce(into: JSON.Object()) { $0[$1.table] = .number($1.rows) }),
            "corrections": .array(corrections.map { .number($0) }),
            // Nothing is trained on customers' words but by corrections, so no other model can have been touched.
            "models": [], "overwritten": .bool(isOverwritten), "time": .string(Timestamp.text(at)),
        ]
    }
}
