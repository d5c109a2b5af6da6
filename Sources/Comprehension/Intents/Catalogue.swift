/// What a desk's assistant can talk about, as its authors wrote it in `Intents/*.yml`.
///
/// This is Comprehension's share: intents, examples and the words of entities. What belongs to replies and guides is
/// handed on as positioned nodes, for the room that builds from them.
package struct Catalogue: Sendable {
    /// In the order of the files.
    package var intents: [CatalogueIntent] = []
    /// In the order of the files, out-of-scope lines included.
    package var examples: [AnnotatedExample] = []
    /// Words that mean the same value.
    package var synonyms: [WordList] = []
    /// Words that name an entity.
    package var lookups: [WordList] = []
    /// Regular expressions that find an entity.
    package var expressions: [WordList] = []
    /// Names under `entities:`.
    package var entities: [String] = []
    package var costs = DecisionCosts()
    /// All other top-level keys with what stands under them, one node a file.
    package var sections: [String: [Node]] = [:]
    /// What files that name another language under `language:` say in it: by language, then by key (`responses`,
    /// `guides`), one node a file.
    package var translated: [String: [String: [Node]]] = [:]
    /// Hash of what the intent model learns from, 16 hexadecimal digits.
    package var fingerprint = ""
    /// What was noticed and does not keep the catalogue from being used.
    package var notices: [CatalogueProblem] = []

    /// An empty catalogue.
    package init() {}

    /// The language of files that name none.
    package static let ownLanguage = "en"

    /// A named list of words, patterns or phrases with its place.
    package struct WordList: Sendable, Equatable {
        package let name: String
        package let words: [String]
        package let file: String
        /// Counted from 1.
        package let line: Int
    }

    /// The intent of that name.
    package func intent(named name: String) -> CatalogueIntent? { intents.first { $0.name == name } }

    /// The names of the intents that play a part in every dialogue.
    package func names(in role: CatalogueIntent.Role) -> [String] { intents.filter { $0.role == role }.map(\.name) }
}

/// An intent as the catalogue declares it.
package struct CatalogueIntent: Sendable, Equatable {
    package let name: String
    /// One sentence that says what the customer wants.
    package var description: String?
    /// How it is named to a customer: fits "Do you mean …?".
    package var label: String?
    /// The same in other languages, by language.
    package var translatedLabels: [String: String] = [:]
    /// The probability from which it is answered; worked out from the desk's costs where it is `nil`.
    package var threshold: Double?
    /// What settles it before any model is asked, in the order written.
    package var patterns: [Pattern] = []
    /// Slots that are asked for before it is answered.
    package var needs: [String] = []
    /// Where a handoff out of this intent goes.
    package var queue: String?
    package var role: Role?
    package let file: String
    /// Counted from 1.
    package let line: Int

    /// A pattern as the catalogue has it: words, or `/a regular expression/`.
    package struct Pattern: Sendable, Equatable {
        package let source: String
        package let form: IntentPattern.Form

        init(_ written: String) {
            let isExpression = written.count > 2 && written.hasPrefix("/") && written.hasSuffix("/")
            source = isExpression ? String(written.dropFirst().dropLast()) : written
            form = isExpression ? .expression : .phrase
        }
    }

    /// Parts that the dialogue itself must know an intent by.
    package enum Role: String, Sendable, CaseIterable {
        case greet, goodbye, thanks, affirm, deny, handoff, abuse, solved, unsolved, done, help, smalltalk, bot
        /// "And the other thing that I asked?"
        case remainder
        /// "I do not have that number."
        case unknown
        /// "How do I do that?"
        case how
        /// "Why does it do that?"
        case why
        /// "How long does that take?"
        case duration
        /// "It's a laptop", "two bars": what is seen or had, told as an answer.
        case detail
        /// "Back to the router", "go on": what was begun before goes on.
        case resume
        /// "Hold on", "hm": the customer needs a moment.
        case wait
        /// "Forget it", "I will do it tomorrow": what was begun is left.
        case stop
    }
}

/// What the desk loses by each kind of mistake, and what it promises of answer sets.
package struct DecisionCosts: Sendable, Equatable {
    /// Cost of a wrong answer, in units of the desk's own choosing.
    package var wrongAnswer = 5.0
    /// Cost of handing over or asking, in the same units.
    package var handoff = 1.0
    /// How often the answer set must hold the right intent, 0…1.
    package var promise = 0.95

    /// The default costs.
    package init() {}
}
