import Comprehension
package import Customers
package import Foundation
import StrictJSON

/// What an event, or an action's result, tells about a customer, and how long it holds.
package struct FactRule: Sendable {
    /// The kind of event, or the name of an action.
    package let kind: String
    /// Which of them: what their data must be.
    package let conditions: [(field: String, test: Condition.Test)]
    /// What it is about, where it is about a thing of the customer and not about the customer.
    package let about: Subject?
    package let set: [Assignment]
    /// Facts that are sets, to which a value is added. They hold until the customer is forgotten.
    package let add: [Assignment]
    package let purpose: Purpose
    /// How long it holds after the event, in seconds; `nil`: until it is changed.
    package let keep: TimeInterval?

    /// A rule.
    package init(
        on kind: String, where conditions: [(field: String, test: Condition.Test)] = [], about: Subject? = nil,
        set: [Assignment] = [], add: [Assignment] = [],
        purpose: Purpose = .support, keep: TimeInterval? = nil
    ) {
        self.kind = kind
        self.conditions = conditions
        self.about = about
        self.set = set
        self.add = add
        self.purpose = purpose
        self.keep = keep
    }

    /// A fact or a field, and where its value comes from.
    package struct Assignment: Sendable, Equatable {
        package let name: String
        package let source: Source

        /// Reads `at` (the event's time, or when the result came), `data.carrier` (a field of it), or a text that is the value itself.
        package init(_ name: String, _ written: String) {
            self.name = name
            source =
                written == "at"
                ? .time : written.hasPrefix("data.") ? .field(String(written.dropFirst(5))) : .text(written)
        }
    }

    /// Where a value comes from.
    package enum Source: Sendable, Equatable {
        case time
        case field(String)
        case text(String)
    }

    /// A kind of thing, with the field that names one: `order {order_number}`.
    package struct Subject: Sendable, Equatable {
        /// The fact under which all things of this kind are kept.
        package let thing: String
        /// The field of an event, and the slot of a talk, that says which one it is.
        package let field: String

        /// A kind of thing.
        package init(_ thing: String, _ field: String) {
            self.thing = thing
            self.field = field
        }
    }

    /// What an event or a result changes; nothing of what it does not hold.
    func changes(for data: JSON, at moment: Date, by source: String) -> [FactChange] {
        guard conditions.allSatisfy({ $0.test.holds(for: data[$0.field]) }) else { return [] }
        func value(_ source: Source) -> JSON? {
            switch source {
            case .time: .string(Timestamp.text(moment))
            case .text(let text): .string(text)
            case .field(let name): data[name].flatMap { $0.isNull ? nil : $0 }
            }
        }
        func fact(_ name: String, _ value: JSON, until end: Date?) -> Fact {
            Fact(name: name, value: value, source: source, at: moment, purpose: purpose, expires: end)
        }
        let end = keep.map { moment.addingTimeInterval($0) }
        var changes: [FactChange] = []
        if let about {
            var fields: JSON.Object = [:]
            for assignment in set { fields[assignment.name] = value(assignment.source) }
            if let thing = data[about.field]?.plainText, !thing.isEmpty, !fields.isEmpty {
                // Each field has its own end, and the longest of them is the fact's.
                let told = Things.told(thing, fields, at: moment, until: end)
                changes.append(.merge(fact(about.thing, told, until: end)))
            }
        } else {
            for assignment in set {
                guard let value = value(assignment.source) else { continue }
                changes.append(.setUnlessNewer(fact(assignment.name, value, until: end)))
            }
        }
        for assignment in add {
            guard let value = value(assignment.source) else { continue }
            changes.append(.unite(fact(assignment.name, [value], until: nil)))
        }
        return changes
    }
}
