package import Language

/// Tells what a message means, from its words alone: it never sees who is speaking.
///
/// A value that does not change once it is made; the same message gives the same understanding on every thread.
package struct Interpreter: Sendable {
    package let model: IntentModel
    package let entities: EntityRecognizer
    package let mood: MoodModel
    let analyzer: Analyzer
    let examples: NearestExamples
    /// Intents that are said around a request ("hello", "thanks") and are never one.
    private let courtesies: Set<String>
    private let intents: Set<String>
    /// The intents of a wish for a person, and of a plain no.
    private let handoffs: Set<String>
    private let denial: String?

    /// Joins the models of a desk.
    /// - Parameter catalogue: What the model was trained from; it tells which intents are requests.
    package init(
        catalogue: Catalogue, model: IntentModel, entities: EntityRecognizer, mood: MoodModel, analyzer: Analyzer
    ) {
        self.model = model
        self.entities = entities
        self.mood = mood
        self.analyzer = analyzer
        examples = NearestExamples(
            catalogue.examples.map { IntentExample(text: $0.text, intent: $0.intent) }, analyzer: analyzer)
        courtesies = Set(catalogue.intents.filter { $0.role != nil }.map(\.name))
        intents = Set(catalogue.intents.map(\.name))
        handoffs = Set(catalogue.intents.filter { $0.role == .handoff }.map(\.name))
        denial = catalogue.intents.first { $0.role == .deny }?.name
    }

    /// What an utterance means.
    /// - Parameters:
    ///   - moment: When and where it was written; without it, relative dates have no value.
    ///   - locale: The writer's, where the client tells it.
    package func understand(_ utterance: Utterance, at moment: Moment?, locale: LanguageTag? = nil) -> Understanding {
        let plain = LookAlikes.removed(from: utterance)
        let (guess, requests, asides) = request(in: plain)
        let impression = mood.impression(of: plain)
        var understanding = Understanding(
            text: Masking.mask(utterance.text).text, intents: guess.ranking, threshold: guess.threshold,
            requests: requests, fallback: guess.isOutOfScope, answerSet: guess.answerSet, scopeScore: guess.scopeScore,
            entities: entities.entities(
                in: utterance, at: moment, locale: locale, tagger: model.tagger, intent: guess.ranking.first?.name),
            language: plain.language,
            sentiment: impression.sentiment, decidedBy: guess.decidedBy, model: model.version)
        understanding.asides = asides
        understanding.feelings = impression.feelings
        return understanding
    }

    /// What is asked for, of the message as a whole and of its pieces where it has several, and what is said around it.
    private func request(
        in utterance: Utterance
    ) -> (guess: IntentGuess, requests: [RankedIntent], asides: [RankedIntent]) {
        if let chosen = chosenIntent(utterance) { return (chosen, [], []) }
        let whole = model.guess(of: utterance)
        guard whole.decidedBy == .model, utterance.tokens.count >= Self.shortest else { return (whole, [], []) }
        let requests = Requests(of: utterance)
        guard requests.pieces.count > 1 || requests.hasDeniedWish else { return (whole, [], []) }
        let guesses = requests.pieces.suffix(Self.most).map { model.guess(of: analyzer.utterance(of: $0)) }
        // Who wants a person wants nothing else first: "my line is dead, get me a human".
        if let wish = guesses.first(where: { isSure($0) && handoffs.contains($0.ranking[0].name) }) {
            return (wish, [], [])
        }
        let asides = guesses.filter { isSure($0) && courtesies.contains($0.ranking[0].name) }.map { $0.ranking[0] }
        let plausible = guesses.indices.filter { isRequest(guesses[$0]) }
        guard let first = plausible.first.map({ guesses[$0] }) else {
            return (requests.hasDeniedWish ? withoutPerson(whole) : whole, [], asides)
        }
        // What is told beside a request resembles one: to be one of several it has to ask, or to be sure.
        let forms = requests.asks.suffix(Self.most)
        let tellings = requests.tells.suffix(Self.most)
        var asked: [IntentGuess] = []
        for place in plausible {
            let guess = guesses[place]
            guard
                forms[forms.startIndex + place]
                    || guess.ranking[0].confidence >= Self.sure && !tellings[tellings.startIndex + place],
                !asked.contains(where: { $0.ranking[0].name == guess.ranking[0].name })
            else { continue }
            asked.append(guess)
        }
        // A rambling message is known by the one piece that asks for something; what is denied is not asked for.
        let isSeveral = asked.count > 1
        let main = isSeveral ? asked[0] : requests.hasDeniedWish || !isRequest(whole) ? first : whole
        return (main, isSeveral ? asked.map { $0.ranking[0] } : [], asides)
    }

    /// "I do not want a human", and nothing else that is asked for, is a no.
    private func withoutPerson(_ guess: IntentGuess) -> IntentGuess {
        guard let denial, let top = guess.ranking.first, handoffs.contains(top.name) else { return guess }
        var guess = guess
        guess.ranking =
            [RankedIntent(name: denial, confidence: top.confidence)]
            + guess.ranking.filter { $0.name != denial && $0.name != top.name }
        guess.answerSet = [denial]
        return guess
    }

    /// Whether a guess names a request that it is sure of.
    private func isRequest(_ guess: IntentGuess) -> Bool {
        isSure(guess) && !courtesies.contains(guess.ranking[0].name)
    }

    private func isSure(_ guess: IntentGuess) -> Bool {
        guard !guess.isOutOfScope, let top = guess.ranking.first else { return false }
        return top.confidence >= min(guess.threshold, Self.plausible)
    }

    /// A button's payload: `/order_status` is that intent and nothing else.
    private func chosenIntent(_ utterance: Utterance) -> IntentGuess? {
        guard utterance.text.hasPrefix("/") else { return nil }
        let name = String(utterance.text.dropFirst())
        guard intents.contains(name) else { return nil }
        return IntentGuess(
            ranking: [RankedIntent(name: name, confidence: 1)], threshold: model.threshold(of: name) ?? 0,
            isOutOfScope: false, scopeScore: 1, answerSet: [name], decidedBy: .exact)
    }

    /// A piece that names an intent with this probability asks for it: what it is not sure of the whole message tells.
    private static let plausible = 0.5
    /// From this probability on a piece is a request of its own, whatever its form.
    private static let sure = 0.65
    /// Messages of fewer tokens hold one request.
    private static let shortest = 6
    /// So many pieces are looked at, from the end, where requests stand.
    private static let most = 4
}
