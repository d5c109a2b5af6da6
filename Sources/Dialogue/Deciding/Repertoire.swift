import Comprehension
import Customers
import Language
import StrictJSON

/// What may be done in a turn: the rules of the house, in the order in which they bind.
///
/// Duties come first and stand alone: silence while a person speaks, what the catalogue says must always be said, a
/// wish for a person. Then whatever carries the talk on: a waiting question, a guide, an answer. There is always at least one option.
package struct Repertoire: Sendable {
    package let playbook: Playbook

    /// The repertoire of a desk.
    package init(playbook: Playbook) { self.playbook = playbook }

    /// All that may be done, the best first; the turn is left with what the message told and how it reads in context.
    package func options(for turn: inout Turn) -> [Option] {
        read(&turn)
        return options(observed: turn)
    }

    /// The same for a turn that has been read already, and perhaps has got findings since.
    package func options(observed turn: Turn) -> [Option] {
        if let duty = duty(in: turn) { return [withOverdue(duty, in: turn)] }
        return unbound(in: turn, atMost: Self.looksAhead).map { withOverdue($0, in: turn) }
    }

    /// How many options a turn works out: as many as the policy looks at, and the fixed one takes the first.
    private static let looksAhead = 1

    /// What may be done where no duty binds, the best first.
    private func unbound(in turn: Turn, atMost count: Int = .max) -> [Option] {
        let ways: [(Turn) -> Option?] = [
            pendingChoice, pendingHandoff, pendingConfirmation, guideReport, pendingSlot, resumption, bareNumber,
            remainder, answer, doubt,
        ]
        var options: [Option] = []
        for way in ways where options.count < count {
            if let option = way(turn) { options.append(option) }
        }
        return options
    }

    /// Takes into the state what this message tells, whatever will be done about it.
    package func read(_ turn: inout Turn) {
        heedIrony(&turn)
        let understanding = turn.understanding
        turn.state.feel(understanding.sentiment.score)
        for entity in understanding.entities where !entity.value.isNull {
            // Of two, the one that is not taken back; of more, the last.
            let value = turn.told(entity.name).last ?? entity.value
            turn.state.slots[entity.name] = DialogueState.Slot(value: value, turn: turn.number)
            turn.state.note("\(entity.name): \(entity.value.plainText ?? entity.text)", turn: turn.number)
        }
        if let intent = playbook.alwaysRule(in: turn.words)?.intent { turn.understanding.read(as: intent) }
        if let intent = understanding.intent, playbook.role(of: intent.name) == nil {
            turn.state.note("wants: \(playbook.label(of: intent.name))", turn: turn.number)
        }
        for match in playbook.hints.matches(in: turn.words) where !match.isNegated {
            let guide = playbook.guides[match.meaning.guide].name
            switch match.meaning.hint {
            case .tried(let step):
                turn.state.hints["\(guide)/\(step)"] = "tried"
                turn.state.note("says that it is done already: \(step)", turn: turn.number)
            case .told(let step, let target): turn.state.hints["\(guide)/\(step)"] = target.word
            }
        }
        leaveOutAnswers(&turn)
        readInContext(&turn)
        lean(&turn)
        if !understanding.fallback { turn.state.doubts = 0 }
    }

    /// "Brilliant, wrong again" reports no success and thanks for none: it is the failure that it is about. And a bare
    /// "bravo, five stars" is no praise from somebody who was angry twice before.
    private func heedIrony(_ turn: inout Turn) {
        let understanding = turn.understanding
        guard let top = understanding.intents.first, !understanding.fallback else { return }
        let role = playbook.role(of: top.name)
        if understanding.feelings[.sarcasm] >= Self.ironical, understanding.sentiment.label == .negative {
            guard let role, Self.contentment.contains(role) else { return }
            if turn.state.topic != nil || turn.state.guide != nil, let unsolved = playbook.names(in: .unsolved).first {
                turn.understanding.read(as: unsolved)
            } else {
                turn.understanding.leaveOut(Set(Self.contentment.flatMap(playbook.names(in:))))
            }
        } else if role == nil, understanding.sentiment.label == .positive, understanding.entities.isEmpty,
            turn.words.count <= Self.fewWords, !understanding.feelings.contains(.thanks),
            turn.state.moods.count >= 2, turn.state.moods.suffix(2).allSatisfy({ $0 <= Self.bitter })
        {
            turn.understanding.sentiment = Sentiment(
                label: .negative, score: -abs(understanding.sentiment.score),
                confidence: understanding.sentiment.confidence)
        }
    }

    /// From this probability of sarcasm on, nobody is content.
    private static let ironical = 0.6
    /// Praise after two messages of this mood is irony.
    private static let bitter = -0.3
    /// What somebody says who is content.
    private static let contentment: [CatalogueIntent.Role] = [.solved, .affirm, .thanks]

    /// "A-1007" by itself asks for nothing; after "which order?" it goes on with what was asked. So does "I meant A-1070,
    /// misread it", unless something else that has no use for the number is plainly said.
    private func readInContext(_ turn: inout Turn) {
        guard let topic = turn.topicWaitedFor, let slot = toldSlot(of: topic, in: turn) else { return }
        let understanding = turn.understanding
        if let intent = understanding.intent, intent.name != topic,
            !Self.around.contains(playbook.role(of: intent.name))
        {
            let usesSlot = playbook.intents[intent.name]?.needs.contains(slot) == true
            let sure = turn.wordsBesideEntities <= 3 || !usesSlot ? 0.7 : max(understanding.threshold, 0.5)
            if intent.confidence >= sure { return }
        }
        turn.understanding.read(as: topic)
    }

    /// "And when would it end?": a short question that names nothing itself is about the matter at hand, or one of its
    /// kin, the intents whose names begin alike (`contract_cancel`, `contract_info`).
    private func lean(_ turn: inout Turn) {
        let understanding = turn.understanding
        guard let topic = turn.topicWaitedFor, let kin = topic.split(separator: "_").first,
            turn.words.count <= Self.fewWords, !turn.words.isEmpty, understanding.entities.isEmpty,
            turn.words.contains(where: Self.pointers.contains), understanding.decidedBy == .model,
            let top = understanding.intents.first, top.confidence < 0.6, playbook.role(of: top.name) == nil
        else { return }
        turn.understanding.weigh { $0 == topic || $0.hasPrefix(kin + "_") ? Self.favour : 1 }
    }

    /// A question of so many words may lean on what was said before.
    private static let fewWords = 9
    /// So much likelier is the matter at hand than the words alone tell.
    private static let favour = 8.0
    /// Words that stand for something said before.
    private static let pointers: Set<String> = [
        "it", "that", "this", "they", "them", "then", "there", "its", "it's", "one", "es", "das", "dann", "sie", "dort",
    ]

    /// What may stand beside a number that is told: "no sorry, A-4417", "thanks, it is A-1007".
    private static let around: Set<CatalogueIntent.Role?> = [
        .affirm, .deny, .thanks, .greet, .smalltalk, .done, .detail, .how, .why, .unknown, .remainder, .wait,
    ]

    /// What can only answer something makes no sense where nothing was asked, unless it is said plainly.
    private func leaveOutAnswers(_ turn: inout Turn) {
        guard !turn.understanding.fallback, turn.understanding.decidedBy == .model, turn.state.guide == nil,
            turn.state.pending == nil, let top = turn.understanding.intents.first, top.confidence < 0.8
        else { return }
        var roles: [CatalogueIntent.Role] = [.done, .how, .why, .duration, .detail]
        if turn.isFirst { roles += [.affirm, .deny, .unknown, .remainder, .resume, .wait, .solved] }
        if turn.isFirst && openIssue(in: turn) == nil { roles.append(.unsolved) }
        if turn.state.requests.isEmpty { roles.append(.remainder) }
        // An insult around a request is not the request.
        if isLikely(turn.understanding.intents.first { playbook.role(of: $0.name) == nil }) { roles.append(.abuse) }
        turn.understanding.leaveOut(Set(roles.flatMap(playbook.names(in:))))
    }

    private func isLikely(_ intent: RankedIntent?) -> Bool { (intent?.confidence ?? 0) >= 0.15 }

    /// What the customer came with last time, where it is not settled.
    func openIssue(in turn: Turn) -> String? {
        guard turn.isFirst, let last = lastMatter(in: turn), last.solved != true else { return nil }
        return last.intent
    }

    /// What the customer came with last time, where the catalogue still knows it and it is not too long ago.
    func lastMatter(in turn: Turn) -> Issue? {
        guard let last = turn.customer.history.recentIssue(at: turn.message.time), playbook.intents[last.intent] != nil
        else { return nil }
        return last
    }

    /// The slot of a topic that this message tells.
    func toldSlot(of topic: String, in turn: Turn) -> String? {
        playbook.intents[topic]?.needs.first { turn.state.slots[$0]?.turn == turn.number }
    }
}

