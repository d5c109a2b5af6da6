import Customers
import Foundation
import Testing

struct LessonsTests {
    private let restart = StepOutcome.Subject(guide: "dead_line", step: "restart", kind: "router")
    private let cable = StepOutcome.Subject(guide: "dead_line", step: "cable", kind: "")

    @Test func `outcomes of steps add up over customers and talks`() async throws {
        try await withStore { store, _ in
            #expect(try await store.stepCounts().isEmpty)
            try await store.say("no", marks: .init(outcomes: [StepOutcome(restart, helped: false)]))
            try await store.say("yes", marks: .init(outcomes: [StepOutcome(cable, helped: true)]))
            try await store.say(
                "yes", as: .ben, in: "c-2", marks: .init(outcomes: [StepOutcome(restart, helped: true)]))
            #expect(
                try await store.stepCounts() == [
                    StepCount(cable, helped: 1, failed: 0), StepCount(restart, helped: 1, failed: 1),
                ])
        }
    }

    @Test func `an outcome is kept with its turn or not at all`() async throws {
        try await withStore { store, _ in
            let marks = Episode.Marks(outcomes: [StepOutcome(restart, helped: true)])
            await #expect(throws: CustomersError.turnTaken(expected: 1, given: 7)) {
                try await store.remember(
                    Episode(
                        customer: .ana, conversation: "c-1", turn: 7, at: time(), received: time(), text: "yes",
                        marks: marks))
            }
            let counts = try await store.stepCounts()
            #expect(counts.isEmpty)
        }
    }

    @Test func `counts outlive the customers they came from, and hold nothing of them`() async throws {
        try await withStore { store, folder in
            try await store.say(
                "Anastasia says yes", in: "c-a", marks: .init(outcomes: [StepOutcome(restart, helped: true)]))
            _ = try await store.forget(.ana, at: time())
            #expect(try await store.stepCounts() == [StepCount(restart, helped: 1, failed: 0)])
            for (name, bytes) in try folder.files() {
                #expect(bytes.range(of: Data("Anastasia".utf8)) == nil, "\(name)")
            }
        }
    }

    @Test func `what nothing answered is listed, the latest first, until its customer is forgotten`() async throws {
        try await withStore { store, _ in
            try await store.say("do you sell kites?", marks: .init(isUnanswered: true))
            try await store.say("and where is my order?")
            try await store.say(
                "do you sell boats?", as: .ben, in: "c-2", at: time(hours: 1), marks: .init(isUnanswered: true))
            #expect(try await store.unansweredQuestions().map(\.text) == ["do you sell boats?", "do you sell kites?"])
            #expect(try await store.unansweredQuestions(last: 1).map(\.at) == [time(hours: 1)])
            let receipt = try await store.forget(.ben, at: time())
            #expect(receipt.erased.first { $0.table == "unanswered" }?.rows == 1)
            #expect(try await store.unansweredQuestions().map(\.text) == ["do you sell kites?"])
        }
    }
}
