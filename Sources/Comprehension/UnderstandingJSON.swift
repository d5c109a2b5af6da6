package import Language
package import StrictJSON

extension Understanding {
    /// The understanding object of the protocol, with the names that clients of Rasa's `/model/parse` read.
    ///
    /// - Parameter utterance: The utterance that was understood; it turns UTF-8 offsets into Unicode scalars.
    package func json(of utterance: Utterance) -> JSON {
        let named: JSON =
            intent.map { Self.ranked($0) } ?? [
                "name": .null, "confidence": .number((intents.first?.confidence ?? 0).rounded(to: 4)),
            ]
        var object: JSON.Object = [
            "text": .string(text), "intent": named,
            // Ten are more than anybody reads; the rest would only make lines long.
            "intent_ranking": .array(intents.prefix(10).map(Self.ranked)), "fallback": .bool(fallback),
            "answer_set": .strings(answerSet), "entities": .array(entities.map { $0.json(of: utterance) }),
            "language": ["code": .string(language.code), "confidence": .number(language.confidence.rounded(to: 4))],
            "sentiment": [
                "label": .string(sentiment.label.rawValue), "score": .number(sentiment.score.rounded(to: 4)),
                "confidence": .number(sentiment.confidence.rounded(to: 4)),
            ],
            "topics": [], "emotions": .array(felt { $0.isEmotion }), "signs": .array(felt { !$0.isEmotion }),
        ]
        if !requests.isEmpty { object["requests"] = .array(requests.map(Self.ranked)) }
        object["decided_by"] = .string(decidedBy.rawValue)
        object["model"] = .string(model)
        return .object(object)
    }

    /// The feelings or signs that are probable enough, with their probabilities.
    private func felt(_ isWanted: (Feeling) -> Bool) -> [JSON] {
        feelings.named.filter(isWanted).map {
            ["name": .string($0.rawValue), "confidence": .number(feelings[$0].rounded(to: 4))]
        }
    }

    private static func ranked(_ intent: RankedIntent) -> JSON {
        ["name": .string(intent.name), "confidence": .number(intent.confidence.rounded(to: 4))]
    }
}

extension Entity {
    fileprivate func json(of utterance: Utterance) -> JSON {
        let place = utterance.scalars(range)
        var object: JSON.Object = [
            "entity": .string(name), "start": .number(place.lowerBound), "end": .number(place.upperBound),
            "text": .string(text), "value": value, "confidence": .number(confidence.rounded(to: 4)),
            "extractor": .string(extractor.rawValue),
        ]
        object["role"] = role.map { .string($0) }
        return .object(object)
    }
}

extension Double {
    /// Rounded to so many decimals, so that the last bits of a sum never show.
    func rounded(to decimals: Int) -> Double {
        let scale = decimals == 4 ? 10_000.0 : (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