extension Repertoire {
    // MARK: Duties

    private func duty(in turn: Turn) -> Option? {
        silence(in: turn) ?? always(in: turn) ?? stopWish(in: turn) ?? unreadable(in: turn) ?? wishForPerson(in: turn)
            ?? foreignLanguage(in: turn) ?? fallingMood(in: turn)
    }

    private func silence(in turn: Turn) -> Option? {
        switch turn.conversation.holder {
        case .assistant: return nil
        case .agent:
            var state = turn.state
            state.standBack()
            return Option(
                .silent, saying: [], then: state, because: ["a person holds the conversation"],
                drafts: drafts(in: turn))
        case .queue:
            // Nobody has read it yet: what must always be said is said even now.
            guard playbook.alwaysRule(in: turn.words) == nil else { return nil }
            return Option(
                .silent, saying: [], then: turn.state, because: ["handed over, until a person hands back"],
                drafts: drafts(in: turn))
        }
    }

    /// What a person who holds the conversation might say: what the assistant would do, the answers to what else could
    /// be meant, and what goes on with the matters that the talk is about.
    package func drafts(in turn: Turn, count: Int = 3) -> [Option] {
        var turn = turn
        turn.message.isActedUpon = false
        let meant = turn.understanding.intents.prefix(count + 2).filter { $0.confidence >= 0.02 }
        let options =
            unbound(in: turn)
            + meant.map { serve($0.name, in: turn, because: ["intent \($0.name) \($0.confidence.shown)"]) }
            + matters(of: turn).map { serve($0, in: turn, because: ["the talk is about \($0)"]) }
            + [
                Option(
                    .answer, saying: [.response("utter_agent_opening")], then: turn.state,
                    because: ["an opening for whoever takes over"], intent: turn.state.topic)
            ]
        return options.reduce(into: [Option]()) { drafts, option in
            guard drafts.count < count, ![.handoff, .clarify].contains(option.kind), !option.parts.isEmpty,
                turn.isFirst || option.intent.flatMap(playbook.role) != .greet,
                !drafts.contains(where: { $0.parts == option.parts })
            else { return }
            drafts.append(option)
        }
    }

