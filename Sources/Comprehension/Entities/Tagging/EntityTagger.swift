package import Language
package import Learning

/// Finds the entities that a desk shows by examples alone: no list, no pattern and no rule tells them.
///
/// A value that does not change once it is made; the same utterance gives the same finds on every thread. It is trained
/// by `EntityTaggerTraining` and kept with the intent model.
package struct EntityTagger: Storable, Sendable {
    /// What it finds, in order.
    package let kinds: [TaggedExample.Kind]
    let lexicon: TagLexicon
    let vocabulary: GramTable
    let tagger: SequenceTagger

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
        let features = TagFeatures(of: utterance, hits: hits, intent: intent, lexicon: lexicon)
        return tagger.spans(in: features.rows(numberedBy: vocabulary)).map { span in
            let tokens = utterance.tokens[span.places]
            let range =
                tokens[span.places.lowerBound].range.lowerBound..<tokens[span.places.upperBound - 1].range.upperBound
            return Find(kind: kinds[span.kind], range: range, confidence: Double(span.probability))
        }
    }

    private static let mostTokens = 512

    package func store(in file: inout ModelFile, as name: String) {
        file.add(kinds.map(\.entity), as: "\(name).entities")
        file.add(kinds.map { $0.role ?? "" }, as: "\(name).roles")
        lexicon.store(in: &file, as: "\(name).lexicon")
        vocabulary.store(in: &file, as: "\(name).vocabulary")
        tagger.store(in: &file, as: "\(name).tagger")
    }
}

extension EntityTagger {
    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let entities = try file.strings("\(name).entities")
        let roles = try file.strings("\(name).roles")
        let tagger = try SequenceTagger(from: file, as: "\(name).tagger")
        let vocabulary = try GramTable(from: file, as: "\(name).vocabulary")
        guard entities.count == roles.count, tagger.labels.kinds == entities.count,
            tagger.features == vocabulary.count
        else {
            throw .inconsistent(section: "\(name).entities", reason: "there is a label a kind, a weight a feature")
        }
        self.init(
            kinds: zip(entities, roles).map { TaggedExample.Kind(entity: $0, role: $1.isEmpty ? nil : $1) },
            lexicon: try TagLexicon(from: file, as: "\(name).lexicon"), vocabulary: vocabulary, tagger: tagger)
    }

    /// Whether a model file has a tagger under that name.
    static func isIn(_ file: ModelFile, as name: String) -> Bool { file.names.contains("\(name).entities") }
}

extension TagFeatures {
    /// The rows with those features that a vocabulary knows, by their numbers.
    func rows(numberedBy vocabulary: GramTable) -> SparseRows {
        var rows = SparseRows(columns: vocabulary.count)
        append(to: &rows, numberedBy: vocabulary)
        return rows
    }

    /// Adds the same behind other rows.
    func append(to rows: inout SparseRows, numberedBy vocabulary: GramTable) {
        var numbers: [UInt32] = []
        for row in 0..<starts.count - 1 {
            numbers.removeAll(keepingCapacity: true)
            for hash in hashes[starts[row]..<starts[row + 1]] {
                if let number = vocabulary.number(of: hash) { numbers.append(number) }
            }
            rows.append(ones: numbers)
        }
    }
}
