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
        // A fourth restart is within the cap.
        let fourth = try await tell(desk, "device_restarted", router)
        #expect(fourth["proactive"] == [])
        try await desk.close()
    }

    @Test func `an answer under another conversation's name goes on with what was said first`() async throws {
        let (desk, _) = try await restarted()
        let next = try await say(desk, "no, still the same", in: "front-77")
        #expect(next["turn"] == 1 && next["decision"]?["option"] == "guide", "\(next.text)")
        #expect(words(next).contains("Hello") == false)
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
        #expect(outreaches.map(\.pattern) == ["parcel_late"])
        let pushes = try await desk.assembly.customers.pushes([.proactive, .handoff], from: 1)
        if outreaches.first?.decision == .waiting {
            // It fell into quiet hours.
            #expect(pushes.isEmpty)
        } else {
            #expect(pushes.map(\.topic) == [.proactive, .handoff])
            #expect(pushes.first?.body["text"]?.string?.contains("A-1007") == true, "\(pushes)")
            #expect(pushes.last?.body["handoff"]?["queue"] == "orders")
        }
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
