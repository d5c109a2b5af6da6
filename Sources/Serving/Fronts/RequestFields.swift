internal import Comprehension
internal import Customers
internal import Dialogue
internal import Foundation
internal import StrictJSON

extension Request.Operation {
    /// Reads the fields of the operation of that name.
    /// - Throws: `Refusal` with 405 for an unknown name, 422 for a bad field, 426 for a version that is not spoken.
    init(named name: String, _ fields: inout Fields) throws(Refusal) {
        switch name {
        case "hello": self = try Self.hello(&fields)
        case "message": self = .message(try Self.written(&fields))
        case "parse":
            let (time, timeZone) = try fields.timeAndZone()
            self = .parse(
                text: try fields.text("text"), at: time, timeZone: timeZone, locale: try fields.locale(ifAny: "locale"))
        case "event":
            self = .event(
                Told(
                    customer: try fields.identifier("customer"), kind: try fields.identifier("kind"),
                    at: try fields.time(ifAny: "at"), id: try fields.identifier(ifAny: "event_id"),
                    details: try fields.object(ifAny: "data").map { .object($0) } ?? [:]))
        case "subscribe":
            self = .subscribe(
                try fields.topics("topics"), from: try fields.number(ifAny: "from", in: 1...Int(Int32.max)))
        case "ack":
            self = .acknowledge(
                try fields.number("sequence", in: 1...Int(Int32.max)),
                fields.has("topics") ? try fields.topics("topics") : Set(Push.Topic.allCases))
        case "feedback":
            self = .feedback(
                conversation: try fields.identifier("conversation"), turn: try fields.turn(),
                try Self.verdict(&fields))
        case "correct": self = .correct(try Self.correcting(&fields))
        case "profile":
            self = .profile(
                customer: try fields.identifier("customer"), set: try fields.object(ifAny: "set"),
                purpose: try fields.word(ifAny: "purpose", of: Purpose.self))
        case "consent":
            self = .consent(
                customer: try fields.identifier("customer"), try fields.word("purpose", of: Purpose.self),
                granted: try fields.flag("granted"), source: try fields.text(ifAny: "source"),
                expires: try fields.time(ifAny: "expires"))
        case "export": self = .export(customer: try fields.identifier("customer"))
        case "forget":
            self = .forget(customer: try fields.identifier("customer"), reason: try fields.text(ifAny: "reason"))
        case "agent":
            self = .agent(
                conversation: try fields.identifier("conversation"), text: try fields.text("text"),
                agent: try fields.identifier("agent"), messageID: try fields.identifier(ifAny: "message_id"))
        case "takeover":
            self = .takeover(
                conversation: try fields.identifier("conversation"), agent: try fields.identifier("agent"))
        case "handback":
            self = .handback(
                conversation: try fields.identifier("conversation"), agent: try fields.identifier("agent"))
        case "close":
            self = .close(
                conversation: try fields.identifier("conversation"), try fields.word("outcome", of: Outcome.self))
        case "result": self = try Self.result(&fields)
        case "suggest":
            self = .suggest(
                conversation: try fields.identifier("conversation"),
                count: try fields.number(ifAny: "count", in: 1...10) ?? 3)
        case "ping": self = .ping
        case "stats": self = .stats
        case "quit": self = .quit
        default: throw Refusal(.unknownOperation, field: "op", "this server has no such op; PROTOCOL.md lists them")
        }
    }

    private static func hello(_ fields: inout Fields) throws(Refusal) -> Self {
        // Both belong to servers with tokens; a server without them takes and ignores them.
        _ = try fields.text(ifAny: "token")
        _ = try fields.text(ifAny: "agent")
        guard let versions = try fields.array(ifAny: "protocol") else { return .hello }
        guard versions.contains(where: { $0.int == 1 }) else {
            throw Refusal(.wrongVersion, field: "protocol", "this server speaks version 1")
        }
        return .hello
    }

