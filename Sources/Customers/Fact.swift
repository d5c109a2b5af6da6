package import Foundation
package import StrictJSON

/// What something about a person may be used for. A person grants or refuses each by itself.
package enum Purpose: String, Sendable, CaseIterable {
    case support, personalisation, proactive, training, marketing

    /// What holds for a person about whom nothing is recorded, unless the desk sets otherwise.
    package static let grantedByDefault: Set<Purpose> = [.support, .personalisation, .proactive]
}

/// One thing known about a person. A person has one fact of a name; a list is one fact whose value is an array.
package struct Fact: Sendable, Equatable {
    /// A name from the desk's vocabulary, such as `first_name` or `orders`. It is kept after the person is forgotten
    /// in no way that could be joined to them, and must not itself tell who they are.
    package let name: String
    package let value: JSON
    /// Who said so: `customer`, `profile`, `event`, `agent:7` and the like.
    package let source: String
    /// When it was learned, to the millisecond.
    package let at: Date
    package let purpose: Purpose
    /// From this moment on it is neither shown nor, after the next sweep, kept. `nil` holds until it is changed.
    package let expires: Date?

    /// A fact.
    package init(name: String, value: JSON, source: String, at: Date, purpose: Purpose, expires: Date? = nil) {
        self.name = name
        self.value = value
        self.source = source
        self.at = at
        self.purpose = purpose
        self.expires = expires
    }
}

/// What a turn, an event or a profile request does to one fact.
package enum FactChange: Sendable, Equatable {
    /// Takes the place of whatever had this name.
    case set(Fact)
    /// The same, unless what is known is younger: for events, which come late and in any order. Of two of one moment the
    /// one with the greater bytes holds, so that the order in which they come decides nothing.
    case setUnlessNewer(Fact)
    /// Adds the values of a list to a set under this name, keeping the greatest 20 by their bytes; in any order.
    case unite(Fact)
    /// Adds what is told about things of the person, their orders and devices; in any order. See `Things`.
    case merge(Fact)
    /// Adds the fact's value to a list under this name (its end if new, nothing if it is there), keeping the last 20.
    case add(Fact)
    /// Nothing is known under this name any more.
    case drop(name: String)

    /// How many values a list keeps.
    package static let listLimit = 20

    /// The name of the fact that is changed.
    package var name: String {
        switch self {
        case .set(let fact), .setUnlessNewer(let fact), .unite(let fact), .merge(let fact), .add(let fact): fact.name
        case .drop(let name): name
        }
    }

    /// The fact after this change, given the one before it; `nil` when none is left.
    package func applied(to earlier: Fact?) -> Fact? {
        switch self {
        case .set(let fact): return fact
        case .setUnlessNewer(let fact): return earlier.map { $0.isYounger(than: fact) ? $0 : fact } ?? fact
        case .unite(let fact):
            return fact.joined(to: earlier) { known, told in
                let all = (known.array ?? [known]) + (told.array ?? [told])
                let ordered = all.map { (value: $0, bytes: $0.bytes) }.sorted {
                    $0.bytes.lexicographicallyPrecedes($1.bytes)
                }
                let distinct = ordered.indices.filter { $0 == 0 || ordered[$0].bytes != ordered[$0 - 1].bytes }
                return .array(distinct.suffix(Self.listLimit).map { ordered[$0].value })
            }
        case .merge(let fact): return fact.joined(to: earlier, by: Things.merged)
        case .drop: return nil
        case .add(let fact):
            var list = earlier.map { $0.value.array ?? [$0.value] } ?? []
            if !list.contains(fact.value) { list.append(fact.value) }
            return Fact(
                name: fact.name, value: .array(list.suffix(Self.listLimit)), source: fact.source, at: fact.at,
                purpose: fact.purpose, expires: fact.expires)
        }
    }
}

extension Fact {
    /// Whether this fact holds against another of its name, whichever of them came first.
    fileprivate func isYounger(than other: Fact) -> Bool {
        at == other.at ? other.rank.lexicographicallyPrecedes(rank) : at > other.at
    }

    /// Everything else about a fact, as bytes: an order for facts of one moment.
    private var rank: [UInt8] {
        JSON.array([
            value, .string(source), .string(purpose.rawValue), .number(expires.map { Double($0.milliseconds) }),
        ]).bytes
    }

    /// This fact with the value that joins both; what holds longer decides how long it holds.
    fileprivate func joined(to earlier: Fact?, by join: (_ known: JSON, _ told: JSON) -> JSON) -> Fact {
        guard let earlier else {
            let empty: JSON = value.array == nil ? [:] : []
            return Fact(
                name: name, value: join(empty, value), source: source, at: at, purpose: purpose, expires: expires)
        }
        let younger = earlier.isYounger(than: self) ? earlier : self
        let ends = earlier.expires.flatMap { end in expires.map { max(end, $0) } }
        return Fact(
            name: name, value: join(earlier.value, value), source: younger.source, at: younger.at,
            purpose: younger.purpose, expires: ends)
    }
}
