/// A sentence and what it asks for: what the intent model learns from.
package struct IntentExample: Sendable, Equatable {
    /// What a customer might write.
    package let text: String
    /// `nil`: out of scope.
    package let intent: String?
    /// False for what describes an intent and is no message: it is learned from, and never judged.
    package let isMessage: Bool

    /// - Parameter intent: `nil` for out of scope.
    package init(text: String, intent: String?, isMessage: Bool = true) {
        self.text = text
        self.intent = intent
        self.isMessage = isMessage
    }
}
