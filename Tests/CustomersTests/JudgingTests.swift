import Customers
import StrictJSON
import Testing

struct JudgingTests {
    @Test func `every form of feedback is kept on its turn`() async throws {
        try await withStore { store, _ in
            try await store.say("a")
            let verdicts: [Feedback.Verdict] = [
                .rating(4), .accepted, .edited("better so"), .edited(nil), .rejected, .comment(""), .clicked("/cancel"),
                .clicked(nil),
            ]
            for verdict in verdicts {
                try await store.record(Feedback(conversation: "c-1", turn: 1, verdict: verdict, at: time()))
            }
            #expect(try await store.feedback(on: "c-1").map(\.verdict) == verdicts)
        }
    }

    @Test(arguments: [(1, -1), (2, -0.5), (3, 0), (4, 0.5), (5, 1)])
    func `a rating is worth its distance from the middle`(_ stars: Int, _ reward: Double) {
        #expect(Feedback(conversation: "c", turn: 1, verdict: .rating(stars), at: time()).reward == reward)
    }

    @Test(arguments: [0, 6, -1])
    func `a rating outside one to five is refused`(_ stars: Int) async throws {
        try await withStore { store, _ in
            try await store.say("a")
            await #expect(throws: CustomersError.unfit(field: "rating", limit: "1 to 5")) {
                try await store.record(Feedback(conversation: "c-1", turn: 1, verdict: .rating(stars), at: time()))
            }
        }
    }

    @Test func `feedback on a turn that is not there is refused`() async throws {
        try await withStore { store, _ in
            try await store.say("a")
            for turn in [0, 2] {
                await #expect(throws: CustomersError.unknownTurn(turn)) {
                    try await store.record(Feedback(conversation: "c-1", turn: turn, verdict: .accepted, at: time()))
                }
            }
            await #expect(throws: CustomersError.unknownConversation) {
                try await store.record(Feedback(conversation: "c-2", turn: 1, verdict: .accepted, at: time()))
            }
        }
    }

    @Test func `a correction is in force until it is undone`() async throws {
        try await withStore { store, _ in
            try await store.say("my box is dead")
            let one = try await store.correct(.turn(conversation: "c-1", turn: 1), intent: "internet_down", at: time())
            let two = try await store.correct(.text("sing me a song"), intent: nil, entities: ["a": 1], at: time())
            #expect(one.number == 1 && one.text == "my box is dead" && two.number == 2)
            #expect(try await store.corrections() == [one, two])
            let undone = try await store.undo(correction: 1, at: time(hours: 1))
            #expect(undone.undoneAt == time(hours: 1) && undone.text == "my box is dead")
            #expect(try await store.corrections() == [two])
            for number in [1, 3] {
                await #expect(throws: CustomersError.unknownCorrection(number)) {
                    try await store.undo(correction: number, at: time())
                }
            }
        }
    }

    @Test func `a correction of a turn that is not there is refused`() async throws {
        try await withStore { store, _ in
            try await store.say("a")
            await #expect(throws: CustomersError.unknownTurn(2)) {
                try await store.correct(.turn(conversation: "c-1", turn: 2), intent: "x", at: time())
            }
        }
    }
}
