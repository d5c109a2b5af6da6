package import Foundation
package import StrictJSON

/// Something that subscribers are told unasked.
package struct Push: Sendable, Equatable {
    /// What a subscriber may ask for.
    package enum Topic: String, Sendable, CaseIterable {
        /// What the assistant says unasked.
        case proactive
        /// That a conversation is handed over to people.
        case handoff
    }

    /// The order in which pushes were made, from 1, over all topics; `nil` before it is kept.
    package let sequence: Int?
    package let topic: Topic
    /// What is told.
    package let body: JSON.Object

    /// Something to tell.
    package init(sequence: Int? = nil, topic: Topic, body: JSON.Object) {
        self.sequence = sequence
        self.topic = topic
        self.body = body
    }

    /// How long a push is kept for those who are not connected.
    package static let kept: TimeInterval = 86_400
}
