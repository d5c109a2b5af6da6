package import Comprehension
internal import Foundation
package import Language
package import Learning

/// Tells names of feelings, whatever set of names the examples have: a logistic regression on words as the mood model sees
/// them, and one on the vectors of each sentence encoder that is there. Their log-probabilities are summed by shares.
///
/// Where every example has one name, the sum's largest wins, rare names being helped by a part of their rarity; else each
/// name has a threshold. Shares, part and thresholds are chosen on validation texts, or on folds of the examples, for macro
/// F1.
package struct EmotionModel: Sendable {
    /// How to learn.
    package struct Settings: Sendable {
        package var lexicon: ValenceLexicon
        /// Those that are there; none is needed.
        package var encoders: [SentenceEncoder] = []
        /// What a mistake costs against a large weight: of words, and of numbers of vectors.
        package var cost: Float = 5
        package var vectorCost: Float = 0.3
        package var folds = 5
        package var seed: UInt64 = 1
        package var threads = 1

        package init(lexicon: ValenceLexicon) {
            self.lexicon = lexicon
        }
    }

    /// Texts as the views see them.
    private struct Read: Sendable {
        var features: [MoodColumns.Features]
        /// One an encoder.
        var vectors: [DenseRows]

        func selecting(_ rows: [Int]) -> Read {
            Read(
                features: rows.map { features[$0] },
                vectors: vectors.map { all in DenseRows(rows.flatMap { all[$0] }, columns: all.columns) })
        }
    }

    /// One logistic regression a view.
    private struct Views: Sendable {
        let columns: MoodColumns
        let words: LinearClassifier
        let dense: [DenseClassifier]

        init(_ texts: Read, _ labels: [[Int]], count: Int, _ settings: Settings) {
            // A text of several names is an example of each.
            let rows = labels.indices.flatMap { row in labels[row].map { _ in row } }
            let targets = ClassLabels(labels.flatMap { $0 }, count: count)
            // What stands in two of many texts is too rare to be worth its weights.
            columns = MoodColumns(fittedTo: texts.features, least: labels.count < 20_000 ? 2 : 4)
            var learner = LogisticRegression(cost: settings.cost)
            (learner.tolerance, learner.iterations) = (1e-4, 150)
            words = learner.model(of: columns.rows(of: rows.map { texts.features[$0] }), targets: targets)
            dense = texts.vectors.map { vectors in
                var learner = DenseLogisticRegression(cost: settings.vectorCost)
                (learner.threads, learner.iterations) = (settings.threads, 100)
                return learner.model(
                    of: DenseRows(rows.flatMap { vectors[$0] }, columns: vectors.columns), targets: targets)
            }
        }

        /// The log-probabilities of each name by each view, one after another, a row a text.
        func opinions(of texts: Read) -> [[Float]] {
            let rows = columns.rows(of: texts.features)
            return texts.features.indices.map { row in
                var opinions = Self.logProbabilities(words.margins(of: rows[row]))
                for (classifier, vectors) in zip(dense, texts.vectors) {
                    opinions += Self.logProbabilities(classifier.margins(of: vectors[row]))
                }
                return opinions
            }
        }

        private static func logProbabilities(_ margins: [Float]) -> [Float] {
            let whole = Vectors.logSumExp(margins)
            return margins.map { $0 - whole }
        }
    }

    /// The names that the examples have, in alphabetical order.
    package let names: [String]
    /// Every example has one name.
    package let isSingle: Bool
    private let views: Views
    private let settings: Settings
    /// How much each view counts.
    private let shares: [Float]
    /// Added to the sums: a name is named above 0, or where it is the largest.
    private let offsets: [Float]
    private let analyzer: Analyzer

    /// - Parameters:
    ///   - train: Texts with at least one name each; the others are left out.
    ///   - validation: Texts to choose on; folds of the examples where there are none.
    package init(
        train: [JudgedFeelings], validation: [JudgedFeelings], settings: Settings, analyzer: Analyzer
    ) {
        let train = train.filter { !$0.names.isEmpty }
        let names = Set(train.flatMap(\.names)).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let labels = train.map { text in text.names.compactMap { places[$0] } }
        let isSingle = labels.allSatisfy { $0.count == 1 }
        let read = Self.read(train, settings, analyzer)
        let views = Views(read, labels, count: names.count, settings)
        let judged: (opinions: [[Float]], labels: [[Int]])
        if validation.isEmpty {
            judged = (Self.unseenOpinions(read, labels, count: names.count, settings), labels)
        } else {
            judged = (
                views.opinions(of: Self.read(validation, settings, analyzer)),
                validation.map { text in text.names.compactMap { places[$0] } }
            )
        }
        let priors = Self.priors(labels, count: names.count)
        func choice(_ shares: [Float]) -> (f1: Double, offsets: [Float]) {
            let sums = judged.opinions.map { Self.sums($0, shares) }
            return isSingle
                ? Self.help(sums, judged.labels, priors: priors)
                : Self.thresholds(sums, judged.labels, count: names.count)
        }
        var shares = [Float](repeating: 1, count: settings.encoders.count + 1)
        var best = choice(shares)
        for view in shares.indices.dropFirst() {
            for share in Self.shares {
                var tried = shares
                tried[view] = share
                let found = choice(tried)
                if found.f1 > best.f1 { (best, shares) = (found, tried) }
            }
        }
        (self.shares, offsets) = (shares, best.offsets)
        (self.names, self.isSingle, self.views, self.settings, self.analyzer) =
            (names, isSingle, views, settings, analyzer)
    }

    /// The names of each text.
    package func names(of texts: [JudgedFeelings]) -> [[String]] {
        views.opinions(of: Self.read(texts, settings, analyzer)).map { opinions in
            let moved = zip(Self.sums(opinions, shares), offsets).map { $0 + $1 }
            guard !isSingle else { return [names[Self.largest(moved)]] }
            return names.indices.filter { moved[$0] > 0 }.map { names[$0] }
        }
    }

    private static func read(_ texts: [JudgedFeelings], _ settings: Settings, _ analyzer: Analyzer) -> Read {
        Read(
            features: texts.map { MoodColumns.Features(analyzer.utterance(of: $0.text), lexicon: settings.lexicon) },
            vectors: settings.encoders.map { encoder in
                DenseRows(
                    encoder.vectors(of: texts.map(\.text), threads: settings.threads),
                    columns: encoder.parts.count * encoder.width)
            })
    }

    // MARK: Choosing

    /// What is tried for an encoder, where words count 1.
    private static let shares: [Float] = [0, 0.25, 0.5, 1.5, 2]

    /// The mean of the views' opinions by their shares.
    private static func sums(_ opinions: [Float], _ shares: [Float]) -> [Float] {
        let names = opinions.count / shares.count
        let whole = shares.reduce(0, +)
        return (0..<names).map { name in
            shares.indices.reduce(Float(0)) { $0 + shares[$1] / whole * opinions[$1 * names + name] }
        }
    }

    private static func unseenOpinions(_ read: Read, _ labels: [[Int]], count: Int, _ settings: Settings) -> [[Float]] {
        var opinions = [[Float]](repeating: [], count: labels.count)
        let folds = Folds(of: labels.map { $0[0] }, count: settings.folds, seed: settings.seed)
        for part in 0..<settings.folds {
            let others = folds.rows(outside: part)
            let views = Views(read.selecting(others), others.map { labels[$0] }, count: count, settings)
            let own = folds.rows(in: part)
            for (row, found) in zip(own, views.opinions(of: read.selecting(own))) { opinions[row] = found }
        }
        return opinions
    }

    /// The logarithm of how often each name stands.
    private static func priors(_ labels: [[Int]], count: Int) -> [Float] {
        var counts = [Float](repeating: 0, count: count)
        for label in labels.joined() { counts[label] += 1 }
        let whole = counts.reduce(0, +)
        return counts.map { log($0 / whole) }
    }

    /// What part of their rarity names are given, for the highest macro F1.
    private static func help(
        _ sums: [[Float]], _ labels: [[Int]], priors: [Float]
    ) -> (f1: Double, offsets: [Float]) {
        var best: (f1: Double, offsets: [Float]) = (-1, [])
        for share in [Float(0), 0.1, 0.2, 0.3, 0.4] {
            let offsets = priors.map { -share * $0 }
            var counts = [NameCount](repeating: NameCount(), count: priors.count)
            for (row, given) in zip(sums, labels) {
                let found = largest(zip(row, offsets).map { $0 + $1 })
                for name in given { counts[name].given += 1 }
                counts[found].found += 1
                if given.contains(found) { counts[found].right += 1 }
            }
            let f1 = counts.reduce(0) { $0 + $1.f1 } / Double(max(1, counts.count))
            if f1 > best.f1 { best = (f1, offsets) }
        }
        return best
    }

    private static func thresholds(
        _ sums: [[Float]], _ labels: [[Int]], count: Int
    ) -> (f1: Double, offsets: [Float]) {
        let found = (0..<count).map { threshold($0, sums, labels) }
        return (found.reduce(0) { $0 + $1.f1 } / Double(max(1, count)), found.map(\.offset))
    }

    /// What is added to a name's sums so that those above 0 have the highest F1.
    private static func threshold(
        _ name: Int, _ sums: [[Float]], _ labels: [[Int]]
    ) -> (f1: Double, offset: Float) {
        let judged = zip(sums, labels).map { (sum: $0[name], isThere: $1.contains(name)) }.sorted { $0.sum > $1.sum }
        var count = NameCount()
        count.given = judged.count { $0.isThere }
        var best: (f1: Double, sum: Float) = (0, 0)
        for (place, one) in judged.enumerated() {
            count.found += 1
            if one.isThere { count.right += 1 }
            let next = place + 1 < judged.count ? judged[place + 1].sum : one.sum - 1
            if count.f1 > best.f1 && next < one.sum { best = (count.f1, (one.sum + next) / 2) }
        }
        return (best.f1, -best.sum)
    }

    private static func largest(_ values: [Float]) -> Int {
        values.indices.max { values[$0] < values[$1] } ?? 0
    }
}

/// How often a name was given, was found, and both.
struct NameCount: Sendable {
    var given = 0
    var found = 0
    var right = 0

    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { given == 0 ? 0 : Double(right) / Double(given) }
    var f1: Double { given + found == 0 ? 0 : 2 * Double(right) / Double(given + found) }
}
