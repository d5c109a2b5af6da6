import Comprehension
import Language
import StrictJSON

extension Repertoire {
    /// Adds the article that goes with an intent's answer, once a conversation.
    func withArticle(_ option: Option, for intent: String, in turn: Turn) -> Option {
        guard option.kind == .answer, isInOwnLanguage(turn),
            let found = playbook.library?.companion(of: intent, for: turn.words),
            !option.state.said.contains(found.replyName)
        else { return option }
        return option.saying(
            option.parts + [.article("utter_article", found)], because: "article \(found.article.name) goes with it",
            suggesting: found.link)
    }

    /// An article that answers what no intent does.
    /// - Parameter more: How far above the threshold its score has to be.
    func article(in turn: Turn, surerBy more: Double = 0) -> Option? {
        guard isInOwnLanguage(turn), let library = playbook.library, let found = library.answer(to: turn.words),
            found.score >= library.threshold + more, !turn.state.said.contains(found.replyName)
        else { return nil }
        return Option(
            .recommend, saying: [.article("utter_article_found", found)], then: turn.state,
            because: [
                turn.understanding.fallback
                    ? "out of scope: scope \(turn.understanding.scopeScore.shown)" : "no intent is sure",
                "article \(found.article.name) \(found.score.shown) ≥ \(library.threshold.shown)",
            ], suggestions: found.link)
    }

    /// Articles are written in one language, and quoted to those who write in it.
    private func isInOwnLanguage(_ turn: Turn) -> Bool { turn.language == Catalogue.ownLanguage }

    /// What is said where no intent and no article fits.
    func wordsForDoubt(in turn: Turn) -> String {
        // One or two words are no question that could have been looked up.
        playbook.library != nil && isInOwnLanguage(turn) && turn.words.count > 2
            ? "utter_article_none" : "utter_fallback"
    }
}

extension ArticleLibrary.Found {
    /// How the reply that quotes it is called.
    var replyName: String { "article:\(article.name)" }

    /// What its response may name.
    var values: [String: JSON] {
        var values: [String: JSON] = ["title": .string(article.title), "passage": .string(passage)]
        values["link"] = article.link.map { .string($0) }
        return values
    }

    /// The suggestion that opens it.
    fileprivate var link: [ResponseBook.Button] {
        article.link.map { [ResponseBook.Button(title: article.title, payload: $0)] } ?? []
    }
}
