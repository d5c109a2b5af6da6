import Comprehension
import Customers
import Foundation
import StrictJSON

extension Repertoire {
    // MARK: Asking the desk's systems

    /// Serves an intent by an action: asks for a yes where something is changed, says what it waits for, or says what
    /// was found.
    func act(
        _ action: Action, for intent: String, in turn: Turn, state: DialogueState, because reasons: [String],
        isConfirmed: Bool
    ) -> Option {
        var state = state
        let arguments = action.needs.reduce(into: JSON.Object()) { $0[$1] = state.slots[$1]?.value }
        if let confirm = action.confirm, !isConfirmed {
            state.pending = .confirmation(intent)
            return Option(
                .ask, saying: [.response(confirm, values: arguments.values)], then: state,
                because: reasons + ["\(action.name) changes something, so a yes is needed"], intent: intent,
                outcome: .open(intent))
        }
        let already = state.inquiries.count { $0.turn == turn.number }
        let inquiry = Inquiry(
            id: already == 0 ? "x\(turn.number)" : "x\(turn.number).\(already + 1)", action: action.name,
            intent: intent, arguments: arguments, turn: turn.number,
            asked: turn.message.received, deadline: turn.message.received.addingTimeInterval(action.deadline))
        if let found = turn.findings.first(where: { $0.inquiry.asksTheSame(as: inquiry) }) {
            return report(found.finding, of: inquiry, in: turn, state: state, because: reasons)
        }
        if state.inquiries.contains(where: { $0.asksTheSame(as: inquiry) && !$0.isOverdue }) {
            return Option(
                .answer, saying: [.response(action.meanwhile, values: arguments.values)], then: state,
                because: reasons + ["\(action.name) is still under way"], intent: intent, outcome: .open(intent))
        }
        state.inquiries = (state.inquiries + [inquiry]).suffix(8)
        return Option(
            .answer, saying: [.response(action.meanwhile, values: arguments.values)], then: state,
            because: reasons + ["asks \(action.name)"], intent: intent, outcome: .open(intent), inquiries: [inquiry])
    }

    /// "Where are A-1007 and A-1008?": where nothing is changed, each is asked for.
    func withOtherNumbers(_ option: Option, of action: Action, for intent: String, in turn: Turn) -> Option {
        guard let slot = action.needs.first, action.needs.count == 1, action.confirm == nil, option.kind == .answer,
            let taken = option.state.slots[slot]
        else { return option }
        var option = option
        for value in turn.told(slot).prefix(Self.mostNumbers) where value != taken.value {
            var state = option.state
            state.slots[slot] = DialogueState.Slot(value: value, turn: turn.number)
            let other = act(action, for: intent, in: turn, state: state, because: [], isConfirmed: false)
            guard other.kind == .answer else { continue }
            state = other.state
            state.slots[slot] = taken
            option = option.saying(
                other.parts + option.parts, then: state, because: "\(slot) is told more than once",
                asking: other.inquiries)
        }
        return option
    }

    /// So many of what one message names are asked for at once.
    private static let mostNumbers = 4

    /// Goes on with what the desk's systems said of an inquiry.
    func report(
        _ finding: Inquiry.Finding, of inquiry: Inquiry, in turn: Turn, state: DialogueState, because reasons: [String]
    ) -> Option {
        var state = state
        let intent = inquiry.intent
        let values = inquiry.arguments.values.merging(finding.data.values) { $1 }
        let action = playbook.actions.first { $0.name == inquiry.action }
        let reasons = reasons + ["\(inquiry.action): \(finding.status.rawValue)"]
        state.inquiries.removeAll { $0.id == inquiry.id }
        let told = finding.data.members.compactMap { member in member.value.plainText.map { "\(member.key) \($0)" } }
        state.note(
            "\(inquiry.action): \(finding.status.rawValue)\(told.isEmpty ? "" : " (\(told.joined(separator: ", ")))")",
            turn: turn.number)
        switch finding.status {
        case .ok:
            return Option(
                .answer, saying: [.response(action?.onFound ?? answerName(of: intent), values: values)], then: state,
                because: reasons, intent: intent, outcome: .open(intent))
        case .notFound:
            let parts: [Option.Part] = [.response(action?.onNotFound ?? "utter_action_not_found", values: values)]
            guard let slot = action?.needs.first, state.slots[slot]?.value == inquiry.arguments[slot] else {
                return Option(.answer, saying: parts, then: state, because: reasons, intent: intent)
            }
            // What the systems do not know is not sent to them again.
            state.slots[slot] = nil
            state.pending = .slot(slot, intent: intent, asked: 1)
            return Option(
                .ask, saying: parts, then: state, because: reasons, intent: intent, outcome: .open(intent))
        case .failed where inquiry.isOverdue:
            // They know that nothing has come of it, in the same words.
            return Option(
                .silent, saying: [], then: state, because: reasons + ["told when it was late"], intent: intent)
        case .failed, .late:
            if finding.status == .late {
                // It may still come.
                var waiting = inquiry
                waiting.isOverdue = true
                state.inquiries.append(waiting)
            }
            if state.pending == nil { state.pending = .handoff }
            return Option(
                .answer, saying: [.response(action?.onFailure ?? "utter_action_failed", values: values)], then: state,
                because: reasons, intent: intent, outcome: .open(intent))
        }
    }

