package import Foundation
package import StrictJSON

/// What is known about a person's things of one kind, such as their orders: the value of one fact.
///
/// An object of things by name, each an object of fields, each `{"value":…,"at":…,"until":…}` with times in milliseconds
/// since 1970; without `until` it holds until it is changed. The younger of two values of a field holds, and of one
/// moment the one with the greater bytes; what ended before the latest of all events goes. So events may come in any order.
package enum Things {
    /// How many things of a kind are kept: those of which something was told last.
    package static let limit = 200

    /// What an event tells about one thing.
    package static func told(_ thing: String, _ fields: JSON.Object, at moment: Date, until end: Date?) -> JSON {
        var entries: JSON.Object = [:]
        for field in fields.members {
            var entry: JSON.Object = ["value": field.value, "at": .number(Double(moment.milliseconds))]
            entry["until"] = end.map { .number(Double($0.milliseconds)) }
            entries[field.key] = .object(entry)
        }
        return [thing: .object(entries)]
    }

    /// A field of a thing at a moment; `nil` when it is not known, or does not hold any more.
    package static func value(of field: String, of thing: String, in things: JSON, at moment: Date) -> JSON? {
        guard let entry = things[thing]?[field] else { return nil }
        if let until = entry["until"]?.double, until <= Double(moment.milliseconds) { return nil }
        return entry["value"]
    }

    /// The things of which a field is known at a moment.
    package static func named(having field: String, in things: JSON, at moment: Date) -> [String] {
        (things.object?.keys ?? []).filter { value(of: field, of: $0, in: things, at: moment) != nil }
    }

    /// Both together, in the order of names.
    static func merged(_ known: JSON, _ told: JSON) -> JSON {
        var things: [String: [String: JSON]] = [:]
        for object in [known.object, told.object] {
            for thing in object?.members ?? [] {
                for field in thing.value.object?.members ?? [] {
                    let earlier = things[thing.key]?[field.key]
                    things[thing.key, default: [:]][field.key] = earlier.map { younger($0, field.value) } ?? field.value
                }
            }
        }
        let now = things.values.flatMap { $0.values.map { $0["at"]?.double ?? 0 } }.max() ?? 0
        for (thing, fields) in things {
            let held = fields.filter { ($0.value["until"]?.double ?? .infinity) > now }
            things[thing] = held.isEmpty ? nil : held
        }
        let latest = things.map { thing in
            (name: thing.key, at: thing.value.values.map { $0["at"]?.double ?? 0 }.max() ?? 0)
        }.sorted { ($0.at, $0.name) > ($1.at, $1.name) }
        return .object(
            latest.prefix(limit).map(\.name).sorted().reduce(into: JSON.Object()) { object, name in
                let fields = things[name] ?? [:]
                object[name] = .object(fields.keys.sorted().reduce(into: JSON.Object()) { $0[$1] = fields[$1] })
            })
    }

    private static func younger(_ one: JSON, _ other: JSON) -> JSON {
        let (first, second) = (one["at"]?.double ?? 0, other["at"]?.double ?? 0)
        if first != second { return first > second ? one : other }
        return one.bytes.lexicographicallyPrecedes(other.bytes) ? other : one
    }
}
