import Comprehension
import Customers
import Language
import Learning
package import StrictJSON

/// Puts a decision into words: for this customer, in this mood, at this point of the talk.
package struct Composer: Sendable {
    package let playbook: Playbook

    /// A composer of a desk's responses.
    package init(playbook: Playbook) { self.playbook = playbook }

    /// A mood at or below this is met with regret.
    private static let badMood = -0.2

    /// The words, and the dialogue's state after they are said.
    package func compose(_ decision: Decision, for turn: Turn) -> Composition {
        let option = decision.option
        var wording = Wording(playbook: playbook, turn: turn, option: option)
        if option.kind != .silent {
            for name in openers(for: option, turn: turn, state: &wording.state) { wording.open(with: name) }
            // An article is for reading on, so it comes after all that is said.
            for part in option.parts where !part.isArticle { wording.say(part) }
            for part in option.parts where part.isArticle { wording.say(part) }
        }
        let buttons = (option.suggestions + wording.buttons).map { button -> JSON in
            ["text": .string(button.title), "payload": .string(button.payload)]
        }
        let reply = Reply(
            to: turn, by: decision, saying: wording.said,
            suggesting: option.kind == .silent ? drafts(option.drafts, for: turn) : buttons,
            using: wording.profileUsed.sorted())
        return Composition(reply: reply, decision: decision, state: wording.state)
    }

    /// Options as a person of the desk is shown them: what to say, and why.
    package func drafts(_ options: [Option], for turn: Turn) -> [JSON] {
        options.compactMap { option in
            var wording = Wording(playbook: playbook, turn: turn, option: option)
            for part in option.parts { wording.say(part) }
            return wording.said.first.map { said in
                [
                    "text": .string(wording.said.map(\.text).joined(separator: " ")), "reply": .string(said.reply),
                    "reasons": .strings(option.reasons),
                ]
            }
        }
    }

    /// What is said before the matter itself: a greeting once, regret once, and that this is not the first time once.
    private func openers(for option: Option, turn: Turn, state: inout DialogueState) -> [String] {
        var names: [String] = []
        let role = turn.understanding.intent.flatMap { playbook.role(of: $0.name) }
        let isUrgent = option.handoff?.reason == .policy
        if !state.hasGreeted {
            state.hasGreeted = true
            if role != .greet && !isUrgent && isEnglish(turn) { names.append("utter_greeting_prefix") }
        }
        guard !isUrgent, option.intent != nil, role == nil || role == .unsolved, option.kind != .handoff else {
            return names
        }
        let mood = turn.understanding.sentiment
        if !state.hasRegretted, mood.label == .negative, mood.score <= Self.badMood,
            turn.understanding.decidedBy != .context
        {
            state.hasRegretted = true
            names.append("utter_regret")
        }
        if turn.understanding.entity(named: "leaving") != nil,
            !state.said.contains(where: { $0.hasPrefix("utter_leaving#") })
        {
            names.append("utter_leaving")
        }
        if !state.hasAcknowledgedHistory, isRepeated(option, turn) {
            state.hasAcknowledgedHistory = true
            names.append("utter_again")
        }
        return names
    }

    /// Replies that open in another language greet in it themselves.
    private func isEnglish(_ turn: Turn) -> Bool {
        let language = turn.understanding.language
        return ["en", "und"].contains(language.code) || language.confidence < 0.8
    }

    /// Whether the customer says, or the history shows, that this was brought before and not settled.
    private func isRepeated(_ option: Option, _ turn: Turn) -> Bool {
        if turn.understanding.entity(named: "repeat_contact") != nil { return true }
        guard turn.isFirst, let last = turn.customer.history.recentIssue(at: turn.message.time) else {
            return false
        }
        return last.intent == option.intent && last.solved != true
    }
}

/// The reply in the making.
private struct Wording {
    let playbook: Playbook
    let turn: Turn
    let option: Option
    var state: DialogueState
    var said: [Reply.Said] = []
    var buttons: [ResponseBook.Button] = []
    var profileUsed: Set<String> = []
    private var opening: [String] = []
    /// One reply is in one language: the customer's, where the matter itself can be said in it.
    private let language: String