    /// What to do with a finding that came by itself, after the turn that asked for it.
    package func option(reporting finding: Inquiry.Finding, of inquiry: Inquiry, in turn: Turn) -> Option {
        if turn.conversation.openedAgain {
            return Option(.silent, saying: [], then: turn.state, because: ["the talk in which it was asked has ended"])
        }
        let option = report(finding, of: inquiry, in: turn, state: turn.state, because: [])
        guard turn.conversation.holder == .assistant else {
            var state = turn.state
            state.inquiries = option.state.inquiries
            state.evidence = option.state.evidence
            return Option(
                .silent, saying: [], then: state, because: option.reasons + ["a person holds the conversation"],
                drafts: [option])
        }
        return option
    }

    /// Says first what has taken too long.
    func withOverdue(_ option: Option, in turn: Turn) -> Option {
        guard option.kind != .silent, option.handoff == nil else { return option }
        var state = option.state
        let late = state.noteLate(at: turn.message.received)
        guard !late.isEmpty else { return option }
        return option.saying(notices(of: late) + option.parts, then: state, because: Self.reason(for: late))
    }

    /// What is said when a deadline has passed and nobody has written since; `nil` when nothing is late.
    package func option(tellingWhatIsLateIn turn: Turn) -> Option? {
        // A person who holds the talk tells it, and a talk that has ended is not begun anew by it.
        guard turn.conversation.holder == .assistant else { return nil }
        var state = turn.state
        let late = state.noteLate(at: turn.message.received)
        guard let first = late.first else { return nil }
        for inquiry in late { state.note("\(inquiry.action): late", turn: turn.number) }
        if state.pending == nil { state.pending = .handoff }
        return Option(
            .answer, saying: notices(of: late), then: state, because: [Self.reason(for: late)], intent: first.intent,
            outcome: .open(first.intent))
    }

    /// Each notice once, whatever number of actions share it, with the values in which they agree.
    private func notices(of late: [Inquiry]) -> [Option.Part] {
        var notices: [(name: String, values: [String: JSON])] = []
        for inquiry in late {
            let name = playbook.actions.first { $0.name == inquiry.action }?.onFailure ?? "utter_action_failed"
            let values = inquiry.arguments.values
            if let place = notices.firstIndex(where: { $0.name == name }) {
                notices[place].values = notices[place].values.filter { values[$0.key] == $0.value }
            } else {
                notices.append((name, values))
            }
        }
        return notices.map { .response($0.name, values: $0.values) }
    }

    private static func reason(for late: [Inquiry]) -> String {
        "\(late.map(\.action).joined(separator: ", ")) \(late.count == 1 ? "has" : "have") not answered in time"
    }

    /// The yes that an action waits for.
    func pendingConfirmation(in turn: Turn) -> Option? {
        guard case .confirmation(let intent) = turn.state.pending, let understood = turn.understanding.intent else {
            return nil
        }
        switch playbook.role(of: understood.name) {
        case .affirm: return serve(intent, in: turn, because: ["confirmed"], isConfirmed: true)
        case .deny:
            var state = turn.state
            state.pending = nil
            return Option(
                .answer, saying: [.response("utter_action_dropped")], then: state, because: ["not confirmed"],
                intent: understood.name)
        default: return nil
        }
    }
}

extension JSON.Object {
    /// The members by name.
    var values: [String: JSON] { members.reduce(into: [:]) { $0[$1.key] = $1.value } }
}
