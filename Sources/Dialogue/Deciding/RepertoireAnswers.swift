import Comprehension
import Customers
import Language
import StrictJSON

extension Repertoire {
    // MARK: Answering

    /// Answers what was understood, asks for what is missing, or asks which is meant.
    func answer(in turn: Turn) -> Option? {
        if let continued = continuedTopic(in: turn) { return continued }
        guard let intent = turn.understanding.intent else { return nil }
        let reason = "intent \(intent.name) \(intent.confidence.shown) "
        if let guided = nearGuides(in: turn) { return guided }
        guard intent.confidence >= turn.understanding.threshold || isHarmless(intent) else {
            let doubt = reason + "< \(turn.understanding.threshold.shown)"
            // A question whose words an article has is better answered by it than taken for the likeliest or asked back.
            return article(in: turn, surerBy: 0.15) ?? assumed(in: turn, because: doubt)
                ?? clarify(turn, because: doubt)
        }
        let option = serve(intent.name, in: turn, because: [reason + "≥ \(turn.understanding.threshold.shown)"])
        return comingBack(after: withOtherRequests(option, in: turn), in: turn)
    }

    /// Serves one intent: asks for its slots, starts its guide, or says its answer.
    func serve(
        _ intent: String, in turn: Turn, because reasons: [String], isConfirmed: Bool = false
    ) -> Option {
        var state = turn.state
        state.doubts = 0
        state.pending = nil
        if let role = playbook.role(of: intent) { return play(role, intent, in: turn, state: state, because: reasons) }
        state.topic = intent
        state.waiting.removeAll { $0 == intent }
        if let option = takingUp(intent, in: turn, because: reasons) { return option }
        let action = turn.message.isActedUpon ? playbook.action(for: intent) : nil
        for slot in (playbook.intents[intent]?.needs ?? []) + (action?.needs ?? []) where state.slots[slot] == nil {
            state.pending = .slot(slot, intent: intent, asked: 1)
            return Option(
                .ask, saying: [.response("utter_ask_\(slot)")], then: state, because: reasons + ["needs \(slot)"],
                intent: intent, outcome: .open(intent))
        }
        if let action {
            let first = act(action, for: intent, in: turn, state: state, because: reasons, isConfirmed: isConfirmed)
            return withOtherNumbers(first, of: action, for: intent, in: turn)
        }
        if let guide = playbook.guide(for: intent) {
            return begin(guide, for: intent, in: turn, state: state, because: reasons)
        }
        let option = Option(
            .answer, saying: [.response(answerName(of: intent))], then: state, because: reasons, intent: intent,
            outcome: .open(intent))
        return withArticle(option, for: intent, in: turn)
    }

    func answerName(of intent: String) -> String { playbook.answers[intent] ?? "utter_\(intent)" }

    /// What is said around the customer's business.
    private func play(
        _ role: CatalogueIntent.Role, _ intent: String, in turn: Turn, state: DialogueState, because reasons: [String]
    ) -> Option {
        var state = state
        switch role {
        case .handoff:
            return handOver(turn, .asked, saying: [.response("utter_handoff")], because: reasons[0])
        case .unsolved:
            guard let topic = state.topic ?? openIssue(in: turn) else { break }
            state.topic = topic
            if let guide = playbook.guide(for: topic), !state.exhaustedGuides.contains(guide.name) {
                return begin(guide, for: topic, in: turn, state: state, because: reasons + ["\(topic) is still open"])
            }
            return handOver(
                turn, .noProgress, saying: [.response("utter_handoff_no_progress")],
                because: "\(topic) was answered, and is still not solved")
        case .stop:
            state.waiting = []
            return Option(
                .answer, saying: [.response("utter_stopped")], then: state, because: reasons, intent: intent)
        case .solved:
            state.paused = nil
            return Option(
                .answer, saying: [.response(answerName(of: intent))], then: state, because: reasons, intent: intent,
                outcome: .solved)
        case .how where state.guide == nil, .why where state.guide == nil:
            // "Why?" and "what did you say?" are about what was just answered.
            guard let topic = state.topic, playbook.guide(for: topic) == nil else { break }
            let option = serve(topic, in: turn, because: reasons + ["still about \(topic)"])
            return option.saying([.response("utter_in_other_words")] + option.parts)
        case .resume:
            guard let matter = state.waiting.first ?? state.topic else { break }
            return serve(matter, in: turn, because: reasons + ["\(matter) goes on"])
        case .greet where turn.isFirst:
            // "Is it about the same thing?" may be answered by yes, and "it is back" tells what is.
            if let open = openIssue(in: turn) { state.pending = .choice([open]) }
            state.topic = lastMatter(in: turn)?.intent
        default: break
        }
        return Option(
            .answer, saying: [.response(answerName(of: intent))], then: state, because: reasons, intent: intent)
    }

