import Serving
import StrictJSON
import Testing

/// Runs a piped chat on pieces of input; a message is answered by itself, in capitals.
private func chat(
    _ pieces: [[UInt8]], explain: Bool = false, limits: Limits = Limits(), closesAfter: Int = .max
) async -> (out: String, complaints: [String], outcome: PipedChat.Outcome) {
    var chat = PipedChat(customer: "ana", explain: explain, limits: limits) { request in
        guard case .message(let written) = request.operation else {
            if case .quit = request.operation { return Answer(.bye) }
            return Answer()
        }
        if written.text == "fail" { return Answer(Refusal(.storeUnusable, "full")) }
        return Answer(
            .done,
            [
                "turn": 1,
                "replies": [["text": .string(written.text.uppercased()), "reply": "r#0"], ["text": "second\nline"]],
                "decision": ["option": "answer", "reasons": ["so"]],
                "understanding": ["intent": ["name": "x", "confidence": 1]],
            ])
    }
    var rest = pieces[...]
    var out = ""
    var complaints: [String] = []
    var writes = 0
    let outcome = await chat.run(
        read: { rest.popFirst() ?? [] },
        write: {
            writes += 1
            out += String(decoding: $0, as: UTF8.self)
            return writes < closesAfter
        },
        complain: { complaints.append($0) })
    return (out, complaints, outcome)
}

@Test func `replies alone are printed, each line of each on a line of its own`() async {
    let (out, complaints, outcome) = await chat([Array("hel".utf8), Array("lo\n\nmore\r\n".utf8)])
    #expect(out == "HELLO\nsecond\nline\nMORE\nsecond\nline\n")
    #expect(complaints == [])
    #expect(outcome == PipedChat.Outcome())
}

@Test func `a last line without its end is answered, as files have them`() async {
    #expect(await chat([Array("one\ntwo".utf8)]).out == "ONE\nsecond\nline\nTWO\nsecond\nline\n")
}

@Test func `what is refused is told apart, and the rest goes on`() async {
    let (out, complaints, outcome) = await chat([[0xFF, 0x0A] + Array("ok\nfail\nRATE 9\n".utf8)])
    #expect(out.hasPrefix("OK\n"))
    #expect(out.contains("RATE 9"))
    #expect(complaints == ["415 not_text: the line is not UTF-8", "507 store_unusable: full"])
    #expect(outcome == PipedChat.Outcome(refused: 1, failed: 1))
}

@Test func `quit ends it, and so does a reader who has gone`() async {
    #expect(await chat([Array("a\nQUIT\nb\n".utf8)]).out == "A\nsecond\nline\n")
    #expect(await chat([Array("a\nb\nc\n".utf8)], closesAfter: 2).out == "A\nsecond\nline\nB\nsecond\nline\n")
}

@Test func `reasons are told apart from replies`() async {
    let (out, complaints, _) = await chat([Array("a\n".utf8)], explain: true)
    #expect(out == "A\nsecond\nline\n")
    #expect(complaints == ["x 1 | answer: so"])
}

@Test(arguments: [
    ("/help", SlashCommand.help), ("/EXPLAIN", .command(.explain)), ("/rate 3", .command(.rate(3))),
    ("/customer bo", .command(.customer("bo"))),
])
func `a slash makes a command on a terminal`(_ line: String, _ command: SlashCommand) {
    #expect(SlashCommand(line) == command)
}

@Test(arguments: ["help", "/order_cancel", "/say hello", "/", "/rate 9", "// x"])
func `what is no command is a message, slash or not`(_ line: String) { #expect(SlashCommand(line) == nil) }

@Test func `limits are set by flag, then by environment, and checked`() throws {
    var settings = Settings()
    try settings.setLimits(
        flags: ["line_bytes": 1_000], environment: ["RAPPORT_LINE_BYTES": "2000", "RAPPORT_RATE": "7"],
        descriptors: 1_024)
    #expect(settings.limits.line == 1_000)
    #expect(settings.limits.rate == 7)
    #expect(settings.limits.connections == 960)
    #expect(throws: ServingError.self) {
        try settings.setLimits(flags: ["rate": -1], environment: [:], descriptors: 99)
    }
    #expect(throws: ServingError.self) {
        try settings.setLimits(flags: [:], environment: ["RAPPORT_RATE": "fast"], descriptors: 99)
    }
    #expect(throws: ServingError.self) { try settings.setTimeZone("Mars/Olympus") }
}
