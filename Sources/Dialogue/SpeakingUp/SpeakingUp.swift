package import Comprehension
package import Customers
package import Foundation
import Language
import StrictJSON

/// What became of one finding: said, or held back, and why.
package struct Spoken: Sendable {
    package let customer: Handle
    package let outreach: Outreach
    /// What was found, in words.
    package let because: String
    /// What was said; `nil` when nothing was.
    package let reply: Reply?
}

extension Assistant {
    /// The sister of `reply(to:)`, for what the assistant says unasked: keeps an event, and speaks about what it completes.
    /// - Parameter moment: Now, and where customers are taken to be when nothing tells.
    /// - Throws: as `hear` does.
    package func speakUp(about event: Event, at moment: Moment) async throws -> (heard: Heard, spoken: [Spoken]) {
        let heard = try await hear(event)
        guard !heard.isRepeat else { return (heard, []) }
        let sighting = Sighting(person: heard.person, kind: event.kind, at: event.at, details: event.details)
        let matches = try await watch.see(sighting, in: customers)
        return (heard, try await speak(about: matches, at: moment))
    }

    /// Speaks about what did not happen in time, and about what waited for the end of quiet hours.
    package func speakUp(at moment: Moment) async throws -> [Spoken] {
        var spoken = try await speak(about: watch.advance(to: moment.date), at: moment)
        for waiting in try await customers.outreaches(dueBy: moment.date) {
            guard let pattern = watch.patterns.first(where: { $0.name == waiting.pattern }) else {
                _ = try await customers.note(
                    waiting.decided(.heldBack, because: "the pattern is gone", at: moment.date))
                continue
            }
            if let one = try await speak(about: waiting, of: pattern, at: moment) { spoken.append(one) }
        }
        return spoken
    }

    private func speak(about matches: [PatternEngine.Match], at moment: Moment) async throws -> [Spoken] {
        var spoken: [Spoken] = []
        for match in matches {
            let pattern = watch.patterns[match.pattern]
            let finding = Outreach(
                person: match.person, pattern: pattern.name, key: match.key, began: match.began, ended: match.ended,
                at: moment.date, decision: .heldBack, reason: "")
            if let one = try await speak(about: finding, of: pattern, at: moment) { spoken.append(one) }
        }
        return spoken
    }

    /// Decides about one finding and carries it out; `nil` when it was decided before, or nobody is there any more.
    private func speak(about finding: Outreach, of pattern: WatchPattern, at moment: Moment) async throws -> Spoken? {
        guard let handle = try await customers.handle(of: finding.person) else { return nil }
        let name = try await place(for: finding.person, handle, at: moment.date)
        return try await inTurn(name) {
            let (customer, conversation) = try await customers.open(handle, in: name, at: moment.date)
            let later = try await customers.sightings(of: finding.person, from: finding.began)
            let restraint = Restraint(
                pattern: pattern, customer: customer, conversation: conversation, moment: moment,
                timesSaid: try await timesSaid(of: pattern, to: finding, at: moment.date), later: later)
            if let decision = restraint.decision(about: finding) {
                let because = "\(pattern.name): \(pattern.summary)"
                return try await customers.note(decision)
                    ? Spoken(customer: handle, outreach: decision, because: because, reply: nil) : nil
            }
            let said = finding.decided(.said, because: pattern.summary, at: moment.date)
            let values = Values(of: pattern, finding: finding, in: later)
            let composition = compose(pattern, values, for: customer, in: conversation, at: moment)
            do {
                _ = try await customers.remember(
                    Episode(speaking: composition, of: said, about: pattern, to: handle, in: conversation, at: moment))
            } catch CustomersError.answeredMeanwhile {
                return nil
            }
            return Spoken(
                customer: handle, outreach: said, because: "\(pattern.name): \(pattern.summary)",
                reply: composition.reply)
        }
    }

    private func timesSaid(of pattern: WatchPattern, to finding: Outreach, at moment: Date) async throws -> Int {
        guard let cap = pattern.limit.perCustomer else { return 0 }
        return try await customers.timesSaid(
            pattern.name, to: finding.person, since: moment.addingTimeInterval(-cap.seconds))
    }

    /// The conversation that is open, or the name of a new one.
    private func place(for person: Int64, _ handle: Handle, at moment: Date) async throws -> String {
        if let open = try await customers.openConversation(of: person, at: moment) { return open }
        let known = try await customers.conversations(of: handle)
        var number = known.count + 1
        while true {
            // A handle that leaves no room for the number is cut; conversations of others would be refused by the store.
            let name = "\(handle.text.prefix(52)):p\(number)"
            if !known.contains(name) { return name }
            number += 1
        }
    }

