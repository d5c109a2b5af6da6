package import Comprehension
internal import Crypto
package import Customers
package import Dialogue
package import Foundation
package import Logging
internal import StrictJSON

/// What every front speaks to: does what a request asks, and says it in the protocol's words.
///
/// Nothing here knows of sockets or terminals. Time enters here, and chance does not.
package struct Desk: Sendable {
    private let current: Current
    package let limits: Limits
    package let traffic: Traffic
    package let logger: Logger
    /// Where customers are taken to be when a message does not say.
    package let timeZone: TimeZone
    /// The clock, the only one that messages are stamped by.
    package let now: @Sendable () -> Date
    let naming = Naming()
    let bell = Bell()
    private let started: Date

    /// A desk that has opened.
    package init(
        assistant: Assistant, limits: Limits, traffic: Traffic, logger: Logger, timeZone: TimeZone,
        now: @escaping @Sendable () -> Date
    ) {
        current = Current(assistant)
        self.limits = limits
        self.traffic = traffic
        self.logger = logger
        self.timeZone = timeZone
        self.now = now
        started = now()
    }

    /// Who answers now.
    package var assistant: Assistant { current.assistant }

    var customers: CustomerStore { assistant.customers }

    /// Answers by another catalogue and model from the next message on, and watches for its patterns.
    /// - Throws: `CustomersError` when what is kept cannot be read.
    package func take(_ playbook: Playbook, _ interpreter: Interpreter) async throws {
        let next = current.assistant.by(playbook, interpreter)
        current.assistant = next
        try await next.watch.begin(with: customers, at: now())
    }

    /// Does what a request asks. It never throws: what goes wrong is an answer, too.
    package func answer(_ request: Request) async -> Answer {
        var answer: Answer
        do {
            answer = try await perform(request)
        } catch let refusal as Refusal {
            answer = Answer(refusal)
        } catch let error as CustomersError {
            answer = Answer(Refusal(error))
        } catch {
            answer = Answer(internalError(error))
        }
        if !request.warnings.isEmpty {
            answer.body["warnings"] = .array(
                (answer.body["warnings"]?.array ?? []) + request.warnings.map { .string($0) })
        }
        return answer
    }

    private func perform(_ request: Request) async throws -> Answer {
        switch request.operation {
        case .hello:
            return Answer(.done, ["protocol": [1], "scopes": ["customer", "agent", "desk"], "limits": limitsShown])
        case .message(let written): return try await reply(to: written)
        case .parse(let text, let time, let zone, let locale):
            return parse(
                text, at: Moment(date: time ?? now(), timeZone: zone ?? timeZone), locale: locale.map(LanguageTag.init),
                explain: request.explain)
        case .event(let told): return try await hear(told)
        case .subscribe(let topics, let first): return try await subscribe(to: topics, from: first)
        case .acknowledge(let sequence, let topics): return try await acknowledge(sequence, topics)
        case .feedback(let conversation, let turn, let verdict):
            let feedback = Feedback(
                conversation: conversation, turn: turn, verdict: verdict.masked, at: now())
            try await customers.record(feedback)
            return Answer(.done, ["reward": .number(feedback.reward)])
        case .correct(let correcting): return try await correct(correcting)
        case .profile(let customer, let set, let purpose):
            return try await profile(of: try handle(customer), setting: set, for: purpose ?? .support)
        case .consent(let customer, let purpose, let granted, let source, let expires):
            let line = Consent(
                purpose: purpose, granted: granted, source: source?.masked, at: now(), expires: expires)
            return try await record(line, of: customer)
        case .export(let customer): return try await export(try handle(customer))
        case .forget(let customer, _): return try await forget(try handle(customer))
        case .agent(let conversation, let text, let agent, let id):
            return try await keep(text, of: agent, in: conversation, id: id)
        case .takeover(let conversation, let agent): return try await pass(conversation, to: .agent(agent))
        case .handback(let conversation, _): return try await pass(conversation, to: .assistant)
        case .close(let conversation, let outcome):
            try await assistant.inTurn(conversation) {
                try await customers.close(conversation, outcome: outcome, at: now())
            }
            return Answer(.done, ["conversation": .string(conversation), "outcome": .string(outcome.rawValue)])
        case .result(let conversation, let action, let finding):
            return try await goOn(with: finding, of: action, in: conversation)
        case .suggest(let conversation, let count): return try await suggest(in: conversation, count: count)
        case .ping: return Answer(.done, ["pong": true])
        case .stats: return try await stats()
        case .quit: return Answer(.bye)
        }
    }

    /// A customer's name, already checked by whoever read the request.
    func handle(_ name: String) throws(Refusal) -> Handle {
        guard let handle = Handle(name) else { throw Refusal(.badField, field: "customer", "no customer's name") }
        return handle
    }

    /// The customer of that name, or the next stranger.
    func handle(_ name: String?, at moment: Date) async throws -> Handle {
        if let name { return try handle(name) }
        return try await naming.stranger(customers, at: moment)
    }

    private func parse(_ text: String, at moment: Moment, locale: LanguageTag?, explain: Bool) -> Answer {
        let (understanding, utterance) = assistant.understand(text, at: moment, locale: locale)
        var body = understanding.json(of: utterance).object ?? [:]
        if explain {
            body["scope_score"] = .number(understanding.scopeScore)
            body["explanation"] = assistant.interpreter.explanation(of: utterance, as: understanding).json
        }
        return Answer(.done, body)
    }

    /// So far back `stats` looks at what was said unasked.
    private static let month: TimeInterval = 30 * 86_400

    private func stats() async throws -> Answer {
        let kept = try await customers.counts()
        let effects = try await Effect.all(in: customers, since: now().addingTimeInterval(-Self.month), at: now())
        return Answer(
            .done,
            [
                "server": .string(Release.server), "seconds": .number(now().timeIntervalSince(started).rounded()),
                "traffic": .object(traffic.json),
                "kept": [
                    "people": .number(kept.people), "conversations": .number(kept.conversations),
                    "turns": .number(kept.turns), "facts": .number(kept.facts), "events": .number(kept.events),
                    "feedback": .number(kept.feedback), "corrections": .number(kept.corrections),
                    "bytes": .number(kept.bytes),
                ],
                "proactive": .array(effects.map(\.json)), "limits": limitsShown,
            ])
    }

    private var limitsShown: JSON {
        .object(limits.named.reduce(into: JSON.Object()) { $0[$1.name] = .number($1.value) })
    }

    /// An error that nobody foresaw: the client gets a reference, the log gets its kind. Its text may quote, and is told
    /// to neither.
    private func internalError(_ error: any Error) -> Refusal {
        let reference = String(UInt32.random(in: .min ... .max), radix: 16)
        logger.error("internal error", metadata: ["reference": "\(reference)", "kind": "\(type(of: error))"])
        return Refusal(.internalError, "reference \(reference)")
    }
}

