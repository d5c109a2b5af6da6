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
/// Lessons from elsewhere, where there are any, teach a view of their own first. What it says of a message from home is
/// one feature among the others of the home view; and it is asked itself where a message is like nothing at home.
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
    /// How large the columns are that hold what the general view says, where a trait's have 0.1: the larger, the less
    /// it costs to follow it.
    package var trust: Float = 1
    /// How many parts the messages from home are cut into, so that gate, probabilities and blend are fitted on unseen
    /// ones.
    package var parts = 4
    /// Of the cut into parts.
    package var seed: UInt64 = 1

    package init(lexicon: ValenceLexicon) {
        self.lexicon = lexicon
    }

    /// The model of the lessons; of no lessons, one that knows nothing.
    package func model(of lessons: [MoodLesson]) -> MoodModel {
        let examples = lessons.map { MoodExample($0, lexicon: lexicon) }
        let home = examples.filter(\.isHome)
        let away = Away(examples, learner: self)
        let views = views(of: home, away)
        guard home.count >= 2 * parts else {
            return MoodModel(lexicon: lexicon, weights: MoodWeights(views), blend: MoodBlend())
        }
        let opinions = opinions(of: home, away, Folds(of: home.map(\.label), count: parts, seed: seed))
        let shift = MoodViews.shift(opinions.map(\.gate))
        let judged = zip(opinions, home).map { (MoodViews.opened($0, by: shift).mixed, $1.degree, $1.label) }
        return MoodModel(
            lexicon: lexicon, weights: MoodWeights(views.opened(by: shift)), blend: MoodBlend(fittedTo: judged))
    }

    /// What models say of each lesson from home that were taught the other parts, and all lessons from elsewhere: in the
    /// order of the lessons, `nil` for those from elsewhere.
    ///
    /// The gate and the blend of a part are fitted on what was said of the other parts' lessons, so that one model a
    /// part is enough.
    package func crossJudged(_ lessons: [MoodLesson], parts count: Int) -> [Sentiment?] {
        let examples = lessons.map { MoodExample($0, lexicon: lexicon) }
        let places = examples.indices.filter { examples[$0].isHome }
        let home = places.map { examples[$0] }
        let folds = Folds(of: home.map(\.label), count: count, seed: seed)
        let opinions = opinions(of: home, Away(examples, learner: self), folds)
        var judged = [Sentiment?](repeating: nil, count: lessons.count)
        for part in 0..<count {
            let others = folds.rows(outside: part)
            let shift = MoodViews.shift(others.map { opinions[$0].gate })
            let blend = MoodBlend(
                fittedTo: others.map {
                    (MoodViews.opened(opinions[$0], by: shift).mixed, home[$0].degree, home[$0].label)
                })
            for row in folds.rows(in: part) {
                judged[places[row]] = blend.sentiment(of: MoodViews.opened(opinions[row], by: shift).mixed)
            }
        }
        return judged
    }

    /// What is said of each example by views that were taught the other parts.
    private func opinions(of home: [MoodExample], _ away: Away, _ folds: Folds) -> [MoodViews.Opinion] {
        var opinions = [MoodViews.Opinion](repeating: .none, count: home.count)
        for part in 0..<folds.count {
            let views = views(of: folds.rows(outside: part).map { home[$0] }, away)
            for row in folds.rows(in: part) { opinions[row] = views.opinion(of: home[row]) }
        }
        return opinions
    }

    // MARK: Views

    /// Lessons from elsewhere, and what they teach.
    private struct Away {
        let examples: [MoodExample]
        let fit: MoodFit?

        init(_ examples: [MoodExample], learner: MoodLearner) {
            self.examples = examples.filter { !$0.isHome }
            fit = self.examples.isEmpty ? nil : learner.view(of: self.examples, least: learner.leastLessonsElsewhere)
        }
    }

    private func views(of home: [MoodExample], _ away: Away) -> MoodViews {
        MoodViews(
            home: view(of: home, least: leastLessons, general: away.fit), general: away.fit,
            gate: away.fit == nil ? nil : gate(between: home, and: away.examples))
    }

    /// Degree and margins of the labels.
    private func view(of examples: [MoodExample], least: Int, general: MoodFit? = nil) -> MoodFit {
        let design = MoodDesign(
            examples, keys: frequentGrams(of: examples, least: least), general: general, trust: trust)
        let regressor = RidgeRegression(penalty: penalty).model(of: design.rows, targets: examples.map(\.degree))
        let labels = ClassLabels(examples.map(\.label), count: MoodModel.labels.count)
        let classifier = LogisticRegression(cost: cost).model(of: design.rows, targets: labels)
        return design.fit(outputs: 1 + labels.count, biases: [regressor.bias] + classifier.biases) { column, output in
            output == 0 ? regressor.weights[column] : classifier.weights[column * labels.count + output - 1]
        }
    }

    /// One sum that is higher for messages from home.
    private func gate(between home: [MoodExample], and away: [MoodExample]) -> MoodFit {
        let examples = home + away
        let design = MoodDesign(examples, keys: frequentGrams(of: examples, least: leastLessonsElsewhere))
        let labels = ClassLabels(examples.map { $0.isHome ? 1 : 0 }, count: 2)
        let classifier = LogisticRegression(cost: cost).model(of: design.rows, targets: labels)
        return design.fit(outputs: 1, biases: [classifier.biases[1] - classifier.biases[0]]) { column, _ in
            classifier.weights[2 * column + 1] - classifier.weights[2 * column]
        }
    }

    private func frequentGrams(of examples: [MoodExample], least: Int) -> [UInt32] {
        var lessons: [UInt32: Int] = [:]
        for example in examples {
            for gram in example.grams { lessons[gram.key, default: 0] += 1 }
        }
        return lessons.filter { $0.value >= least }.keys.sorted()
    }
}