    private func compose(
        _ pattern: WatchPattern, _ values: Values, for customer: Customer, in conversation: Conversation,
        at moment: Moment
    ) -> Composition {
        let message = Message(
            handle: customer.handle, conversation: conversation.name, channel: "proactive", text: "",
            time: moment.date, timeZone: moment.timeZone)
        let utterance = language.utterance(of: "")
        var understanding = interpreter.understand(utterance, at: moment)
        let guide = pattern.response.start.flatMap { repertoire.playbook.guide(named: $0) }
        if let intent = guide?.intents.first { understanding.read(as: intent) }
        var turn = Turn(message, utterance, understanding, customer, conversation)
        turn.experience = outcomes.experience
        turn.state.hasSpokenUp = true
        for (name, value) in values.things(of: repertoire.playbook.facts) {
            turn.state.slots[name] = DialogueState.Slot(value: value, turn: turn.number)
        }
        turn.state.note("events: \(pattern.summary)", turn: turn.number)
        let option = repertoire.option(speakingOf: pattern, guide, values.all, in: turn)
        let composition = composer.compose(policy.choose(from: [option], for: turn), for: turn)
        return composition.acceptingByYes(repertoire.playbook)
    }
}

extension Repertoire {
    /// What is said about a finding: words, then a guide or a handing over.
    fileprivate func option(
        speakingOf pattern: WatchPattern, _ guide: Guide?, _ values: [String: JSON], in turn: Turn
    ) -> Option {
        let parts = pattern.response.say.map { [Option.Part.response($0, values: values)] } ?? []
        let reasons = ["\(pattern.name): \(pattern.summary)"]
        if let queue = pattern.response.handoff {
            return handOver(
                turn, .policy, saying: parts.isEmpty ? [.response("utter_handoff", values: values)] : parts,
                because: reasons[0], queue: queue)
        }
        guard let guide else { return Option(.answer, saying: parts, then: turn.state, because: reasons) }
        let intent = guide.intents.first
        var state = turn.state
        state.topic = intent
        let option = begin(guide, for: intent ?? guide.name, in: turn, state: state, because: reasons)
        return option.saying(parts + option.parts)
    }
}

extension Composition {
    /// What is offered by one button alone may be accepted by a plain "yes".
    fileprivate func acceptingByYes(_ playbook: Playbook) -> Composition {
        let payloads = (reply.json["suggestions"]?.array ?? []).compactMap { $0["payload"]?.string }
        guard state.pending == nil, state.guide == nil, payloads.count == 1,
            let intent = payloads.first.map({ String($0.dropFirst()) }), playbook.intents[intent] != nil
        else { return self }
        var state = state
        state.pending = .choice([intent])
        return Composition(reply: reply, decision: decision, state: state)
    }
}

extension Episode {
    /// What is kept of a turn that nobody asked for, with what subscribers are told of it.
    fileprivate init(
        speaking composition: Composition, of outreach: Outreach, about pattern: WatchPattern, to handle: Handle,
        in conversation: Conversation, at moment: Moment
    ) {
        let option = composition.decision.option
        let push = Push(
            telling: composition.reply, to: handle, because: pattern.summary, ["pattern": .string(pattern.name)])
        var marks = Marks(outreach: outreach, pushes: [push], due: composition.state.deadline)
        if let handoff = option.handoff {
            marks.holder = .queue(handoff.queue)
            marks.pushes.append(handoff.push(of: handle, in: conversation.name, turn: conversation.turns + 1))
        }
        if case .open(let intent) = option.outcome { marks.issue = intent }
        self.init(
            customer: handle, conversation: conversation.name, turn: conversation.turns + 1, speaker: .assistant,
            at: moment.date, received: moment.date, channel: "proactive", text: "",
            decision: composition.decision.json.bytes, reply: JSON.object(composition.reply.json).bytes,
            state: composition.state.json, marks: marks)
    }
}

extension Handoff {
    /// What people of the desk are told.
    func push(of handle: Handle, in conversation: String, turn: Int) -> Push {
        Push(
            topic: .handoff,
            body: [
                "customer": .string(handle.text), "conversation": .string(conversation), "turn": .number(turn),
                "handoff": json,
            ])
    }
}
