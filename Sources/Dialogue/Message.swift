package import Comprehension
package import Customers
package import Foundation

/// One message of a customer, by whichever front it came.
package struct Message: Sendable {
    /// The sender's own number for it; the same number with the same bytes is answered once.
    package let id: String?
    package let handle: Handle
    package let conversation: String
    /// "chat", "line", "email" …
    package let channel: String
    /// As written; at most 16,384 bytes of valid UTF-8 without NUL, which the fronts see to.
    package let text: String
    /// When it was written, as far as the sender says; dates in it are counted from here.
    package let time: Date
    /// When it reached the server.
    package let received: Date
    package let timeZone: TimeZone
    /// The writer's, where the sender says it.
    package let locale: LanguageTag?
    /// Whether somebody carries out the actions of a reply. Where nobody does, none is asked for.
    package var isActedUpon = false
    /// Digest of the request's own bytes, for telling a repetition from a reused number.
    package let digest: [UInt8]

    /// A message.
    package init(
        id: String? = nil, handle: Handle, conversation: String, channel: String, text: String, time: Date,
        received: Date? = nil, timeZone: TimeZone = .gmt, locale: LanguageTag? = nil, digest: [UInt8] = []
    ) {
        self.id = id
        self.handle = handle
        self.conversation = conversation
        self.channel = channel
        self.text = text
        self.time = time
        self.received = received ?? time
        self.timeZone = timeZone
        self.locale = locale
        self.digest = digest
    }
}
