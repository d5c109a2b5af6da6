import Comprehension
import Customers
import Foundation
import Language
import Learning
import StrictJSON

extension Repertoire {
    /// Begins a guide, passing over what is known already.
    func begin(
        _ guide: Guide, for intent: String, in turn: Turn, state: DialogueState, because reasons: [String]
    ) -> Option {
        guard !state.exhaustedGuides.contains(guide.name) else {
            return handOver(
                turn, .noProgress, saying: [.response("utter_handoff_no_progress")],
                because: "guide \(guide.name) was gone through without success")
        }
        let guide = guide.spoken(in: turn.language)
        var state = state
        let (progress, move) = GuideProgress.begin(
            guide, known: known(of: guide, in: turn), believing: belief(in: guide, turn: turn))
        state.guide = progress
        var intro = guide.intro.map { [Option.Part.text($0, name: "\(guide.name)/intro")] } ?? []
        if willSkip(guide, after: move, state: state) { intro.insert(.response("utter_guide_noted"), at: 0) }
        return make(
            move, of: guide, in: turn, state: state, before: intro, because: reasons + ["starts guide \(guide.name)"],
            intent: intent)
    }

    /// Whether the customer told of a step that comes later, and wants to know that it was heard.
    private func willSkip(_ guide: Guide, after move: GuideProgress.Move, state: DialogueState) -> Bool {
        guard case .put(_, let passedOver) = move, passedOver.isEmpty else { return false }
        return guide.steps.contains { state.hints["\(guide.name)/\($0.name)"] == "tried" }
    }

    /// What the customer reports of the step that was put last; `nil` when the talk turned to something else.
    func guideReport(in turn: Turn) -> Option? {
        guard var progress = turn.state.guide,
            let guide = playbook.guide(named: progress.guide)?.spoken(in: turn.language),
            let step = guide.step(named: progress.step)
        else { return nil }
        if isPausing(turn) {
            return Option(
                .answer, saying: [.response("utter_wait")], then: turn.state,
                because: ["guide \(guide.name), step \(step.name): the customer needs a moment"])
        }
        guard let report = report(of: step, in: guide, turn: turn) else { return reportBeside(in: turn) }
        let move = progress.take(
            report, in: guide, known: known(of: guide, in: turn), believing: belief(in: guide, turn: turn))
        var state = turn.state
        state.guide = progress
        state.doubts = 0
        state.pending = nil
        // Back from a question aside, the talk is about the guide's matter again.
        if state.topic.map(guide.intents.contains) != true { state.topic = guide.intents.first }
        if step.kind == .act, progress.tried.contains(step.name) {
            state.note("tried \(step.name): no change", turn: turn.number)
        }
        var answers: [String: JSON] = [:]
        if let answer = report.answer(to: step) {
            state.note("\(step.name): \(answer)", turn: turn.number)
            if let fact = step.fact {
                state.slots[fact] = DialogueState.Slot(value: .string(answer), turn: turn.number)
                answers[fact] = .string(answer)
            }
        }
        var option = make(
            move, of: guide, in: turn, state: state, before: [],
            because: ["guide \(guide.name), step \(step.name): \(report.word)"], intent: state.topic)
        option.answers = answers
        // Only a step that the guide put, and a report that says whether it helped, tells of its chance.
        if step.kind == .act, let helped = report.helped {
            let subject = StepOutcome.Subject(guide: guide.name, step: step.name, kind: kind(for: guide, in: turn))
            option.stepOutcomes = [StepOutcome(subject, helped: helped)]
        }
        return option
    }

    /// Whether a message only says that it was read, or that it takes a moment: "ok", "hold on, the dog".
    private func isPausing(_ turn: Turn) -> Bool {
        let words = turn.words.filter { $0.contains(where: \.isLetter) }
        if words.count == 1, Self.nods.contains(words[0]) { return true }
        return turn.understanding.intent.flatMap { playbook.role(of: $0.name) } == .wait
    }

    private static let nods: Set<String> = [
        "ok", "okay", "k", "alright", "hm", "hmm", "hmmm", "right", "so", "well", "wait", "moment", "gut",
    ]

    /// "Did that, no change. And where is my order?": a report in one piece of a message that asks for something else.
    private func reportBeside(in turn: Turn) -> Option? {
        guard let request = turn.understanding.intent, playbook.role(of: request.name) == nil,
            let aside = turn.understanding.asides.first(where: { Self.reports.contains(playbook.role(of: $0.name)) })
        else { return nil }
        var reporting = turn
        reporting.understanding.intents = [aside]
        reporting.understanding.asides = []
        guard let option = guideReport(in: reporting) else { return nil }
        reporting.understanding.requests = [request]
        return withOtherRequests(option, in: reporting)
    }

