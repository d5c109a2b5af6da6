import Serving
import StrictJSON
import Testing

/// A pipeline with a clock that only we move, and what it has said and begun so far.
private struct Line {
    var pipeline: Pipeline
    var now = ContinuousClock.now
    var sent = ""
    var started: [Pipeline.Ticket] = []
    var work: [Pipeline.Ticket: Pipeline.Work] = [:]
    var answered = 0
    var isClosed = false

    init(_ set: (inout Limits) -> Void = { _ in }) {
        var limits = Limits()
        set(&limits)
        pipeline = Pipeline(limits: limits, now: now)
    }

    mutating func take(_ line: String) { note(pipeline.take(Array(line.utf8), now: now)) }

    mutating func finish(_ ticket: Int, _ body: JSON.Object = [:], code: Code = .done) {
        note(pipeline.finish(ticket, .answer(Answer(code, body)), now: now))
    }

    mutating func finish(_ ticket: Int, text: [String]?, code: Code = .done) {
        note(pipeline.finish(ticket, .text(text.map { TextReply($0, code: code) }), now: now))
    }

    mutating func note(_ steps: Pipeline.Steps) {
        sent += String(decoding: steps.send, as: UTF8.self)
        started += steps.start.map(\.ticket)
        for (ticket, work) in steps.start { self.work[ticket] = work }
        answered += steps.answered
        isClosed = isClosed || steps.closes
    }

    /// The ids of the answers that have left, in order.
    var ids: [String] {
        sent.utf8.split(separator: UInt8(ascii: "\n")).compactMap { try? JSON(parsing: $0)["id"]?.string }
    }

    var codes: [Int] {
        sent.utf8.split(separator: UInt8(ascii: "\n")).compactMap { try? JSON(parsing: $0)["code"]?.int }
    }
}

private func message(_ id: String, in conversation: String, of customer: String = "ana") -> String {
    "{\"id\":\"\(id)\",\"op\":\"message\",\"conversation\":\"\(conversation)\",\"customer\":\"\(customer)\",\"text\":\"x\"}"
}

@Test func `conversations are worked on side by side and answers leave in the order of requests`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.take(message("b", in: "c2"))
    line.take(message("c", in: "c3"))
    #expect(line.started == [0, 1, 2])
    line.finish(2)
    line.finish(1)
    #expect(line.ids == [])
    line.finish(0)
    #expect(line.ids == ["a", "b", "c"])
    #expect(line.answered == 3)
}

@Test func `messages of one conversation are worked on one after the other`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.take(message("b", in: "c1"))
    line.take(message("c", in: "c2"))
    #expect(line.started == [0, 2])
    line.finish(0)
    #expect(line.started == [0, 2, 1])
}

@Test func `what is about a customer waits for their messages, and the other way round`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.take("{\"op\":\"profile\",\"customer\":\"ana\"}")
    line.take(message("c", in: "c2"))
    line.take(message("d", in: "c3", of: "bo"))
    #expect(line.started == [0, 3])
    line.finish(0)
    #expect(line.started == [0, 3, 1])
    line.finish(1)
    #expect(line.started == [0, 3, 1, 2])
}

@Test func `a line of text mode waits for all before it and lets nothing past`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.take("hello there")
    line.take(message("b", in: "c2"))
    #expect(line.started == [0])
    line.finish(0)
    #expect(line.started == [0, 1])
    line.finish(1, text: ["Hello."])
    #expect(line.started == [0, 1, 2])
    #expect(line.sent.hasSuffix("250 Hello.\n"))
}

@Test func `a blank line is answered by nothing`() {
    var line = Line()
    line.take("")
    line.finish(0, text: nil)
    #expect(line.sent == "")
    #expect(line.answered == 1)
}

@Test func `nothing is done after quit, and it is said before the line is closed`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.take("{\"id\":\"q\",\"op\":\"quit\"}")
    line.take(message("b", in: "c2"))
    #expect(line.started == [0])
    line.finish(0)
    line.finish(1, code: .bye)
    #expect(line.codes == [200, 221])
    #expect(line.isClosed)
    line.take(message("c", in: "c3"))
    #expect(line.started == [0, 1])
}

@Test func `a fatal error leaves after the answers that are owed`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.note(line.pipeline.fail(Refusal(.lineTooLong, "x"), firstByte: UInt8(ascii: "{"), now: line.now))
    #expect(!line.isClosed)
    line.finish(0)
    #expect(line.codes == [200, 413])
    #expect(line.isClosed)
}

