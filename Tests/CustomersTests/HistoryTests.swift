import Customers
import StrictJSON
import Testing

struct HistoryTests {
    @Test func `somebody unknown has written once, with this message`() async throws {
        try await withStore { store, _ in
            let history = try await store.customer().history
            #expect(history == History(contacts30d: 1))
        }
    }

    @Test func `contacts are conversations with a message, within thirty days, this one included`() async throws {
        try await withStore { store, _ in
            try await store.say("first", in: "c-1", at: time())
            try await store.say("again", in: "c-1", at: time(hours: 1))
            try await store.say("we are here for you", in: "c-2", at: time(days: 10), speaker: .assistant)
            try await store.say("second", in: "c-3", at: time(days: 20))
            #expect(try await store.customer(in: "c-3", at: time(hours: 1, days: 20)).history.contacts30d == 2)
            #expect(try await store.customer(in: "c-4", at: time(hours: 1, days: 20)).history.contacts30d == 3)
            #expect(try await store.customer(in: "c-4", at: time(days: 31)).history.contacts30d == 2)
            #expect(try await store.profile(of: .ana, at: time(days: 31)).history.contacts30d == 1)
        }
    }

    @Test func `four hours of silence end a sitting and the next message is a new contact`() async throws {
        try await withStore { store, _ in
            try await store.say("it fails", at: time())
            #expect(try await !store.conversation(at: time(hours: 3.99)).openedAgain)
            let again = try await store.conversation(at: time(hours: 4))
            #expect(again.openedAgain && again.turns == 1 && again.startedAt == time(hours: 4))
            try await store.say("it fails again", at: time(hours: 4))
            let goesOn = try await store.conversation(at: time(hours: 5))
            #expect(!goesOn.openedAgain && goesOn.startedAt == time(hours: 4) && goesOn.turns == 2)
            #expect(try await store.customer(in: "c-1", at: time(hours: 5)).history.contacts30d == 2)
        }
    }

    @Test func `the last issue is known with whether it was solved`() async throws {
        try await withStore { store, _ in
            try await store.say("no internet", in: "c-1", marks: .init(issue: "internet_down"))
            try await store.say("still none", in: "c-1", marks: .init(issue: "internet_down"))
            #expect(try await store.customer().history.issues.map(\.intent) == ["internet_down"])
            #expect(try await store.customer().history.lastIssue?.solved == nil)
            try await store.say("works", in: "c-1", marks: .init(solved: true))
            #expect(try await store.customer().history.lastIssue?.solved == true)

            try await store.say("down again", in: "c-1", at: time(hours: 1), marks: .init(issue: "internet_down"))
            let issues = try await store.customer().history.issues
            #expect(issues.map(\.solved) == [nil, true])
            #expect(issues.map(\.turn) == [4, 1])
            #expect(issues.map(\.at) == [time(hours: 1), time()])
        }
    }

    @Test func `a day later another conversation settles what was left open`() async throws {
        try await withStore { store, _ in
            try await store.say("lamp blinks", in: "c-1", marks: .init(issue: "lamp_blinks"))
            try await store.say("yes, it is fine now", in: "c-2", at: time(days: 1), marks: .init(solved: true))
            #expect(try await store.customer().history.lastIssue?.solved == true)
        }
    }

    @Test func `only the latest five issues are shown`() async throws {
        try await withStore { store, _ in
            for number in 1...7 { try await store.say("x", marks: .init(issue: "issue_\(number)")) }
            #expect(
                try await store.customer().history.issues.map(\.intent) == (3...7).reversed().map { "issue_\($0)" })
        }
    }

    @Test func `mood, language and length follow the last twenty messages`() async throws {
        try await withStore { store, _ in
            for number in 0..<5 {
                try await store.say("abcdefghij", mood: Double(number) / 10, language: "de")
            }
            try await store.say("an agent's words do not count", speaker: .agent("7"), mood: 1, language: "fr")
            #expect(try await store.customer().history.moodTrend == [0, 0.1, 0.2, 0.3, 0.4])
            #expect(try await store.customer().history.preferredLanguage == "de")
            for number in 0..<18 { try await store.say("né", mood: -Double(number) / 20, language: "es") }
            let history = try await store.customer().history
            #expect(history.moodTrend == [0.3, 0.4] + (0..<18).map { -Double($0) / 20 })
            #expect(history.preferredLanguage == "es")
            #expect(history.averageLength == 2.8)
            #expect(history.messages == 23)
        }
    }

    @Test func `of two languages used as often the later one is preferred, and none that is unsure`() async throws {
        try await withStore { store, _ in
            for language in ["en", "fr", "und", "fr", "en", "und", "und", nil] {
                try await store.say("x", language: language)
            }
            #expect(try await store.customer().history.preferredLanguage == "en")
        }
    }

    @Test func `steps tried are known once each with their last outcome, the latest first`() async throws {
        try await withStore { store, _ in
            let restart = TriedStep(step: "router/restart", at: time(), outcome: "no_change")
            let cable = TriedStep(step: "router/cable", at: time(hours: 1))
            try await store.say("done both", marks: .init(tried: [restart, cable]))
            let again = TriedStep(step: "router/restart", at: time(hours: 2), outcome: "solved")
            try await store.say("once more", marks: .init(tried: [again]))
            #expect(try await store.customer().history.triedSteps == [again, cable])
        }
    }

    @Test func `two thousand turns cost no more to read than a hundred`() async throws {
        try await withStore { store, _ in
            func live(_ handle: Handle, turns: Int) async throws {
                for turn in 1...turns {
                    try await store.say(
                        "again", as: handle, in: "\(handle)-\(turn / 50)", at: time(days: Double(turn)),
                        marks: .init(issue: "issue_\(turn)", tried: [TriedStep(step: "s\(turn)", at: time())]))
                }
            }
            func cost(_ handle: Handle, after turns: Int) async throws -> Duration {
                var best = Duration.seconds(1)
                for _ in 0..<300 {
                    let took = try await ContinuousClock().measure {
                        _ = try await store.customer(handle, at: time(days: Double(turns)))
                    }
                    best = min(best, took)
                }
                return best
            }
            try await live(.ben, turns: 100)
            try await live(.ana, turns: 2_000)
            let (few, many) = (try await cost(.ben, after: 100), try await cost(.ana, after: 2_000))
            #expect(many < few * 3, "\(few) after a hundred turns, \(many) after two thousand")
        }
    }
}
