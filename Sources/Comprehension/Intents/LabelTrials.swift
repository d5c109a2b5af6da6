package import Language
package import Learning

/// Examples with what models that had not seen them say of their labels, and which of them are nearly the same: what the
/// linter rests on. The models are the intent model's own, by words and letters alone.
package struct LabelTrials: Sendable {
    /// The intents, in the order of their names.
    package let names: [String]
    /// The label of each example: a place in `names`, or their count for out of scope.
    package let labels: [Int]
    /// The examples whose labels are likely wrong, most doubtful first; rows are places among the examples. Only those that
    /// also stand nearer to a line of another label than to any of their own; and never for out of scope, which is no
    /// kind of line of its own.
    package let doubts: [ConfidentLearning.Doubt]
    /// What models that had not seen them take the examples for; `nil` where their label has no other example.
    package let taken: [Int?]
    /// Of each example: the likest of its own label, and the likest of another.
    package let nearest: [(own: Neighbour?, other: Neighbour?)]

    private let likeness: LineLikeness

    /// Another example, and how like it is in words and letters, 0…1.
    package struct Neighbour: Sendable {
        package let example: Int
        package let likeness: Float
    }

    /// - Parameter threads: At most; any number gives the same.
    package init(_ examples: [IntentExample], seed: UInt64 = 1, threads: Int = 1, analyzer: Analyzer) {
        let utterances = examples.map { analyzer.utterance(of: $0.text) }
        let lines = IntentLines(examples, utterances: utterances)
        let learning = IntentLearning(lines: lines, seed: seed)
        let folds = Folds(of: lines.labels, count: 5, seed: seed)
        let trials = concurrentMap(folds.count, threads: threads) { fold in
            let part = folds.rows(outside: fold)
            let known = Set(part.map { lines.labels[$0] })
            let judged = folds.rows(in: fold).filter { known.contains(lines.labels[$0]) }
            return (judged, IntentTrials.judged(judged, by: part, of: lines, learning))
        }
        var margins = [[Float]?](repeating: nil, count: lines.count)
        for (judged, trials) in trials {
            for (line, trial) in zip(judged, trials) { margins[line] = trial.evidence.margins[0] }
        }
        let rows = margins.indices.filter { margins[$0] != nil }
        let found = ConfidentLearning(
            margins: rows.flatMap { margins[$0] ?? [] },
            labels: ClassLabels(rows.map { lines.labels[$0] }, count: lines.labelCount))
        taken = margins.map { margins in
            margins.flatMap { margins in margins.indices.max { margins[$0] < margins[$1] } }
        }
        let vocabulary = lines.vocabulary(of: Array(0..<lines.count), leastFrequency: 1)
        var features = SparseRows(columns: vocabulary.known.count)
        for line in 0..<lines.count { features.append(lines.features(ofOwn: line, in: vocabulary).vector) }
        let likeness = LineLikeness(features)
        self.likeness = likeness
        let nearest = likeness.nearest(labels: lines.labels, threads: threads).map { nearest in
            (
                own: nearest.own.map { Neighbour(example: $0.line, likeness: $0.likeness) },
                other: nearest.other.map { Neighbour(example: $0.line, likeness: $0.likeness) }
            )
        }
        self.nearest = nearest
        names = lines.names
        labels = lines.labels
        doubts = found.doubts.compactMap { doubt in
            let row = rows[doubt.row]
            let other = nearest[row].other?.likeness ?? 0
            guard doubt.lead >= Self.leastLead, doubt.label < lines.names.count, other >= Self.leastLikeness,
                other > nearest[row].own?.likeness ?? 0
            else { return nil }
            return ConfidentLearning.Doubt(row: row, label: doubt.label, lead: doubt.lead)
        }
    }

    /// A smaller lead is what lines at the edge of their intent have, and a line that is like no other is judged by little.
    /// Chosen on Banking77's training lines and the shipped catalogue.
    private static let leastLead: Float = 0.8
    private static let leastLikeness: Float = 0.4

    /// The likest example of a label.
    package func nearest(to example: Int, labelled label: Int) -> Int? {
        likeness.nearest(to: example, labelled: label, labels)
    }

    /// What a label is called.
    package func name(of label: Int) -> String { label < names.count ? names[label] : "out of scope" }
}