    /// "Sorry, it is A-2380": a new value for what the topic was answered with.
    private func continuedTopic(in turn: Turn) -> Option? {
        guard let topic = turn.state.topic, turn.state.guide == nil, turn.understanding.intent?.name == topic,
            let slot = toldSlot(of: topic, in: turn)
        else { return nil }
        let option = serve(topic, in: turn, because: ["goes on with \(topic)", "\(slot) is told"])
        guard let before = turn.earlierSlot(slot), let now = turn.state.slots[slot], before != now.value else {
            return option
        }
        return option.saying(
            [.response("utter_slot_corrected", values: ["value": now.value])] + option.parts,
            because: "\(slot) is corrected")
    }

    /// Troubles that lie close together are told apart by their guides' first questions sooner than by "do you mean".
    private func nearGuides(in turn: Turn) -> Option? {
        let near = turn.understanding.intents.prefix(2)
        guard let top = near.first, top.confidence < turn.understanding.threshold, near.count == 2,
            near.reduce(0, { $0 + $1.confidence }) >= turn.understanding.threshold,
            near.allSatisfy({ playbook.guide(for: $0.name) != nil })
        else { return nil }
        return serve(
            top.name, in: turn,
            because: [
                "\(near.map { "\($0.name) \($0.confidence.shown)" }.joined(separator: " or ")): the guide tells them apart"
            ])
    }

    /// Two or three intents that could be meant, and nothing that tells them apart.
    private func clarify(_ turn: Turn, because reason: String) -> Option {
        var turn = turn
        turn.state.doubts += 1
        if turn.state.doubts >= 2 {
            return handOver(
                turn, .doubt, saying: [.response("utter_handoff_doubt")], because: "not sure twice: \(reason)")
        }
        let candidates = turn.understanding.intents.prefix(6).filter { $0.confidence >= 0.1 && isOffered($0.name) }
            .prefix(2).map(\.name)
        var state = turn.state
        guard !candidates.isEmpty else {
            return Option(
                .clarify, saying: [.response("utter_fallback")], then: state,
                because: [reason, "nothing to choose from"])
        }
        state.pending = .choice(Array(candidates))
        var values: [String: JSON] = [:]
        for (place, name) in candidates.enumerated() {
            values["label_\(place + 1)"] = .string(playbook.label(of: name, in: turn.language))
        }
        values["label"] = values["label_1"]
        let response = candidates.count > 1 ? "utter_did_you_mean" : "utter_clarify_one"
        return Option(
            .clarify, saying: [.response(response, values: values)], then: state,
            because: [reason, "could be \(candidates.joined(separator: " or "))"],
            suggestions: candidates.map { .init(title: playbook.label(of: $0, in: turn.language), payload: "/\($0)") })
    }

    // MARK: Several requests

