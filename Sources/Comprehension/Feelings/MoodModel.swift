internal import CWeights
package import Language
internal import Learning

/// Tells the mood of an utterance: its label with a calibrated probability, and its degree.
///
/// Two linear models look at the same features, the traits of a reading and its grams: one says the degree (ridge
/// regression), the other the label (multinomial logistic regression), and the degree that is given blends both. Words
/// that were rated by people, rules for what surrounds them, and what was learned from examples thus decide together.
/// Immutable; threads share it.
package struct MoodModel: Sendable {
    static let labels: [Sentiment.Label] = [.negative, .neutral, .positive]

    /// What is known about single words.
    package let lexicon: ValenceLexicon
    let weights: MoodWeights
    let blend: MoodBlend
    /// Tells feelings, and by them irony from praise; `nil` for a model that was told moods alone.
    package var feelings: FeelingModel?

    init(lexicon: ValenceLexicon, weights: MoodWeights, blend: MoodBlend) {
        self.lexicon = lexicon
        self.weights = weights
        self.blend = blend
    }

    /// The model that the product carries, with its model of feelings.
    package static func embedded() throws -> MoodModel {
        var count = 0
        guard let start = mood_weights(&count) else { throw LearningError.notAModel }
        var model = try MoodModel(encoded: Array(UnsafeBufferPointer(start: start, count: count)))
        model.feelings = try .embedded()
        return model
    }

    /// A model from the bytes that `encoded` gave.
    package init(encoded bytes: [UInt8]) throws {
        let file = try ModelFile(encoded: bytes)
        lexicon = try ValenceLexicon(from: file, as: "lexicon")
        weights = try MoodWeights(from: file, as: "weights")
        blend = try MoodBlend(from: file, as: "blend")
    }

    /// The model as a file's bytes: the same model, the same bytes.
    package func encoded() -> [UInt8] {
        var file = ModelFile()
        lexicon.store(in: &file, as: "lexicon")
        weights.store(in: &file, as: "weights")
        blend.store(in: &file, as: "blend")
        return file.encoded()
    }

    /// The mood of any text; a text without a word or picture is neutral.
    package func sentiment(of utterance: Utterance) -> Sentiment { impression(of: utterance).sentiment }

    /// Mood and feelings of any text.
    package func impression(of utterance: Utterance) -> (sentiment: Sentiment, feelings: Feelings) {
        let reading = MoodReading(utterance, with: lexicon)
        guard !reading.words.isEmpty else { return (Sentiment(label: .neutral, score: 0, confidence: 1), .none) }
        let said = blend.sentiment(of: weights.outputs(of: reading))
        let felt = feelings?.feelings(of: reading) ?? .none
        return (said.meant(by: felt), felt)
    }

    /// What each token does to the degree: how far it falls when that token is left out, largest effect first. Only the
    /// first 200 tokens of a message are tried, since each costs a reading.
    package func evidence(of utterance: Utterance) -> [(token: Int, contribution: Double)] {
        let whole = blend.degree(of: weights.outputs(of: MoodReading(utterance, with: lexicon)))
        return utterance.tokens.indices.prefix(200)
            .map { token in
                let rest = MoodReading(utterance, with: lexicon, without: token)
                let degree = rest.words.isEmpty ? 0 : blend.degree(of: weights.outputs(of: rest))
                return (token, Double(whole - degree))
            }
            .sorted { (abs($0.contribution), $1.token) > (abs($1.contribution), $0.token) }
    }
}

extension Sentiment {
    /// The mood as it is meant: praise under irony is none.
    fileprivate func meant(by feelings: Feelings) -> Sentiment {
        let irony = feelings[.sarcasm]
        guard label == .positive, irony >= Self.sure else { return self }
        return Sentiment(label: .negative, score: -max(Self.plain, score), confidence: irony)
    }

    /// From this probability of irony on, it decides. Tried on the lines that feelings were learned from, each judged by
    /// models of other files.
    private static let sure = 0.6
    /// The least degree of a mood that is turned round.
    private static let plain = 0.3
}
