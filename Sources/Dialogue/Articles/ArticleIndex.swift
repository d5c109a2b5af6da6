import Customers
import Foundation

/// How well articles fit some words: by the words that they share, and by what both mean.
///
/// The words of the message are weighed by how rare they are among the articles (inverse document frequency): what counts
/// is the share of that weight which an article covers, words of its title in full, words of its body in part. BM25 knows no
/// such whole, so it cannot say whether the best fits at all; it decides between equals. Beside the words stands the cosine
/// between the message and the text of the article that is likest.
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
        let shares = shares(of: content)
        let likeness = meaning?.likeness(of: words)
        let scores = articles.indices.map { place in
            likeness.map { (1 - Self.meaningShare) * shares[place] + Self.meaningShare * $0[place].score }
                ?? shares[place]
        }
        return ranking(by: scores, limit: limit) { shelf.ranking(of: content, limit: articles.count) }.map { place in
            Match(place: place, score: scores[place], likest: likeness?[place].passage)
        }
    }

    /// The places of the best scores above 0.
    /// - Parameter order: In which those of one score stand; asked for where there are such.
    private func ranking(by scores: [Double], limit: Int, among order: () -> [Int]) -> [Int] {
        var ranking = scores.indices.filter { scores[$0] > 0 }.sorted { scores[$0] > scores[$1] }
        if zip(ranking.prefix(limit), ranking.dropFirst()).contains(where: { scores[$0] == scores[$1] }) {
            var ranks = scores.map { _ in scores.count }
            for (rank, place) in order().enumerated() { ranks[place] = rank }
            ranking.sort { (scores[$1], ranks[$0], $0) < (scores[$0], ranks[$1], $1) }
        }
        return Array(ranking.prefix(limit))
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

    /// The share of the words' weight that each article covers.
    private func shares(of content: [String]) -> [Double] {
        let holders = content.map(shelf.holders(of:))
        let weights = holders.map { Self.rareness(of: $0.anywhere.count, among: shelf.count) }
        let whole = weights.reduce(0, +)
        var covered = articles.map { _ in 0.0 }
        var counts = articles.map { _ in 0 }
        for (holder, weight) in zip(holders, weights) {
            for place in holder.anywhere {
                covered[place] += holder.inTitle.contains(place) ? weight : weight * Self.bodyShare
                counts[place] += 1
            }
        }
        // A single word in common is a coincidence as often as not.
        return articles.indices.map { counts[$0] == 0 ? 0 : covered[$0] / whole * (counts[$0] > 1 ? 1 : 0.5) }
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