extension Refusal {
    /// What an error of the store means to a client.
    init(_ error: CustomersError) {
        switch error {
        case .unknownCustomer: self.init(.notFound, field: "customer", error.description)
        case .unknownConversation: self.init(.notFound, field: "conversation", error.description)
        case .unknownTurn: self.init(.notFound, field: "turn", error.description)
        case .unknownCorrection: self.init(.notFound, field: "undo", error.description)
        case .erased: self.init(.erased, error.description)
        case .conversationOfAnother: self.init(.badField, field: "conversation", error.description)
        case .idReused: self.init(.reused, field: "message_id", error.description)
        case .unfit(let field, _): self.init(.badField, field: field, error.description)
        case .turnTaken, .answeredMeanwhile, .unusable(.busy, _), .unusable(.closed, _):
            self.init(.unavailable, "this conversation is busy; send the same again")
        case .unusable(let trouble, let code):
            self.init(.storeUnusable, "the store is \(Self.word(for: trouble)) (SQLite \(code))")
        case .folderHeld, .nothingKept, .otherVersion: self.init(.storeUnusable, "the store cannot be opened")
        }
    }

    private static func word(for trouble: CustomersError.Trouble) -> String {
        switch trouble {
        case .full: "full"
        case .readOnly: "read-only"
        case .damaged: "damaged"
        case .busy, .closed, .broken: "out of order"
        }
    }
}
