import Customers
import Foundation
import Serving
import StrictJSON
import TestSupport
import Testing

/// What the desk's systems do not answer in time is told at the deadline, to whoever shows it to the customer, and once.
@Suite(.serialized) struct LateActionTests {
    private let notice = /longer than usual|cannot reach/

    private func say(_ desk: WalkDesk, _ text: String, in conversation: String = "c1") async throws -> JSON {
        try await desk.ask([
            "op": "message", "conversation": .string(conversation), "customer": .string(conversation),
            "text": .string(text),
        ])
    }

    /// Asks for an order; the id of the action that the reply asks for.
    private func askForOrder(_ desk: WalkDesk, in conversation: String = "c1") async throws -> JSON {
        let reply = try await say(desk, "where is order A-4410?", in: conversation)
        return try #require(reply["actions"]?.array?.first?["id"], "\(reply.text)")
    }

    private func tell(_ desk: WalkDesk, _ status: String, of action: JSON, _ data: JSON = [:]) async throws -> JSON {
        try await desk.ask([
            "op": "result", "conversation": "c1", "action": action, "status": .string(status), "data": data,
        ])
    }

    /// Subscribes, as a front does that shows pushes to customers; it listens as long as the feed is held.
    private func listening(_ desk: WalkDesk) async throws -> Feed {
        let request = Request.read(
            JSON.object(["op": "subscribe", "topics": ["proactive"]]).bytes, desk.assembly.desk.limits)
        return try #require(await desk.assembly.desk.answer(try request.request.get()).feed)
    }

    private func pushes(_ desk: WalkDesk) async throws -> [Push] {
        try await desk.assembly.customers.pushes([.proactive], from: 1)
    }

