package import Comprehension
import Language
package import StrictJSON

/// What the summary of a conversation and the report need of an understanding. It is the same whether the message was
/// understood now, or its understanding is read back from a file that was written before.
package struct Understood: Sendable, Equatable {
    /// The intent, and every further one where the message makes several requests; empty when out of scope.
    package var intents: [String]
    /// −1…1, in steps of a ten-thousandth, as it is written.
    package var mood: Double
    /// True when no intent of the desk covers the message.
    package var isUncovered: Bool
    /// `en`, `de` … or `und`.
    package var language: String
    /// The message, with card and account numbers masked.
    package var text: String

    package init(
        intents: [String] = [], mood: Double = 0, isUncovered: Bool = false, language: String = "und", text: String = ""
    ) {
        self.intents = intents
        self.mood = mood
        self.isUncovered = isUncovered
        self.language = language
        self.text = text
    }

    init(_ understanding: Understanding) {
        intents = understanding.intent.map { [$0.name] } ?? []
        for request in understanding.requests where !intents.contains(request.name) { intents.append(request.name) }
        mood = (understanding.sentiment.score * 10_000).rounded() / 10_000
        isUncovered = understanding.fallback
        language = understanding.language.code
        text = understanding.text
    }

    /// Reads an understanding object; `nil` for anything else.
    package init?(_ object: JSON?) {
        guard let object, let text = object["text"]?.string, let fallback = object["fallback"]?.bool,
            let mood = object["sentiment"]?["score"]?.double, let language = object["language"]?["code"]?.string,
            let intent = object["intent"]
        else { return nil }
        var intents = intent["name"]?.string.map { [$0] } ?? []
        for request in object["requests"]?.array ?? [] {
            if let name = request["name"]?.string, !intents.contains(name) { intents.append(name) }
        }
        self.init(intents: intents, mood: mood, isUncovered: fallback, language: language, text: text)
    }
}