    /// What is said beside a report, or leads back to the guide.
    private static let aside: Set<CatalogueIntent.Role> = [.goodbye, .greet, .thanks, .bot, .help, .resume]
    private static let reports: Set<CatalogueIntent.Role?> = [.solved, .unsolved, .done]

    // MARK: A learned order

    /// What is believed of the steps of a guide for the kind of device that this talk is about.
    private func belief(in guide: Guide, turn: Turn) -> GuideProgress.Belief {
        let kind = self.kind(for: guide, in: turn)
        return { step in turn.experience.belief(in: step, of: guide, kind: kind) }
    }

    /// The kind of device that was named in this conversation; empty where none was, or none that the catalogue lists.
    private func kind(for guide: Guide, in turn: Turn) -> String {
        guard let kinds = guide.kinds, let kind = turn.state.slots[kinds.name]?.value.string,
            kinds.values.contains(kind)
        else { return "" }
        return kind
    }

    /// Why a learned order put the present step and not another: "restart 0.42 for 2 before cable 0.30 for 5 (router)".
    private func reasonForOrder(of guide: Guide, in turn: Turn, _ state: DialogueState) -> [String] {
        let belief = self.belief(in: guide, turn: turn)
        guard let rivals = state.guide?.rivals(in: guide, believing: belief), rivals.count > 1 else { return [] }
        let shown = rivals.prefix(2).map { "\($0.name) \(belief($0).mean.shown) for \($0.shownCost)" }
        let kind = self.kind(for: guide, in: turn)
        return [shown.joined(separator: " before ") + (kind.isEmpty ? "" : " (\(kind))")]
    }

    /// Said of a step that an event told of, where the guide has no words of its own for it.
    private static let seenPlainly = "I can see one step of it from here already, so we leave that out."

    /// From this probability on something else interrupts a guide.
    private static let interruption = 0.6

    // MARK: What is known

    /// What this conversation and the last day's talks tell of a guide's steps.
    private func known(of guide: Guide, in turn: Turn) -> [String: Guide.Hint] {
        var known: [String: Guide.Hint] = [:]
        for step in guide.steps {
            let key = "\(guide.name)/\(step.name)"
            if let hint = turn.state.hints[key] {
                known[step.name] =
                    Guide.Target(word: hint).map { .told(step: step.name, target: $0) } ?? .tried(step: step.name)
            } else if turn.hasTried(key) {
                known[step.name] = .tried(step: step.name)
            } else if let hint = seen(step, in: turn) {
                known[step.name] = hint
            }
        }
        return known
    }

    /// What an event of the last day tells of a step, or the customer's own answer in an earlier talk that settled
    /// nothing, by the fact of its name.
    private func seen(_ step: Guide.Step, in turn: Turn) -> Guide.Hint? {
        guard let name = step.fact, let fact = turn.customer.fact(named: name),
            fact.source == "event" || fact.source == Fact.guide && holdsOver(fact, in: turn),
            turn.message.time.timeIntervalSince(fact.at) < Turn.freshness
        else { return nil }
        guard step.kind == .ask else { return .tried(step: step.name) }
        let words = fact.value.plainText.map { $0.lowercased().split(separator: " ").map(String.init) } ?? []
        let answer = step.answerPhrases.matches(in: words).first { !$0.isNegated }
        return answer.map { .told(step: step.name, target: step.answers[$0.meaning].target) }
    }

    /// Whether an answer was given in an earlier talk, and nothing was solved since.
    private func holdsOver(_ answer: Fact, in turn: Turn) -> Bool {
        turn.state.slots[answer.name] == nil && turn.customer.history.lastIssue?.solved != true
    }

    /// Whether only an event, and neither the customer nor an earlier talk, told of a step.
    private func isSeenAlone(_ step: Guide.Step, of guide: Guide, in turn: Turn) -> Bool {
        let key = "\(guide.name)/\(step.name)"
        return turn.state.hints[key] == nil && !turn.hasTried(key) && seen(step, in: turn) != nil
    }