    init(playbook: Playbook, turn: Turn, option: Option) {
        self.playbook = playbook
        self.turn = turn
        self.option = option
        state = option.state
        language = playbook.canSay(option.parts, in: turn.language) ? turn.language : Catalogue.ownLanguage
    }

    mutating func open(with name: String) {
        if let chosen = choose(name, values: [:]) { opening.append(chosen.text) }
    }

    mutating func say(_ part: Option.Part) {
        switch part {
        case .text(let text, let name): add(text, under: name)
        case .response(let name, let values):
            guard let chosen = choose(name, values: values) else { return }
            add(chosen.text, under: chosen.variant.name)
            buttons += chosen.variant.buttons.filter { button in !buttons.contains(button) }
        case .article(let name, let found): quote(found, as: name)
        }
    }

    /// A reply of its own, called by its article.
    private mutating func quote(_ found: ArticleLibrary.Found, as name: String) {
        guard let chosen = choose(name, values: found.values) else { return }
        let words = (said.isEmpty ? opening : []) + [chosen.text]
        said.append(Reply.Said(text: words.joined(separator: " "), reply: found.replyName))
        state.said = (state.said + [found.replyName]).suffix(40)
    }

    /// The pieces of one turn make one reply, under the name of its last piece, the matter itself.
    private mutating func add(_ text: String, under name: String) {
        let before = said.popLast().map { [$0.text] } ?? opening
        said = [Reply.Said(text: (before + [text]).joined(separator: " "), reply: name)]
    }

    /// A variant in the reply's language, or else in the catalogue's own.
    private mutating func choose(
        _ name: String, values: [String: JSON]
    ) -> (variant: ResponseBook.Variant, text: String)? {
        choose(name, in: language, values) ?? choose(name, in: Catalogue.ownLanguage, values)
    }

    /// The variant that fits best: one that tells what this turn is about, not yet used in this talk, with most
    /// conditions, which speaks of what the message speaks of; then by seeded chance.
    private mutating func choose(
        _ name: String, in language: String, _ values: [String: JSON]
    ) -> (variant: ResponseBook.Variant, text: String)? {
        var best: [(variant: ResponseBook.Variant, text: String)] = []
        var bestRank = (-1, -1, -1)
        for variant in playbook.responses[name, language] {
            guard variant.channel == nil || variant.channel == turn.message.channel,
                variant.conditions.allSatisfy({ holds($0, in: name, values) }),
                let text = variant.template.filled(in: language, by: { placeholder($0, values) })
            else { continue }
            let rank = (
                tells(variant, values), state.said.contains(variant.name) ? 0 : 1,
                variant.conditions.count + variant.template.names.count
            )
            if rank > bestRank {
                best = []
                bestRank = rank
            }
            if rank == bestRank { best.append((variant, text)) }
        }
        guard !best.isEmpty else { return nil }
        let fitting = mostFitting(best)
        let chosen = fitting[fitting.count == 1 ? 0 : Int(chance(for: name) % UInt64(fitting.count))]
        state.said = (state.said + [chosen.variant.name]).suffix(40)
        // What is offered by a button may be accepted by a plain "yes".
        if state.pending == nil, state.guide == nil, chosen.variant.buttons.contains(where: offersPerson) {
            state.pending = .handoff
        }
        for case .profile(let fact) in chosen.variant.conditions.map(\.subject) { profileUsed.insert(fact) }
        for name in chosen.variant.template.names where values[name] == nil && isFromProfile(name) {
            profileUsed.insert(name)
        }
        return chosen
    }

    /// 2 for a variant meant for values like these, 1 for one that names one of them, 0 for what could be said always.
    private func tells(_ variant: ResponseBook.Variant, _ values: [String: JSON]) -> Int {
        let isMeant = variant.conditions.contains { if case .data = $0.subject { true } else { false } }
        return isMeant ? 2 : variant.template.names.contains { values[$0] != nil } ? 1 : 0
    }

