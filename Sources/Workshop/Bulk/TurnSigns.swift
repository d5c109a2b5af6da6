package import Comprehension
package import Language

/// What one customer line says about the whole conversation.
package struct TurnSigns: Sendable, Equatable {
    /// The intent, and every further one where the line makes several requests; empty when out of scope.
    package var intents: [String]
    /// The part that the first intent plays in every dialogue.
    package var role: CatalogueIntent.Role?
    /// −1 … 1.
    package var mood: Double
    /// A word that goes over the desk's head.
    package var escalationWord: String?

    package init(
        intents: [String], role: CatalogueIntent.Role? = nil, mood: Double = 0, escalationWord: String? = nil
    ) {
        self.intents = intents
        self.role = role
        self.mood = mood
        self.escalationWord = escalationWord
    }
}

/// Reads the signs out of an understanding, for one catalogue.
package struct SignReader: Sendable {
    private let roles: [String: CatalogueIntent.Role]
    private let words = EscalationWords()

    package init(_ catalogue: Catalogue) {
        let pairs = catalogue.intents.compactMap { intent in intent.role.map { (intent.name, $0) } }
        roles = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    package func signs(of understanding: Understanding, _ utterance: Utterance) -> TurnSigns {
        var intents = understanding.intent.map { [$0.name] } ?? []
        for request in understanding.requests where !intents.contains(request.name) { intents.append(request.name) }
        return TurnSigns(
            intents: intents, role: intents.first.flatMap { roles[$0] }, mood: understanding.sentiment.score,
            escalationWord: words.first(in: utterance))
    }
}
