import Learning

/// What one tagger learns from.
struct TagLesson: Sendable {
    let vocabulary: GramTable
    /// For each sequence the row of the whole, then a row a place.
    let rows: SparseRows
    /// A row a place; `nil` for a tagger without vectors.
    var vectors: DenseRows?
    let learner: ConditionalRandomField

    func model(targets: TaggedSequences) -> SequenceTagger {
        learner.model(of: rows, vectors: vectors, targets: targets)
    }

    /// The same of some of the sequences.
    func selecting(_ numbers: [Int], _ places: TagPlaces) -> TagLesson {
        TagLesson(
            vocabulary: vocabulary, rows: rows.selecting(numbers.flatMap { places.rows(of: $0) }),
            vectors: vectors?.rows(numbers.flatMap { places.places(of: $0) }), learner: learner)
    }

    /// One of the sequences.
    func sight(of number: Int, _ places: TagPlaces) -> SequenceSight {
        let own = places.places(of: number)
        return SequenceSight(
            features: rows.selecting(Array(places.rows(of: number))),
            vectors: vectors.map { Array($0.values[own.lowerBound * $0.columns..<own.upperBound * $0.columns]) } ?? [])
    }
}

/// Where sequences stand among the rows and places of all.
struct TagPlaces: Sendable {
    private var starts = [0]

    init(_ targets: TaggedSequences) {
        for length in targets.lengths { starts.append(starts[starts.count - 1] + length) }
    }

    /// Among the places.
    func places(of number: Int) -> Range<Int> { starts[number]..<starts[number + 1] }

    /// Among the rows, of which each sequence has one more.
    func rows(of number: Int) -> Range<Int> { starts[number] + number..<starts[number + 1] + number + 1 }
}

/// Learns how much two taggers count beside each other from sequences that they had not seen.
struct TaggerTrials {
    let seed: UInt64
    let threads: Int

    /// Parts of the sequences, each of which can be judged by taggers of the others.
    private static let folds = 5
    /// So many sequences judged settle it; no further part is trained for.
    private static let enough = 2_000

    /// Both taggers trained on all sequences, weighed by what taggers of some said of others, or left of equal weight.
    func pool(of lessons: [TagLesson], targets: TaggedSequences, isWeighed: Bool) -> SequencePool {
        let taggers = concurrentMap(lessons.count, threads: threads) { lessons[$0].model(targets: targets) }
        guard isWeighed else { return SequencePool(taggers, shares: SequencePool.Shares(taggers: [0.5, 0.5])) }
        let trials = trials(of: lessons, targets: targets)
        return SequencePool(taggers, shares: SequencePool.shares(of: taggers, by: trials, threads: threads))
    }

    private func trials(of lessons: [TagLesson], targets: TaggedSequences) -> [SequencePool.Trial] {
        let places = TagPlaces(targets)
        let labels = targets.lengths.indices.map { Set(targets.labels[places.places(of: $0)]).count > 1 ? 1 : 0 }
        let folds = Folds(of: labels, count: Self.folds, seed: seed)
        var trials: [SequencePool.Trial] = []
        for fold in 0..<Self.folds where trials.count < Self.enough {
            let others = folds.rows(outside: fold)
            let part = TaggedSequences(
                labels: others.flatMap { targets.labels[places.places(of: $0)] },
                lengths: others.map { targets.lengths[$0] }, kinds: targets.kinds)
            let taggers = concurrentMap(lessons.count, threads: threads) {
                lessons[$0].selecting(others, places).model(targets: part)
            }
            trials += folds.rows(in: fold).map { number in
                SequencePool.Trial(
                    taggers, lessons.map { $0.sight(of: number, places) },
                    labels: Array(targets.labels[places.places(of: number)]))
            }
        }
        return trials
    }
}
