import Comprehension
import Dialogue
import Language
import Testing

private let analyzer = Analyzer()

/// A catalogue with these articles, and a line that it does not do.
private func catalogue(_ articles: String) throws -> Catalogue {
    try Catalogue.read([
        (
            "test.yml",
            """
            intents: [opening_hours]
            nlu:
              - intent: opening_hours
                examples: |
                  - when do you open
              - intent: out_of_scope
                examples: |
                  - what is the weather like
            articles:
            \(articles)
            """
        )
    ])
}

private func problems(_ articles: String) throws -> [String] {
    var problems: [CatalogueProblem] = []
    _ = Article.read(
        try catalogue(articles).sections["articles"] ?? [], intents: ["opening_hours"], analyzer: analyzer,
        problems: &problems)
    return problems.map(\.message)
}

private func library() throws -> ArticleLibrary {
    let catalogue = try catalogue(
        """
          - article: kettle
            title: "Descale the kettle"
            link: https://help.example/kettle
            body: |
              Lime makes a kettle slow. Vinegar dissolves lime
              within an hour, see [our page](https://help.example/lime).

              ## How often
              - Twice a year with soft water.
              - Every month with hard water.
          - article: toaster
            title: "Clean the toaster"
            for: [opening_hours]
            body: "Pull the plug first. Then shake the crumbs out."
        """)
    var problems: [CatalogueProblem] = []
    let articles = Article.read(
        catalogue.sections["articles"] ?? [], intents: ["opening_hours"], analyzer: analyzer, problems: &problems)
    try #require(problems.isEmpty, "\(problems)")
    return try #require(try ArticleLibrary(articles, of: catalogue, analyzer: analyzer))
}

private func words(_ text: String) -> [String] { analyzer.utterance(of: text).words }

@Test func `a question is answered by the article that has its words, with the passage that fits`() throws {
    let found = try #require(try library().answer(to: words("kettle slow, lime?")))
    #expect(found.article.name == "kettle" && found.score > 0.5)
    #expect(found.passage.hasPrefix("Lime makes a kettle slow."))
    let monthly = try #require(try library().search(words("kettle with hard water every month"), limit: 3).first)
    #expect(monthly.passage == "Every month with hard water.")
}

@Test func `links are read as their words, and headings are not quoted`() throws {
    let article = try #require(try library().articles.first)
    #expect(
        article.passages == [
            "Lime makes a kettle slow. Vinegar dissolves lime within an hour, see our page.",
            "Vinegar dissolves lime within an hour, see our page.", "Twice a year with soft water.",
            "Every month with hard water.",
        ])
    #expect(article.body.contains("How often") && !article.body.contains("https"))
}

@Test(arguments: ["sell me a boat", "slow", "", "?!"])
func `what no article is about finds none`(_ text: String) throws {
    #expect(try library().answer(to: words(text)) == nil)
}

@Test func `an article goes with the answer that it names`() throws {
    #expect(try library().companion(of: "opening_hours", for: words("crumbs"))?.article.name == "toaster")
    #expect(
        try library().companion(of: "opening_hours", for: words("nothing alike"))?.passage
            == "Pull the plug first. Then shake the crumbs out.")
    #expect(try library().companion(of: "other", for: words("crumbs")) == nil)
}

@Test(arguments: [
    ("  - {article: a, title: T}", "a 'title' and a 'body'"),
    ("  - {article: a, title: T, body: x, tittle: y}", "did you mean 'title'"),
    ("  - {article: a, title: T, body: x, for: [opening_hour]}", "did you mean 'opening_hours'"),
    ("  - {article: a, title: T, body: x, link: help.example}", "begins with https://"),
    ("  - {article: a, title: T, body: '## only'}", "no sentence"),
    ("  - {article: a, title: T, body: x}\n  - {article: a, title: U, body: y}", "defined twice"),
])
func `an article that cannot be used is refused with a hint`(_ yaml: String, _ hint: String) throws {
    let found = try problems(yaml)
    #expect(found.count == 1 && found[0].contains(hint), "\(found)")
}

@Test func `what is asked in other words than the article's ranks it above what means something else`() throws {
    let found = try library().search(words("bread roaster full of burnt bits"), limit: 2)
    #expect(found.map(\.article.name) == ["toaster", "kettle"])
}
