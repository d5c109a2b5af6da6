import Customers
import StrictJSON
import Testing

struct EventTests {
    private func event(_ id: String?, _ kind: String = "order_shipped", at moment: Double = 0) -> Event {
        Event(customer: .ana, kind: kind, at: time(hours: moment), eventID: id, details: ["order": "A-1007"])
    }

    @Test func `an event is kept and tells facts`() async throws {
        try await withStore { store, _ in
            let carrier = FactChange.setUnlessNewer(fact("carrier", "Post"))
            #expect(try await store.record(event("e-1"), facts: [carrier]).sequence == 1)
            #expect(try await store.customer()["carrier"] == "Post")
            let kept = try await store.events(of: .ana)
            #expect(kept.map(\.kind) == ["order_shipped"] && kept.map(\.details) == [["order": "A-1007"]])
            #expect(kept.map(\.at) == [time()] && kept.map(\.sequence) == [1])
        }
    }

    @Test func `an event sent twice is kept once and changes nothing again`() async throws {
        try await withStore { store, _ in
            _ = try await store.record(event("e-1"), facts: [.add(fact("parcels", 1))])
            _ = try await store.record(event("e-2"))
            #expect(
                try await store.record(event("e-1"), facts: [.add(fact("parcels", 2))])
                    == .init(sequence: 1, isNew: false, person: 1))
            #expect(try await store.customer()["parcels"] == [1])
            #expect(try await store.events(of: .ana).count == 2)
            await #expect(throws: CustomersError.idReused) { try await store.record(event("e-1", "order_lost")) }
        }
    }

    @Test func `events without an id are each kept, and read in the order of their times`() async throws {
        try await withStore { store, _ in
            for hour in [3.0, 1, 2, 2] { _ = try await store.record(event(nil, at: hour)) }
            #expect(try await store.events(of: .ana).map(\.sequence) == [2, 3, 4, 1])
            #expect(try await store.events(of: .ana, last: 2).map(\.sequence) == [4, 1])
        }
    }
}
