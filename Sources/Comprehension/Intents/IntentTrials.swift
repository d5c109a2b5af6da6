import Learning

/// A line and what a model that had not seen it said.
struct IntentTrial: Sendable {
    /// A place among the intents, or their count for out of scope.
    let label: Int
    var evidence: IntentEvidence
}

/// How a classifier is made of a part of the lines.
struct IntentLearning: Sendable {
    let svm: LinearSVM
    let leastFrequency: Int

    /// Settings that were best, or not worse than any other, from 5 to 130 examples an intent.
    init(lines: IntentLines, seed: UInt64) {
        var svm = LinearSVM(cost: 0.5)
        svm.prior = NaiveBayes(smoothing: 0.1, scale: 0.1, bias: -1)
        svm.rounds = 12
        svm.seed = seed
        self.svm = svm
        // What stands in one line alone tells something where lines are few, and costs memory where they are many.
        leastFrequency = lines.count < 20_000 ? 1 : 2
    }

    struct Trained: Sendable {
        let vocabulary: IntentLines.Vocabulary
        let classifier: LinearClassifier
    }

    func trained(on part: [Int], of lines: IntentLines) -> Trained {
        let vocabulary = lines.vocabulary(of: part, leastFrequency: leastFrequency)
        var rows = SparseRows(columns: vocabulary.known.count)
        for line in part { rows.append(lines.features(ofOwn: line, in: vocabulary).vector) }
        let classifier = svm.model(
            of: rows, targets: ClassLabels(part.map { lines.labels[$0] }, count: lines.labelCount))
        return Trained(vocabulary: vocabulary, classifier: classifier)
    }
}

/// The model of all lines, and what models of parts of them say of the rest.
struct IntentTrials: Sendable {
    let whole: IntentLearning.Trained
    /// Each line judged by a model of the other folds, lines whose label has no line in other folds left out.
    let trials: [IntentTrial]
    /// Each line judged by a model that knows no line of its intent.
    let leftOut: [IntentTrial]
    let folds: [Fold]

    /// One division of the lines.
    struct Fold: Sendable {
        /// The lines that are learned from, ascending but for descriptions at the end.
        let part: [Int]
        /// The lines that are judged, whose labels the part knows.
        let judged: [Int]
    }

    init(_ lines: IntentLines, learning: IntentLearning, seed: UInt64, threads: Int) {
        let everything = Array(0..<lines.count)
        let intents = lines.names.count
        let messages = everything.filter { lines.isMessage[$0] }
        let descriptions = everything.filter { !lines.isMessage[$0] }
        let division = Folds(
            of: messages.map { lines.labels[$0] }, count: Self.folds(for: lines.count), seed: seed)
        let folds = (0..<division.count).map { number in
            let part = division.rows(outside: number).map { messages[$0] } + descriptions
            let known = Set(part.map { lines.labels[$0] })
            return Fold(
                part: part,
                judged: division.rows(in: number).map { messages[$0] }.filter { known.contains(lines.labels[$0]) })
        }
        let groups = Self.groups(lines, seed: seed)
        let results = concurrentMap(1 + folds.count + groups.count, threads: threads) { job in
            switch job {
            case 0: return Result(whole: learning.trained(on: everything, of: lines))
            case ...folds.count:
                let fold = folds[job - 1]
                return Result(judged: Self.judged(fold.judged, by: fold.part, of: lines, learning))
            default:
                let group = groups[job - 1 - folds.count]
                let isLeftOut = everything.map { lines.labels[$0] < intents && group.contains(lines.labels[$0]) }
                return Result(
                    leftOut: Self.judged(
                        messages.filter { isLeftOut[$0] }, by: everything.filter { !isLeftOut[$0] }, of: lines,
                        learning, ignoring: group))
            }
        }
        whole = results.lazy.compactMap(\.whole).first ?? learning.trained(on: everything, of: lines)
        trials = results.flatMap(\.judged)
        leftOut = results.flatMap(\.leftOut)
        self.folds = folds
    }

    /// What one training gives: one of the three.
    private struct Result: Sendable {
        var whole: IntentLearning.Trained?
        var judged: [IntentTrial] = []
        var leftOut: [IntentTrial] = []
    }

    /// The more lines there are, the less a model misses those of one fold.
    private static func folds(for lines: Int) -> Int { lines < 2_000 ? 10 : lines < 8_000 ? 5 : 3 }
    /// From so many out-of-scope examples on, left-out intents would teach nothing more.
    private static let enoughOutOfScope = 300

    /// Lines judged by a model of other lines.
    static func judged(
        _ judged: [Int], by part: [Int], of lines: IntentLines, _ learning: IntentLearning, ignoring: Set<Int> = []
    ) -> [IntentTrial] {
        guard !judged.isEmpty else { return [] }
        let trained = learning.trained(on: part, of: lines)
        let vocabulary = lines.lookup(trained.vocabulary)
        return judged.map { line in
            let features = vocabulary.features(of: lines.utterances[line])
            var margins = trained.classifier.margins(of: features.vector)
            for label in ignoring { margins[label] = -.infinity }
            return IntentTrial(
                label: lines.labels[line], evidence: IntentEvidence(features: features, margins: [margins]))
        }
    }

    /// The intents dealt out into five groups, each of which one model is trained without.
    private static func groups(_ lines: IntentLines, seed: UInt64) -> [Set<Int>] {
        let intents = lines.names.count
        guard intents >= 3, lines.labels.count(where: { $0 == intents }) < enoughOutOfScope else { return [] }
        var generator = SeededGenerator(seed: seed)
        let order = generator.order(of: intents)
        let count = min(5, intents)
        return (0..<count).map { group in
            Set(order.enumerated().filter { $0.offset % count == group }.map(\.element))
        }
    }
}
