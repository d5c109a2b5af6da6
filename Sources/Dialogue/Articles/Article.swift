package import Comprehension
package import Language

/// A help article, as the catalogue has it under `articles:`.
package struct Article: Sendable, Equatable {
    package let name: String
    package let title: String
    /// Where it can be read in full.
    package let link: String?
    /// The intents whose answers it goes with.
    package let intents: [String]
    /// What may be quoted of it: sentences, alone and in twos, in order; at least one.
    package let passages: [String]
    /// All of its words, for searching.
    package let body: String
}

extension Article {
    private static let known = ["article", "title", "link", "for", "body"]

    /// Reads the `articles:` sections; what is wrong is added to `problems`.
    package static func read(
        _ sections: [Node], intents: [String], analyzer: Analyzer, problems: inout [CatalogueProblem]
    ) -> [Article] {
        var articles: [Article] = []
        for node in sections.flatMap({ $0.list ?? [] }) {
            guard let article = Article(node, intents: intents, analyzer: analyzer, problems: &problems) else {
                continue
            }
            if articles.contains(where: { $0.name == article.name }) {
                problems.append(CatalogueProblem(node, "article \(article.name) is defined twice"))
            }
            articles.append(article)
        }
        return articles
    }

    private init?(_ node: Node, intents: [String], analyzer: Analyzer, problems: inout [CatalogueProblem]) {
        guard let name = node["article"]?.text, let title = node["title"]?.text, let body = node["body"]?.text else {
            problems.append(
                CatalogueProblem(node, "an article has a name ('- article: …'), a 'title' and a 'body'"))
            return nil
        }
        for member in node.map ?? [] where !Self.known.contains(member.key) {
            problems.append(
                CatalogueProblem(
                    node, "article \(name): unknown key '\(member.key)'\(Self.known.hint(for: member.key))"))
        }
        for intent in node["for"]?.texts ?? [] where !intents.contains(intent) {
            problems.append(
                CatalogueProblem(
                    node, "article \(name) is for intent '\(intent)', which is not declared\(intents.hint(for: intent))"
                ))
        }
        if let link = node["link"]?.text, !link.hasPrefix("https://"), !link.hasPrefix("http://") {
            problems.append(
                CatalogueProblem(node["link"] ?? node, "article \(name): a link begins with https://"))
        }
        passages = ArticleBody(body).passages(analyzer)
        guard !passages.isEmpty else {
            problems.append(
                CatalogueProblem(node["body"] ?? node, "article \(name) has no sentence that could be quoted"))
            return nil
        }
        self.name = name
        self.title = title
        link = node["link"]?.text
        self.intents = node["for"]?.texts ?? []
        self.body = ArticleBody(body).words
    }
}
