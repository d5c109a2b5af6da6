package import Customers
package import Foundation
package import StrictJSON

/// All rules by which events and results tell facts, and how a reply finds what they told.
package struct FactBook: Sendable {
    /// By kind of event.
    private var rules: [String: [FactRule]] = [:]
    /// By action.
    private var rulesOfResults: [String: [FactRule]] = [:]
    private var subjects: [String: FactRule.Subject] = [:]

    /// A book of what every kind tells by itself, and of a desk's own rules.
    /// - Parameter actions: The names of actions: a rule on one of them is about its results.
    package init(_ own: [FactRule] = [], actions: Set<String> = []) {
        for rule in EventKind.all.flatMap(\.facts) + own {
            if actions.contains(rule.kind) {
                rulesOfResults[rule.kind, default: []].append(rule)
            } else {
                rules[rule.kind, default: []].append(rule)
            }
            guard let about = rule.about else { continue }
            for assignment in rule.set where subjects[assignment.name] == nil { subjects[assignment.name] = about }
        }
    }

    /// The kinds of events that tell something.
    package var kinds: [String] { rules.keys.sorted() }

    /// The fields that name a thing of a customer's, such as `order_number`.
    package var fields: [String] { Set(subjects.values.map(\.field)).sorted() }

    /// What an event changes.
    package func changes(on kind: String, data: JSON, at moment: Date) -> [FactChange] {
        (rules[kind] ?? []).flatMap { $0.changes(for: data, at: moment, by: "event") }
    }

    /// What a result changes, of an action that found what it was asked for; what it was asked by counts as told, too.
    package func changes(by finding: Inquiry.Finding, of inquiry: Inquiry, at moment: Date) -> [FactChange] {
        guard finding.status == .ok, let rules = rulesOfResults[inquiry.action] else { return [] }
        var told = inquiry.arguments
        for member in finding.data.members { told[member.key] = member.value }
        return rules.flatMap { $0.changes(for: .object(told), at: moment, by: "action:\(inquiry.action)") }
    }

    /// What the desk's systems have told in a turn.
    func changes(byFindingsIn turn: Turn) -> [FactChange] {
        turn.findings.flatMap { changes(by: $0.finding, of: $0.inquiry, at: turn.message.received) }
    }

    /// A fact by its name, or a field of the thing that the talk is about: with two orders, only that of the one that
    /// was named; with one, that one's.
    /// - Parameter slot: What the talk has told, by the names of slots.
    package func value(
        of name: String, for customer: Customer, at moment: Date, slot: (String) -> JSON?
    ) -> JSON? {
        if let value = customer[name] { return value }
        guard let subject = subjects[name], let things = customer[subject.thing] else { return nil }
        if let named = slot(subject.field)?.plainText {
            return Things.value(of: name, of: named, in: things, at: moment)
        }
        let candidates = Things.named(having: name, in: things, at: moment)
        guard candidates.count == 1, let only = candidates.first else { return nil }
        return Things.value(of: name, of: only, in: things, at: moment)
    }
}
