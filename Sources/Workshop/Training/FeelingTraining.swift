package import Comprehension
package import Language

/// Makes the weights of the model of feelings that the product carries: from named files and a seed, the same bytes each time.
package struct FeelingTraining: Sendable {
    package var corpora: MoodCorpora
    package var seed: UInt64

    package init(corpora: MoodCorpora, seed: UInt64 = 1) {
        self.corpora = corpora
        self.seed = seed
    }

    /// The bytes for `Sources/CWeights/feelings.weights`. Takes a minute.
    package func weights(_ analyzer: Analyzer) throws(WorkshopError) -> [UInt8] {
        var learner = FeelingLearner(
            lexicon: try corpora.lexicon(analyzer), cues: try corpora.cues(analyzer))
        learner.seed = seed
        return learner.model(of: try corpora.feelingLessons(analyzer)).encoded()
    }
}
