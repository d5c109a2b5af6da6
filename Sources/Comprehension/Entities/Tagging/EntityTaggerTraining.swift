package import Language
import Learning

/// Makes an `EntityTagger` of examples with marks.
package struct EntityTaggerTraining: Sendable {
    /// Seed of all chance.
    package var seed: UInt64 = 1
    /// How often the intent that a message will be taken for is not its own, 0…1; as often examples are shown with
    /// another's, so that the tagger trusts the intent as far as it deserves.
    package var wrongIntents = 0.02
    /// Whose vectors join the words: fetched ones wherever they are, those that the product carries where examples are
    /// few. Many examples hold most words that come.
    package var encoders = Encoders.embedded
    /// Threads at most. The result does not depend on them.
    package var threads = 1

    /// Training as it is best for most desks.
    package init() {}

    /// A place's feature is known from so many rows on; one of the whole, from so many lines on. What stands once says
    /// nothing of other lines.
    private static let leastFrequency = (place: 2, whole: 5, form: 5)
    /// Features that weigh less are left out: of thirteen thousand lines half, at the same F1 (validation file of SNIPS; from
    /// 0.4 on it falls).
    private static let leastWeight: Float = 0.2
    /// Few lines are walked more often.
    private static let fewLines = 5_000
    private static let rounds = (few: 15, many: 7)

    /// - Parameters:
    ///   - examples: Those without marks teach where nothing is named.
    ///   - recognizer: What it finds is a sign to the tagger, then as now.
    /// - Parameter validation: Lines that are not learned from, only judged: they tell how much words and vectors count,
    ///   instead of parts of the examples.
    /// - Returns: `nil` where nothing is marked.
    package func tagger(
        of examples: [TaggedExample], validation: [TaggedExample] = [], recognizer: EntityRecognizer, analyzer: Analyzer
    ) -> EntityTagger? {
        let kinds = Set(examples.flatMap { $0.spans.map(\.kind) }).sorted()
        guard !kinds.isEmpty else { return nil }
        let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
        let labels = SpanLabels(kinds: kinds.count)
        let lines = examples.map { example in
            Line(example, utterance: analyzer.utterance(of: example.text), numbers: numbers)
        }.filter { !$0.words.isEmpty }
        let lexicon = TagLexicon(lines.map { ($0.words, $0.spans) })
        let intents = shown(lines)
        func sight(_ sight: TagFeatures.Sight) -> [TagFeatures] {
            zip(lines, intents).map { line, intent in
                TagFeatures(
                    of: line.utterance, sight, hits: recognizer.hits(in: line.utterance), intent: intent,
                    lexicon: lexicon, without: TagFeatures.Own(spans: line.spans, kinds: line.kinds))
            }
        }
        let targets = TaggedSequences(
            labels: lines.flatMap { $0.labels(labels) }, lengths: lines.map(\.words.count), kinds: kinds.count)
        let words = lesson(sight(.words), vocabularyOf: Self.leastFrequency.place, lines: lines.count)
        guard let view = view(for: lines.count) else {
            let (tagger, kept) = words.model(targets: targets)
                .pruned(below: lines.count < Self.fewLines ? 0 : Self.leastWeight)
            return EntityTagger(
                kinds: kinds, lexicon: lexicon,
                vocabularies: [GramTable(hashes: kept.map { words.vocabulary.hashes[$0] })],
                taggers: SequencePool([tagger], shares: SequencePool.Shares(taggers: [1])), view: nil,
                sight: .words, encoders: encoders)
        }
        let seen = lines.count < Self.fewLines ? TagFeatures.Sight.forms : .words
        var forms = words
        if seen == .forms {
            forms = lesson(sight(seen), vocabularyOf: Self.leastFrequency.form, lines: lines.count)
        }
        let vectors = concurrentMap(lines.count, threads: threads) { encoders.vectors(of: lines[$0].utterance, view) }
        forms.vectors = DenseRows(vectors.flatMap { $0 }, columns: encoders.columns(of: view))
        let trials = TaggerTrials(seed: seed, threads: threads)
        var tagger = EntityTagger(
            kinds: kinds, lexicon: lexicon, vocabularies: [words.vocabulary, forms.vocabulary],
            taggers: trials.pool(of: [words, forms], targets: targets, isWeighed: validation.isEmpty), view: view,
            sight: seen, encoders: encoders)
        let unseen = validation.map { Line($0, utterance: analyzer.utterance(of: $0.text), numbers: numbers) }
            .filter { !$0.words.isEmpty }
        if !unseen.isEmpty {
            let judged = concurrentMap(unseen.count, threads: threads) { [tagger] number in
                let line = unseen[number]
                return tagger.trial(
                    of: line.utterance, hits: recognizer.hits(in: line.utterance), intent: line.intent,
                    labels: line.labels(labels))
            }
            tagger.weigh(by: judged, threads: threads)
        }
        return tagger
    }

    /// How tokens are seen as vectors; `nil` where vectors are not worth it.
    private func view(for lines: Int) -> TokenView? {
        guard let view = encoders.tokenView, view == .layers || lines < Self.fewLines else { return nil }
        return view
    }

    private func lesson(_ sights: [TagFeatures], vocabularyOf least: Int, lines: Int) -> TagLesson {
        let vocabulary = Self.vocabulary(of: sights, least: least)
        var rows = SparseRows(columns: vocabulary.count)
        for sight in sights { sight.append(to: &rows, numberedBy: vocabulary) }
        var learner = ConditionalRandomField()
        learner.seed = seed
        learner.rounds = lines < Self.fewLines ? Self.rounds.few : Self.rounds.many
        return TagLesson(vocabulary: vocabulary, rows: rows, learner: learner)
    }

    /// An example by its tokens.
    private struct Line: Sendable {
        let utterance: Utterance
        let words: [UInt64]
        let spans: [(kind: Int, places: Range<Int>)]
        let intent: String?

        init(_ example: TaggedExample, utterance: Utterance, numbers: [TaggedExample.Kind: Int]) {
            self.utterance = utterance
            words = TagFeatures.words(of: utterance)
            intent = example.intent
            var end = 0
            var spans: [(kind: Int, places: Range<Int>)] = []
            for span in example.spans {
                let places = utterance.tokens(in: span.range)
                guard let kind = numbers[span.kind], !places.isEmpty, places.lowerBound >= end else { continue }
                spans.append((kind, places))
                end = places.upperBound
            }
            self.spans = spans
        }

        /// One a token.
        var kinds: [UInt32] {
            var kinds = [UInt32](repeating: TagLexicon.outside, count: words.count)
            for span in spans { for place in span.places { kinds[place] = UInt32(span.kind) } }
            return kinds
        }

        func labels(_ numbering: SpanLabels) -> [Int] {
            var labels = [Int](repeating: SpanLabels.outside, count: words.count)
            for span in spans {
                for place in span.places { labels[place] = numbering.inside(of: span.kind) }
                labels[span.places.lowerBound] = numbering.beginning(of: span.kind)
            }
            return labels
        }
    }

    /// The intent that each line is shown with.
    private func shown(_ lines: [Line]) -> [String?] {
        var chance = SeededGenerator(seed: seed)
        return lines.map { line in
            guard line.intent != nil, Double(chance.unit()) < wrongIntents else { return line.intent }
            return lines[chance.index(below: lines.count)].intent
        }
    }

    /// What is seen often enough, the most frequent first: what every message looks up lies close together.
    private static func vocabulary(of sights: [TagFeatures], least: Int) -> GramTable {
        var table = GramTable()
        var counts: [Int] = []
        var isWhole: [Bool] = []
        for sight in sights {
            for row in 0..<sight.starts.count - 1 {
                for hash in sight.hashes[sight.starts[row]..<sight.starts[row + 1]] {
                    let number = Int(table.number(adding: hash))
                    if number == counts.count {
                        counts.append(0)
                        isWhole.append(row == 0)
                    }
                    counts[number] += 1
                }
            }
        }
        let known = counts.indices
            .filter { counts[$0] >= (isWhole[$0] ? leastFrequency.whole : least) }
            .sorted { (counts[$1], $0) < (counts[$0], $1) }
        return GramTable(hashes: known.map { table.hashes[$0] })
    }
}
