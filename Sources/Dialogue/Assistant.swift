package import Comprehension
package import Customers
import Foundation
package import Language
package import StrictJSON

/// Answers customers. One message takes one straight walk, whichever front it came by.
///
/// A class, so that handing it to a task with every message copies one reference and not all that it is made of.
package final class Assistant: Sendable {
    package let language: Analyzer
    package let interpreter: Interpreter
    package let customers: CustomerStore
    package let corrections: Corrections
    package let outcomes: Outcomes
    package let repertoire: Repertoire
    package let policy: FixedPolicy
    package let composer: Composer
    /// Asks the desk's own systems; without it, clients carry out the actions of a reply, or nobody does.
    package let systems: Systems?
    /// What is watched for in customers' events.
    package let watch: Watch
    private let turnstile: Turnstile

    /// An assistant of a desk, with everything that it needs already made.
    package init(
        language: Analyzer, interpreter: Interpreter, customers: CustomerStore, corrections: Corrections,
        outcomes: Outcomes = Outcomes(), playbook: Playbook, systems: Systems? = nil
    ) {
        self.language = language
        self.interpreter = interpreter
        self.customers = customers
        self.corrections = corrections
        self.outcomes = outcomes
        repertoire = Repertoire(playbook: playbook)
        policy = FixedPolicy()
        composer = Composer(playbook: playbook)
        self.systems = systems
        turnstile = Turnstile()
        watch = Watch(playbook.watched)
    }

    /// The same assistant by another catalogue and model. Talks go on; a turn that has begun ends as it began.
    package func by(_ playbook: Playbook, _ interpreter: Interpreter) -> Assistant {
        Assistant(self, playbook, interpreter)
    }

    private init(_ other: Assistant, _ playbook: Playbook, _ interpreter: Interpreter) {
        language = other.language
        self.interpreter = interpreter
        customers = other.customers
        corrections = other.corrections
        outcomes = other.outcomes
        repertoire = Repertoire(playbook: playbook)
        policy = other.policy
        composer = Composer(playbook: playbook)
        systems = other.systems
        turnstile = other.turnstile
        watch = Watch(playbook.watched)
    }

    /// Asks the desk's systems, and waits for them no longer than the inquiry's deadline.
    package typealias Systems = @Sendable (Inquiry, Handle) async -> Inquiry.Finding

    /// Answers one message; its turn is kept, on disk, before the reply is returned.
    /// - Throws: `CustomersError` when the store cannot keep it. A text never throws.
    package func reply(to message: Message) async throws -> Reply {
        try await turnstile.pass(message.conversation) {
            if let earlier = try await answer(alreadyGivenTo: message) { return earlier }
            let utterance = language.utterance(of: message.text)
            let understanding = corrections.applied(
                to: interpreter.understand(utterance, at: message.moment, locale: message.locale),
                words: utterance.words)
            let (customer, opened) = try await customers.open(
                message.handle, in: message.conversation, at: message.time)
            let conversation = try await customers.goingOn(opened, of: customer, at: message.time)
            var turn = Turn(message, utterance, understanding, customer, conversation)
            turn.experience = outcomes.experience
            let options = repertoire.options(for: &turn)
            let decision = await settled(policy.choose(from: options, for: turn), in: &turn)
            let composition = composer.compose(decision, for: turn)
            _ = try await customers.remember(
                Episode(turn, composition, learning: repertoire.playbook.facts.changes(byFindingsIn: turn)))
            outcomes.add(composition.decision.option.stepOutcomes)
            return composition.reply
        }
    }

    private func answer(alreadyGivenTo message: Message) async throws -> Reply? {
        guard let request = message.request else { return nil }
        return try await customers.answer(to: request, received: message.received).map { try Reply(kept: $0) }
    }

    /// The decision with all that the desk's systems say of it.
    private func settled(_ decision: Decision, in turn: inout Turn) async -> Decision {
        guard let systems else { return decision }
        var decision = decision
        var rounds = 0
        while !decision.option.inquiries.isEmpty && rounds < 3 {
            for inquiry in decision.option.inquiries {
                turn.findings.append((inquiry, await systems(inquiry, turn.message.handle)))
            }
            decision = policy.choose(from: repertoire.options(observed: turn), for: turn)
            rounds += 1
        }
        return decision
    }

    /// Goes on with what the desk's systems said, later, of an action that a reply asked for.
    /// - Parameter message: Without text; it says whose talk it is, and when.
    /// - Throws: `CustomersError`, and `UnknownAction` when nothing of that id is awaited in the conversation.
    package func reply(to message: Message, with finding: Inquiry.Finding, of action: String) async throws -> Reply {
        try await turnstile.pass(message.conversation) {
            if let earlier = try await answer(alreadyGivenTo: message) { return earlier }
            let (customer, conversation) = try await customers.open(
                message.handle, in: message.conversation, at: message.time)
            guard let inquiry = DialogueState(conversation.state).inquiries.first(where: { $0.id == action }) else {
                throw UnknownAction()
            }
            let utterance = language.utterance(of: message.text)
            var understanding = interpreter.understand(utterance, at: message.moment)
            understanding.read(as: inquiry.intent)
            var turn = Turn(message, utterance, understanding, customer, conversation)
            turn.findings = [(inquiry, finding)]
            let option = repertoire.option(reporting: finding, of: inquiry, in: turn)
            let composition = composer.compose(policy.choose(from: [option], for: turn), for: turn)
            _ = try await customers.remember(
                Episode(
                    turn, composition, by: .assistant,
                    learning: repertoire.playbook.facts.changes(byFindingsIn: turn)))
            return composition.reply
        }
    }

    /// Nothing of that id is awaited.
    package struct UnknownAction: Error {}

    /// What a person of the desk might say now, the best first, each with its reasons. Nothing is kept.
    /// - Parameters:
    ///   - message: The customer's latest, once more.
    ///   - count: How many drafts at most.
    package func drafts(answering message: Message, count: Int) async throws -> [JSON] {
        try await turnstile.pass(message.conversation) {
            let utterance = language.utterance(of: message.text)
            let understanding = corrections.applied(
                to: interpreter.understand(utterance, at: message.moment, locale: message.locale),
                words: utterance.words)
            let (customer, conversation) = try await customers.open(
                message.handle, in: message.conversation, at: message.time)
            var turn = Turn(message, utterance, understanding, customer, conversation)
            turn.experience = outcomes.experience
            repertoire.read(&turn)
            return composer.drafts(repertoire.drafts(in: turn, count: count), for: turn)
        }
    }

    /// What a text means; nothing is kept.
    package func understand(
        _ text: String, at moment: Moment?, locale: LanguageTag?
    ) -> (understanding: Understanding, utterance: Utterance) {
        let utterance = language.utterance(of: text)
        let understanding = interpreter.understand(utterance, at: moment, locale: locale)
        return (corrections.applied(to: understanding, words: utterance.words), utterance)
    }

    /// Does something in a conversation when no turn is under way in it.
    package func inTurn<Result: Sendable>(
        _ conversation: String, _ act: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        try await turnstile.pass(conversation, act)
    }
}

extension Message {
    /// The sender's number with the digest of its bytes; `nil` where there is no number.
    var request: Episode.Request? { id.map { Episode.Request(messageID: $0, digest: digest) } }
    fileprivate var moment: Moment { Moment(date: time, timeZone: timeZone) }
}
