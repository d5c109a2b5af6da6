internal import Customers
internal import StrictJSON

/// An answer of text mode, in SMTP's shape: `250-` before all lines but the last, `250 ` before that.
package struct TextReply: Sendable, Equatable {
    package let code: Code
    /// What stands behind the codes: at least one line, each safe to print.
    package let lines: [String]

    /// An answer of some texts, each of which may hold several lines.
    package init(_ texts: [String], code: Code = .done) {
        self.code = code
        let lines = texts.flatMap(PlainLine.lines)
        self.lines = lines.isEmpty ? [""] : lines
    }

    /// The answer that tells why not.
    package init(_ refusal: Refusal) {
        let retry = refusal.retryMilliseconds.map { ", again in \($0) ms" } ?? ""
        self.init(["\(refusal.code.name): \(refusal.detail)\(retry)"], code: refusal.code)
    }

    /// What goes over the line: 221 for goodbye, an error's own code, 250 for everything else.
    package var bytes: [UInt8] {
        let number = code.isSuccess && code != .bye ? 250 : code.rawValue
        return lines.enumerated().flatMap { index, line in
            Array("\(number)\(index == lines.count - 1 ? " " : "-")\(line)\n".utf8)
        }
    }
}

extension TextReply {
    /// Says in text mode what an answer says in JSON mode.
    init(_ answer: Answer, to operation: Request.Operation) {
        guard answer.code.isSuccess else {
            self.init(Refusal(answer.code, answer.body["detail"]?.string ?? answer.code.meaning))
            return
        }
        switch operation {
        case .message: self.init((answer.body["replies"]?.array ?? []).compactMap { $0["text"]?.string })
        case .event:
            let said = (answer.body["proactive"]?.array ?? []).compactMap { $0["text"]?.string }
            self.init(said.isEmpty ? ["Event \(answer.body["sequence"]?.int ?? 0) is noted."] : said)
        case .feedback: self.init(["Thank you."])
        case .correct:
            let meaning = answer.body["intent"]?.string ?? "no intent of this desk"
            self.init(
                answer.body["undone"] == true
                    ? ["Taken back."] : ["Understood: from the next message on, these words mean \(meaning)."])
        case .profile: self.init(Self.facts(answer.body["profile"]))
        case .consent(_, let purpose, let granted, _, _):
            self.init(["\(purpose.rawValue) \(granted ? "granted" : "refused")"])
        case .export: self.init([JSON.object(answer.body).text])
        case .forget: self.init(["Everything that was kept is erased."] + Self.counts(answer.body["rows"]))
        case .ping: self.init(["pong"])
        case .quit: self.init(["Goodbye."], code: .bye)
        default: self.init(Self.counts(.object(answer.body)))
        }
    }

    private static func facts(_ profile: JSON?) -> [String] {
        let facts = profile?.object?.members ?? []
        if facts.isEmpty { return ["Nothing is known."] }
        return facts.map { fact in
            let origin = ["source", "time", "purpose"].compactMap { fact.value[$0]?.string }
            return "\(fact.key): \(Self.shown(fact.value["value"] ?? .null)) (\(origin.joined(separator: ", ")))"
        }
    }

    /// Names and values, what is nested under its path.
    private static func counts(_ value: JSON?, under path: String = "") -> [String] {
        (value?.object?.members ?? []).flatMap { member in
            member.value.object == nil
                ? ["\(path)\(member.key) \(shown(member.value))"]
                : counts(member.value, under: "\(path)\(member.key).")
        }
    }

    private static func shown(_ value: JSON) -> String { value.string ?? value.text }
}
