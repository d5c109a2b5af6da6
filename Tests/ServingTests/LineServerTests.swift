import Foundation
import ServiceLifecycle
import Serving
import StrictJSON
import Synchronization
import TestSupport
import Testing

/// Repeats what it hears, holds back what is "slow" until it is let go, and counts what it was asked.
private final class Echo: Sendable {
    let served = Mutex(0)
    private let isHeld = Mutex(true)

    func letGo() { isHeld.withLock { $0 = false } }

    /// Waits until so many requests have come.
    func hasServed(_ count: Int) async throws {
        while served.withLock({ $0 }) < count { try await Task.sleep(for: .milliseconds(5)) }
    }

    var answer: Answering {
        { request in
            self.served.withLock { $0 += 1 }
            switch request.operation {
            case .message(let written):
                while written.text == "slow", self.isHeld.withLock({ $0 }) {
                    try? await Task.sleep(for: .milliseconds(5))
                }
                var answer = Answer(.done, ["replies": [["text": .string(written.text), "reply": "echo#0"]]])
                answer.place = Answer.Place(customer: written.customer, conversation: written.conversation ?? "k")
                return answer
            case .export:
                return Self.part(1)
            case .quit: return Answer(.bye)
            default: return Answer()
            }
        }
    }

    private static func part(_ number: Int) -> Answer {
        guard number <= 3 else { return Answer(.done, ["done": true]) }
        var part = Answer(.part, ["part": .number(number)])
        part.next = { Self.part(number + 1) }
        return part
    }
}

