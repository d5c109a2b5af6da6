import Comprehension
import Customers
import Foundation
import Language
import StrictJSON

/// A reply, with all that becomes of it in the store.
package struct Composition: Sendable {
    package let reply: Reply
    package let decision: Decision
    /// The dialogue's state after the reply.
    package let state: DialogueState
}

extension Episode {
    /// What is kept of a turn; one that no customer began has neither mood nor language.
    /// - Parameters:
    ///   - facts: What the desk's systems told in it.
    ///   - pushes: What subscribers are told of it besides a handing over.
    init(
        _ turn: Turn, _ composition: Composition, by speaker: Speaker = .customer, learning facts: [FactChange] = [],
        telling pushes: [Push] = []
    ) {
        let message = turn.message
        var marks = Marks(turn, composition)
        marks.facts += facts
        marks.pushes += pushes
        self.init(
            customer: message.handle, conversation: message.conversation, turn: turn.number, speaker: speaker,
            request: message.request, at: message.time,
            received: message.received, channel: message.channel, text: turn.understanding.text,
            mood: speaker == .customer ? turn.understanding.sentiment.score : nil,
            language: speaker == .customer ? turn.understanding.language.code : nil,
            decision: composition.decision.json.bytes, reply: JSON.object(composition.reply.json).bytes,
            state: composition.state.json, marks: marks)
    }
}

extension Fact {
    /// The source of what a customer answered to a guide's question.
    static let guide = "guide"
}

extension Episode.Marks {
    /// What a turn tells about the customer: the issue, what was tried, which orders and devices are theirs.
    fileprivate init(_ turn: Turn, _ composition: Composition) {
        self.init()
        switch composition.decision.option.outcome {
        case .open(let intent): issue = intent
        case .solved: solved = true
        case .unsolved: solved = false
        case nil: break
        }
        if let handoff = composition.decision.option.handoff {
            holder = .queue(handoff.queue)
            pushes = [handoff.push(of: turn.message.handle, in: turn.message.conversation, turn: turn.number)]
        }
        if let purpose = composition.decision.option.refuses {
            consents = [Consent(purpose: purpose, granted: false, source: "chat", at: turn.message.received)]
        }
        tried = Self.steps(tried: turn, composition)
        outcomes = composition.decision.option.stepOutcomes
        for (name, answer) in composition.decision.option.answers.sorted(by: { $0.key < $1.key }) {
            let at = turn.message.received
            facts.append(
                .set(
                    Fact(
                        name: name, value: answer, source: Fact.guide, at: at, purpose: .support,
                        expires: at.addingTimeInterval(Turn.freshness))))
        }
        due = composition.state.deadline
        isUnanswered = composition.decision.option.isUnanswered
        for entity in turn.understanding.entities where !entity.masked {
            guard let list = Self.remembered[entity.name] else { continue }
            facts.append(.add(fact(list, entity.value, turn)))
            if entity.name == "order_number" { facts.append(.set(fact("last_order", entity.value, turn))) }
        }
    }

    /// Entities that tell what a customer has, by the fact that lists them.
    private static let remembered = ["order_number": "orders", "device": "devices", "product": "devices"]

    private func fact(_ name: String, _ value: JSON, _ turn: Turn) -> Fact {
        Fact(name: name, value: value, source: "customer", at: turn.message.received, purpose: .support)
    }

    private static func steps(tried turn: Turn, _ composition: Composition) -> [TriedStep] {
        let before = turn.state.guide
        let at = turn.message.received
        var steps: [TriedStep] = []
        if case .solved = composition.decision.option.outcome, let before {
            steps.append(TriedStep(step: "\(before.guide)/\(before.step)", at: at, outcome: "solved"))
        }
        let known = before.map { before in before.tried.map { "\(before.guide)/\($0)" } } ?? []
        let tried =
            composition.state.guide.map { after in after.tried.map { "\(after.guide)/\($0)" } }
            ?? composition.decision.option.handoff?.tried ?? []
        for step in tried where !known.contains(step) {
            steps.append(TriedStep(step: step, at: at, outcome: "no_change"))
        }
        return steps
    }
}
