import Customers
import StrictJSON
import Testing

struct ConsentTests {
    @Test func `with nothing recorded the first three purposes are granted`() {
        let consents = Consents()
        #expect(Purpose.allCases.filter(consents.allows) == [.support, .personalisation, .proactive])
    }

    @Test func `the last line that has not expired is in force`() {
        let ledger = [
            Consent(position: 1, purpose: .marketing, granted: false, at: time()),
            Consent(position: 2, purpose: .marketing, granted: true, at: time(), expires: time(hours: 1)),
        ]
        #expect(Consents(ledger: ledger, at: time()).allows(.marketing))
        #expect(!Consents(ledger: ledger, at: time(hours: 1)).allows(.marketing))
        #expect(Consents(ledger: ledger, at: time(hours: 1)).inForce[.marketing] == ledger[0])
    }

    @Test func `the dialogue sees no fact whose purpose is not granted`() async throws {
        try await withStore { store, _ in
            try await store.change(
                [.set(fact("name", "Ana", for: .personalisation)), .set(fact("taste", "loud", for: .marketing))],
                of: .ana, at: time())
            #expect(try await store.customer().facts.map(\.name) == ["name"])
            #expect(try await store.profile(of: .ana, at: time()).facts.map(\.name) == ["name", "taste"])

            _ = try await store.record(Consent(purpose: .personalisation, granted: false, at: time()), of: .ana)
            _ = try await store.record(Consent(purpose: .marketing, granted: true, at: time()), of: .ana)
            #expect(try await store.customer().facts.map(\.name) == ["taste"])
        }
    }

    @Test func `a desk sets what is granted where nothing is recorded`() async throws {
        var settings = CustomerStore.Settings()
        settings.grantedByDefault = [.support]
        try await withStore(settings: settings) { store, _ in
            #expect(try await !store.customer().consents.allows(.proactive))
            try await store.say("hello", marks: .init(facts: [.set(fact("name", "Ana", for: .personalisation))]))
            #expect(try await store.customer().facts.isEmpty)
        }
    }

    @Test func `the ledger keeps every line with its position`() async throws {
        try await withStore { store, _ in
            let lines = [
                Consent(purpose: .training, granted: true, source: "web form", at: time(), expires: time(days: 30)),
                Consent(purpose: .training, granted: false, at: time(hours: 1)),
            ]
            var positions: [Int] = []
            for line in lines { positions.append(try await store.record(line, of: .ana)) }
            _ = try await store.record(lines[0], of: .ben)
            #expect(positions == [1, 2])
            let kept = try await store.ledger(of: .ana)
            #expect(kept.map(\.position) == [1, 2])
            #expect(kept.map(\.source) == ["web form", nil])
            #expect(kept.map(\.granted) == [true, false])
            #expect(kept.map(\.expires) == [time(days: 30), nil])
        }
    }
}