    /// Reads a message as the report of a step.
    private func report(of step: Guide.Step, in guide: Guide, turn: Turn) -> GuideProgress.Report? {
        let understanding = turn.understanding
        let answer = answer(to: step, words: turn.words)
        if let question = question(about: step, in: turn) { return .asks(question) }
        if isElsewhere(understanding, than: guide), answer == nil || turn.words.count > 8 { return nil }
        // A question that nothing is known about is none of the guide's; that is said rather than taken for a report.
        if answer == nil, understanding.fallback, turn.words.count >= 5,
            Requests(of: turn.utterance).asks.contains(true)
        {
            return nil
        }
        let reported = reportedRole(in: turn)
        let role = reported?.role
        if let role, Self.aside.contains(role) { return nil }
        if let hint = guide.hints.matches(in: turn.words).first(where: { !$0.isNegated && $0.meaning.step == step.name }
        ),
            case .told(_, let target) = hint.meaning
        {
            return .told(target)
        }
        if role == .stop, answer == nil, let reported, reported.confidence >= Self.sureOfLeaving { return .stop }
        if role == .solved, let reported, reported.confidence >= Self.sureOfSuccess { return .solved }
        if let question = role.flatMap(Self.question) { return .asks(question) }
        switch step.kind {
        case .ask:
            if let answer { return .answer(answer) }
            switch role {
            case .affirm: return step.answerPhrases.matches(in: ["yes"]).first.map { .answer($0.meaning) } ?? .unclear
            case .deny: return step.answerPhrases.matches(in: ["no"]).first.map { .answer($0.meaning) } ?? .unclear
            case .unsolved, .done: return .unsolved
            case .solved: return .done
            case .unknown: return step.explanations[.how] == nil ? .unsolved : .asks(.how)
            default: return .unclear
            }
        case .act:
            switch role {
            case .affirm: return .solved
            case .deny, .unsolved: return .unsolved
            // Perhaps it works again: that is asked rather than taken for granted.
            case .done, .solved: return .done
            case .unknown: return .asks(.how)
            default:
                // The trouble told again is the report that it is still there.
                return understanding.intent.map { guide.intents.contains($0.name) } == true ? .unsolved : .unclear
            }
        }
    }

    /// A short question about a thing that the step names: "what light?", "which cable do you mean?".
    private func question(about step: Guide.Step, in turn: Turn) -> Guide.Question? {
        guard turn.words.last == "?", turn.words.count <= 7, let first = turn.words.first,
            Self.questionWords.contains(first)
        else { return nil }
        if let role = reportedRole(in: turn)?.role, let question = Self.question(role) { return question }
        let named = Set(step.text.lowercased().split { !$0.isLetter }.map(String.init))
        let content = turn.words.filter { $0.utf8.count >= 3 && !Self.questionWords.contains($0) }
        return content.isEmpty || content.contains { named.contains($0) } ? .how : nil
    }

    private static func question(_ role: CatalogueIntent.Role) -> Guide.Question? {
        switch role {
        case .how: .how
        case .why: .why
        case .duration: .time
        default: nil
        }
    }

    private static let questionWords: Set<String> = [
        "what", "which", "where", "how", "huh", "whats", "what's", "why", "one", "the", "that", "this", "you", "mean",
        "does", "are", "exactly",
    ]

    /// From this probability on it is believed that the trouble is over.
    private static let sureOfSuccess = 0.5
    /// From this one on, that the customer wants to stop.
    private static let sureOfLeaving = 0.4

    /// Whether a message is more likely about something else than a report.
    private func isElsewhere(_ understanding: Understanding, than guide: Guide) -> Bool {
        guard !understanding.fallback else { return false }
        let elsewhere = understanding.intents.prefix(5).reduce(0) { sum, intent in
            guide.intents.contains(intent.name) || playbook.role(of: intent.name) != nil ? sum : sum + intent.confidence
        }
        return elsewhere >= Self.interruption
    }

    /// The role that a message most likely plays here, where a report is what is to be expected: "I am in! Thank you" is
    /// one, with thanks.
    private func reportedRole(in turn: Turn) -> (role: CatalogueIntent.Role, confidence: Double)? {
        let whole = likelyRole(in: turn)
        guard whole.map({ Self.reports.contains($0.role) }) != true else { return whole }
        for aside in turn.understanding.asides.reversed() {
            if let role = playbook.role(of: aside.name), Self.reports.contains(role) { return (role, aside.confidence) }
        }
        return whole
    }

    private func likelyRole(in turn: Turn) -> (role: CatalogueIntent.Role, confidence: Double)? {
        for ranked in turn.understanding.intents.prefix(5) where ranked.confidence >= 0.15 {
            if let role = playbook.role(of: ranked.name) { return (role, ranked.confidence) }
            if ranked.confidence >= 0.5 { return nil }
        }
        return nil
    }

    /// The answer that the words give: the first that stands there and is not denied; a denied yes is a no.
    private func answer(to step: Guide.Step, words: [String]) -> Int? {
        let matches = step.answerPhrases.matches(in: words)
        if let match = matches.first(where: { !$0.isNegated }) { return match.meaning }
        guard let denied = matches.first, step.answers.count == 2 else { return nil }
        return 1 - denied.meaning
    }

