internal import Customers
internal import StrictJSON

/// Does what a request asks.
package typealias Answering = @Sendable (Request) async -> Answer

/// Text mode: who is speaking on one line, in which conversation, and what was last answered.
///
/// The line server, a piped `rapport chat` and the one on a terminal all speak through it, so that the same lines give
/// the same replies by every front.
package struct Session: Sendable {
    /// Who is speaking and where; the desk settles what is open with the first message.
    package private(set) var place = Answer.Place()
    /// The answer to the last message that was answered.
    package private(set) var last: Answer?
    private var hasAskedToForget = false
    /// The journal number of the last correction.
    private var corrected: Int?
    private let limits: Limits

    /// A session of a customer, or of a stranger.
    package init(customer: String? = nil, limits: Limits) {
        place.customer = customer
        self.limits = limits
    }

    /// Answers one line, a command or a message; `nil` for a blank line.
    package mutating func reply(to line: [UInt8], from answer: Answering) async -> TextReply? {
        let text: String
        do throws(TextProblem) {
            text = try TextCheck.text(line)
        } catch {
            return TextReply(Refusal(error))
        }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
        if let command = TextCommand(text) { return await reply(to: command, from: answer) }
        return await reply(toMessage: text, from: answer)
    }

    /// Answers what a customer says.
    package mutating func reply(toMessage text: String, from answer: Answering) async -> TextReply {
        hasAskedToForget = false
        do throws(TextProblem) {
            try TextCheck.check(text, limits)
        } catch {
            return TextReply(Refusal(error, field: "text"))
        }
        let written = Request.Operation.Written(conversation: place.conversation, customer: place.customer, text: text)
        return await ask(.message(written), from: answer)
    }

    /// Answers a command.
    package mutating func reply(to command: TextCommand, from answer: Answering) async -> TextReply {
        defer { hasAskedToForget = command == .forget && hasAskedToForget }
        switch command {
        case .help: return TextReply(TextCommand.page)
        case .auth: return TextReply(["No token is needed here."])
        case .stats: return await ask(.stats, from: answer)
        case .ping: return await ask(.ping, from: answer)
        case .quit: return await ask(.quit, from: answer)
        case .say(let text): return await reply(toMessage: text, from: answer)
        case .explain: return await explanation(from: answer)
        case .customer(let name):
            place = Answer.Place(customer: name)
            last = nil
            return TextReply(["Customer \(name)."])
        case .rate(let stars):
            guard let conversation = place.conversation, let turn = last?.body["turn"]?.int else {
                return TextReply(Refusal(.notFound, "nothing has been answered yet"))
            }
            return await ask(.feedback(conversation: conversation, turn: turn, .rating(stars)), from: answer)
        case .correct(let intent):
            guard let conversation = place.conversation, let turn = last?.body["turn"]?.int else {
                return TextReply(Refusal(.notFound, "nothing has been answered yet"))
            }
            let subject = Correction.Subject.turn(conversation: conversation, turn: turn)
            return await ask(.correct(.of(subject, intent: intent, entities: [:])), from: answer)
        case .undo:
            guard let corrected else { return TextReply(Refusal(.notFound, "nothing has been corrected yet")) }
            return await ask(.correct(.undo(number: corrected)), from: answer)
        case .consent(let name, let granted):
            guard let purpose = Purpose(rawValue: name) else {
                let names = Purpose.allCases.map(\.rawValue).joined(separator: ", ")
                return TextReply(Refusal(.badField, "purpose is one of \(names)"))
            }
            return await ask(
                .consent(customer: place.customer, purpose, granted: granted, source: "chat", expires: nil),
                from: answer)
        case .event(let kind, let details):
            return await ask(.event(.init(customer: place.customer, kind: kind, details: details)), from: answer)
        case .profile, .export, .forget:
            guard let customer = place.customer else {
                return TextReply(Refusal(.notFound, "nothing is known about a stranger who has said nothing"))
            }
            return await reply(to: command, about: customer, from: answer)
        }
    }

    private mutating func reply(
        to command: TextCommand, about customer: String, from answer: Answering
    ) async -> TextReply {
        switch command {
        case .profile: return await ask(.profile(customer: customer, set: nil, purpose: nil), from: answer)
        case .export: return await export(customer, from: answer)
        default:
            guard hasAskedToForget else {
                hasAskedToForget = true
                return TextReply(["This erases all that is kept about \(customer). Say FORGET once more to do it."])
            }
            hasAskedToForget = false
            let reply = await ask(.forget(customer: customer, reason: "asked for in a chat"), from: answer)
            if reply.code.isSuccess {
                place.conversation = nil
                last = nil
            }
            return reply
        }
    }

    private mutating func ask(_ operation: Request.Operation, from answer: Answering) async -> TextReply {
        let given = await answer(Request(operation))
        if let customer = given.place.customer { place.customer = customer }
        if let conversation = given.place.conversation { place.conversation = conversation }
        if case .message = operation, given.code.isSuccess { last = given }
        if case .correct = operation, given.code.isSuccess {
            corrected = given.body["undone"] == true ? nil : given.body["number"]?.int
        }
        return TextReply(given, to: operation)
    }

    private func export(_ customer: String, from answer: Answering) async -> TextReply {
        var part = await answer(Request(.export(customer: customer)))
        var lines: [String] = []
        while part.code == .part, let next = part.next {
            lines.append(JSON.object(part.body).text)
            part = await next()
        }
        let end = TextReply(part, to: .export(customer: customer))
        return end.code.isSuccess ? TextReply(lines + end.lines) : end
    }

    private func explanation(from answer: Answering) async -> TextReply {
        guard let body = last?.body, let decision = body["decision"], let understanding = body["understanding"] else {
            return TextReply(Refusal(.notFound, "nothing has been answered yet"))
        }
        var lines = Explanation.lines(decision: decision, understanding: understanding)
        if let text = understanding["text"]?.string {
            let again = await answer(Request(.parse(text: text, at: nil, timeZone: nil, locale: nil), explain: true))
            lines += Explanation.lines(of: again.body["explanation"] ?? .null)
        }
        return TextReply(lines)
    }
}
