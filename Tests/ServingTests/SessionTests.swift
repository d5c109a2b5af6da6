import Customers
import Serving
import StrictJSON
import Synchronization
import Testing

/// A desk that repeats what it hears and remembers what it was asked.
private final class Parrot: Sendable {
    let asked = Mutex<[Request]>([])

    var answer: Answering {
        { request in
            self.asked.withLock { $0.append(request) }
            switch request.operation {
            case .message(let written):
                let turn = self.asked.withLock { $0.count }
                var answer = Answer(
                    .done,
                    [
                        "turn": .number(turn),
                        "replies": [["text": .string("You said: \(written.text)"), "reply": "r#0"]],
                        "decision": ["option": "answer", "policy": "fixed", "reasons": ["it was said"]],
                        "understanding": ["intent": ["name": "say", "confidence": 0.9]],
                    ])
                answer.place = Answer.Place(
                    customer: written.customer ?? "stranger-1", conversation: written.conversation ?? "k1")
                return answer
            case .profile: return Answer(.done, ["profile": ["first_name": ["value": "Ana", "source": "profile"]]])
            case .export:
                var part = Answer(.part, ["part": "fact"])
                part.next = { Answer(.done, ["done": true, "count": 1]) }
                return part
            case .forget: return Answer(.done, ["rows": ["facts": 2]])
            case .quit: return Answer(.bye)
            default: return Answer()
            }
        }
    }

    var operations: [Request.Operation] { asked.withLock { $0.map(\.operation) } }
}

private func replies(_ lines: [String], customer: String? = nil, _ parrot: Parrot = Parrot()) async -> [String] {
    var session = Session(customer: customer, limits: Limits())
    var out: [String] = []
    for line in lines {
        if let reply = await session.reply(to: Array(line.utf8), from: parrot.answer) {
            out.append(String(decoding: reply.bytes, as: UTF8.self))
        }
    }
    return out
}

@Test func `a line is a message, and blank lines are nothing`() async {
    #expect(await replies(["hello", "", "  \t", "help me"]) == ["250 You said: hello\n", "250 You said: help me\n"])
}

@Test func `a conversation goes on in the place that its first message was given`() async {
    let parrot = Parrot()
    _ = await replies(["one", "two", "CUSTOMER bo", "three"], parrot)
    let places = parrot.operations.map(\.place)
    #expect(
        places == [
            Answer.Place(), Answer.Place(customer: "stranger-1", conversation: "k1"), Answer.Place(customer: "bo"),
        ])
}

@Test func `bytes of a customer reach the terminal harmless`() async {
    #expect(await replies(["\u{1B}[2Jboo\u{202E}"]) == ["250 You said: \\x1b[2Jboo\\u202e\n"])
}

@Test func `what is too long or no text is refused and asked of nobody`() async {
    let parrot = Parrot()
    var session = Session(limits: Limits())
    let long = await session.reply(to: [UInt8](repeating: 0x61, count: 16_385), from: parrot.answer)
    #expect(long?.code == .badField)
    #expect(await session.reply(to: [0x61, 0xFF], from: parrot.answer)?.code == .notText)
    #expect(await session.reply(to: [0x61, 0x00], from: parrot.answer)?.code == .notText)
    #expect(parrot.operations.isEmpty)
}

@Test func `rate and explain speak of the last answer`() async {
    let parrot = Parrot()
    #expect(
        await replies(["RATE 5", "EXPLAIN"])
            == Array(repeating: "404 not_found: nothing has been answered yet\n", count: 2))
    let out = await replies(["first", "second", "RATE 4", "EXPLAIN"], parrot)
    guard case .feedback("k1", 2, .rating(4))? = parrot.operations.last else {
        Issue.record("no rating of the second turn")
        return
    }
    #expect(out.last == "250-answer by policy fixed\n250-understood: say 0.9\n250 because it was said\n")
}

@Test func `forgetting is asked for twice, one after the other`() async {
    let parrot = Parrot()
    let out = await replies(["FORGET", "hello", "FORGET", "FORGET", "FORGET"], customer: "ana", parrot)
    let forgets = parrot.operations.count { if case .forget = $0 { true } else { false } }
    #expect(forgets == 1)
    #expect(out[3] == "250-Everything that was kept is erased.\n250 facts 2\n")
    #expect(out[4].contains("Say FORGET once more"))
}

@Test func `a stranger who has said nothing has nothing to show or erase`() async {
    let out = await replies(["PROFILE", "EXPORT", "FORGET"])
    #expect(out.allSatisfy { $0.hasPrefix("404 ") })
}

@Test func `a profile is shown a fact a line, an export a part a line`() async {
    let out = await replies(["PROFILE", "EXPORT"], customer: "ana")
    #expect(
        out == [
            "250 first_name: Ana (profile)\n", "250-{\"part\":\"fact\"}\n250 {\"done\":true,\"count\":1}\n",
        ])
}

@Test func `what text mode does not have is told by its code`() async {
    let out = await replies(["CONSENT spying yes", "QUIT"])
    #expect(out[0].hasPrefix("422 "))
    #expect(out[1] == "221 Goodbye.\n")
}
