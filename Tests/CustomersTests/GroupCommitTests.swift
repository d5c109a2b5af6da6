import Customers
import StrictJSON
import Testing

struct GroupCommitTests {
    @Test func `many conversations at once keep their own order`() async throws {
        try await withStore { store, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for conversation in 0..<40 {
                    group.addTask {
                        let handle = try #require(Handle("p-\(conversation % 7)-\(conversation)"))
                        for turn in 1...20 {
                            #expect(try await store.say("\(turn)", as: handle, in: "c-\(conversation)") == turn)
                        }
                    }
                }
                try await group.waitForAll()
            }
            for conversation in 0..<40 {
                #expect(try await store.episodes(of: "c-\(conversation)").map(\.text) == (1...20).map(String.init))
            }
        }
    }

    @Test func `a change that is refused takes nothing from those committed with it`() async throws {
        try await withStore { store, _ in
            try await store.say("mine", as: .ben, in: "c-ben")
            let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            let conversation = number % 3 == 0 ? "c-ben" : "c-\(number)"
                            let marks = Episode.Marks(facts: [.set(fact("f\(number)", 1))])
                            _ = try await store.remember(
                                Episode(
                                    customer: .ana, conversation: conversation, turn: 1, at: time(), received: time(),
                                    text: "x", marks: marks))
                            return true
                        } catch CustomersError.conversationOfAnother {
                            return false
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 133)
            #expect(try await store.counts().facts == 133)
            #expect(try await store.counts().turns == 134)
        }
    }

    @Test func `whoever goes away cannot take back what was accepted`() async throws {
        try await withStore { store, _ in
            for number in 1...30 {
                let sending = Task { try await store.say("x", in: "c-\(number)", id: "m-\(number)") }
                sending.cancel()
                let turn = try await sending.value
                #expect(turn == 1)
            }
            #expect(try await store.counts().turns == 30)
        }
    }
}
