package import Comprehension
package import Customers
package import Language

/// The desk's help articles, and whether one of them answers a message.
///
/// Words that occur all over the desk's intents ("how", "my") are left out, in whatever language the desk's examples are. What
/// score is enough (`ArticleIndex`) is learned from the lines that the catalogue declares out of scope: so few of them may find
/// an article.
package struct ArticleLibrary: Sendable {
    package let articles: [Article]
    /// From this score on an article is an answer.
    package let threshold: Double
    private let index: ArticleIndex
    private let byIntent: [String: [Int]]

    /// An article that fits a message.
    package struct Found: Sendable, Equatable {
        package let article: Article
        /// One or two sentences of it.
        package let passage: String
        /// 0…1.
        package let score: Double
    }

    /// How many of the out-of-scope lines may find an article.
    private static let falseFinds = 0.03
    /// The threshold where the catalogue has too few out-of-scope lines, and the lowest in any case.
    private static let usualThreshold = 0.4, lowestThreshold = 0.3
    /// A word of so many of the intents says nothing about a matter.
    private static let emptyShare = 0.19

    /// The library of a catalogue; `nil` where it has no articles.
    /// - Throws: `CustomersError` where articles cannot be searched.
    package init?(
        _ articles: [Article], of catalogue: Catalogue, analyzer: Analyzer
    ) throws(CustomersError) {
        guard !articles.isEmpty else { return nil }
        self.articles = articles
        let index = try ArticleIndex(articles, emptyWords: Self.emptyWords(of: catalogue, analyzer: analyzer))
        self.index = index
        byIntent = articles.enumerated().reduce(into: [:]) { places, entry in
            for intent in entry.element.intents { places[intent, default: []].append(entry.offset) }
        }
        let strangers = catalogue.examples.filter { $0.intent == nil }.map { analyzer.utterance(of: $0.text).words }
        threshold = Self.threshold(on: strangers, index)
    }

    /// The article that answers a message, in folded words; `nil` where none fits well enough.
    package func answer(to words: [String]) -> Found? {
        guard let best = index.matches(of: words, limit: 1).first, best.score >= threshold else { return nil }
        return found(best, for: words)
    }

    /// The articles that fit best, whether well enough or not.
    package func search(_ words: [String], limit: Int) -> [Found] {
        index.matches(of: words, limit: limit).map { found($0, for: words) }
    }

    /// The article that goes with the answer to an intent: of several the one that fits the message best.
    package func companion(of intent: String, for words: [String]) -> Found? {
        guard let places = byIntent[intent] else { return nil }
        let best =
            places.count > 1
            ? index.matches(of: words, limit: articles.count).first { places.contains($0.place) }?.place : nil
        return found(index.match(of: best ?? places[0], with: words), for: words)
    }

    private func found(_ match: ArticleIndex.Match, for words: [String]) -> Found {
        Found(
            article: articles[match.place], passage: index.passage(of: match, for: words), score: match.score)
    }
}

extension ArticleLibrary {
    /// Words that examples of many intents share, and that name no thing of the desk's.
    private static func emptyWords(of catalogue: Catalogue, analyzer: Analyzer) -> Set<String> {
        var intents: [String: Set<String>] = [:]
        for example in catalogue.examples {
            guard let intent = example.intent else { continue }
            for word in analyzer.utterance(of: example.text).words { intents[word, default: []].insert(intent) }
        }
        let things = Set(
            (catalogue.lookups + catalogue.synonyms).flatMap { [$0.name] + $0.words }
                .flatMap { analyzer.utterance(of: $0).words })
        // Of a handful of intents nothing can be learned about words.
        guard catalogue.intents.count >= 10 else { return [] }
        let many = emptyShare * Double(catalogue.intents.count)
        return Set(intents.filter { Double($0.value.count) >= many && !things.contains($0.key) }.keys)
    }

    private static func threshold(on strangers: [[String]], _ index: ArticleIndex) -> Double {
        guard strangers.count >= 30 else { return usualThreshold }
        let scores = strangers.map { index.matches(of: $0, limit: 1).first?.score ?? 0 }.sorted()
        let place = min(Int(Double(scores.count) * (1 - falseFinds)), scores.count - 1)
        return max(lowestThreshold, scores[place] + 1e-9)
    }
}
