package import Foundation
package import StrictJSON

/// A human's word on what a text means, kept in a journal from which it can be undone.
package struct Correction: Sendable, Equatable {
    /// What is corrected.
    package enum Subject: Sendable, Equatable {
        /// A text that stands for itself; it belongs to nobody and outlives everybody.
        case text(String)
        /// What a customer said in a turn; it is erased with the customer.
        case turn(conversation: String, turn: Int)
    }

    /// The place in the journal, from 1.
    package let number: Int
    /// The text that is corrected.
    package let text: String
    /// What it means; `nil` for out of scope.
    package let intent: String?
    /// The entities that it holds, as the request gave them; `null` when they were left alone.
    package let entities: JSON
    package let at: Date
    /// When it was undone; `nil` while it is in force.
    package let undoneAt: Date?
}
