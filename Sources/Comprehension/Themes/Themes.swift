package import Language
package import Learning

/// What many texts are about: topics that were found in them, each with words that tell it and lines that show it.
///
/// The same texts, seed and encoder give the same topics with any number of threads.
package struct Themes: Sendable {
    /// Largest first; every text belongs to one.
    package let themes: [Theme]
    /// The place in `themes` of each text.
    package let theme: [Int]
    /// The numbers of the words that each text holds, each once: what coherence is counted on.
    package let heldWords: [[UInt32]]

    /// One topic.
    package struct Theme: Sendable {
        /// Words that tell it, most telling first, folded; none where its texts hold numbers, names and rarities alone.
        package let words: [String]
        /// The same as numbers, `Themes.mostWords` of them at most.
        package let wordNumbers: [UInt32]
        /// The places of its texts, those nearest to what they have in common first.
        package let texts: [Int]
        /// The share of its texts' words that are common ones, 0…1: little where people tell names and numbers.
        package let knownShare: Double

        /// Its name: the three most telling words.
        package var name: String { words.isEmpty ? "(names and numbers)" : words.prefix(3).joined(separator: " · ") }
    }

    /// So many words tell a topic at most.
    package static let mostWords = 10

    /// Finds the topics of texts.
    /// - Parameters:
    ///   - meaning: Gives vectors beside the words.
    ///   - model: How topics are found, its seed and threads.
    package init(
        of texts: [String], meaning: TextMeaning? = nil, model: TopicModel = TopicModel(), analyzer: Analyzer
    ) {
        let words = ThemeWords(texts.map(analyzer.utterance))
        let vectors = meaning.flatMap { $0.rows(of: texts, threads: model.threads) }
        self.init(words, model.topics(of: words.rows, vectors: vectors))
    }

    /// Topics as k-means alone finds them on the words' view, so many as named: what others are compared with.
    package init(byMeansOf texts: [String], count: Int, seed: UInt64, analyzer: Analyzer) {
        let words = ThemeWords(texts.map(analyzer.utterance))
        var means = KMeans(count: count)
        means.seed = seed
        var directions = DominantDirections()
        directions.seed = seed
        let groups = means.groups(of: directions.views(of: words.rows))
        self.init(
            words,
            TopicModel.Topics(topic: groups, nearness: [Float](repeating: 0, count: groups.count)))
    }

    private init(_ words: ThemeWords, _ topics: TopicModel.Topics) {
        theme = topics.topic
        heldWords = words.held
        var texts = [[Int]](repeating: [], count: topics.count)
        for (text, topic) in topics.topic.enumerated() { texts[topic].append(text) }
        themes = texts.enumerated().map { topic, texts in
            let telling = words.telling(topic: topic, of: topics.topic, most: Self.mostWords)
            return Theme(
                words: telling.map { words.words[Int($0)] }, wordNumbers: telling,
                texts: texts.sorted { (topics.nearness[$0], $1) > (topics.nearness[$1], $0) },
                knownShare: texts.reduce(0) { $0 + words.knownShares[$1] } / Double(max(texts.count, 1)))
        }
    }
}
