import Foundation
package import Language
package import StrictJSON

/// Why a message is understood as it is: the words that counted, and the examples that it is like.
///
/// What a word does is found by leaving it out (occlusion; Zeiler and Fergus 2014), so that it tells the truth of whichever models
/// decided, words, vectors and encoders together. For words alone `IntentModel.contributions` gives exact shares.
package struct UnderstandingExplanation: Sendable, Equatable {
    /// A word, and what it does.
    package struct Word: Sendable, Equatable {
        /// Unicode scalars of the message, half open.
        package let place: Range<Int>
        package let text: String
        /// How far a figure falls when the word is left out.
        package let weight: Double
    }

    /// An example of the catalogue.
    package struct Example: Sendable, Equatable {
        package let text: String
        /// `nil`: out of scope.
        package let intent: String?
        /// The cosine between both texts' vectors.
        package let likeness: Double
    }

    /// In log-odds of the first intent, the weightiest first; none where no model decided.
    package let intent: [Word]
    /// In log-odds of being in scope.
    package let scope: [Word]
    /// In degrees of the mood, −1…1.
    package let mood: [Word]
    /// The examples that the message is most like, the likest first.
    package let nearest: [Example]

    /// Three lists of words and one of examples.
    package var json: JSON {
        func list(_ words: [Word]) -> JSON {
            .array(
                words.map {
                    [
                        "text": .string($0.text), "start": .number($0.place.lowerBound),
                        "end": .number($0.place.upperBound), "weight": .number($0.weight.rounded(to: 4)),
                    ]
                })
        }
        return [
            "intent": list(intent), "scope": list(scope), "mood": list(mood),
            "nearest": .array(
                nearest.map {
                    [
                        "text": .string($0.text), "intent": .string($0.intent),
                        "likeness": .number($0.likeness.rounded(to: 4)),
                    ]
                }),
        ]
    }
}

extension Interpreter {
    /// Why an utterance means what `understanding` says. It costs a reading of the message a word.
    package func explanation(of utterance: Utterance, as understanding: Understanding) -> UnderstandingExplanation {
        let first = understanding.decidedBy == .model ? understanding.intents.first : nil
        // Numbers and codes mean nothing to the models, and may be nobody's business.
        let words = utterance.tokens.indices.filter { utterance.tokens[$0].kind == .word }.prefix(Self.mostWords)
        var intent: [(token: Int, weight: Double)] = []
        var scope: [(token: Int, weight: Double)] = []
        if let first {
            let whole = model.guess(of: utterance)
            for token in words {
                let rest = model.guess(of: self.utterance(utterance, without: token))
                intent.append((token, Self.logOdds(whole, of: first.name) - Self.logOdds(rest, of: first.name)))
                scope.append((token, Self.logOdds(whole.scopeScore) - Self.logOdds(rest.scopeScore)))
            }
        }
        let mood = mood.evidence(of: utterance).filter { Self.telling.contains(utterance.tokens[$0.token].kind) }
        return UnderstandingExplanation(
            intent: Self.weightiest(intent, in: utterance), scope: Self.weightiest(scope, in: utterance),
            mood: Self.weightiest(mood.map { ($0.token, $0.contribution) }, in: utterance),
            nearest: examples.nearest(to: utterance, count: Self.mostExamples))
    }

    private static let mostWords = 64
    private static let mostExamples = 3
    /// What a mood may rest on.
    private static let telling: Set<Token.Kind> = [.word, .emoji, .punctuation]
    /// So many words of each list are told, none with less weight than this.
    private static let mostTold = 6
    private static let leastWeight = 0.05

    private func utterance(_ utterance: Utterance, without token: Int) -> Utterance {
        var bytes = Array(utterance.text.utf8)
        bytes.removeSubrange(utterance.tokens[token].range)
        return analyzer.utterance(of: String(decoding: bytes, as: UTF8.self))
    }

    private static func logOdds(_ guess: IntentGuess, of intent: String) -> Double {
        logOdds(guess.ranking.first { $0.name == intent }?.confidence ?? 0)
    }

    private static func logOdds(_ probability: Double) -> Double {
        let inner = min(max(probability, 1e-6), 1 - 1e-6)
        return log(inner / (1 - inner))
    }

    private static func weightiest(
        _ weights: [(token: Int, weight: Double)], in utterance: Utterance
    ) -> [UnderstandingExplanation.Word] {
        weights.filter { abs($0.weight) >= leastWeight }
            .sorted { (abs($0.weight), $1.token) > (abs($1.weight), $0.token) }
            .prefix(mostTold)
            .map { token, weight in
                let range = utterance.tokens[token].range
                return UnderstandingExplanation.Word(
                    place: utterance.scalars(range),
                    text: String(decoding: Array(utterance.text.utf8)[range], as: UTF8.self), weight: weight)
            }
    }
}
