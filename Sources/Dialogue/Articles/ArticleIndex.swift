import Customers
import Foundation

/// How well articles fit some words: by the words that they share, and by what both mean.
///
/// BM25 says which article fits best; it cannot say whether that one fits at all. For this the words of the message are
/// weighed by how rare they are among the articles (inverse document frequency): the share of that weight which the
/// article covers, words of its title in full, words of its body in part. Beside it stands the cosine between the message and the
/// text of the article that is likest.
struct ArticleIndex: Sendable {
    private let articles: [Article]
    private let shelf: ArticleShelf
    private let meaning: ArticleMeaning?
    /// Words that say nothing about a matter.
    private let emptyWords: Set<String>

    /// - Throws: `CustomersError` where articles cannot be searched.
    init(_ articles: [Article], emptyWords: Set<String>) throws(CustomersError) {
        self.articles = articles
        self.emptyWords = emptyWords
        shelf = try ArticleShelf(
            articles.map { ArticleShelf.Sheet(title: $0.title, body: $0.body, passages: $0.passages) })
        meaning = ArticleMeaning(articles)
    }

    /// An article that fits.
    struct Match: Sendable {
        let place: Int
        /// 0…1.
        let score: Double
        /// The passage that means what is asked most; `nil` where none does.
        fileprivate let likest: Int?
    }

    /// The share of a message's weight that a word of the body counts, where one of the title counts in full.
    private static let bodyShare = 0.6
    /// How much the meaning counts, where the words count for the rest.
    private static let meaningShare = 0.3

    /// The articles that fit best, highest score first; of equal ones in BM25's order.
    func matches(of words: [String], limit: Int) -> [Match] {
        let content = content(of: words)
        guard !content.isEmpty else { return [] }
        let covered = coverage(of: content, limit: max(limit, 5))
        let likeness = meaning?.likeness(of: words)
        let order = covered.map(\.place) + articles.indices.filter { place in !covered.contains { $0.place == place } }
        let scores = order.enumerated().map { number, place in
            let words = number < covered.count ? covered[number].share : 0
            return likeness.map { (1 - Self.meaningShare) * words + Self.meaningShare * $0[place].score } ?? words
        }
        let ranking = order.indices.filter { scores[$0] > 0 }.sorted { (scores[$1], $0) < (scores[$0], $1) }
        return ranking.prefix(limit).map { number in
            Match(place: order[number], score: scores[number], likest: likeness?[order[number]].passage)
        }
    }

    /// A certain article, taken to fit some words in full.
    func match(of place: Int, with words: [String]) -> Match {
        Match(place: place, score: 1, likest: meaning?.likeness(of: words)[place].passage)
    }

    /// What of an article that matches some words fits them best.
    func passage(of match: Match, for words: [String]) -> String {
        let passages = articles[match.place].passages
        let content = content(of: words)
        // A single word says what the message is about and not what it asks; then the beginning tells most.
        guard content.count > 1 else { return passages[0] }
        return shelf.passage(of: match.place, for: content) ?? passages[match.likest ?? 0]
    }

    /// The share of the words' weight that each of the best articles covers, in BM25's order.
    private func coverage(of content: [String], limit: Int) -> [(place: Int, share: Double)] {
        let holders = content.map(shelf.holders(of:))
        let weights = holders.map { Self.rareness(of: $0.anywhere.count, among: shelf.count) }
        let whole = weights.reduce(0, +)
        guard whole > 0, holders.contains(where: { !$0.anywhere.isEmpty }) else { return [] }
        return shelf.ranking(of: content, limit: limit).map { place in
            var (covered, count) = (0.0, 0)
            for (holder, weight) in zip(holders, weights) where holder.anywhere.contains(place) {
                covered += holder.inTitle.contains(place) ? weight : weight * Self.bodyShare
                count += 1
            }
            // A single word in common is a coincidence as often as not.
            return (place, covered / whole * (count > 1 ? 1 : 0.5))
        }
    }

    /// BM25's inverse document frequency.
    private static func rareness(of count: Int, among all: Int) -> Double {
        log(1 + (Double(all - count) + 0.5) / (Double(count) + 0.5))
    }

    /// Different words that say what a message is about.
    private func content(of words: [String]) -> [String] {
        var seen: Set<String> = []
        let content = words.filter { word in
            word.utf8.contains { $0 >= 0x80 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
                && !emptyWords.contains(word) && seen.insert(word).inserted
        }
        return Array(content.prefix(32))
    }
}
