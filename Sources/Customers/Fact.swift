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
    /// The same, unless what is known is younger: for events, which come late and in any order.
    case setUnlessNewer(Fact)
    /// Adds the fact's value to a list under this name (its end if new, nothing if it is there), keeping the last 20.
    case add(Fact)
    /// Nothing is known under this name any more.
    case drop(name: String)

    /// How many values a list keeps.
    package static let listLimit = 20

    /// The name of the fact that is changed.
    package var name: String {
        switch self {
        case .set(let fact), .setUnlessNewer(let fact), .add(let fact): fact.name
        case .drop(let name): name
        }
    }

    /// The fact after this change, given the one before it; `nil` when none is left.
    package func applied(to earlier: Fact?) -> Fact? {
        switch self {
        case .set(let fact): return fact
        case .setUnlessNewer(let fact): return earlier.map { $0.at > fact.at ? $0 : fact } ?? fact
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
