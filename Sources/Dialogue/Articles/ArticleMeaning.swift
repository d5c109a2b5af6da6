import Comprehension
import Learning

/// What titles and passages of articles mean, as vectors of the encoder that the product carries: what is asked in other words
/// than those of the article is found by it.
struct ArticleMeaning: Sendable {
    private let encoder: PieceEncoder
    private let rows: ComparedRows
    /// What all texts of a desk have in common, and is taken away.
    private let mean: [Float]
    /// The article of each row, its title first and then its passages in order.
    private let owners: [Int]
    private let count: Int

    /// - Parameter articles: Of each its title and its passages.
    init?(_ articles: [Article], encoder: PieceEncoder? = .embedded) {
        guard let encoder else { return nil }
        self.encoder = encoder
        count = articles.count
        let texts = articles.map { [$0.title] + $0.passages }
        var rows = DenseRows(texts.flatMap { $0 }.flatMap { encoder.vector(of: $0) }, columns: encoder.width)
        mean = rows.centre()
        self.rows = ComparedRows(rows)
        owners = texts.enumerated().flatMap { place, texts in texts.map { _ in place } }
    }

    /// How like one text of an article is to what is asked.
    struct Likeness: Sendable {
        /// A cosine; below 0 counts as 0.
        var score = 0.0
        /// The passage that is likest; `nil` where none is like enough to be quoted for it.
        var passage: Int?
    }

    private static let quotable: Float = 0.4

    /// Of each article, what of it is likest to some words.
    func likeness(of words: [String]) -> [Likeness] {
        var best = [Likeness](repeating: Likeness(), count: count)
        var passage = -1
        var likest = [Float](repeating: Self.quotable, count: count)
        let vector = zip(encoder.vector(of: words.joined(separator: " ")), mean).map { $0 - $1 }
        for (row, cosine) in rows.cosines(with: vector).enumerated() {
            let owner = owners[row]
            passage = row > 0 && owners[row - 1] == owner ? passage + 1 : -1
            best[owner].score = max(best[owner].score, Double(cosine))
            if passage >= 0, cosine > likest[owner] {
                likest[owner] = cosine
                best[owner].passage = passage
            }
        }
        return best
    }
}
