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

    /// An intent's name as words: it may hold some that customers use and the examples lack.
    package init(naming intent: String) {
        let words = intent.split { $0 == "_" || $0 == "-" || $0 == "." || $0 == "/" }
        self.init(text: words.joined(separator: " "), intent: intent, isMessage: false)
    }
}