    /// What the talk is about: the topic, then what waits or was asked before.
    private func matters(of turn: Turn) -> [String] {
        let all = [turn.state.topic].compactMap(\.self) + turn.state.waiting + turn.state.requests.reversed()
        return all.reduce(into: []) { matters, intent in
            if !matters.contains(intent), playbook.role(of: intent) == nil { matters.append(intent) }
        }
    }

    private func always(in turn: Turn) -> Option? {
        guard let rule = playbook.alwaysRule(in: turn.words) else { return nil }
        let reason = "always: \(rule.name)"
        guard let queue = rule.queue else {
            return Option(.answer, saying: [.response(rule.say)], then: turn.state, because: [reason])
        }
        return handOver(
            turn, .policy, saying: [.response(rule.say)], because: reason, queue: queue, priority: rule.priority)
    }

    /// Messages that no model should be asked about.
    private func unreadable(in turn: Turn) -> Option? {
        let scalars = turn.message.text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }
        let letters = scalars.prefix(2).count
        if letters == 0 {
            return Option(.clarify, saying: [.response("utter_empty")], then: turn.state, because: ["an empty message"])
        }
        if letters == 1 && !isExpected(turn) && turn.utterance.tokens.first?.kind != .emoji {
            return Option(
                .clarify, saying: [.response("utter_too_short")], then: turn.state, because: ["a single character"])
        }
        if turn.message.text.utf8.count > 4_000 && turn.understanding.fallback {
            return Option(
                .clarify, saying: [.response("utter_too_long")], then: turn.state,
                because: ["\(turn.message.text.utf8.count) bytes, and no intent stands out"])
        }
        return nil
    }

    /// A message in a language that this desk does not speak ("nada" amid a guide in English is none): the customer is
    /// told so once, and then a person takes over.
    private func foreignLanguage(in turn: Turn) -> Option? {
        let language = turn.understanding.language
        let isAnswer = isExpected(turn) && turn.words.count <= 3
        guard language.code == turn.language, language.confidence >= Turn.sureOfLanguage, !isAnswer,
            !playbook.speaks(language.code), turn.understanding.fallback || turn.words.count >= 4
        else { return nil }
        // "Bonjour, …" with more behind it is not answered by a greeting that is only likely.
        if let intent = turn.understanding.intent, intent.confidence >= turn.understanding.threshold,
            turn.words.count <= Self.wordsOfCourtesy || !Self.courtesies.contains(playbook.role(of: intent.name)),
            let option = unbound(in: turn, atMost: 1).first, playbook.canSay(option.parts, in: language.code)
        {
            return nil
        }
        let reason = "language \(language.code) \(language.confidence.shown)"
        if turn.state.said.contains(where: { $0.hasPrefix("utter_foreign_language#") }) {
            return handOver(
                turn, .doubt, saying: [.response("utter_handoff_doubt")], because: "\(reason), for the second time")
        }
        var state = turn.state
        state.pending = .handoff
        return Option(
            .clarify, saying: [.response("utter_foreign_language")], then: state, because: [reason])
    }

    /// What longer messages in a language that the desk does not speak begin or end with, and are not about.
    private static let courtesies: Set<CatalogueIntent.Role?> = [.greet, .thanks, .goodbye]
    private static let wordsOfCourtesy = 6

    /// "1", "y" or "n" where something was asked.
    private func isExpected(_ turn: Turn) -> Bool { turn.state.pending != nil || turn.state.guide != nil }

    private func wishForPerson(in turn: Turn) -> Option? {
        guard let intent = turn.understanding.intent, playbook.role(of: intent.name) == .handoff,
            intent.confidence >= turn.understanding.threshold
        else { return nil }
        return handOver(
            turn, .asked, saying: [.response("utter_handoff")],
            because: "asked for a person (\(intent.name) \(intent.confidence.shown))")
    }

    private func fallingMood(in turn: Turn) -> Option? {
        let last = turn.state.moods.suffix(3)
        guard last.count == 3, last.allSatisfy({ $0 <= -0.35 }), let now = last.last, now <= -0.6,
            let first = last.first,
            now < first
        else { return nil }
        return handOver(
            turn, .mood, saying: [.response("utter_handoff_mood")],
            because: "mood fell to \(now.shown) over three messages")
    }

    // MARK: Doubt

    private func doubt(in turn: Turn) -> Option? {
        var state = turn.state
        let top = turn.understanding.intents.first
        let scope = "scope \(turn.understanding.scopeScore.shown)"
        guard turn.understanding.fallback else { return nil }
        if let article = article(in: turn) { return article }
        state.doubts += 1
        if state.doubts >= 2 {
            var turn = turn
            turn.state = state
            var option = handOver(
                turn, .doubt, saying: [.response("utter_handoff_doubt")], because: "not understood twice (\(scope))")
            option.isUnanswered = true
            return option
        }
        let near = top.map { ", nearest \($0.name) \($0.confidence.shown)" } ?? ""
        var option = Option(
            .clarify, saying: [.response(wordsForDoubt(in: turn))], then: state,
            because: ["out of scope: \(scope)\(near)"])
        option.isUnanswered = true
        return option
    }

    // MARK: Handing over

    func handOver(
        _ turn: Turn, _ reason: Handoff.Reason, saying parts: [Option.Part], because why: String, queue: String? = nil,
        priority: String = "normal"
    ) -> Option {
        var state = turn.state
        state.pending = nil
        let topic = turn.state.topic ?? turn.understanding.intent?.name
        let wanted = topic.flatMap { playbook.intents[$0]?.queue }
        let tried =
            (state.guide.map { guide in guide.tried.map { "\(guide.guide)/\($0)" } } ?? [])
            + state.hints.filter { $0.value == "tried" }.keys.sorted()
        let urgent = priority == "normal" && (state.moods.last ?? 0) <= -0.6 ? "high" : priority
        let opening = playbook.opening(about: topic, in: turn.language)
        let handoff = Handoff(
            reason: reason, queue: queue ?? wanted ?? "general", priority: urgent, summary: state.evidence,
            tried: tried.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, moods: state.moods,
            suggestions: [opening])
        state.guide = nil
        return Option(
            .handoff, saying: parts, then: state, because: [why], intent: topic, handoff: handoff,
            outcome: reason == .noProgress ? .unsolved : nil)
    }
}

extension Guide.Target {
    /// A target as one word, as it is kept with a conversation.
    var word: String {
        switch self {
        case .step(let name): "step:\(name)"
        case .done: "done"
        case .handoff: "handoff"
        case .end: "end"
        }
    }

    /// Reads what `word` wrote.
    init?(word: String) {
        switch word {
        case "done": self = .done
        case "handoff": self = .handoff
        case "end": self = .end
        default:
            guard word.hasPrefix("step:") else { return nil }
            self = .step(String(word.dropFirst(5)))
        }
    }
}

extension Double {
    /// Two decimals, for reasons that a person reads.
    package var shown: String {
        let hundredths = Int((self * 100).rounded())
        let magnitude = abs(hundredths)
        let digits = magnitude % 100
        return "\(hundredths < 0 ? "-" : "")\(magnitude / 100).\(digits < 10 ? "0" : "")\(digits)"
    }
}
