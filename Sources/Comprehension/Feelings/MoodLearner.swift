package import Language
internal import Learning

/// A message that somebody has judged: what the mood model learns from.
package struct MoodLesson: Sendable {
    package var utterance: Utterance
    /// −1…1.
    package var degree: Float
    package var label: Sentiment.Label
    /// True for messages of the kind that the model will read. Others (reviews, comments) teach what words mean, but not
    /// how a service message is meant.
    package var isHome: Bool

    package init(utterance: Utterance, degree: Float, label: Sentiment.Label, isHome: Bool = true) {
        self.utterance = utterance
        self.degree = degree
        self.label = label
        self.isHome = isHome
    }
}

/// Learns a mood model from judged messages. The same lessons and seed give the same model, bit for bit.
///
/// Lessons from elsewhere, where there are any, teach a model of their own first; what it says of a message from home is
/// then one feature among the others. Since all of it is linear, the two become one model.
package struct MoodLearner: Sendable {
    /// What is known about words beforehand.
    package var lexicon: ValenceLexicon
    /// The price of a squared weight in the regression.
    package var penalty: Float = 2
    /// What a mistaken label costs against a large weight.
    package var cost: Float = 5
    /// A gram needs to stand in this many lessons to have a weight.
    package var leastLessons = 2
    /// The same for lessons from elsewhere, of which there are many.
    package var leastLessonsElsewhere = 4
    /// How large the columns are that hold what the general model says, where a trait's have 0.1: the larger, the less
    /// it costs to follow it.
    package var trust: Float = 1
    /// How many parts the messages from home are cut into, so that temperature and blend are fitted on unseen ones.
    package var parts = 4
    /// Of the cut into parts.
    package var seed: UInt64 = 1

    package init(lexicon: ValenceLexicon) {
        self.lexicon = lexicon
    }

    /// The model of the lessons; of no lessons, one that knows nothing.
    package func model(of lessons: [MoodLesson]) -> MoodModel {
        let examples = lessons.map { MoodExample($0, lexicon: lexicon) }
        return model(of: examples.filter(\.isHome), general: general(examples))
    }

    /// What models say of each lesson from home that were taught the other parts, and all lessons from elsewhere: in the
    /// order of the lessons, `nil` for those from elsewhere.
    ///
    /// The blend of a part is fitted on what was said of the other parts' lessons, so that one model a part is enough.
    package func crossJudged(_ lessons: [MoodLesson], parts count: Int) -> [Sentiment?] {
        let examples = lessons.map { MoodExample($0, lexicon: lexicon) }
        let home = examples.indices.filter { examples[$0].isHome }
        let folds = Folds(of: home.map { examples[$0].label }, count: count, seed: seed)
        let outputs = outputs(of: home.map { examples[$0] }, general(examples), folds)
        var judged = [Sentiment?](repeating: nil, count: lessons.count)
        for part in 0..<count {
            let blend = MoodBlend(
                fittedTo: folds.rows(outside: part).map { row in
                    (outputs[row], examples[home[row]].degree, examples[home[row]].label)
                })
            for row in folds.rows(in: part) { judged[home[row]] = blend.sentiment(of: outputs[row]) }
        }
        return judged
    }

    /// What is said of each example by weights that were taught the other parts.
    private func outputs(of home: [MoodExample], _ general: MoodFit?, _ folds: Folds) -> [SIMD4<Float>] {
        var outputs = [SIMD4<Float>](repeating: .zero, count: home.count)
        for part in 0..<folds.count {
            let weights = MoodWeights(fit(folds.rows(outside: part).map { home[$0] }, general))
            for row in folds.rows(in: part) { outputs[row] = weights.outputs(of: home[row].reading) }
        }
        return outputs
    }

    private func general(_ examples: [MoodExample]) -> MoodFit? {
        let away = examples.filter { !$0.isHome }
        guard !away.isEmpty else { return nil }
        return MoodFit(away, keys: frequentGrams(of: away, least: leastLessonsElsewhere), learner: self, general: nil)
    }

    private func model(of home: [MoodExample], general: MoodFit?) -> MoodModel {
        let weights = MoodWeights(fit(home, general))
        return MoodModel(lexicon: lexicon, weights: weights, blend: blend(of: home, general))
    }

    private func fit(_ home: [MoodExample], _ general: MoodFit?) -> MoodFit {
        MoodFit(home, keys: frequentGrams(of: home, least: leastLessons), learner: self, general: general)
    }

    private func frequentGrams(of examples: [MoodExample], least: Int) -> [UInt32] {
        var lessons: [UInt32: Int] = [:]
        for example in examples {
            for gram in example.grams { lessons[gram.key, default: 0] += 1 }
        }
        return lessons.filter { $0.value >= least }.keys.sorted()
    }

    private func blend(of home: [MoodExample], _ general: MoodFit?) -> MoodBlend {
        guard home.count >= 2 * parts else { return MoodBlend() }
        let outputs = outputs(of: home, general, Folds(of: home.map(\.label), count: parts, seed: seed))
        return MoodBlend(fittedTo: zip(outputs, home).map { ($0, $1.degree, $1.label) })
    }
}
