package import Language
package import StrictJSON

/// What one message means, whoever wrote it: the end of the walk's first half.
package struct Understanding: Sendable, Equatable {
    /// The message as written, with card and account numbers masked digit for digit.
    package var text: String
    /// In-scope intents, most probable first, with calibrated probabilities (0…1).
    package var intents: [RankedIntent]
    /// The probability from which the first intent is answered without asking.
    package var threshold: Double
    /// Every request of a message that holds several, in order; empty where there is one.
    package var requests: [RankedIntent]
    /// What pieces of the message say around its requests: "did that, no change", "thanks"; in order.
    package var asides: [RankedIntent] = []
    /// True when the message is judged out of scope: no intent of this desk.
    package var fallback: Bool
    /// The intents among which the right one stands as often as the desk was promised.
    package var answerSet: [String]
    /// What `fallback` was decided on; larger is more in scope.
    package var scopeScore: Double
    /// What the message names, in order of appearance, without overlaps.
    package var entities: [Entity]
    /// The language of the text.
    package var language: LanguageGuess
    /// The mood of the text.
    package var sentiment: Sentiment
    /// What is felt, and signs of how it is meant.
    package var feelings: Feelings = .none
    /// Which stage of the cascade named the intent.
    package var decidedBy: Stage
    /// Hash of the model's content.
    package var model: String

    /// The stages of the cascade, cheapest and surest first.
    package enum Stage: String, Sendable, Equatable {
        case exact, pattern, model
        /// The words ask for nothing by themselves; the talk tells what they are about.
        case context
    }

    /// All parts of an understanding.
    package init(
        text: String, intents: [RankedIntent], threshold: Double, requests: [RankedIntent] = [], fallback: Bool,
        answerSet: [String],
        scopeScore: Double,
        entities: [Entity], language: LanguageGuess, sentiment: Sentiment, decidedBy: Stage, model: String
    ) {
        self.text = text
        self.intents = intents
        self.threshold = threshold
        self.requests = requests
        self.fallback = fallback
        self.answerSet = answerSet
        self.scopeScore = scopeScore
        self.entities = entities
        self.language = language
        self.sentiment = sentiment
        self.decidedBy = decidedBy
        self.model = model
    }

    /// The intent that was understood; `nil` when the message is out of scope.
    package var intent: RankedIntent? { fallback ? nil : intents.first }

    /// Takes the message as going on with an intent that the talk is about.
    package mutating func read(as intent: String) {
        let own = intents.first { $0.name == intent }?.confidence ?? 0
        // At least as probable as answering asks for: the talk has decided, not the classifier.
        intents = [RankedIntent(name: intent, confidence: max(own, threshold))] + intents.filter { $0.name != intent }
        fallback = false
        answerSet = [intent]
        (requests, asides) = ([], [])
        decidedBy = .context
    }

    /// Leaves out intents that make no sense where this was said, as far as others are possible; what remains shares
    /// their probability.
    package mutating func leaveOut(_ names: Set<String>) {
        let left = intents.filter { !names.contains($0.name) }
        let share = left.reduce(0) { $0 + $1.confidence }
        guard share > 0.05 else { return }
        intents = left.map { RankedIntent(name: $0.name, confidence: $0.confidence / share) }
        answerSet.removeAll { names.contains($0) }
    }

    /// Makes some intents likelier than the words alone tell; probabilities add up to what they did.
    package mutating func weigh(by factor: (String) -> Double) {
        let weighed = intents.map { RankedIntent(name: $0.name, confidence: $0.confidence * factor($0.name)) }
        let (before, after) = (
            intents.reduce(0) { $0 + $1.confidence }, weighed.reduce(0) { $0 + $1.confidence }
        )
        guard after > 0 else { return }
        intents = weighed.map { RankedIntent(name: $0.name, confidence: $0.confidence * before / after) }
            .sorted { ($1.confidence, $0.name) < ($0.confidence, $1.name) }
    }

    /// The first entity of that name.
    package func entity(named name: String) -> Entity? { entities.first { $0.name == name } }
}

/// An intent and how probable it is.
package struct RankedIntent: Sendable, Equatable {
    /// The intent's name in the catalogue.
    package let name: String
    /// Calibrated probability, 0…1: of the answers at 0.9, nine in ten are right.
    package let confidence: Double

    /// An intent with its probability.
    package init(name: String, confidence: Double) {
        self.name = name
        self.confidence = confidence
    }
}

/// A span of a message that names something, with its normalised value.
package struct Entity: Sendable, Equatable {
    /// What kind of thing it is: `order_number`, `date`, `product` …
    package var name: String
    /// The part it plays, where the catalogue says so ("from", "to").
    package var role: String?
    /// Where it stands, in UTF-8 offsets of the message.
    package var range: Range<Int>
    /// The words as written, masked where `masked` says so.
    package var text: String
    /// The normalised value: ISO 8601, `{"amount":12.5,"currency":"EUR"}`, E.164 … or `null` where it cannot be known.
    package var value: JSON
    /// 0…1.
    package var confidence: Double
    /// Who found it.
    package var extractor: Extractor
    /// True for numbers that no sink may show in full.
    package var masked: Bool

    /// Who finds entities: a rule of the product, a list or a pattern of the desk, or a model of its examples.
    package enum Extractor: String, Sendable, Equatable { case rule, lookup, pattern, model }

    /// All parts of an entity.
    package init(
        name: String, role: String? = nil, range: Range<Int>, text: String, value: JSON, confidence: Double = 1,
        extractor: Extractor, masked: Bool = false
    ) {
        self.name = name
        self.role = role
        self.range = range
        self.text = text
        self.value = value
        self.confidence = confidence
        self.extractor = extractor
        self.masked = masked
    }
}

/// The mood of a text.
package struct Sentiment: Sendable, Equatable {
    /// The three classes of the field.
    package enum Label: String, Sendable, Equatable, CaseIterable { case negative, neutral, positive }

    package let label: Label
    /// Degree, −1 (furious) … 1 (delighted).
    package let score: Double
    /// Calibrated probability of the label, 0…1.
    package let confidence: Double

    /// A mood with its degree.
    package init(label: Label, score: Double, confidence: Double) {
        self.label = label
        self.score = score
        self.confidence = confidence
    }
}