/// Serves a test's client on a free port, and stops as SIGTERM would.
private func serve(
    _ echo: Echo = Echo(), limits: Limits = Limits(),
    _ test: @escaping @Sendable (Int, ServiceGroup) async throws -> Void
) async throws {
    let (ports, ready) = AsyncStream<Int>.makeStream()
    let server = try LineServer(
        host: "127.0.0.1", port: 0, limits: limits, traffic: Traffic(limits: limits), answer: echo.answer
    ) { ready.yield($0) }
    let group = ServiceGroup(services: [server], logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        tasks.addTask {
            var iterator = ports.makeAsyncIterator()
            try await test(try #require(await iterator.next()), group)
            await group.triggerGracefulShutdown()
        }
        try await tasks.waitForAll()
    }
}

@Test func `a client is greeted and answered in the mode of its request`() async throws {
    try await serve { port, _ in
        let client = try Client(port: port)
        let ready = try JSON(parsing: await client.line())
        #expect(ready["type"] == "ready")
        #expect(ready["auth"] == "none")
        #expect(ready["max_line"] == 65_536)
        client.send("{\"id\":\"a\",\"op\":\"ping\"}\r\nhello\n\nQUIT\n")
        #expect(await client.rest() == "{\"id\":\"a\",\"ok\":true,\"code\":200}\n250 hello\n221 Goodbye.\n")
    }
}

@Test func `a hundred requests sent at once are answered in their order`() async throws {
    let echo = Echo()
    try await serve(echo) { port, _ in
        let client = try Client(port: port)
        _ = await client.line()
        let requests = (0..<100).map { number in
            "{\"id\":\(number),\"op\":\"message\",\"conversation\":\"c\(number % 7)\",\"customer\":\"a\","
                + "\"text\":\"\(number == 3 ? "slow" : "quick")\"}\n"
        }
        client.send(requests.joined())
        client.endSending()
        // All the others of the first 64 that may be done are done before the fourth.
        try await echo.hasServed(30)
        echo.letGo()
        let ids = await client.rest().split(separator: "\n").map { try? JSON(parsing: String($0))["id"]?.int }
        #expect(ids == Array(0..<100))
    }
}

@Test func `an export comes in parts, before what was asked after it`() async throws {
    try await serve { port, _ in
        let client = try Client(port: port)
        _ = await client.line()
        client.send("{\"id\":\"e\",\"op\":\"export\",\"customer\":\"a\"}\n{\"id\":\"p\",\"op\":\"ping\"}\n")
        client.endSending()
        let codes = await client.rest().split(separator: "\n").map { try? JSON(parsing: String($0))["code"]?.int }
        #expect(codes == [206, 206, 206, 200, 200])
    }
}

@Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: x\r\n\r\n{\"op\":\"ping\"}\n", "460 foreign_protocol: "),
    ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", "460 foreign_protocol: "),
    (String(repeating: "x", count: 70_000) + "\n", "413 line_too_long: "),
    ("{" + String(repeating: "x", count: 70_000), "{\"id\":null,\"ok\":false,\"code\":413,"),
    ("{\"id\":\"h\",\"op\":\"hello\",\"protocol\":[9]}\n", "{\"id\":\"h\",\"ok\":false,\"code\":426,"),
])
func `a fatal error is said and then the line is closed`(_ sent: String, _ said: String) async throws {
    let echo = Echo()
    try await serve(echo) { port, _ in
        let client = try Client(port: port)
        _ = await client.line()
        client.send(sent)
        let rest = await client.rest()
        #expect(rest.hasPrefix(said), "\(rest.prefix(200))")
        #expect(rest.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    }
    #expect(echo.served.withLock { $0 } == 0)
}

@Test func `everything sent before a client hung up is answered`() async throws {
    try await serve { port, _ in
        for _ in 0..<20 {
            let client = try Client(port: port)
            client.send("one\ntwo\n")
            client.endSending()
            #expect(await client.rest().hasSuffix("250 one\n250 two\n"))
        }
    }
}

@Test func `a line that was cut is never used`() async throws {
    let echo = Echo()
    try await serve(echo) { port, _ in
        let client = try Client(port: port)
        _ = await client.line()
        client.send("whole\nand a ha")
        client.endSending()
        #expect(await client.rest() == "250 whole\n")
    }
    #expect(echo.served.withLock { $0 } == 1)
}

@Test func `a line that drips is given up`() async throws {
    var limits = Limits()
    limits.lineSeconds = 1
    try await serve(limits: limits) { port, _ in
        let client = try Client(port: port)
        _ = await client.line()
        client.send("{\"op\":")
        #expect(await client.rest().hasPrefix("{\"id\":null,\"ok\":false,\"code\":408,"))
    }
}

@Test func `a silent client is asked for a sign of life and then left`() async throws {
    var limits = Limits()
    limits.silenceSeconds = 1
    limits.pings = 1
    try await serve(limits: limits) { port, _ in
        let client = try Client(port: port)
        _ = await client.line()
        #expect(await client.line() == "{\"type\":\"ping\"}")
        #expect(await client.rest().contains("\"code\":408"))
    }
}

@Test func `one connection too many is told so`() async throws {
    var limits = Limits()
    limits.connections = 1
    try await serve(limits: limits) { port, _ in
        let first = try Client(port: port)
        _ = await first.line()
        let second = try Client(port: port)
        #expect(await second.rest().contains("\"code\":503"))
        first.send("QUIT\n")
        #expect(await first.rest() == "221 Goodbye.\n")
    }
}

@Test func `on stopping, what was begun is answered and everybody hears goodbye`() async throws {
    let echo = Echo()
    try await serve(echo) { port, group in
        let busy = try Client(port: port)
        let idle = try Client(port: port)
        _ = await busy.line()
        _ = await idle.line()
        busy.send("slow\n")
        try await echo.hasServed(1)
        await group.triggerGracefulShutdown()
        #expect(await idle.rest().contains("\"type\":\"bye\""))
        echo.letGo()
        #expect(await busy.rest() == "250 slow\n503 unavailable: this server is stopping; nothing was done\n")
        #expect(throws: ClientError.self) { _ = try Client(port: port) }
    }
}

@Test func `a request that nobody answers in time gets 504`() async throws {
    var limits = Limits()
    limits.deadlineSeconds = 1
    let (port, ready) = AsyncStream<Int>.makeStream()
    let server = try LineServer(
        host: "localhost", port: 0, limits: limits, traffic: Traffic(limits: limits),
        answer: { _ in
            try? await Task.sleep(for: .seconds(3))
            return Answer()
        }, ready: { ready.yield($0) })
    let running = Task { try await server.run() }
    var ports = port.makeAsyncIterator()
    let client = try Client(port: try #require(await ports.next()))
    _ = await client.line()
    client.send("{\"id\":\"a\",\"op\":\"ping\"}\n")
    #expect(await client.line().hasPrefix("{\"id\":\"a\",\"ok\":false,\"code\":504,"))
    running.cancel()
}

@Test(arguments: ["0.0.0.0", "::", "192.168.1.5", "example.org", "", "127.0.0.1.evil"])
func `an address that others could reach is refused`(_ host: String) {
    #expect(throws: ServingError.notLoopback(host: host)) {
        _ = try LineServer(
            host: host, port: 0, limits: Limits(), traffic: Traffic(limits: Limits()), answer: { _ in Answer() },
            ready: { _ in })
    }
}

@Test func `too many requests for one conversation are refused while others are not`() async throws {
    var limits = Limits()
    limits.waitingPerConversation = 2
    let echo = Echo()
    try await serve(echo, limits: limits) { port, _ in
        let first = [try Client(port: port), try Client(port: port)]
        let slow = "{\"op\":\"message\",\"conversation\":\"same\",\"customer\":\"a\",\"text\":\"slow\"}\n"
        for client in first {
            _ = await client.line()
            client.send(slow)
        }
        try await echo.hasServed(2)
        let third = try Client(port: port)
        _ = await third.line()
        third.send(slow)
        #expect(await third.line().contains("\"code\":431"))
        third.send(slow.replacing("same", with: "other").replacing("slow", with: "quick"))
        #expect(await third.line().contains("\"code\":200"))
        echo.letGo()
        for client in first { #expect(await client.line().contains("\"code\":200")) }
    }
}

@Test func `a load is measured answer by answer, and what is refused counts as failed`() async throws {
    try await serve { port, _ in
        let load = LoadClient(port: port, connections: 4, seconds: 1, run: "t")
        let figures = try await load.measure()
        #expect(figures.answered > 4)
        #expect(figures.failed == 0)
        #expect(figures.milliseconds.count == figures.answered)
        #expect(figures.percentile(50) <= figures.percentile(99))
    }
    var limits = Limits()
    limits.rate = 1
    try await serve(limits: limits) { port, _ in
        let figures = try await LoadClient(port: port, connections: 1, seconds: 1, run: "t").measure()
        #expect(figures.failed > 0)
    }
}

@Test func `a client that does not read is left when too much lies unread`() async throws {
    var limits = Limits()
    limits.unread = 1_048_576
    let (ports, ready) = AsyncStream<Int>.makeStream()
    let long = JSON.string(String(repeating: "x", count: 1_000_000))
    let server = try LineServer(
        host: "127.0.0.1", port: 0, limits: limits, traffic: Traffic(limits: limits),
        answer: { _ in Answer(.done, ["long": long]) }, ready: { ready.yield($0) })
    let running = Task { try await server.run() }
    var iterator = ports.makeAsyncIterator()
    let client = try Client(port: try #require(await iterator.next()))
    client.send(String(repeating: "{\"op\":\"ping\"}\n", count: 64))
    try await Task.sleep(for: .seconds(1))
    #expect(await client.rest().utf8.count < 60_000_000)
    running.cancel()
}

@Test func `a reader who is slow and steady gets everything`() async throws {
    try await serve { port, _ in
        let client = try Client(port: port)
        let text = String(repeating: "y", count: 16_000)
        client.send((0..<200).map { "SAY \(text)\($0 % 10)\n" }.joined())
        client.endSending()
        try await Task.sleep(for: .milliseconds(500))
        let lines = await client.rest().utf8.split(separator: UInt8(ascii: "\n")).dropFirst()
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { $0.count == 16_005 })
    }
}
