import Customers
import StrictJSON
import Testing

struct SweepingTests {
    @Test func `a sweep takes what has expired and nothing else`() async throws {
        try await withStore { store, _ in
            try await store.change(
                (0..<1_200).map { .set(fact("f\($0)", 1, expires: time(hours: Double($0)))) } + [.set(fact("g", 1))],
                of: .ana, at: time(hours: -1))
            for day in 0..<9 { try await store.say("x", at: time(days: Double(day)), id: "m-\(day)") }
            let swept = try await store.sweep(at: time(days: 8))
            #expect(swept == Swept(facts: 8 * 24 + 1, answers: 2))
            #expect(try await store.counts().facts == 1_200 - 8 * 24 - 1 + 1)
            #expect(try await store.sweep(at: time(days: 8)) == Swept())
            let request = Episode.Request(messageID: "m-2", digest: Array("x".utf8))
            #expect(try await store.answer(to: request, received: time(days: 8)) != nil)
            #expect(try await store.conversation(at: time(days: 8)).turns == 9)
        }
    }

    @Test func `what is kept is counted`() async throws {
        try await withStore { store, _ in
            #expect(try await store.counts().people == 0)
            for turn in 1...3 {
                try await store.say("x", in: "c-\(turn % 2)", marks: .init(facts: [.set(fact("a", 1))]))
            }
            try await store.say("x", as: .ben, in: "c-9")
            try await store.record(Feedback(conversation: "c-9", turn: 1, verdict: .accepted, at: time()))
            _ = try await store.record(Event(customer: .ben, kind: "k", at: time()))
            _ = try await store.correct(.text("x"), intent: nil, at: time())
            let counts = try await store.counts()
            #expect(counts.people == 2 && counts.conversations == 3 && counts.turns == 4 && counts.facts == 1)
            #expect(counts.feedback == 1 && counts.events == 1 && counts.corrections == 1 && counts.bytes > 4_096)
        }
    }
}
