import Customers
import Foundation
import ServiceLifecycle
import Serving
import StrictJSON
import TestSupport
import Testing

/// Serves a toy desk on a free port for the length of a body.
private func serve(_ toy: ToyDesk, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    let desk = toy.desk
    let (ports, ready) = AsyncStream<Int>.makeStream()
    let server = try LineServer(
        host: "127.0.0.1", port: 0, limits: desk.limits, traffic: desk.traffic, answer: { await desk.answer($0) }
    ) { ready.yield($0) }
    let group = ServiceGroup(services: [server], logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        tasks.addTask {
            var iterator = ports.makeAsyncIterator()
            try await body(try #require(await iterator.next()))
            await group.triggerGracefulShutdown()
        }
        try await tasks.waitForAll()
    }
}

extension Client {
    /// Sends a request and reads its answer, past what is pushed meanwhile.
    fileprivate func ask(_ request: JSON) async throws -> JSON {
        send(request.text + "\n")
        return try JSON(parsing: await line())
    }

    fileprivate func next() async throws -> JSON { try JSON(parsing: await line()) }
}

private func event(_ kind: String, of customer: String = "ana") -> JSON {
    ["op": "event", "customer": .string(customer), "kind": .string(kind)]
}

struct PushTests {
    @Test func `what is said unasked reaches subscribers, in order, and again from where they say`() async throws {
        let toy = try await ToyDesk()
        try await serve(toy) { port in
            let desk = try Client(port: port)
            let reader = try Client(port: port)
            _ = await desk.line()
            _ = await reader.line()
            let subscribed = try await reader.ask(["op": "subscribe", "topics": ["proactive", "handoff"]])
            #expect(subscribed["code"] == 200 && subscribed["from"] == 1)
            #expect(try await desk.ask(event("knock"))["proactive"] == [])
            let said = try await desk.ask(event("knock"))["proactive"]?.array?.first
            #expect(said?["text"] == "Said by utter_greeting_prefix. Who is there?", "\(said?.text ?? "")")
            let push = try await reader.next()
            #expect(push["type"] == "push" && push["sequence"] == 1 && push["topic"] == "proactive")
            #expect(push["customer"] == "ana" && push["text"] == said?["text"] && push["turn"] == 1)
            #expect(push["because"] == "knock ×2 within 1h" && push["id"] == nil)
            _ = try await desk.ask(event("ring", of: "ben"))
            #expect(try await reader.next()["topic"] == "proactive")
            let handoff = try await reader.next()
            #expect(handoff["topic"] == "handoff" && handoff["handoff"]?["queue"] == "door")
            #expect(handoff["sequence"] == 3)

            let acknowledged = try await reader.ask(["op": "ack", "sequence": 2])
            #expect(acknowledged["code"] == 200)
            let late = try Client(port: port)
            _ = await late.line()
            #expect(try await late.ask(["op": "subscribe", "topics": ["handoff"]])["from"] == 3)
            #expect(try await late.next()["sequence"] == 3)
            let again = try Client(port: port)
            _ = await again.line()
            _ = try await again.ask(["op": "subscribe", "topics": ["proactive"], "from": 1])
            #expect(try await again.next()["sequence"] == 1)
            #expect(try await again.next()["sequence"] == 2)
        }
        try await toy.close()
    }

    @Test func `pushes outlive a restart, and a day`() async throws {
        let toy = try await ToyDesk()
        for _ in 0..<2 { _ = try await toy.ask(event("knock").text) }
        try await toy.close(keepingFolder: true)
        let next = try await ToyDesk(in: toy.folder)
        try await serve(next) { port in
            let reader = try Client(port: port)
            _ = await reader.line()
            _ = try await reader.ask(["op": "subscribe", "topics": ["proactive"]])
            #expect(try await reader.next()["text"]?.string?.hasSuffix("Who is there?") == true)
        }
        #expect(try await next.customers.sweep(at: ToyDesk.noon.addingTimeInterval(86_399)).pushes == 0)
        #expect(try await next.customers.sweep(at: ToyDesk.noon.addingTimeInterval(86_400)).pushes == 1)
        #expect(try await next.customers.pushes([.proactive], from: 1).isEmpty)
        try await next.close()
    }

    @Test func `an ordinary handover is told to those who watch the queues`() async throws {
        let toy = try await ToyDesk()
        for _ in 0..<2 {
            _ = try await toy.ask(
                "{\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"ana\",\"text\":\"colourless ideas sleep\"}")
        }
        let pushes = try await toy.customers.pushes([.handoff], from: 1)
        #expect(pushes.count == 1 && pushes[0].body["conversation"] == "c" && pushes[0].body["turn"] == 2)
        #expect(pushes[0].body["handoff"]?["reason"] == "low_confidence")
        try await toy.close()
    }

    @Test func `topics that there are not, and pushes that were not, are refused`() async throws {
        let toy = try await ToyDesk()
        let bad = Request.read(Array(#"{"op":"subscribe","topics":["gossip"]}"#.utf8), toy.desk.limits)
        #expect(throws: Refusal.self) { try bad.request.get() }
        #expect(try await toy.ask(#"{"op":"ack","sequence":4}"#).code == .badField)
        try await toy.close()
    }

    @Test func `in text mode an event is told, and what it set off is said at once`() async throws {
        let toy = try await ToyDesk()
        var session = Session(customer: "ana", limits: toy.desk.limits)
        let desk = toy.desk
        let first = await session.reply(to: Array("EVENT knock {}".utf8)) { await desk.answer($0) }
        #expect(first?.lines == ["Event 1 is noted."])
        let second = await session.reply(to: Array("event knock {}".utf8)) { await desk.answer($0) }
        #expect(second?.lines == ["Said by utter_greeting_prefix. Who is there?"])
        let conversation = session.place.conversation
        _ = await session.reply(to: Array("when do you open".utf8)) { await desk.answer($0) }
        #expect(session.place.conversation == conversation && conversation != nil)
        #expect(session.last?.body["turn"] == 2)
        try await toy.close()
    }
}
