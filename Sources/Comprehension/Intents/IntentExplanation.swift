package import Language
import Learning

/// Why the classifier leans towards an intent, word by word.
extension IntentModel {
    /// What each token adds to the intent's margin, in the order of the tokens. The sum, with the intent's bias, is the
    /// margin itself: nothing is approximated. A pair of words counts half for each of them. Tokens that the model does
    /// not know add nothing; an intent that it does not know has no contributions.
    package func contributions(of utterance: Utterance, to intent: String) -> [(token: Int, weight: Double)] {
        guard let label = intents.firstIndex(of: intent) else { return [] }
        let grams = TextGrams(of: utterance, vocabulary.words(of: utterance))
        let features = vocabulary.features(of: grams)
        var counts: [UInt32: Int] = [:]
        for gram in grams.grams {
            if let number = vocabulary.table.number(of: gram.hash) { counts[number, default: 0] += 1 }
        }
        let values = Dictionary(uniqueKeysWithValues: zip(features.vector.indices, features.vector.values))
        var sums = [Double](repeating: 0, count: utterance.tokens.count)
        for gram in grams.grams {
            guard let number = vocabulary.table.number(of: gram.hash), let value = values[number],
                let count = counts[number]
            else { continue }
            let share = Double(value * classifier.weight(of: Int(number), for: label)) / Double(count) / 2
            sums[Int(gram.token)] += share
            sums[Int(gram.lastToken)] += share
        }
        return sums.enumerated().map { (token: $0.offset, weight: $0.element) }
    }
}
