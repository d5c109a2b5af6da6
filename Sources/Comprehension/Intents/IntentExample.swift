/// A sentence and what it asks for: what the intent model learns from.
package struct IntentExample: Sendable, Equatable {
    package let text: String
    /// `nil`: out of scope.
    package let intent: String?

    package init(text: String, intent: String?) {
        self.text = text
        self.intent = intent
    }
}
