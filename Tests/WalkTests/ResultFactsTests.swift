import Customers
import Foundation
import StrictJSON
import Testing

/// What the desk's systems say of an order is known of it from then on.
struct ResultFactsTests {
    private func ask(_ desk: WalkDesk, _ status: String, _ data: JSON) async throws {
        let reply = try await desk.ask([
            "op": "message", "conversation": "c1", "customer": "walker", "text": "where is order A-4410?",
        ])
        let action = try #require(reply["actions"]?.array?.first?["id"], "\(reply.text)")
        let result = try await desk.ask([
            "op": "result", "conversation": "c1", "action": action, "status": .string(status), "data": data,
        ])
        #expect(result["ok"] == true, "\(result.text)")
    }

    private func order(_ desk: WalkDesk, _ field: String) async throws -> JSON? {
        let profile = try await desk.ask(["op": "profile", "customer": "walker"])
        return profile["profile"]?["order"]?["value"]?["A-4410"]?[field]?["value"]
    }

    @Test func `a result's fields become facts of the order, with where they come from and until when`() async throws {
        let desk = try await WalkDesk()
        // The order's number stands in the question, and need not be said again.
        try await ask(
            desk, "ok", ["status": "out_for_delivery", "carrier": "Nordpost", "shipped_on": "2026-02-23"])
        #expect(try await order(desk, "carrier") == "Nordpost")
        #expect(try await order(desk, "shipped_on") == "2026-02-23")
        #expect(try await order(desk, "order_state") == "out for delivery")
        #expect(try await order(desk, "delivered_on") == nil)
        let profile = try await desk.ask(["op": "profile", "customer": "walker"])
        let fact = profile["profile"]?["order"]
        #expect(fact?["source"] == "action:lookup_order" && fact?["purpose"] == "support", "\(profile.text)")
        #expect(fact?["expires"]?.string?.hasPrefix("2026-03-27") == true, "\(profile.text)")
        try await desk.close()
    }

    @Test func `what was not found, or failed, tells nothing`() async throws {
        for status in ["not_found", "failed"] {
            let desk = try await WalkDesk()
            try await ask(desk, status, ["status": "shipped", "carrier": "Nordpost"])
            #expect(try await order(desk, "carrier") == nil)
            try await desk.close()
        }
    }

    @Test func `the younger of an event and a result holds`() async throws {
        let desk = try await WalkDesk()
        try await ask(desk, "ok", ["status": "packed", "carrier": "Nordpost"])
        desk.clock.pass(3_600)
        _ = try await desk.ask([
            "op": "event", "customer": "walker", "kind": "order_shipped", "data": ["order_number": "A-4410"],
        ])
        #expect(try await order(desk, "order_state") == "shipped")
        // A late event that is older than what the system said changes nothing.
        _ = try await desk.ask([
            "op": "event", "customer": "walker", "kind": "order_placed", "at": "2026-02-20T10:00:00Z",
            "data": ["order_number": "A-4410"],
        ])
        #expect(try await order(desk, "order_state") == "shipped")
        try await desk.close()
    }

    @Test func `an event that calls itself as an action is called tells nothing`() async throws {
        let desk = try await WalkDesk()
        let answer = try await desk.ask([
            "op": "event", "customer": "walker", "kind": "cancel_order", "data": ["order_number": "A-4410"],
        ])
        #expect(answer["warnings"]?.array?.isEmpty == false, "\(answer.text)")
        #expect(try await order(desk, "order_state") == nil)
        try await desk.close()
    }
}
