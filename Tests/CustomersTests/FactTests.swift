import Customers
import StrictJSON
import Testing

struct FactTests {
    @Test func `a change sets, drops and lists`() {
        #expect(FactChange.set(fact("name", "Ana")).applied(to: fact("name", "Anna"))?.value == "Ana")
        #expect(FactChange.drop(name: "name").applied(to: fact("name", "Ana")) == nil)
        #expect(FactChange.add(fact("orders", "A-1")).applied(to: nil)?.value == ["A-1"])
    }

    @Test func `a list keeps each value once and the last twenty`() {
        var list: Fact?
        for number in [1, 2, 2, 1] + Array(3...25) {
            list = FactChange.add(fact("orders", .number(number))).applied(to: list)
        }
        #expect(list?.value == .array((6...25).map { .number($0) }))
    }

    @Test func `a value that becomes a list stays in it`() {
        #expect(FactChange.add(fact("devices", "hub")).applied(to: fact("devices", "plug"))?.value == ["plug", "hub"])
    }

    @Test func `what comes late does not replace what is younger`() {
        let young = fact("plan", "gold", at: time(hours: 2))
        #expect(FactChange.setUnlessNewer(fact("plan", "tin", at: time())).applied(to: young) == young)
        let younger = fact("plan", "tin", at: time(hours: 3))
        #expect(FactChange.setUnlessNewer(younger).applied(to: young) == younger)
        #expect(FactChange.set(fact("plan", "tin", at: time())).applied(to: young)?.value == "tin")
    }

    @Test func `a fact is shown until it expires`() async throws {
        try await withStore { store, _ in
            try await store.change(
                [.set(fact("carrier", "Post", expires: time(hours: 1))), .set(fact("name", "Ana"))], of: .ana,
                at: time())
            #expect(try await store.customer(at: time(hours: 0.99)).facts.map(\.name) == ["carrier", "name"])
            #expect(try await store.customer(at: time(hours: 1)).facts.map(\.name) == ["name"])
            #expect(try await store.profile(of: .ana, at: time(hours: 1)).facts.map(\.name) == ["name"])
        }
    }

    @Test func `what has expired is no part of a list any more`() async throws {
        try await withStore { store, _ in
            try await store.change([.add(fact("orders", "A-1", expires: time(hours: 1)))], of: .ana, at: time())
            let later = time(hours: 2)
            try await store.change([.add(fact("orders", "A-2", at: later))], of: .ana, at: later)
            #expect(try await store.customer(at: later)["orders"] == ["A-2"])
        }
    }

    @Test func `a fact comes back as it was kept`() async throws {
        try await withStore { store, _ in
            let kept = Fact(
                name: "address", value: ["street": "Elm Row 4\u{0}", "tags": [1, 2.5, nil, true]], source: "agent:7",
                at: time(hours: 0.001), purpose: .personalisation, expires: time(days: 9))
            try await store.change([.set(kept)], of: .ana, at: time())
            #expect(try await store.profile(of: .ana, at: time()).facts == [kept])
        }
    }

    @Test func `setting facts makes a customer known, and asking does not`() async throws {
        try await withStore { store, _ in
            await #expect(throws: CustomersError.unknownCustomer) { try await store.profile(of: .ana, at: time()) }
            _ = try await store.customer()
            await #expect(throws: CustomersError.unknownCustomer) { try await store.profile(of: .ana, at: time()) }
            try await store.change([], of: .ana, at: time())
            #expect(try await store.profile(of: .ana, at: time()).history.since == time())
        }
    }
}
