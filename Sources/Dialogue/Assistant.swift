package import Comprehension
package import Customers
import Foundation
package import Language
import StrictJSON

/// Answers customers. One message takes one straight walk, whichever front it came by.
package struct Assistant: Sendable {
    package let language: Analyzer
    package let interpreter: Interpreter
    package let customers: CustomerStore
    package let corrections: Corrections
    package let repertoire: Repertoire
    package let policy: FixedPolicy
    package let composer: Composer
    private let turnstile = Turnstile()

    /// An assistant of a desk, with everything that it needs already made.
    package init(
        language: Analyzer, interpreter: Interpreter, customers: CustomerStore, corrections: Corrections,
        playbook: Playbook
    ) {
        self.language = language
        self.interpreter = interpreter
        self.customers = customers
        self.corrections = corrections
        repertoire = Repertoire(playbook: playbook)
        policy = FixedPolicy()
        composer = Composer(playbook: playbook)
    }

    /// Answers one message; its turn is kept, on disk, before the reply is returned.
    /// - Throws: `CustomersError` when the store cannot keep it. A text never throws.
    package func reply(to message: Message) async throws -> Reply {
        try await turnstile.pass(message.conversation) {
            if let earlier = try await answer(alreadyGivenTo: message) { return earlier }
            let utterance = language.utterance(of: message.text)
            let understanding = corrections.applied(
                to: interpreter.understand(utterance, at: message.moment, locale: message.locale),
                words: utterance.words)
            let (customer, conversation) = try await customers.open(
                message.handle, in: message.conversation, at: message.time)
            var turn = Turn(message, utterance, understanding, customer, conversation)
            let options = repertoire.options(for: &turn)
            let decision = policy.choose(from: options, for: turn)
            let composition = composer.compose(decision, for: turn)
            _ = try await customers.remember(Episode(turn, composition))
            return composition.reply
        }
    }

    private func answer(alreadyGivenTo message: Message) async throws -> Reply? {
        guard let request = message.request else { return nil }
        return try await customers.answer(to: request, received: message.received).map { try Reply(kept: $0) }
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
