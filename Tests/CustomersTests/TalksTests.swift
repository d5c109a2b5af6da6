import Customers
import StrictJSON
import Testing

struct TalksTests {
    private func texts(_ store: CustomerStore, from: Double = 0, until: Double = 100) throws -> [[String]] {
        var talks: [[String]] = []
        try store.eachTalk(from: time(hours: from), until: time(hours: until)) { talks.append($0.map(\.text)) }
        return talks
    }

    @Test func `talks come one by one, with the turns of the span alone`() async throws {
        try await withStore { store, _ in
            try await store.say("a", in: "c-1", at: time(hours: 1))
            try await store.say("b", in: "c-2", at: time(hours: 2))
            try await store.say("c", in: "c-1", at: time(hours: 3))
            #expect(try texts(store) == [["a", "c"], ["b"]])
            #expect(try texts(store, from: 1.5) == [["c"], ["b"]])
            #expect(try texts(store, from: 2.5) == [["c"]])
            #expect(try texts(store, until: 3) == [["a"], ["b"]])
            #expect(try texts(store, from: 4) == [])
        }
    }
}
