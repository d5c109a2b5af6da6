import Customers
import Foundation
import Serving
import StrictJSON
import Testing

/// What the assistant says unasked, at the product's own desk.
struct SpeakingUpTests {
    private func tell(
        _ desk: WalkDesk, _ kind: String, _ data: JSON, of customer: String = "walker"
    ) async throws -> JSON {
        try await desk.ask(["op": "event", "customer": .string(customer), "kind": .string(kind), "data": data])
    }

    private func say(_ desk: WalkDesk, _ text: String, in conversation: String) async throws -> JSON {
        try await desk.ask([
            "op": "message", "conversation": .string(conversation), "customer": "walker", "text": .string(text),
        ])
    }

    private func words(_ reply: JSON) -> String {
        (reply["replies"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n")
    }

    private let router: JSON = ["device": "router-1", "model": "router"]

    /// A desk whose customer's router has restarted three times; what was said about it.
    private func restarted() async throws -> (desk: WalkDesk, said: JSON) {
        let desk = try await WalkDesk()
        _ = try await desk.ask(["op": "profile", "customer": "walker", "set": ["first_name": "Ana"]])
        for _ in 0..<2 {
            #expect(try await tell(desk, "device_restarted", router)["proactive"] == [])
            desk.clock.pass(1_800)
        }
        let answer = try await tell(desk, "device_restarted", router)
        return (desk, try #require(answer["proactive"]?.array?.first, "\(answer.text)"))
    }

    @Test func `a router that restarts three times is written about, and what telemetry told is left out`() async throws
    {
        let (desk, said) = try await restarted()
        #expect(said["pattern"] == "router_restarting" && said["turn"] == 1)
        #expect(said["text"]?.string?.contains("Ana") == true, "\(said.text)")
        // Which devices drop, and a restart, need not be asked for.
        let step = try #require(said["replies"]?.array?.last?["reply"]?.string)
        #expect(step.hasPrefix("connection_drops/"), "\(said.text)")
        #expect(!["connection_drops/everywhere", "connection_drops/restart"].contains(step), "\(said.text)")
        let conversation = try #require(said["conversation"]?.string)
        let next = try await say(desk, "no, still the same", in: conversation)
        #expect(next["turn"] == 2 && next["decision"]?["option"] == "guide", "\(next.text)")
        try await desk.close()
    }

    /// Restarts the router three times more; what came of it.
    private func restartAgain(_ desk: WalkDesk) async throws -> JSON {
        for _ in 0..<2 {
            let answer = try await tell(desk, "device_restarted", router)
            #expect(answer["proactive"] == [] && answer["held_back"] == nil, "\(answer.text)")
        }
        return try await tell(desk, "device_restarted", router)
    }

    @Test func `who has heard of it is not told again within the cap, and is after it`() async throws {
        let (desk, _) = try await restarted()
        let second = try await restartAgain(desk)
        #expect(second["proactive"] == [], "\(second.text)")
        let held = second["held_back"]?.array?.first
        #expect(held?["decision"] == "held_back" && held?["reason"] == "its limit of 1 in 3d is reached")
        desk.clock.pass(3 * 86_400)
        let third = try await restartAgain(desk)
        #expect(third["proactive"]?.array?.first?["pattern"] == "router_restarting", "\(third.text)")
        let effects = try await desk.assembly.customers.outreaches().map(\.decision)
        #expect(effects == [.said, .heldBack, .said])
        try await desk.close()
    }

    @Test func `an answer under another conversation's name goes on with what was said first`() async throws {
        let (desk, _) = try await restarted()
        let next = try await say(desk, "no, still the same", in: "front-77")
        #expect(next["turn"] == 1 && next["decision"]?["option"] == "guide", "\(next.text)")
        #expect(words(next).contains("Hello") == false)
        try await desk.close()
    }

    @Test func `what is said unasked is said in the conversation that is open, after what was said there`() async throws
    {
        let desk = try await WalkDesk()
        _ = try await say(desk, "how long is the warranty on a camera?", in: "front-1")
        for _ in 0..<2 { _ = try await tell(desk, "device_restarted", router) }
        let said = try await tell(desk, "device_restarted", router)["proactive"]?.array?.first
        #expect(said?["conversation"] == "front-1" && said?["turn"] == 2, "\(said?.text ?? "nothing")")
        try await desk.close()
    }

    @Test func `stop is heard, kept as a refusal, and nothing more is said unasked`() async throws {
        let (desk, said) = try await restarted()
        let conversation = try #require(said["conversation"]?.string)
        let reply = try await say(desk, "please stop writing to me", in: conversation)
        #expect(
            reply["replies"]?.array?.last?["reply"]?.string?.hasPrefix("utter_stop_writing") == true, "\(reply.text)")
        for _ in 0..<3 { _ = try await tell(desk, "payment_failed", [:]) }
        let last = try await tell(desk, "payment_failed", [:])
        #expect(last["proactive"] == [])
        let export = try await desk.assembly.customers.outreaches()
        #expect(export.map(\.reason).contains("no consent for proactive"), "\(export)")
        try await desk.close()
    }

    @Test func `what did not happen is told when its time is over, also after a restart, and once`() async throws {
        let desk = try await WalkDesk()
        let order: JSON = ["order_number": "A-1007", "carrier": "Northpost"]
        _ = try await tell(desk, "order_shipped", order)
        desk.clock.pass(6 * 86_400)
        try await desk.restart()
        await desk.assembly.desk.attend()
        #expect(try await desk.assembly.customers.outreaches().isEmpty)
        desk.clock.pass(86_400 + 12 * 3_600)
        try await desk.restart()
        for _ in 0..<3 { await desk.assembly.desk.attend() }
        let outreaches = try await desk.assembly.customers.outreaches()
        #expect(outreaches.map(\.pattern) == ["parcel_late"] && outreaches.map(\.decision) == [.said])
        let pushes = try await desk.assembly.customers.pushes([.proactive, .handoff], from: 1)
        #expect(pushes.map(\.topic) == [.proactive, .handoff])
        #expect(pushes.first?.body["text"]?.string?.contains("A-1007") == true, "\(pushes)")
        #expect(pushes.last?.body["handoff"]?["queue"] == "orders")
        try await desk.close()
    }

    /// A desk on which a parcel's week is over in the quiet hours, at a quarter past six; when they end.
    private func lateInQuietHours() async throws -> (desk: WalkDesk, end: Date) {
        let desk = try await WalkDesk()
        _ = try await tell(desk, "order_shipped", ["order_number": "A-1007", "carrier": "Northpost"])
        desk.clock.pass(7 * 86_400)
        await desk.assembly.desk.attend()
        let found = try await desk.assembly.customers.outreaches()
        #expect(found.map(\.pattern) == ["parcel_late"] && found.map(\.decision) == [.waiting])
        let end = try #require(found.first?.due)
        // Eight in the morning, a week after 25 February.
        #expect(end == Date(timeIntervalSince1970: 1_772_611_200))
        return (desk, end)
    }

    @Test(arguments: [false, true])
    func `what falls into quiet hours is said when they end, once, also after a restart`(_ restarts: Bool) async throws
    {
        let (desk, end) = try await lateInQuietHours()
        if restarts { try await desk.restart() }
        desk.clock.pass(end.timeIntervalSince(desk.clock.now) - 60)
        for _ in 0..<3 { await desk.assembly.desk.attend() }
        #expect(try await desk.assembly.customers.pushes([.proactive, .handoff], from: 1).isEmpty)
        if restarts { try await desk.restart() }
        desk.clock.pass(60)
        for _ in 0..<3 { await desk.assembly.desk.attend() }
        let pushes = try await desk.assembly.customers.pushes([.proactive, .handoff], from: 1)
        #expect(pushes.map(\.topic) == [.proactive, .handoff])
        #expect(pushes.first?.body["text"]?.string?.contains("A-1007") == true, "\(pushes)")
        #expect(try await desk.assembly.customers.outreaches().map(\.decision) == [.said])
        try await desk.close()
    }

    @Test func `what comes about within the quiet hours is not said to be missing at their end`() async throws {
        let (desk, end) = try await lateInQuietHours()
        _ = try await tell(desk, "order_delivered", ["order_number": "A-1007"])
        desk.clock.pass(end.timeIntervalSince(desk.clock.now) + 60)
        await desk.assembly.desk.attend()
        #expect(try await desk.assembly.customers.pushes([.proactive, .handoff], from: 1).isEmpty)
        let decided = try await desk.assembly.customers.outreaches()
        #expect(decided.map(\.decision) == [.heldBack] && decided.first?.reason == "what was missing has come")
        try await desk.close()
    }

    @Test func `nothing is said to somebody who is angry about something that is open`() async throws {
        let desk = try await WalkDesk()
        let reply = try await say(
            desk, "this is outrageous, my internet is down again, the worst company ever!!!", in: "c1")
        try #require(reply["understanding"]?["sentiment"]?["label"] == "negative")
        for _ in 0..<3 { _ = try await tell(desk, "payment_failed", [:]) }
        let decided = try await desk.assembly.customers.outreaches()
        #expect(decided.map(\.decision) == [.heldBack], "\(decided)")
        #expect(decided.first?.reason == "angry about something that is open", "\(decided)")
        try await desk.close()
    }
}
