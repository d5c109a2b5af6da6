import Customers
import StrictJSON
import Testing

struct RememberingTests {
    @Test func `a turn comes back as it was kept`() async throws {
        try await withStore { store, _ in
            let episode = Episode(
                customer: .ana, conversation: "c-1", turn: 1, speaker: .customer, at: time(), received: time(hours: 1),
                channel: "json", text: "null \u{0} and ü", mood: -0.25, language: "en", understanding: [0x7B, 0x7D],
                decision: [], reply: Array(#"{"text":"ok"}"#.utf8), state: ["guide": ["step": 2]])
            let turn = try await store.remember(episode)
            #expect(turn == 1)
            #expect(try await store.episodes(of: "c-1") == [episode])
        }
    }

    @Test func `turns are numbered from one without gaps, whoever speaks`() async throws {
        try await withStore { store, _ in
            let speakers: [Episode.Speaker] = [.assistant, .customer, .agent("7"), .customer]
            var turns: [Int] = []
            for speaker in speakers { turns.append(try await store.say("x", speaker: speaker)) }
            #expect(turns == [1, 2, 3, 4])
            #expect(try await store.episodes(of: "c-1").map(\.speaker) == speakers)
            #expect(try await store.episodes(of: "c-1", last: 2).map(\.turn) == [3, 4])
        }
    }

    @Test(arguments: [0, 1, 3, -1])
    func `a turn out of order is refused and nothing of it is kept`(_ turn: Int) async throws {
        try await withStore { store, _ in
            try await store.say("first")
            let counts = try await store.counts()
            let episode = Episode(
                customer: .ana, conversation: "c-1", turn: turn,
                request: .init(messageID: "m-9", digest: [1]), at: time(), received: time(), text: "x",
                marks: .init(facts: [.set(fact("a", 1))], issue: "i"))
            await #expect(throws: CustomersError.turnTaken(expected: 2, given: turn)) {
                try await store.remember(episode)
            }
            #expect(try await store.counts() == counts)
            #expect(try await store.answer(to: .init(messageID: "m-9", digest: [1]), received: time()) == nil)
        }
    }

    @Test func `the dialogue's state holds until a turn brings another`() async throws {
        try await withStore { store, _ in
            try await store.say("x", state: ["slot": "order"])
            try await store.say("an agent's turn has none", speaker: .agent("7"))
            #expect(try await store.conversation().state == ["slot": "order"])
            try await store.say("x", state: .null)
            #expect(try await store.conversation().state == .null)
        }
    }

    @Test func `a message sent twice has its first answer`() async throws {
        try await withStore { store, _ in
            try await store.say("where is it?", id: "m-1", reply: "first")
            let request = Episode.Request(messageID: "m-1", digest: Array("where is it?".utf8))
            #expect(try await store.answer(to: request, received: time(days: 6.99)) == Array("first".utf8))
            #expect(try await store.answer(to: request, received: time(days: 7)) == nil)
        }
    }

    @Test func `an id that stands for other bytes is refused`() async throws {
        try await withStore { store, _ in
            try await store.say("where is it?", id: "m-1")
            await #expect(throws: CustomersError.idReused) {
                try await store.answer(to: .init(messageID: "m-1", digest: [1]), received: time())
            }
            await #expect(throws: CustomersError.idReused) { try await store.say("another", id: "m-1") }
            #expect(try await store.conversation().turns == 1)
        }
    }

    @Test func `after seven days an id is as good as new`() async throws {
        try await withStore { store, _ in
            try await store.say("where is it?", id: "m-1")
            #expect(try await store.say("another", at: time(days: 7), id: "m-1") == 2)
            let request = Episode.Request(messageID: "m-1", digest: Array("another".utf8))
            #expect(try await store.answer(to: request, received: time(days: 7)) != nil)
        }
    }

    @Test func `one message from two connections at once is kept once`() async throws {
        try await withStore { store, _ in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            return try await store.say("hello", id: "m-1") == 1
                        } catch CustomersError.answeredMeanwhile {
                            return false
                        }
                    }
                }
                let kept = try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                #expect(kept == 1)
            }
            #expect(try await store.episodes(of: "c-1").count == 1)
        }
    }

    @Test func `a conversation belongs to one customer`() async throws {
        try await withStore { store, _ in
            try await store.say("mine", as: .ana, in: "c-1")
            await #expect(throws: CustomersError.conversationOfAnother) {
                try await store.open(.ben, in: "c-1", at: time())
            }
            try await store.say("hello", as: .ben, in: "c-2")
            await #expect(throws: CustomersError.conversationOfAnother) {
                try await store.remember(
                    Episode(customer: .ben, conversation: "c-1", turn: 2, at: time(), received: time(), text: "x"))
            }
        }
    }

    @Test func `a conversation is known by its name to those who know no customer`() async throws {
        try await withStore { store, _ in
            await #expect(throws: CustomersError.unknownConversation) {
                try await store.open(conversation: "c-1", at: time())
            }
            try await store.say("hello", as: .ben, in: "c-1")
            let (customer, conversation) = try await store.open(conversation: "c-1", at: time())
            #expect(customer.handle == .ben && conversation.turns == 1)
            #expect(customer.history.contacts30d == 1)
            #expect(try await store.open(conversation: "c-1", at: time(days: 1)).0.history.contacts30d == 1)
        }
    }

    @Test func `a name that is no identifier is refused`() async throws {
        try await withStore { store, _ in
            await #expect(throws: CustomersError.self) { try await store.say("x", in: "c 1") }
        }
    }
}
