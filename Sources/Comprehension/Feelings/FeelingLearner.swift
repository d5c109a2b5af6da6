package import Language
internal import Learning

/// A message whose feelings and signs somebody has judged, or some of them.
package struct FeelingLesson: Sendable {
    package var utterance: Utterance
    package var feelings: Set<Feeling>
    /// Those that somebody looked for; nothing is learned of the others.
    package var judged: Set<Feeling>
    /// Lessons of one source are judged by models of the other sources; those of none are only learned from.
    package var source: Int?

    package init(
        utterance: Utterance, feelings: Set<Feeling>, judged: Set<Feeling> = Set(Feeling.allCases), source: Int? = 0
    ) {
        self.utterance = utterance
        self.feelings = feelings
        self.judged = judged
        self.source = source
    }
}

/// Learns a model of feelings. The same lessons and seed give the same model, bit for bit.
///
/// Each feeling is a question of its own, since a message may hold several. What turns sums into probabilities, and from
/// which of them on a feeling is named, is fitted on lessons that were judged by models which had not seen their source: the
/// messages to come are of another trade than the lessons.
package struct FeelingLearner: Sendable {
    /// What is known about words beforehand.
    package var lexicon: ValenceLexicon
    package var cues: FeelingCues
    /// What a mistake costs against a large weight.
    package var cost: Float = 1
    /// A gram needs to stand in this many lessons to have a weight.
    package var leastLessons = 2
    /// How many parts the lessons are cut into where all are of one source.
    package var parts = 8
    /// Of the cut into parts.
    package var seed: UInt64 = 1

    package init(lexicon: ValenceLexicon, cues: FeelingCues) {
        self.lexicon = lexicon
        self.cues = cues
    }

    /// The model of the lessons; of too few to be cut into parts, one whose probabilities are as they come.
    package func model(of lessons: [FeelingLesson]) -> FeelingModel {
        let texts = lessons.map { MoodColumns.Features($0.utterance, lexicon: lexicon, cues: cues) }
        let columns = MoodColumns(fittedTo: texts, least: leastLessons)
        let fit = fit(columns.rows(of: texts), lessons)
        let unseen = unseenSums(texts, lessons)
        var curves: [SignalBlend] = []
        var thresholds: [Double] = []
        for feeling in Feeling.allCases {
            let judged = zip(unseen, lessons).filter { !$0.isEmpty && $1.judged.contains(feeling) }
                .map { (Double($0[feeling.place]), $1.feelings.contains(feeling)) }
            let curve = Self.curve(judged)
            curves.append(curve)
            thresholds.append(Self.threshold(judged.map { (curve.probability(of: [$0]), $1) }))
        }
        return model(columns, fit, curves, thresholds)
    }

    // MARK: Fitting

    /// A weighted sum of the columns for each feeling.
    private struct Fit {
        /// (columns × outputs), row-major.
        var weights: [Float]
        var biases: [Float]
    }

    private func fit(_ rows: SparseRows, _ lessons: [FeelingLesson]) -> Fit {
        let outputs = FeelingModel.outputs
        var fit = Fit(
            weights: [Float](repeating: 0, count: rows.columns * outputs),
            biases: [Float](repeating: 0, count: outputs))
        for feeling in Feeling.allCases {
            let judged = lessons.indices.filter { lessons[$0].judged.contains(feeling) }
            let labels = ClassLabels(judged.map { lessons[$0].feelings.contains(feeling) ? 1 : 0 }, count: 2)
            var learner = LogisticRegression(cost: cost)
            // So near to the best weights, bytes do not tell the difference.
            (learner.tolerance, learner.iterations) = (1e-3, 100)
            let classifier = learner.model(of: rows.selecting(judged), targets: labels)
            for column in 0..<rows.columns {
                fit.weights[column * outputs + feeling.place] =
                    classifier.weights[2 * column + 1] - classifier.weights[2 * column]
            }
            fit.biases[feeling.place] = classifier.biases[1] - classifier.biases[0]
        }
        return fit
    }

    /// The sums of each lesson by fits of the other sources' lessons; none where there are too few lessons.
    private func unseenSums(_ texts: [MoodColumns.Features], _ lessons: [FeelingLesson]) -> [[Float]] {
        guard lessons.count >= 2 * parts else { return [] }
        let outputs = FeelingModel.outputs
        var sums = [[Float]](repeating: [], count: lessons.count)
        let divided = divided(lessons)
        for part in Set(divided.compactMap(\.self)).sorted() {
            let others = lessons.indices.filter { divided[$0] != part }
            let own = lessons.indices.filter { divided[$0] == part }
            let columns = MoodColumns(fittedTo: others.map { texts[$0] }, least: leastLessons)
            let fit = fit(columns.rows(of: others.map { texts[$0] }), others.map { lessons[$0] })
            let classifier = LinearClassifier(labels: outputs, weights: fit.weights, biases: fit.biases)
            let rows = columns.rows(of: own.map { texts[$0] })
            for (row, lesson) in own.enumerated() { sums[lesson] = classifier.margins(of: rows[row]) }
        }
        return sums
    }

    /// The part of each lesson: its source, or where there is only one, a part that holds as many of each set of feelings as
    /// the others, as far as that goes.
    private func divided(_ lessons: [FeelingLesson]) -> [Int?] {
        let sources = lessons.map(\.source)
        guard Set(sources.compactMap(\.self)).count < 2 else { return sources }
        let kinds = lessons.map { lesson in lesson.feelings.reduce(0) { $0 | 1 << $1.place } }
        return Folds(of: kinds, count: parts, seed: seed).part
    }

    // MARK: Deciding

    /// What turns sums into probabilities that hold (Platt 1999); as they are where either outcome is hardly there.
    private static func curve(_ judged: [(sum: Double, isThere: Bool)]) -> SignalBlend {
        let right = judged.filter(\.isThere).map { [$0.sum] }
        let wrong = judged.filter { !$0.isThere }.map { [$0.sum] }
        guard right.count >= 5, wrong.count >= 5 else { return SignalBlend(weights: [1], bias: 0) }
        return SignalBlend([
            .init(rows: right, outcome: true, influence: Double(right.count)),
            .init(rows: wrong, outcome: false, influence: Double(wrong.count)),
        ])
    }

    /// The probability from which on naming gives the highest F1; one half where nothing was judged.
    private static func threshold(_ judged: [(probability: Double, isThere: Bool)]) -> Double {
        let ordered = judged.sorted { ($0.probability, $0.isThere ? 1 : 0) > ($1.probability, $1.isThere ? 1 : 0) }
        let there = ordered.count { $0.isThere }
        var best = (f1: 0.0, threshold: 0.5)
        var right = 0
        for (place, one) in ordered.enumerated() {
            if one.isThere { right += 1 }
            let f1 = 2 * Double(right) / Double(place + 1 + there)
            let next = place + 1 < ordered.count ? ordered[place + 1].probability : 0
            if f1 > best.f1 && next < one.probability { best = (f1, (one.probability + next) / 2) }
        }
        return best.threshold
    }

    // MARK: Making

    /// The model with the columns' scales worked into its weights.
    private func model(
        _ columns: MoodColumns, _ fit: Fit, _ curves: [SignalBlend], _ thresholds: [Double]
    ) -> FeelingModel {
        let outputs = FeelingModel.outputs
        let dense = columns.width * outputs
        var biases = fit.biases
        var traitWeights = [Float](repeating: 0, count: FeelingModel.traits * outputs)
        for place in 0..<dense {
            let column = place / outputs
            traitWeights[place] = fit.weights[place] * columns.scales.factors[column]
            biases[place % outputs] -= traitWeights[place] * columns.scales.means[column]
        }
        return FeelingModel(
            cues: cues, keys: columns.keys, gramWeights: Array(fit.weights[dense...]), traitWeights: traitWeights,
            biases: biases, curves: curves, thresholds: thresholds)
    }
}
