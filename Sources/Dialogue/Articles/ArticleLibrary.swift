package import Comprehension
package import Customers
import Foundation
package import Language

/// The desk's help articles, and whether one of them answers a message.
///
/// BM25 says which article fits best; it cannot say whether that one fits at all. For this the words of the message are
/// weighed by how rare they are among the articles (inverse document frequency): `score` is the share of that weight
/// which the article covers, words of its title in full, words of its body in part. Words that occur all over the
/// desk's intents ("how", "my") are left out, in whatever language the desk's examples are. What score is enough is
/// learned from the lines that the catalogue declares out of scope: so few of them may find an article.
package struct ArticleLibrary: Sendable {
    package let articles: [Article]
    /// From this score on an article is an answer.
    package let threshold: Double
    private let shelf: ArticleShelf
    private let emptyWords: Set<String>
    private let byIntent: [String: [Int]]

    /// An article that fits a message.
    package struct Found: Sendable, Equatable {
        package let article: Article
        /// One or two sentences of it.
        package let passage: String
        /// 0…1.
        package let score: Double
    }

    /// The share of a message's weight that a word of the body counts, where one of the title counts in full.
    private static let bodyShare = 0.6
    /// How many of the out-of-scope lines may find an article.
    private static let falseFinds = 0.03
    /// The threshold where the catalogue has too few out-of-scope lines, and the lowest in any case.
    private static let usualThreshold = 0.4, lowestThreshold = 0.3
    /// A word of so many of the intents says nothing about a matter.
    private static let emptyShare = 0.2

    /// The library of a catalogue; `nil` where it has no articles.
    /// - Throws: `CustomersError` where articles cannot be searched.
    package init?(
        _ articles: [Article], of catalogue: Catalogue, analyzer: Analyzer
    ) throws(CustomersError) {
        guard !articles.isEmpty else { return nil }
        self.articles = articles
        shelf = try ArticleShelf(
            articles.map { ArticleShelf.Sheet(title: $0.title, body: $0.body, passages: $0.passages) })
        byIntent = articles.enumerated().reduce(into: [:]) { places, entry in
            for intent in entry.element.intents { places[intent, default: []].append(entry.offset) }
        }
        emptyWords = Self.emptyWords(of: catalogue, analyzer: analyzer)
        let strangers = catalogue.examples.filter { $0.intent == nil }.map { analyzer.utterance(of: $0.text).words }
        threshold = Self.threshold(on: strangers, shelf: shelf, emptyWords: emptyWords)
    }

    /// The article that answers a message, in folded words; `nil` where none fits well enough.
    package func answer(to words: [String]) -> Found? {
        guard let best = Self.best(for: words, on: shelf, without: emptyWords), best.score >= threshold else {
            return nil
        }
        return found(best.place, words, score: best.score)
    }

    /// The articles that fit best, whether well enough or not.
    package func search(_ words: [String], limit: Int) -> [Found] {
        Self.scores(of: words, on: shelf, without: emptyWords, limit: limit)
            .map { found($0.place, words, score: $0.score) }
    }

    /// The article that goes with the answer to an intent: of several the one that fits the message best.
    package func companion(of intent: String, for words: [String]) -> Found? {
        guard let places = byIntent[intent] else { return nil }
        let ranking = shelf.ranking(of: Self.content(of: words, without: emptyWords), limit: shelf.count)
        let place = ranking.first(where: places.contains) ?? places[0]
        return found(place, words, score: 1)
    }

    private func found(_ place: Int, _ words: [String], score: Double) -> Found {
        let article = articles[place]
        let content = Self.content(of: words, without: emptyWords)
        // A single word says what the message is about and not what it asks; then the beginning tells most.
        let passage = content.count > 1 ? shelf.passage(of: place, for: content) : nil
        return Found(article: article, passage: passage ?? article.passages[0], score: score)
    }
}

extension ArticleLibrary {
    // MARK: Scores

    private static func best(
        for words: [String], on shelf: ArticleShelf, without emptyWords: Set<String>
    ) -> (place: Int, score: Double)? {
        scores(of: words, on: shelf, without: emptyWords, limit: 5).first
    }

    /// The score of each of the best articles, highest first; of equal ones in BM25's order.
    private static func scores(
        of words: [String], on shelf: ArticleShelf, without emptyWords: Set<String>, limit: Int
    ) -> [(place: Int, score: Double)] {
        let content = Self.content(of: words, without: emptyWords)
        guard !content.isEmpty else { return [] }
        let holders = content.map(shelf.holders(of:))
        let weights = holders.map { rareness(of: $0.anywhere.count, among: shelf.count) }
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return [] }
        let scores = shelf.ranking(of: content, limit: max(limit, 5)).map { place -> (place: Int, score: Double) in
            var (covered, count) = (0.0, 0)
            for (holder, weight) in zip(holders, weights) where holder.anywhere.contains(place) {
                covered += holder.inTitle.contains(place) ? weight : weight * bodyShare
                count += 1
            }
            // A single word in common is a coincidence as often as not.
            return (place, covered / whole * (count > 1 ? 1 : 0.5))
        }
        let order = scores.indices.sorted { (scores[$1].score, $0) < (scores[$0].score, $1) }
        return order.prefix(limit).map { scores[$0] }
    }

    /// BM25's inverse document frequency.
    private static func rareness(of count: Int, among all: Int) -> Double {
        log(1 + (Double(all - count) + 0.5) / (Double(count) + 0.5))
    }

    /// Different words that say what a message is about.
    private static func content(of words: [String], without emptyWords: Set<String>) -> [String] {
        var seen: Set<String> = []
        let content = words.filter { word in
            word.utf8.contains { $0 >= 0x80 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
                && !emptyWords.contains(word) && seen.insert(word).inserted
        }
        return Array(content.prefix(32))
    }

    // MARK: Learning

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

    private static func threshold(
        on strangers: [[String]], shelf: ArticleShelf, emptyWords: Set<String>
    ) -> Double {
        guard strangers.count >= 30 else { return usualThreshold }
        let scores = strangers.map { best(for: $0, on: shelf, without: emptyWords)?.score ?? 0 }.sorted()
        let place = min(Int(Double(scores.count) * (1 - falseFinds)), scores.count - 1)
        return max(lowestThreshold, scores[place] + 1e-9)
    }
}
