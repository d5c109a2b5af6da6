package import Comprehension
package import Language

/// Makes the weights of the mood model that the product carries: from named files and a seed, the same bytes each time.
package struct MoodTraining: Sendable {
    package var corpora: MoodCorpora
    package var seed: UInt64

    package init(corpora: MoodCorpora, seed: UInt64 = 1) {
        self.corpora = corpora
        self.seed = seed
    }

    /// The learner of the shipped model.
    package func learner(_ analyzer: Analyzer) throws(WorkshopError) -> MoodLearner {
        var learner = MoodLearner(lexicon: try corpora.lexicon(analyzer))
        // Dearer weights than on one file: a service message is often like none that was learned from.
        learner.penalty = 5
        learner.cost = 1
        learner.seed = seed
        return learner
    }

    /// The bytes for `Sources/CWeights/mood.weights`. Takes a minute.
    package func weights(_ analyzer: Analyzer) throws(WorkshopError) -> [UInt8] {
        let lessons = try corpora.lessons(analyzer)
        return try learner(analyzer).model(of: lessons).encoded()
    }
}