    /// Serves the other requests of the message after the first.
    func withOtherRequests(_ option: Option, in turn: Turn) -> Option {
        let others = turn.understanding.requests.map(\.name).filter {
            $0 != option.intent && playbook.role(of: $0) == nil
        }
        guard let first = option.intent, !others.isEmpty, option.kind != .handoff else { return option }
        var (kind, parts, state) = (option.kind, option.parts, option.state)
        var inquiries: [Inquiry] = []
        for other in others {
            state.note("wants too: \(playbook.label(of: other))", turn: turn.number)
            let asks =
                playbook.guide(for: other) != nil
                || playbook.intents[other]?.needs.contains { state.slots[$0] == nil } == true
            // Two questions at once would confuse; the second waits until it is asked for.
            if asks && kind != .answer {
                state.waiting = state.waiting.filter { $0 != other } + [other]
                continue
            }
            var next = turn
            next.state = state
            let second = serve(other, in: next, because: [])
            if kind != .answer {
                // The question of the first stands at the end, where it is answered.
                parts =
                    second.parts
                    + [
                        .response(
                            "utter_second_request",
                            values: ["label": .string(playbook.label(of: first, in: turn.language))])
                    ] + parts
                state.inquiries = second.state.inquiries
                inquiries += second.inquiries
                continue
            }
            parts +=
                [
                    .response(
                        "utter_second_request", values: ["label": .string(playbook.label(of: other, in: turn.language))]
                    )
                ]
                + second.parts
            (kind, state) = (second.kind == .answer ? kind : second.kind, second.state)
            inquiries += second.inquiries
        }
        state.requests = [first] + others
        if let next = state.waiting.first, others.contains(next) {
            let label: JSON = .string(playbook.label(of: next, in: turn.language))
            parts.insert(.response("utter_second_waits", values: ["label": label]), at: 0)
        }
        return option.saying(
            parts, as: kind, then: state, because: "also asks for \(others.joined(separator: ", "))",
            asking: inquiries)
    }

    /// "And the other thing I asked?"
    func remainder(in turn: Turn) -> Option? {
        guard let intent = turn.understanding.intent, playbook.role(of: intent.name) == .remainder else { return nil }
        let requests = turn.state.requests
        let pointed = Ordinals.place(in: turn.words, of: requests.count).map { requests[$0] }
        guard let other = pointed ?? requests.last(where: { $0 != turn.state.topic }) else {
            guard !turn.isFirst else { return nil }
            return Option(
                .clarify, saying: [.response("utter_no_other_request")], then: turn.state,
                because: ["no request is open"])
        }
        let option = serve(other, in: turn, because: ["the other request: \(other)"])
        return option.saying(
            [
                .response(
                    "utter_second_request", values: ["label": .string(playbook.label(of: other, in: turn.language))])
            ] + option.parts)
    }

    // MARK: Waiting questions

    /// The slot that was asked for: taken, given up, or asked for in other words.
    func pendingSlot(in turn: Turn) -> Option? {
        guard case .slot(let slot, let intent, let asked) = turn.state.pending else { return nil }
        let understood = turn.understanding.intent
        let role = understood.flatMap { playbook.role(of: $0.name) }
        let isAnother =
            understood.map { $0.name != intent && $0.confidence >= min(turn.understanding.threshold, 0.6) } ?? false
        if turn.state.slots[slot]?.turn == turn.number {
            // "Then cancel A-1007" tells the number and wants something else.
            if isAnother && role == nil { return nil }
            let option = serve(intent, in: turn, because: ["\(slot) is told, so \(intent) goes on"])
            return withWaiting(comingBack(after: withOtherRequests(option, in: turn), in: turn), in: turn)
        }
        if isAnother, role != .unknown, role != .deny, role != .affirm, role != .done { return nil }
        var state = turn.state
        if role == .unknown || role == .deny || asked >= 2 {
            state.pending = .handoff
            return Option(
                .answer,
                saying: [
                    .response("utter_slot_given_up"), .response(answerName(of: intent)),
                    .response("utter_offer_handoff"),
                ], then: state,
                because: ["\(slot) is not to be had"], intent: intent, outcome: .open(intent))
        }
        state.pending = .slot(slot, intent: intent, asked: asked + 1)
        let hasDigits = turn.message.text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let response = hasDigits ? "utter_not_understood_number" : "utter_ask_\(slot)"
        return Option(
            .ask, saying: [.response(response)], then: state, because: ["still needs \(slot) for \(intent)"],
            intent: intent)
    }

    /// After an answer to something else, back to the question that still waits.
    private func comingBack(after option: Option, in turn: Turn) -> Option {
        guard option.kind == .answer, let intent = option.intent, playbook.role(of: intent) == nil else {
            return option
        }
        if case .slot(let slot, let waiting, let asked) = turn.state.pending, waiting != intent, asked < 3,
            option.state.slots[slot] == nil
        {
            var state = option.state
            state.pending = .slot(slot, intent: waiting, asked: asked + 1)
            let back: Option.Part = .response(
                "utter_back_to", values: ["label": .string(playbook.label(of: waiting, in: turn.language))])
            return option.saying(
                option.parts + [back, .response("utter_ask_\(slot)")], then: state,
                because: "\(waiting) still waits for \(slot)")
        }
        if let progress = turn.state.guide, let guide = playbook.guide(named: progress.guide),
            !guide.intents.contains(intent)
        {
            return option.saying(
                option.parts + [
                    .response("utter_guide_resume", values: ["title": .string(guide.spoken(in: turn.language).title)])
                ],
                because: "guide \(guide.name) goes on afterwards")
        }
        return option
    }

