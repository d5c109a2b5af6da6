package import Foundation
package import StrictJSON

/// Something that happened to a person outside a conversation: an order shipped, a device restarted.
package struct Event: Sendable, Equatable {
    /// The order in which events arrived, from 1; `nil` before it is kept.
    package let sequence: Int?
    package let customer: Handle
    /// From the desk's vocabulary.
    package let kind: String
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
        self.at = at
        self.eventID = eventID
        self.details = details
    }
}
