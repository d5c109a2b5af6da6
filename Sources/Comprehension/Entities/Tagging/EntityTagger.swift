import Language
package import Learning

/// Finds the entities that a desk shows by examples alone: no list, no pattern and no rule tells them.
///
/// A tagger of words, and where it was worth it one of forms and vectors beside it, which knows words that no example has.
///
/// A value that does not change once it is made; the same utterance gives the same finds on every thread. It is trained
/// by `EntityTaggerTraining` and kept with the intent model.
package struct EntityTagger: Storable, Sendable {
    /// What it finds, in order.
    package let kinds: [TaggedExample.Kind]
    let lexicon: TagLexicon
    /// What words weigh; then, where there is one, what forms and vectors do.
    let vocabularies: [GramTable]
    private(set) var taggers: SequencePool
    /// How tokens are seen as vectors; `nil` without a second tagger.
    let view: TokenView?
    /// What the second tagger sees beside the vectors.
    let sight: TagFeatures.Sight
    let encoders: Encoders

    /// Something that was found.
    package struct Find: Sendable, Equatable {
        package let kind: TaggedExample.Kind
        /// UTF-8 offsets.
        package let range: Range<Int>
        /// The probability that exactly these words name it, 0…1.
        package let confidence: Double
    }

    /// What an utterance names, in order of appearance, without overlaps.
    /// - Parameters:
    ///   - hits: What rules, lists and patterns found.
    ///   - intent: The likeliest intent of the utterance.
    func finds(in utterance: Utterance, hits: [TagHit], intent: String?) -> [Find] {
        // A text of thousands of tokens is no request; its end would cost more than it could tell.
        guard (1...Self.mostTokens).contains(utterance.tokens.count) else { return [] }
        let sights = sights(of: utterance, hits: hits, intent: intent) { taggers.asks($0) }
        return taggers.spans(in: sights).map { span in
            let tokens = utterance.tokens[span.places]
            let range =
                tokens[span.places.lowerBound].range.lowerBound..<tokens[span.places.upperBound - 1].range.upperBound
            return Find(kind: kinds[span.kind], range: range, confidence: Double(span.probability))
        }
    }

    private static let mostTokens = 512

    /// What each tagger sees; one that is not asked sees nothing.
    private func sights(
        of utterance: Utterance, hits: [TagHit], intent: String?, asked: (Int) -> Bool
    ) -> [SequenceSight] {
        vocabularies.indices.map { number in
            guard asked(number) else { return SequenceSight(features: SparseRows(columns: 0)) }
            let features = TagFeatures(
                of: utterance, number == 0 ? .words : sight, hits: hits, intent: intent, lexicon: lexicon)
            return SequenceSight(
                features: features.rows(numberedBy: vocabularies[number]),
                vectors: number == 0 ? [] : view.map { encoders.vectors(of: utterance, $0) } ?? [])
        }
    }

    /// What the taggers say of an utterance that they did not learn from.
    /// - Parameter labels: Those that are right, one a token.
    func trial(of utterance: Utterance, hits: [TagHit], intent: String?, labels: [Int]) -> SequencePool.Trial {
        SequencePool.Trial(
            taggers.taggers, sights(of: utterance, hits: hits, intent: intent) { _ in true }, labels: labels)
    }

    /// Learns from utterances that the taggers had not seen how much each counts; nothing where there is but one.
    mutating func weigh(by trials: [SequencePool.Trial], threads: Int) {
        guard taggers.taggers.count == 2 else { return }
        taggers = SequencePool(
            taggers.taggers, shares: SequencePool.shares(of: taggers.taggers, by: trials, threads: threads))
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(kinds.map(\.entity), as: "\(name).entities")
        file.add(kinds.map { $0.role ?? "" }, as: "\(name).roles")
        lexicon.store(in: &file, as: "\(name).lexicon")
        for (number, vocabulary) in vocabularies.enumerated() {
            vocabulary.store(in: &file, as: "\(name).vocabulary.\(number)")
        }
        taggers.store(in: &file, as: "\(name).taggers")
        file.add(view.map { [$0.rawValue, sight.rawValue] } ?? [], as: "\(name).view")
    }
}

extension EntityTagger {
    package init(from file: ModelFile, as name: String) throws(LearningError) {
        try self.init(from: file, as: name, encoders: .embedded)
    }

    /// - Parameter encoders: Those that it was trained with, or more. Without them the words judge alone.
    init(from file: ModelFile, as name: String, encoders: Encoders) throws(LearningError) {
        let entities = try file.strings("\(name).entities")
        let roles = try file.strings("\(name).roles")
        var taggers = try SequencePool(from: file, as: "\(name).taggers")
        var vocabularies: [GramTable] = []
        for number in taggers.taggers.indices {
            vocabularies.append(try GramTable(from: file, as: "\(name).vocabulary.\(number)"))
        }
        let seen = try file.strings("\(name).view")
        let sight = seen.last.flatMap { TagFeatures.Sight(rawValue: $0) }
        var view = seen.first.flatMap { TokenView(rawValue: $0) }
        guard entities.count == roles.count, taggers.taggers.allSatisfy({ $0.labels.kinds == entities.count }),
            zip(taggers.taggers, vocabularies).allSatisfy({ $0.features == $1.count }),
            vocabularies.count == (view == nil ? 1 : 2), seen.isEmpty || sight != nil,
            taggers.taggers[0].columns == 0
        else {
            throw .inconsistent(section: "\(name).entities", reason: "there is a label a kind, a weight a feature")
        }
        if let known = view, !encoders.sees(known) {
            taggers = SequencePool([taggers.taggers[0]], shares: SequencePool.Shares(taggers: [1]))
            vocabularies.removeLast()
            view = nil
        } else if let known = view, taggers.taggers[1].columns != encoders.columns(of: known) {
            throw .inconsistent(section: "\(name).view", reason: "vectors are of another width")
        }
        self.init(
            kinds: zip(entities, roles).map { TaggedExample.Kind(entity: $0, role: $1.isEmpty ? nil : $1) },
            lexicon: try TagLexicon(from: file, as: "\(name).lexicon"), vocabularies: vocabularies, taggers: taggers,
            view: view, sight: sight ?? .words, encoders: encoders)
    }

    /// Whether a model file has a tagger under that name.
    static func isIn(_ file: ModelFile, as name: String) -> Bool { file.names.contains("\(name).entities") }
}

extension TagFeatures {
    /// The rows with those features that a vocabulary knows, by their numbers.
    func rows(numberedBy vocabulary: GramTable) -> SparseRows {
        var rows = SparseRows(columns: vocabulary.count)
        rows.reserveCapacity(rows: starts.count, values: hashes.count)
        append(to: &rows, numberedBy: vocabulary)
        return rows
    }

    /// Adds the same behind other rows.
    func append(to rows: inout SparseRows, numberedBy vocabulary: GramTable) {
        var numbers: [UInt32] = []
        for row in 0..<starts.count - 1 {
            numbers.removeAll(keepingCapacity: true)
            vocabulary.numbers(of: hashes[starts[row]..<starts[row + 1]], hashed: { $0 }) { _, number in
                if let number { numbers.append(number) }
            }
            rows.append(ones: numbers)
        }
    }
}