    /// Which of the intents that were offered is meant.
    func pendingChoice(in turn: Turn) -> Option? {
        guard case .choice(let offered) = turn.state.pending, !offered.isEmpty else { return nil }
        let understood = turn.understanding.intent
        let role = understood.flatMap { playbook.role(of: $0.name) }
        if let told = offered.first(where: { toldSlot(of: $0, in: turn) != nil }),
            understood.map({ offered.contains($0.name) || playbook.role(of: $0.name) != nil }) != false
                || turn.words.count <= 6
        {
            return serve(told, in: turn, because: ["of those offered, \(told) needs what was told"])
        }
        if let understood, offered.contains(understood.name), understood.confidence >= 0.3 {
            return serve(understood.name, in: turn, because: ["of those offered, \(understood.name)"])
        }
        if let place = Ordinals.place(in: turn.words, of: offered.count) {
            return serve(offered[place], in: turn, because: ["number \(place + 1) of those offered"])
        }
        // A yes to "this or that?" is taken for the likelier, which was named first.
        if role == .affirm { return serve(offered[0], in: turn, because: ["yes, \(offered[0])"]) }
        let labels = offered.map {
            Set(playbook.label(of: $0, in: turn.language).lowercased().split(separator: " ").map(String.init))
        }
        let shared = labels.dropFirst().reduce(labels[0]) { $0.intersection($1) }
        let hits = labels.map { label in turn.words.filter { label.subtracting(shared).contains($0) }.count }
        if turn.words.count <= 6, let best = hits.max(), best > 0, hits.filter({ $0 == best }).count == 1,
            let place = hits.firstIndex(of: best)
        {
            return serve(offered[place], in: turn, because: ["words of \(offered[place])"])
        }
        return nil
    }

    /// Whether a person shall take over, as was offered.
    func pendingHandoff(in turn: Turn) -> Option? {
        guard turn.state.pending == .handoff, let intent = turn.understanding.intent else { return nil }
        let role = playbook.role(of: intent.name)
        if role == .deny || Self.refusals.contains(turn.words.first ?? "") && isUnsure(intent, in: turn) {
            var state = turn.state
            state.pending = nil
            return Option(
                .answer, saying: [.response("utter_stopped")], then: state,
                because: ["a person was offered, and declined"], intent: intent.name)
        }
        guard role == .affirm else { return nil }
        return handOver(
            turn, .asked, saying: [.response("utter_handoff")], because: "a person was offered, and accepted")
    }
}

extension Repertoire {
    fileprivate static let refusals: Set<String> = ["no", "nope", "nah", "nein", "non"]

    /// Whether a message asks for nothing that stands out.
    fileprivate func isUnsure(_ intent: RankedIntent, in turn: Turn) -> Bool {
        intent.confidence < max(turn.understanding.threshold, 0.7) || playbook.role(of: intent.name) != nil
    }
}

/// "The second one".
private enum Ordinals {
    private static let words: [String: Int] = [
        "1": 0, "1.": 0, "one": 0, "first": 0, "1st": 0, "former": 0, "2": 1, "2.": 1, "two": 1, "second": 1, "2nd": 1,
        "latter": 1, "3": 2, "three": 2, "third": 2, "erste": 0, "ersten": 0, "erstes": 0, "ersteres": 0, "eins": 0,
        "zweite": 1, "zweiten": 1, "zweites": 1, "letzteres": 1, "zwei": 1, "dritte": 2, "dritten": 2, "drei": 2,
    ]

    static func place(in words: [String], of count: Int) -> Int? {
        guard words.count <= 5 else { return nil }
        return words.compactMap { Self.words[$0] }.first { $0 < count }
    }
}
