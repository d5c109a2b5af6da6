package import Comprehension
import Dialogue
package import Language
package import StrictJSON

/// Which articles of a catalogue fit some words, and whether one of them would be said.
package struct ArticleSearch: Sendable {
    /// An article that was found.
    package struct Hit: Sendable, Equatable {
        package let article: String
        package let title: String
        package let link: String?
        /// One or two sentences that would be quoted.
        package let passage: String
        /// 0…1.
        package let score: Double
    }

    /// The best first.
    package let hits: [Hit]
    /// From this score on an article is said; 1 where there is none.
    package let threshold: Double

    /// Searches the articles of a catalogue.
    /// - Throws: `CatalogueProblems` where the catalogue cannot be used.
    package init(
        _ text: String, in catalogue: Catalogue, analyzer: Analyzer, limit: Int
    ) throws(CatalogueProblems) {
        let library = try Playbook(catalogue, analyzer: analyzer).library
        let found = library?.search(analyzer.utterance(of: text).words, limit: limit) ?? []
        hits = found.map {
            Hit(
                article: $0.article.name, title: $0.article.title, link: $0.article.link, passage: $0.passage,
                score: $0.score)
        }
        threshold = library?.threshold ?? 1
    }

    /// Two lines a hit; a star marks what would be said.
    package var lines: [String] {
        hits.flatMap { hit in
            [
                "\(hit.score >= threshold ? "*" : " ") \(hit.score.shown) \(hit.article): \(hit.title)",
                "       \(hit.passage)",
            ]
        }
    }

    /// The threshold and the hits.
    package var json: JSON {
        [
            "threshold": .number(threshold),
            "articles": .array(
                hits.map {
                    [
                        "article": .string($0.article), "title": .string($0.title), "link": .string($0.link),
                        "score": .number($0.score), "passage": .string($0.passage),
                    ]
                }),
        ]
    }
}
