package import Foundation
package import StrictJSON

/// Something that happened to a person outside a conversation: an order shipped, a device restarted.
package struct Event: Sendable, Equatable {
    /// The order in which events arrived, from 1; `nil` before it is kept.
    package let sequence: Int?
    package let customer: Handle
    /// From the desk's vocabulary.
    package let kind: String
    /// When it happened, to the millisecond: events arrive late, and in any order.
    package let at: Date
    /// The sender's id, unique among all events; only a mark of it is kept.
    package let eventID: String?
    package let details: JSON

    /// An event.
    package init(
        sequence: Int? = nil, customer: Handle, kind: String, at: Date, eventID: String? = nil, details: JSON = .null
    ) {
        self.sequence = sequence
        self.customer = customer
        self.kind = kind
        self.at = Date(milliseconds: at.milliseconds)
        self.eventID = eventID
        self.details = details
    }
}

/// An event as one who watches for patterns sees it: whom it happened to by number, whatever they were called.
package struct Sighting: Sendable, Equatable {
    /// The person's number in the store.
    package let person: Int64
    package let kind: String
    package let at: Date
    package let details: JSON

    /// An event of a person.
    package init(person: Int64, kind: String, at: Date, details: JSON = .null) {
        self.person = person
        self.kind = kind
        self.at = at
        self.details = details
    }
}

/// What became of an event that was to be kept.
package struct Recorded: Sendable, Equatable {
    /// Its place among all events; that of the first time when it was sent twice.
    package let sequence: Int
    /// False when it was kept before.
    package let isNew: Bool
    /// The number of the person it happened to.
    package let person: Int64

    /// What became of it.
    package init(sequence: Int, isNew: Bool, person: Int64) {
        self.sequence = sequence
        self.isNew = isNew
        self.person = person
    }
}
