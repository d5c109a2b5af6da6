import Customers
import StrictJSON
import Testing

struct ConversationTests {
    @Test func `closing settles what is open in the sitting and gives the conversation back`() async throws {
        try await withStore { store, _ in
            try await store.say("a", marks: .init(issue: "one", solved: false))
            try await store.say("b", marks: .init(issue: "two", holder: .queue("care")))
            try await store.close("c-1", outcome: .solved, at: time(hours: 1))
            let conversation = try await store.conversation(at: time(hours: 1))
            #expect(conversation.outcome == .solved && conversation.holder == .assistant && conversation.openedAgain)
            #expect(try await store.customer().history.issues.map(\.solved) == [true, false])
            try await store.say("c", at: time(hours: 1))
            let again = try await store.conversation(at: time(hours: 1))
            #expect(again.outcome == nil && !again.openedAgain && again.turns == 3)
        }
    }

    @Test(arguments: [(Outcome.unsolved, false as Bool?), (.abandoned, nil)])
    func `an outcome says what became of the issue`(_ outcome: Outcome, _ solved: Bool?) async throws {
        try await withStore { store, _ in
            try await store.say("a", marks: .init(issue: "one"))
            try await store.close("c-1", outcome: outcome, at: time())
            #expect(try await store.customer().history.lastIssue?.solved == solved)
        }
    }

    @Test func `a human holds a conversation until it is handed back, or a day has passed`() async throws {
        try await withStore { store, _ in
            try await store.say("a human please", marks: .init(holder: .queue("care")))
            #expect(try await store.conversation().holder == .queue("care"))
            try await store.pass("c-1", to: .agent("7"), at: time(hours: 1))
            let held = try await store.conversation(at: time(hours: 1))
            #expect(held.holder == .agent("7") && held.heldSince == time(hours: 1))
            try await store.pass("c-1", to: .assistant, at: time(hours: 2))
            #expect(try await store.conversation(at: time(hours: 2)).holder == .assistant)

            try await store.pass("c-1", to: .agent("7"), at: time(hours: 3))
            #expect(try await store.conversation(at: time(hours: 26.99)).holder == .agent("7"))
            let free = try await store.conversation(at: time(hours: 27))
            #expect(free.holder == .assistant && free.heldSince == nil)
        }
    }

    @Test func `holding goes on from when it began`() async throws {
        try await withStore { store, _ in
            try await store.say("a", marks: .init(holder: .queue("care")))
            try await store.say("b", at: time(hours: 1), marks: .init(holder: .queue("care")))
            #expect(try await store.conversation(at: time(hours: 1)).heldSince == time())
        }
    }

    @Test func `what is not known cannot be closed, passed on or read`() async throws {
        try await withStore { store, _ in
            await #expect(throws: CustomersError.unknownConversation) {
                try await store.close("c-1", outcome: .solved, at: time())
            }
            await #expect(throws: CustomersError.unknownConversation) {
                try await store.pass("c-1", to: .assistant, at: time())
            }
            await #expect(throws: CustomersError.unknownConversation) { try await store.episodes(of: "c-1") }
        }
    }

    @Test func `a customer's conversations are listed, the latest first`() async throws {
        try await withStore { store, _ in
            try await store.say("a", in: "c-1", at: time(hours: 2))
            try await store.say("b", in: "c-2", at: time(hours: 1))
            try await store.say("c", in: "c-3", at: time(hours: 3))
            try await store.say("d", as: .ben, in: "c-4")
            #expect(try await store.conversations(of: .ana) == ["c-3", "c-1", "c-2"])
        }
    }

    @Test func `a message whose time lies before the last one's goes on in the same sitting`() async throws {
        try await withStore { store, _ in
            try await store.say("a", at: time(hours: 9))
            try await store.say("b", at: time())
            let conversation = try await store.conversation(at: time(hours: 1))
            #expect(!conversation.openedAgain && conversation.lastAt == time(hours: 9) && conversation.turns == 2)
        }
    }
}