    private static func written(_ fields: inout Fields) throws(Refusal) -> Written {
        _ = try fields.array(ifAny: "attachments")
        let (time, timeZone) = try fields.timeAndZone()
        var written = Written(
            conversation: try fields.identifier("conversation"), customer: try fields.identifier("customer"),
            text: try fields.text("text"), id: try fields.identifier(ifAny: "message_id"),
            time: time, channel: try fields.identifier(ifAny: "channel") ?? "chat",
            locale: try fields.locale(ifAny: "locale"), timeZone: timeZone)
        written.isActedUpon = true
        return written
    }

    private static func result(_ fields: inout Fields) throws(Refusal) -> Self {
        let status = try fields.word("status", of: Inquiry.Finding.Status.self)
        // Only the clock says that it is late.
        guard status != .late else { throw Refusal(.badField, field: "status", "one of ok, not_found, failed") }
        return .result(
            conversation: try fields.identifier("conversation"), action: try fields.identifier("action"),
            Inquiry.Finding(status, try fields.object(ifAny: "data") ?? [:]))
    }

    private static func verdict(_ fields: inout Fields) throws(Refusal) -> Feedback.Verdict {
        let names = ["rating", "accepted", "edited", "rejected", "comment", "clicked"]
        let given = names.filter { fields.has($0) }
        guard given.count == 1, let name = given.first else {
            throw Refusal(
                .badField, field: given.dropFirst().first ?? "rating", "one of \(names.joined(separator: ", "))")
        }
        switch name {
        case "rating": return .rating(try fields.number("rating", in: 1...5))
        case "comment": return .comment(try fields.text("comment"))
        case "accepted":
            try fields.yes("accepted")
            return .accepted
        case "rejected":
            try fields.yes("rejected")
            return .rejected
        case "edited": return .edited(try fields.yesOrText("edited"))
        default: return .clicked(try fields.yesOrText("clicked"))
        }
    }

    private static func correcting(_ fields: inout Fields) throws(Refusal) -> Correcting {
        if let number = try fields.number(ifAny: "undo", in: 1...Int(Int32.max)) { return .undo(number: number) }
        let subject: Correction.Subject
        if let text = try fields.text(ifAny: "text") {
            subject = .text(text)
        } else if fields.has("conversation") {
            subject = .turn(conversation: try fields.identifier("conversation"), turn: try fields.turn())
        } else {
            throw Refusal(.badField, field: "text", "name what to correct: text, or conversation and turn, or undo")
        }
        let intent = try fields.identifierOrNull("intent")
        let entities = try fields.array(ifAny: "entities").map { JSON.array($0) } ?? .null
        return .of(
            subject, intent: intent == "oos" || intent == "out_of_scope" ? nil : intent, entities: entities)
    }
}

extension Fields {
    /// At least one topic of those that there are.
    fileprivate mutating func topics(_ name: String) throws(Refusal) -> Set<Push.Topic> {
        let names = try array(ifAny: name)?.map { $0.string ?? "" } ?? []
        let topics = names.compactMap(Push.Topic.init)
        guard !topics.isEmpty, topics.count == names.count else {
            let all = Push.Topic.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.badField, field: name, "\(name) is a list of \(all)")
        }
        return Set(topics)
    }

    fileprivate mutating func turn() throws(Refusal) -> Int { try number("turn", in: 1...Int(Int32.max)) }

    /// When and where it was written: an offset other than UTC's own tells about the writer's zone where nothing else does.
    fileprivate mutating func timeAndZone() throws(Refusal) -> (Date?, TimeZone?) {
        let moment = try moment(ifAny: "time")
        let offset = moment.flatMap { $0.timeZone.secondsFromGMT() == 0 ? nil : $0.timeZone }
        return (moment?.date, try timeZone(ifAny: "timezone") ?? offset)
    }

    /// `true`, the only value that makes sense for a verdict that is a word.
    fileprivate mutating func yes(_ name: String) throws(Refusal) {
        guard try flag(name) else { throw Refusal(.badField, field: name, "\(name) is true, or left out") }
    }

    /// `true`, or what it became.
    fileprivate mutating func yesOrText(_ name: String) throws(Refusal) -> String? {
        if (try? flag(name)) == true { return nil }
        return try text(name)
    }
}