    /// Those that share most with the message; a word of all of them tells nothing.
    private func mostFitting(
        _ variants: [(variant: ResponseBook.Variant, text: String)]
    ) -> [(variant: ResponseBook.Variant, text: String)] {
        guard variants.count > 1 else { return variants }
        let asked = WordStems.of(turn.words)
        let shared = variants.dropFirst().reduce(variants[0].variant.stems) { $0.intersection($1.variant.stems) }
        let hits = variants.map { $0.variant.stems.intersection(asked).subtracting(shared).count }
        guard let most = hits.max(), most > 0 else { return variants }
        return variants.indices.filter { hits[$0] == most }.map { variants[$0] }
    }

    /// Seeded by customer, conversation and turn, never by the channel: the same lines give the same replies everywhere.
    private func chance(for name: String) -> UInt64 {
        let seed = "\(turn.customer.handle) \(turn.conversation.name) \(turn.number) \(name)"
        return Fingerprint(of: Array(seed.utf8)).value
    }

    // MARK: What conditions and placeholders see

    private func placeholder(_ name: String, _ values: [String: JSON]) -> JSON? {
        if let value = values[name] ?? told(name) ?? known(name) { return value }
        let intent = name == "label" ? option.intent : name == "last_issue" ? lastIssue?.intent : nil
        return intent.map { .string(playbook.label(of: $0, in: language)) }
    }

    /// What the customer came with last, where it is not too long ago to be spoken of.
    private var lastIssue: Issue? { turn.customer.history.recentIssue(at: turn.message.time) }

    /// What the talk tells; of several values in this message all, as in "A-1007 and A-1008".
    private func told(_ name: String) -> JSON? {
        let values = turn.told(name)
        guard values.count > 1 else { return values.first ?? state.slots[name]?.value }
        let texts = values.compactMap(\.string)
        // Of two sums, nobody knows which one is meant.
        guard texts.count == values.count, let last = texts.last else { return nil }
        let and = ["de": "und", "fr": "et", "es": "y"][language] ?? "and"
        return .string(texts.dropLast().joined(separator: ", ") + " \(and) " + last)
    }

    /// What the profile tells: of the thing that the talk is about, where it tells of several.
    private func known(_ name: String) -> JSON? {
        playbook.facts.value(of: name, for: turn.customer, at: turn.message.time, slot: told)
    }

    private func isFromProfile(_ name: String) -> Bool { told(name) == nil && known(name) != nil }

    private func holds(_ condition: Condition, in response: String, _ values: [String: JSON]) -> Bool {
        // Who is furious is in a bad mood too.
        let isFurious = condition.subject == .sentiment && mood == "very_negative"
        return condition.holds(for: value(of: condition.subject, response: response, values))
            || isFurious && condition.holds(for: "negative")
    }

    private func offersPerson(_ button: ResponseBook.Button) -> Bool {
        button.payload.hasPrefix("/") && playbook.role(of: String(button.payload.dropFirst())) == .handoff
    }

    private func value(of subject: Condition.Subject, response: String, _ values: [String: JSON]) -> JSON? {
        let history = turn.customer.history
        switch subject {
        case .sentiment: return .string(mood)
        case .language: return .string(turn.language)
        case .length: return .string(isShort ? "short" : "long")
        case .turn: return .string(turn.state.hasGreeted ? "later" : "first")
        case .contacts30d: return .number(history.contacts30d)
        case .lastIssue: return .string(lastIssue?.intent)
        case .lastIssueSolved: return lastIssue?.solved.map { .bool($0) }
        case .intent: return .string(option.intent)
        case .guide: return .string(state.guide?.guide)
        case .saidBefore: return .bool(state.said.contains { $0.hasPrefix(response + "#") })
        case .profile(let name): return known(name)
        case .entity(let name): return turn.understanding.entity(named: name)?.value
        case .slot(let name): return state.slots[name]?.value
        case .data(let name): return values[name]
        }
    }

    private var mood: String {
        let sentiment = turn.understanding.sentiment
        return sentiment.score <= -0.6 ? "very_negative" : sentiment.label.rawValue
    }

    /// Whether this customer writes few words, or is known to.
    private var isShort: Bool {
        if let length = turn.customer.history.averageLength, turn.customer.history.messages >= 3 { return length < 30 }
        return turn.words.count <= 3
    }
}

extension Option.Part {
    /// Whether it quotes an article.
    fileprivate var isArticle: Bool { if case .article = self { true } else { false } }
}
