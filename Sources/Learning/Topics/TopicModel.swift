/// Finds what many short rows are about: each row has one topic.
///
/// Rows are seen from the directions in which they differ most, grouped into many small groups, and the groups joined while
/// they are alike. Rows of counted words alone suffice; where a sentence encoder gave vectors too, both views stand side by
/// side, and a topic is what is alike in words and in meaning. How many topics there are follows from how alike rows of one
/// topic must be, not from a number that somebody would have to guess.
///
/// Against mixtures (a Dirichlet mixture by collapsed Gibbs sampling, non-negative factors, Gaussians) and k-means alone it
/// agreed best with people's labels on short turns of service talks, and a topic may be as wide as it is.
package struct TopicModel: Sendable {
    /// Rows of one topic are alike on average, by cosine, by at least this. Chosen on service talks; between 0.15 and 0.3
    /// little changes.
    package var leastLikeness: Float = 0.2
    /// So many topics, where somebody wants a number.
    package var topics: Int?
    /// How much the words' view counts beside the vectors' one.
    package var weightOfWords: Float = 0.7
    /// Seed of all chance.
    package var seed: UInt64 = 1
    /// Threads at most; any number gives the same topics.
    package var threads = 1

    /// Settings that were best on talks of four trades.
    package init() {}

    /// The topic of each row, and how near it is to what its topic has in common.
    package struct Topics: Sendable, Equatable {
        /// From 0, the topic with most rows first.
        package let topic: [Int]
        /// The cosine between the row and the mean of its topic, −1…1.
        package let nearness: [Float]
        /// How many topics there are.
        package let count: Int

        /// Topics with numbers from 0 without a gap.
        package init(topic: [Int], nearness: [Float]) {
            self.topic = topic
            self.nearness = nearness
            count = (topic.max() ?? -1) + 1
        }
    }

    /// Small groups that are joined into topics, at most; each has four rows or more on average.
    private static let groups = 80
    private static let rowsOfGroup = 4

    /// - Parameters:
    ///   - words: Weighted words, one row a text.
    ///   - vectors: One row a text, without what all have in common; `nil` without an encoder.
    package func topics(of words: SparseRows, vectors: DenseRows? = nil) -> Topics {
        let rows = views(words, vectors)
        var means = KMeans(count: max(topics ?? 1, min(Self.groups, max(1, rows.count / Self.rowsOfGroup))))
        means.seed = seed
        means.threads = threads
        let joined = AverageLinkage(leastLikeness: leastLikeness, count: topics).joined(
            means.groups(of: rows), of: rows)
        return ordered(joined, rows)
    }

    /// Words and vectors side by side, each row of unit length.
    private func views(_ words: SparseRows, _ vectors: DenseRows?) -> DenseRows {
        var directions = DominantDirections()
        directions.seed = seed
        let lexical = directions.views(of: words)
        guard var vectors, vectors.count == lexical.count else { return lexical }
        vectors.scaleToUnitLength()
        let meant = directions.views(of: vectors)
        var values: [Float] = []
        values.reserveCapacity(lexical.values.count + meant.values.count)
        for row in 0..<lexical.count {
            values += lexical[row].map { $0 * weightOfWords }
            values += meant[row]
        }
        var both = DenseRows(values, columns: lexical.columns + meant.columns)
        both.scaleToUnitLength()
        return both
    }

    private func ordered(_ groups: [Int], _ rows: DenseRows) -> Topics {
        var sizes: [Int: Int] = [:]
        for group in groups { sizes[group, default: 0] += 1 }
        let order = sizes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
        let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let topic = groups.map { numbers[$0, default: 0] }
        var means = [[Float]](repeating: [Float](repeating: 0, count: rows.columns), count: order.count)
        for (row, number) in topic.enumerated() { Vectors.add(1, times: rows[row], to: &means[number]) }
        let lengths = means.map { Vectors.dot($0, $0).squareRoot() }
        let nearness = topic.enumerated().map { row, number in
            lengths[number] > 0 ? Vectors.dot(rows[row], means[number]) / lengths[number] : 0
        }
        return Topics(topic: topic, nearness: nearness)
    }
}