    private func words(_ reply: JSON) -> String {
        (reply["replies"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n")
    }

    private let delivered: JSON = [
        "order_number": "A-4410", "status": "delivered", "carrier": "Nordpost", "delivered_on": "2026-02-24",
    ]

    @Test func `at the deadline it is pushed once, and a result after it is answered, once`() async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        let action = try await askForOrder(desk)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).isEmpty)
        desk.clock.pass(4)
        for _ in 0..<3 { await desk.assembly.desk.attend() }
        let told = try await pushes(desk)
        #expect(told.count == 1)
        let body = try #require(told.first?.body)
        #expect(body["customer"] == "c1" && body["conversation"] == "c1" && body["turn"] == 2)
        #expect(body["text"]?.string?.contains(notice) == true, "\(JSON.object(body).text)")
        #expect(body["actions"] == [action] && body["because"] == "lookup_order has not answered in time")
        #expect(body["suggestions"]?.array?.first?["payload"] == "/handoff")
        let next = try await say(desk, "which colours does the lamp come in?")
        #expect(next["turn"] == 3 && !words(next).contains(notice), "\(words(next))")
        let found = try await tell(desk, "ok", of: action, delivered)
        #expect(found["turn"] == 4 && words(found).contains("delivered"), "\(words(found))")
        let again = try await tell(desk, "ok", of: action, delivered)
        #expect(again["code"] == 208 && again["turn"] == 4)
        desk.clock.pass(60)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).count == 1)
        feed.end()
        try await desk.close()
    }

    @Test func `yes to what was pushed gets a person`() async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        _ = try await askForOrder(desk)
        desk.clock.pass(4)
        await desk.assembly.desk.attend()
        #expect(try await say(desk, "yes please")["decision"]?["option"] == "handoff")
        feed.end()
        try await desk.close()
    }

    @Test func `a result within the deadline leaves nothing to push`() async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        let action = try await askForOrder(desk)
        _ = try await tell(desk, "ok", of: action, delivered)
        desk.clock.pass(60)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).isEmpty)
        #expect(try await desk.assembly.customers.episodes(of: "c1").map(\.turn) == [1, 2])
        feed.end()
        try await desk.close()
    }

    @Test func `a message at the very moment of the deadline and the push tell it once between them`() async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        let conversations = (1...24).map { "c\($0)" }
        for name in conversations { _ = try await askForOrder(desk, in: name) }
        desk.clock.pass(4)
        let serving = desk.assembly.desk
        let replies = try await withThrowingTaskGroup(of: (String, JSON).self) { group in
            for name in conversations {
                let line: JSON = [
                    "op": "message", "conversation": .string(name), "customer": .string(name),
                    "text": "how long is the warranty on a camera?",
                ]
                let request = try Request.read(line.bytes, serving.limits).request.get()
                group.addTask { (name, .object(await serving.answer(request).body)) }
            }
            group.addTask {
                await serving.attend()
                return ("", .null)
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        await serving.attend()
        let pushed = try await pushes(desk).compactMap { $0.body["conversation"]?.string }
        for name in conversations {
            let said = words(replies[name] ?? .null).matches(of: notice).count
            #expect(said + pushed.count { $0 == name } == 1, "\(name)")
        }
        feed.end()
        try await desk.close()
    }

    @Test func `a restart between question and deadline, or after the push, changes nothing`() async throws {
        let desk = try await WalkDesk()
        let action = try await askForOrder(desk)
        try await desk.restart()
        desk.clock.pass(4)
        var feed = try await listening(desk)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).map(\.body["actions"]) == [[action]])
        feed.end()
        try await desk.restart()
        feed = try await listening(desk)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).count == 1)
        let found = try await tell(desk, "ok", of: action, delivered)
        #expect(found["turn"] == 3 && words(found).contains("delivered"), "\(words(found))")
        feed.end()
        try await desk.close()
    }

    @Test func `while nobody listens it is told with the next message, and not pushed after that`() async throws {
        let desk = try await WalkDesk()
        _ = try await askForOrder(desk)
        desk.clock.pass(4)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).isEmpty)
        let next = try await say(desk, "which colours does the lamp come in?")
        #expect(next["turn"] == 2 && words(next).contains(notice), "\(words(next))")
        let feed = try await listening(desk)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).isEmpty)
        feed.end()
        try await desk.close()
    }

    @Test(arguments: ["takeover", "close"])
    func `nobody is talked over by lateness`(_ op: String) async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        _ = try await askForOrder(desk)
        _ = try await desk.ask([
            "op": .string(op), "conversation": "c1", "agent": "agent-7", "outcome": op == "close" ? "solved" : nil,
        ])
        desk.clock.pass(4)
        await desk.assembly.desk.attend()
        #expect(try await pushes(desk).isEmpty)
        #expect(try await desk.assembly.customers.episodes(of: "c1").count == 1)
        feed.end()
        try await desk.close()
    }

    @Test func `that it failed is not said again to somebody who knows that it is late`() async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        let action = try await askForOrder(desk)
        desk.clock.pass(4)
        await desk.assembly.desk.attend()
        let failed = try await tell(desk, "failed", of: action)
        #expect(failed["ok"] == true && failed["replies"] == [], "\(failed.text)")
        // The colleague who was offered is still at hand.
        #expect(try await say(desk, "yes please")["decision"]?["option"] == "handoff")
        feed.end()
        try await desk.close()
    }

    @Test func `two that are late together are told by one push that names both`() async throws {
        let desk = try await WalkDesk()
        let feed = try await listening(desk)
        let reply = try await say(desk, "where are A-4410 and A-4411?")
        let ids = (reply["actions"]?.array ?? []).compactMap { $0["id"] }
        try #require(ids.count == 2, "\(reply.text)")
        desk.clock.pass(4)
        for _ in 0..<2 { await desk.assembly.desk.attend() }
        let told = try await pushes(desk)
        #expect(told.count == 1)
        let named = (told.first?.body["actions"]?.array ?? []).compactMap(\.string)
        #expect(named.sorted() == ids.compactMap(\.string).sorted())
        #expect(told.first?.body["text"]?.string?.matches(of: notice).count == 1)
        feed.end()
        try await desk.close()
    }

    @Test func `a server tells it by itself, to a second connection`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("late-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try ServerProcess(data: folder)
        let (customer, front) = (try Client(port: server.port), try Client(port: server.port))
        _ = (await customer.line(), await front.line())
        front.send("{\"op\":\"subscribe\",\"topics\":[\"proactive\"]}\n")
        _ = await front.line()
        customer.send(
            "{\"op\":\"message\",\"conversation\":\"c1\",\"customer\":\"ana\",\"text\":\"where is order A-4410?\"}\n")
        let first = try JSON(parsing: await customer.line())
        let push = try JSON(parsing: await front.line())
        #expect(push["type"] == "push" && push["conversation"] == "c1" && push["turn"] == 2, "\(push.text)")
        #expect(push["actions"]?.array == (first["actions"]?.array ?? []).compactMap { $0["id"] })
        #expect(server.stop() == 0)
    }
}
