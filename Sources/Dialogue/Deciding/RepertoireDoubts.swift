import Comprehension
import Customers
import Language
import StrictJSON

/// What is done where the talk tells more than the words: a likely intent, an issue of last time, a guide that was left.
extension Repertoire {
    /// From this probability on an intent that stands alone is answered, with the words that say how it was taken.
    private static let likely = 0.35
    /// So much likelier than the next it has to be.
    private static let lead = 1.8

    /// "You mean …, I take it": what is most likely is answered rather than asked about, since a wrong answer that says
    /// how the message was taken costs the customer no more than a question.
    func assumed(in turn: Turn, because reason: String) -> Option? {
        let offered = turn.understanding.intents.prefix(6).filter { isOffered($0.name) }
        guard let top = offered.first, top.name == turn.understanding.intent?.name, top.confidence >= Self.likely,
            playbook.role(of: top.name) == nil,
            top.confidence >= Self.lead * (offered.dropFirst().first?.confidence ?? 0)
        else { return nil }
        let option = serve(top.name, in: turn, because: [reason, "far likelier than the next"])
        // A guide and a question for a number say by themselves what they are about.
        guard option.kind == .answer else { return option }
        let label: JSON = .string(playbook.label(of: top.name, in: turn.language))
        return option.saying([.response("utter_assumed", values: ["label": label])] + option.parts)
    }

    /// Whether an intent may be offered as what was meant: what is only said around a matter is no choice.
    func isOffered(_ intent: String) -> Bool {
        let role = playbook.role(of: intent)
        return role == nil || role == .handoff
    }

    /// Replies to "thanks", "hello" and "what can you do" do no harm where they are not called for.
    func isHarmless(_ intent: RankedIntent) -> Bool {
        guard intent.confidence >= Self.likely, let role = playbook.role(of: intent.name) else { return false }
        if role == .unsolved { return intent.confidence >= 0.5 }
        return [.greet, .goodbye, .thanks, .help, .bot, .abuse, .smalltalk, .stop, .solved, .remainder].contains(role)
    }

    // MARK: Taking up

    /// Facts that stand for a slot where the matter of last time is taken up.
    private static let remembered = ["order_number": "last_order"]

    /// "Any news of my order?" the day after: the number is known.
    func takingUp(_ intent: String, in turn: Turn, because reasons: [String]) -> Option? {
        guard turn.customer.history.lastIssue?.intent == intent, let needs = playbook.intents[intent]?.needs,
            let slot = needs.first(where: { turn.state.slots[$0] == nil }), needs.count == 1,
            let fact = Self.remembered[slot], let value = turn.customer[fact]
        else { return nil }
        var next = turn
        next.state.slots[slot] = DialogueState.Slot(value: value, turn: turn.number)
        let option = serve(intent, in: next, because: reasons + ["\(slot) as last time"])
        return option.saying([.response("utter_slot_assumed")] + option.parts)
    }

    /// "Ok, I am at home now", "back to the router please": a guide that was left, or waits behind a question aside, goes
    /// on where it was.
    func resumption(in turn: Turn) -> Option? {
        guard let progress = turn.state.guide ?? turn.state.paused, turn.state.pending == nil,
            let guide = playbook.guide(named: progress.guide)?.spoken(in: turn.language),
            let step = guide.step(named: progress.step), let intent = turn.understanding.intent
        else { return nil }
        let role = playbook.role(of: intent.name)
        let isReport = Self.aboutSteps.contains(role) || guide.intents.contains(intent.name)
        guard role == .resume || turn.state.guide == nil && isReport else { return nil }
        var state = turn.state
        state.paused = nil
        state.guide = progress
        if state.topic.map(guide.intents.contains) != true { state.topic = guide.intents.first }
        return Option(
            .guide,
            saying: [
                .response("utter_back_to", values: ["label": .string(guide.title)]),
                .text(step.text, name: "\(guide.name)/\(step.name)"),
            ], then: state, because: ["guide \(guide.name) goes on where it was"], intent: state.topic)
    }

    /// What is only said of a guide's step.
    private static let aboutSteps: Set<CatalogueIntent.Role?> = [.done, .how, .why, .duration]

    /// "A-1007" out of the blue: a number, and no word of what about it.
    func bareNumber(in turn: Turn) -> Option? {
        let slots = Self.remembered.keys.filter { turn.state.slots[$0]?.turn == turn.number }
        guard let slot = slots.min(), turn.wordsBesideEntities <= 3, turn.state.guide == nil,
            turn.understanding.decidedBy != .context,
            (turn.understanding.intent?.confidence ?? 0) < Self.sure
        else { return nil }
        let value = turn.told(slot).last ?? .null
        return Option(
            .clarify, saying: [.response("utter_what_about", values: ["value": value])], then: turn.state,
            because: ["\(slot) is told, and not what about it"])
    }

    /// From this probability on a message of a few words says what it wants.
    private static let sure = 0.7

    // MARK: What waits

    /// The request that had to wait, once what came before it is done.
    func withWaiting(_ option: Option, in turn: Turn) -> Option {
        let isDone = option.kind == .answer || option.outcome == .solved
        guard isDone, option.state.guide == nil, option.handoff == nil, let other = option.state.waiting.first else {
            return option
        }
        var next = turn
        next.state = option.state
        next.state.waiting.removeFirst()
        let second = serve(other, in: next, because: [])
        guard second.handoff == nil else { return option }
        let label: JSON = .string(playbook.label(of: other, in: turn.language))
        return option.saying(
            option.parts + [.response("utter_second_request", values: ["label": label])] + second.parts,
            as: second.kind == .answer ? option.kind : second.kind, then: second.state,
            because: "then \(other), which waited", asking: second.inquiries)
    }
}