    // MARK: What to say

    private func make(
        _ move: GuideProgress.Move, of guide: Guide, in turn: Turn, state: DialogueState, before: [Option.Part],
        because reasons: [String], intent: String?
    ) -> Option {
        var state = state
        func say(_ parts: [Option.Part], _ reason: String, outcome: Option.Outcome? = nil) -> Option {
            Option(
                .guide, saying: before + parts, then: state, because: reasons + [reason], intent: intent,
                outcome: outcome)
        }
        let current = state.guide.flatMap { guide.step(named: $0.step) }
        switch move {
        case .put(let name, let passedOver):
            guard let step = guide.step(named: name) else { break }
            let skips = passedOver.compactMap { name -> Option.Part? in
                guard let skipped = guide.step(named: name) else { return nil }
                if isSeenAlone(skipped, of: guide, in: turn) {
                    if turn.customer.fact(named: skipped.fact ?? "")?.source == Fact.guide {
                        return .response("utter_guide_told_before")
                    }
                    return .text(skipped.seen ?? Self.seenPlainly, name: "\(guide.name)/\(name)/seen")
                }
                guard skipped.kind == .act || skipped.skip != nil else { return nil }
                return skipped.skip.map { .text($0, name: "\(guide.name)/\(name)/skip") }
                    ?? .response("utter_guide_skip")
            }
            let reason =
                passedOver.isEmpty
                ? "next step \(name)" : "skips \(passedOver.joined(separator: ", ")), next step \(name)"
            return say(
                // Two reasons for skipping are enough; more would bury the question.
                skips.suffix(2) + [.text(step.text, name: "\(guide.name)/\(name)")],
                ([reason] + reasonForOrder(of: guide, in: turn, state)).joined(separator: ": "),
                outcome: intent.map { .open($0) })
        case .explain(let question):
            return say(
                [explanation(of: question, at: current, in: guide) ?? .response("utter_guide_\(question.rawValue)")],
                "explains the step: \(question.rawValue)")
        case .check:
            return say([.response("utter_guide_check")], "asks whether it helped")
        case .askAgain:
            let how = explanation(of: .how, at: current, in: guide)
            return say([.response("utter_guide_unclear")] + (how.map { [$0] } ?? []), "the report is not clear")
        case .solved:
            state.guide = nil
            return withWaiting(say([.response("utter_guide_solved")], "solved", outcome: .solved), in: turn)
        case .leave:
            state.paused = state.guide
            state.guide = nil
            return say([.response("utter_guide_stop")], "leaves the guide")
        case .handOver: break
        }
        state.exhaustedGuides.append(guide.name)
        var turn = turn
        turn.state = state
        return handOver(
            turn, .noProgress, saying: before + [.response("utter_handoff_no_progress")],
            because: "guide \(guide.name) brought no progress")
    }

    /// What the step says to a question, else what the guide says to it.
    private func explanation(
        of question: Guide.Question, at step: Guide.Step?, in guide: Guide
    ) -> Option.Part? {
        if let step, let text = step.explanations[question] {
            return .text(text, name: "\(guide.name)/\(step.name)/\(question.rawValue)")
        }
        return guide.explanations[question].map { .text($0, name: "\(guide.name)/\(question.rawValue)") }
    }
}

extension Guide.Hint {
    /// The step that the hint is about.
    var step: String {
        switch self {
        case .tried(let step), .told(let step, _): step
        }
    }
}

extension Guide.Step {
    /// The cost with as few decimals as tell it, at most two: "2", "0.50".
    fileprivate var shownCost: String { cost.truncatingRemainder(dividingBy: 1) == 0 ? "\(Int(cost))" : cost.shown }
}

extension GuideProgress.Report {
    /// The name of the answer that the report gives to a step's question.
    func answer(to step: Guide.Step) -> String? {
        switch self {
        case .answer(let place): step.answers[place].name
        case .told(let target): step.answers.first { $0.target == target }?.name
        default: nil
        }
    }

    /// Whether the step helped; `nil` where the report does not tell.
    var helped: Bool? {
        switch self {
        case .solved: true
        case .unsolved: false
        default: nil
        }
    }

    /// The report in one word, for reasons.
    var word: String {
        switch self {
        case .answer(let place): "answer \(place + 1)"
        case .told(let target): "told \(target.word)"
        case .solved: "solved"
        case .unsolved: "no change"
        case .done: "done"
        case .asks(let question): "asks \(question.rawValue)"
        case .stop: "leaves it"
        case .unclear: "unclear"
        }
    }
}
