import Comprehension
import Customers
import Dialogue
import Foundation
import Language
import StrictJSON
import Testing

private let analyzer = Analyzer()

private func guide(_ translation: String) throws -> (Guide, [String]) {
    let own = """
        - guide: down
          title: "a line that is down"
          steps:
            - step: light
              ask: "Which colour is the light?"
              answers: {"red|orange": restart, "off|dark": restart}
            - step: restart
              do: "Please restart it. Does it work?"
              already: ["restarted"]
        """
    var problems: [CatalogueProblem] = []
    let guides = Guide.read(
        [try #require(try Node.read(own, file: "g.yml"))],
        translated: ["de": [try #require(try Node.read(translation, file: "de.yml"))]], intents: [], analyzer: analyzer,
        problems: &problems)
    return (try #require(guides.first), problems.map(\.description))
}

@Test func `a guide is told in another language, and understands it in all`() throws {
    let (guide, problems) = try guide(
        """
        - guide: down
          title: "eine tote Leitung"
          steps:
            - {step: light, ask: "Welche Farbe hat das Licht?", answers: {"rot": red, "aus|dunkel": off}}
            - {step: restart, do: "Bitte neu starten. Geht es?", already: ["neu gestartet"]}
        """)
    #expect(problems.isEmpty)
    #expect(guide.spoken(in: "de").steps.map(\.text) == ["Welche Farbe hat das Licht?", "Bitte neu starten. Geht es?"])
    #expect(guide.spoken(in: "fr").title == "a line that is down")
    for guide in [guide, guide.spoken(in: "de")] {
        let words = analyzer.utterance(of: "das Licht ist aus").words
        #expect(guide.steps[0].answerPhrases.matches(in: words).map(\.meaning) == [1])
        #expect(!guide.hints.matches(in: analyzer.utterance(of: "habe neu gestartet").words).isEmpty)
    }
}

@Test(arguments: [
    ("- guide: dwn", "no file without 'language' has this guide; did you mean 'down'?"),
    ("- {guide: down, steps: [{step: lights, ask: x}]}", "guide down has no such step; did you mean 'light'?"),
    (
        "- {guide: down, steps: [{step: light, answers: {rot: rde}}]}",
        "step light has no answer 'rde'; its answers are red, off"
    ),
])
func `a translation that fits no guide is a problem`(_ text: String, _ problem: String) throws {
    #expect(try guide(text).1 == ["de.yml:1: \(problem)"])
}

/// What a message in `code` with `confidence` is answered in.
private func answered(
    _ code: String, _ confidence: Double = 0.95, words: Int = 5, talk: String? = nil, fact: String? = nil,
    habit: String? = nil
) throws -> String {
    let facts = fact.map { Fact(name: "language", value: .string($0), source: "desk", at: .now, purpose: .support) }
    let customer = Customer(
        handle: try #require(Handle("x")), facts: facts.map { [$0] } ?? [], history: History(preferredLanguage: habit))
    return Turn.language(
        LanguageGuess(code: code, confidence: confidence, script: "Latn"), words: words, talk: talk,
        customer: customer, locale: nil)
}

@Test func `a sure message is answered in its own language`() throws {
    #expect(try answered("de") == "de")
    #expect(try answered("en", talk: "de") == "en")
    #expect(try answered("fr", fact: "de-AT") == "fr")
}

@Test func `a word, a name or a doubtful message leaves the language as it was`() throws {
    #expect(try answered("und", talk: "de") == "de")
    #expect(try answered("en", words: 1, talk: "de") == "de")
    #expect(try answered("en", 0.7, talk: "de") == "de")
    #expect(try answered("und", fact: "de-AT") == "de")
    #expect(try answered("und", habit: "de") == "de")
    #expect(try answered("und", talk: "en", fact: "de") == "en")
    #expect(try answered("und") == "en")
}