@Test func `an error is told in the mode of the line at fault`() {
    var text = Line()
    text.note(text.pipeline.fail(Refusal(.lineTooLong, "x"), firstByte: UInt8(ascii: "h"), now: text.now))
    #expect(text.sent == "413 line_too_long: x\n")
    var last = Line()
    last.take("hello")
    last.finish(0, text: ["Hi."])
    last.note(last.pipeline.fail(Refusal(.idle, "x"), firstByte: nil, now: last.now))
    #expect(last.sent == "250 Hi.\n408 idle: x\n")
}

@Test func `work that takes too long is answered with 504, and others about the same still wait for it`() {
    var line = Line { $0.deadlineSeconds = 10 }
    line.take(message("a", in: "c1"))
    line.now += .seconds(5)
    line.take(message("b", in: "c2"))
    line.take(message("c", in: "c1"))
    line.now += .seconds(5)
    line.note(line.pipeline.tick(now: line.now))
    #expect(line.codes == [504])
    #expect(line.started == [0, 1])
    line.finish(1)
    #expect(line.codes == [504, 200])
    line.finish(0)
    #expect(line.started == [0, 1, 2])
    line.finish(2)
    #expect(line.codes == [504, 200, 200])
    #expect(line.answered == 3)
}

@Test func `too many errors in a row close the line, and a success in between forgives them`() {
    var line = Line { $0.errors = 3 }
    line.take("{")
    line.take("{")
    line.take("{\"op\":\"ping\"}")
    line.finish(2)
    line.take("{")
    line.take("{")
    #expect(!line.isClosed)
    line.take("{")
    #expect(line.codes == [400, 400, 200, 400, 400, 400, 499])
    #expect(line.isClosed)
}

@Test func `a connection that asks too fast is told when to ask again`() {
    var line = Line { $0.rate = 2 }
    for _ in 0..<3 { line.take("{\"op\":\"ping\"}") }
    #expect(line.started == [0, 1])
    line.finish(0)
    line.finish(1)
    #expect(line.codes == [200, 200, 429])
    #expect(line.sent.contains("\"retry_ms\":500"))
    line.now += .milliseconds(500)
    line.take("{\"op\":\"ping\"}")
    #expect(line.started == [0, 1, 3])
}

@Test func `while draining what was begun is answered, what is new is refused, and the goodbye comes last`() {
    var line = Line()
    line.take(message("a", in: "c1"))
    line.note(line.pipeline.drain(now: line.now))
    line.take(message("b", in: "c2"))
    #expect(!line.isClosed)
    line.finish(0)
    #expect(line.codes == [200, 503, 503])
    #expect(line.sent.contains("\"type\":\"bye\""))
    #expect(line.isClosed)
}

@Test func `a client that sends no more gets the answers that it is owed`() {
    var line = Line()
    line.take("hello")
    line.take("still there?")
    line.note(line.pipeline.end(now: line.now))
    line.finish(0, text: ["Hi."])
    #expect(!line.isClosed)
    line.finish(1, text: ["Yes."])
    #expect(line.sent == "250 Hi.\n250 Yes.\n")
    #expect(line.isClosed)
}

@Test func `a long answer leaves part by part, and the next request's answer after it`() async {
    var line = Line()
    line.take("{\"id\":\"e\",\"op\":\"export\",\"customer\":\"ana\"}")
    line.take("{\"id\":\"p\",\"op\":\"ping\"}")
    line.finish(1)
    var part = Answer(.part, ["part": 1])
    part.next = { Answer(.done, ["done": true]) }
    line.note(line.pipeline.finish(0, .answer(part), now: line.now))
    #expect(line.codes == [206])
    guard case .next(let next)? = line.work[0] else {
        Issue.record("no next part is asked for")
        return
    }
    line.note(line.pipeline.finish(0, .answer(await next()), now: line.now))
    #expect(line.codes == [206, 200, 200])
    #expect(line.ids == ["e", "e", "p"])
    #expect(line.answered == 2)
}

@Test func `whatever the order in which work is done, answers keep the order of requests`() {
    var random = SplitMix(state: 11)
    for _ in 0..<200 {
        var line = Line()
        var open: [Int] = []
        var begun = 0
        for number in 0..<20 {
            line.take(message("\(number)", in: "c\(random.next() % 4)"))
            open += line.started[begun...]
            begun = line.started.count
            while !open.isEmpty, random.next() % 3 > 0 {
                line.finish(open.remove(at: Int(random.next() % UInt64(open.count))))
                open += line.started[begun...]
                begun = line.started.count
            }
        }
        while !open.isEmpty {
            line.finish(open.removeLast())
            open += line.started[begun...]
            begun = line.started.count
        }
        #expect(line.ids == (0..<20).map(String.init))
    }
}
