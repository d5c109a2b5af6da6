import Customers
import Dialogue
import Foundation
import Serving
import StrictJSON
import Testing

/// Those who are left out by chance: a tenth of the customers never hears of an empty battery, so that the effect of
/// telling the others can be measured.
struct HoldoutTests {
    private static let count = 1_500

    /// Tells everybody's event; the decision about each.
    private func tell(_ desk: WalkDesk, _ customers: [String]) async throws -> [String: Outreach.Decision] {
        let serving = desk.assembly.desk
        return await withTaskGroup(of: (String, Outreach.Decision?).self) { group in
            for customer in customers {
                let told = Request.Operation.Told(
                    customer: customer, kind: "battery_low", at: nil, id: nil,
                    details: ["device": "lock-1", "percent": 4])
                group.addTask {
                    let body = await serving.answer(Request(.event(told))).body
                    if body["proactive"]?.array?.isEmpty == false { return (customer, .said) }
                    let word = body["held_back"]?.array?.first?["decision"]?.string
                    return (customer, word.flatMap(Outreach.Decision.init))
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// At noon, when nobody's quiet hours are.
    private func desk() async throws -> WalkDesk {
        let desk = try await WalkDesk()
        desk.clock.pass(6 * 3_600)
        return desk
    }

    @Test func `the share held out is as configured, never hears of it, is counted, and is the same again`()
        async throws
    {
        let desk = try await desk()
        let customers = (0..<Self.count).map { "customer-\($0)" }
        let decided = try await tell(desk, customers)
        let heldOut = customers.filter { decided[$0] == .heldOut }
        #expect(decided.values.allSatisfy { $0 == .said || $0 == .heldOut } && decided.count == Self.count)
        // A tenth, within four standard deviations.
        #expect((104...196).contains(heldOut.count), "\(heldOut.count)")
        let pushes = try await desk.assembly.customers.pushes([.proactive], from: 1, limit: 2 * Self.count)
        #expect(pushes.count == Self.count - heldOut.count)
        let written = Set(pushes.compactMap { $0.body["customer"]?.string })
        #expect(written.isDisjoint(with: heldOut) && written.count == pushes.count)
        for customer in heldOut {
            #expect(try await desk.assembly.customers.conversations(of: #require(Handle(customer))).isEmpty)
        }

        // Of those held out five write by themselves, and of those told three.
        let told = customers.filter { decided[$0] == .said }
        for customer in heldOut.prefix(5) + told.prefix(3) {
            _ = try await desk.ask([
                "op": "message", "conversation": .string("own-\(customer)"), "customer": .string(customer),
                "text": "how do I change the battery of my lock?",
            ])
        }
        desk.clock.pass(8 * 86_400)
        let effects = try await Effect.all(in: desk.assembly.customers, at: desk.clock.now)
        let effect = try #require(effects.first)
        #expect(effects.count == 1 && effect.decisions == [.said: told.count, .heldOut: heldOut.count])
        #expect(effect.heldOut == .init(hits: 5, of: heldOut.count) && effect.told == .init(hits: 3, of: told.count))
        let stats = try await desk.ask(["op": "stats"])["proactive"]?.array?.first
        #expect(stats?["pattern"] == "battery_dying" && stats?["held_out"]?.int == heldOut.count)
        #expect(stats?["lift"] == effect.json["lift"] && effect.lift > 0)

        // After the cap's fortnight the same are held out again, and after a restart, and at another desk.
        desk.clock.pass(8 * 86_400)
        try await desk.restart()
        let again = try await tell(desk, Array(customers.prefix(200)))
        #expect(again == decided.filter { again[$0.key] != nil } && again.count == 200)
        try await desk.close()
        let other = try await self.desk()
        let there = try await tell(other, Array(customers.suffix(200)))
        #expect(there == decided.filter { there[$0.key] != nil } && there.count == 200)
        try await other.close()
    }
}
