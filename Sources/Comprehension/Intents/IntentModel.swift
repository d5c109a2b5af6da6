package import Language
import Learning
package import StrictJSON

/// Tells what a message asks for: a cascade of exact wordings, patterns, and trained classifiers of which the dear ones are
/// asked where the cheap ones doubt.
///
/// Once made it does not change, and the same message gives the same guess on every thread. It is trained by
/// `IntentTraining`.
package struct IntentModel: Sendable {
    /// The intents that it tells apart, in the order of their names.
    package let intents: [String]
    /// How it came to be: examples, seed, costs, what the folds said. For people.
    package let about: JSON
    /// The first eight hexadecimal digits of the fingerprint of all that is in it.
    package internal(set) var version: String
    /// Finds entities that the same examples mark; `nil` where they mark none that are to be learned.
    package internal(set) var tagger: EntityTagger?

    let vocabulary: IntentVocabulary
    let classifier: CompactClassifier
    /// Models of what texts mean, the cheap ones first.
    let heads: [VectorHead]
    /// What judges every message.
    let usual: IntentTier
    /// What judges where that one doubts; `nil` where there are no encoders.
    let full: IntentTier?
    /// The usual tier's answer stands from this probability on, 0…1, for messages that it takes to be in scope.
    let sureFrom: Float
    /// What judges messages in languages that the examples lack; `nil` where no encoder knows several.
    let foreign: ForeignMessages?
    let encoders: Encoders
    /// How the transformer among the encoders was adapted to the examples; `nil` where it was not.
    let adapters: LowRankAdapters?
    /// Values are places in `intents`, or their count for out of scope.
    let wordings: ExactWordings
    /// How often an exact wording is right, 0…1.
    let trustInWordings: Double
    let patterns: [TrustedPattern]

    /// A pattern with what the examples say of it.
    struct TrustedPattern: Sendable {
        let pattern: IntentPattern
        /// The place of its intent.
        let intent: Int
        /// How often it is right, 0…1.
        let trust: Double
    }

    /// A score below this is out of scope.
    package var scopeThreshold: Double { (sureFrom >= 1 ? full ?? usual : usual).scope.threshold }

    /// The probability from which an intent is answered without asking; `nil` for an intent that the model does not know.
    package func threshold(of intent: String) -> Double? {
        intents.firstIndex(of: intent).map { usual.thresholds.values[$0] }
    }

    /// What a message asks for. It never fails: a message that says nothing is out of scope.
    package func guess(of utterance: Utterance) -> IntentGuess {
        let utterance = LookAlikes.removed(from: utterance)
        let words = vocabulary.words(of: utterance)
        let features = vocabulary.features(of: TextGrams(of: utterance, words))
        var evidence = IntentEvidence(features: features, margins: [classifier.margins(of: features.vector)])
        let plain = PlainText(of: utterance, words).text
        evidence.add(heads.prefix(usual.members - 1), of: plain, by: encoders)
        let first = usual.judge(evidence, intents: intents.count)

        if let place = wordings[utterance] {
            guard place < intents.count else {
                return guess(first.probabilities, by: usual, score: 0, isOutOfScope: true, stage: .exact)
            }
            return guess(raised(first.probabilities, at: place, to: trustInWordings), place, stage: .exact)
        }
        for pattern in patterns where pattern.pattern.isFound(in: utterance) {
            return guess(
                raised(first.probabilities, at: pattern.intent, to: pattern.trust), pattern.intent, stage: .pattern)
        }
        if let foreign, foreign.takes(utterance, features) {
            let evidence = foreign.evidence(of: utterance, heads: heads, encoders: encoders)
            return guess(foreign.tier.judge(evidence, intents: intents.count), by: foreign.tier)
        }
        guard let full, first.sureness < sureFrom || !usual.isInScope(first) else { return guess(first, by: usual) }
        evidence.add(heads.dropFirst(usual.members - 1), of: plain, by: encoders)
        return guess(full.judge(evidence, intents: intents.count), by: full)
    }

    private func guess(_ judgement: IntentTier.Judgement, by tier: IntentTier) -> IntentGuess {
        guess(
            judgement.probabilities, by: tier, score: judgement.scopeScore, isOutOfScope: !tier.isInScope(judgement),
            stage: .model)
    }

    private func guess(_ probabilities: [Float], _ decided: Int, stage: Understanding.Stage) -> IntentGuess {
        var guess = guess(probabilities, by: usual, score: 1, isOutOfScope: false, stage: stage)
        guess.answerSet = [intents[decided]]
        return guess
    }

    private func guess(
        _ probabilities: [Float], by tier: IntentTier, score: Double, isOutOfScope: Bool, stage: Understanding.Stage
    ) -> IntentGuess {
        let order = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
        return IntentGuess(
            ranking: order.map { RankedIntent(name: intents[$0], confidence: Double(probabilities[$0])) },
            threshold: order.first.map { tier.thresholds.values[$0] } ?? 1,
            isOutOfScope: isOutOfScope || intents.isEmpty,
            scopeScore: score,
            answerSet: tier.answerSets.labels(probabilities).map { intents[$0] },
            decidedBy: stage)
    }

    /// The probabilities with one of them known from elsewhere; the others keep their proportions.
    private func raised(_ probabilities: [Float], at place: Int, to trust: Double) -> [Float] {
        let rest = 1 - probabilities[place]
        let scale = rest > 0 ? Float(1 - trust) / rest : 0
        var raised = probabilities.map { $0 * scale }
        raised[place] = intents.count > 1 ? Float(trust) : 1
        return raised
    }
}

/// What a message is taken to ask for.
package struct IntentGuess: Sendable, Equatable {
    /// Every intent, most probable first, with calibrated probabilities that add up to 1.
    package var ranking: [RankedIntent]
    /// The probability from which the first of them is answered without asking.
    package var threshold: Double
    /// True when the message is none of the desk's business.
    package var isOutOfScope: Bool
    /// What `isOutOfScope` was decided on, 0…1, larger is more in scope.
    package var scopeScore: Double
    /// The intents among which the right one stands as often as was promised, most probable first.
    package var answerSet: [String]
    /// The stage of the cascade that named the first intent.
    package var decidedBy: Understanding.Stage

    /// All parts of a guess.
    package init(
        ranking: [RankedIntent], threshold: Double, isOutOfScope: Bool, scopeScore: Double, answerSet: [String],
        decidedBy: Understanding.Stage
    ) {
        self.ranking = ranking
        self.threshold = threshold
        self.isOutOfScope = isOutOfScope
        self.scopeScore = scopeScore
        self.answerSet = answerSet
        self.decidedBy = decidedBy
    }
}
