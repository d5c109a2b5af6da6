import Customers
import Foundation
import StrictJSON
import Testing

struct ExportingTests {
    private func fill(_ store: CustomerStore) async throws {
        try await store.say("not hers", as: .ben, in: "c-b")
        try await store.say(
            "where is A-1007?", in: "c-1", at: time(hours: 0.000_034_2), mood: -0.5, language: "en",
            reply: #"{"text":"on its way"}"#, state: ["slot": "order"],
            marks: .init(
                facts: [.set(fact("order", "A-1007", expires: time(days: 9)))], issue: "order_status",
                tried: [TriedStep(step: "restart", at: time(), outcome: "no_change")], holder: .queue("care")))
        try await store.say("a human here", in: "c-1", speaker: .agent("7"), reply: "plain")
        try await store.close("c-1", outcome: .solved, at: time(hours: 1))
        _ = try await store.record(Consent(purpose: .training, granted: true, source: "form", at: time()), of: .ana)
        _ = try await store.record(Event(customer: .ana, kind: "login", at: time(), details: ["from": "phone"]))
        try await store.record(Feedback(conversation: "c-1", turn: 1, verdict: .rating(5), at: time()))
        _ = try await store.correct(.turn(conversation: "c-1", turn: 1), intent: "order_status", at: time())
    }

    @Test func `an export holds all that is kept about a person, and of nobody else`() async throws {
        try await withStore { store, _ in
            try await fill(store)
            let parts = try await store.export(.ana).parts
            #expect(
                parts.compactMap { $0["part"]?.string } == [
                    "person", "handle", "fact", "consent", "conversation", "episode", "episode", "feedback", "issue",
                    "tried_step", "event", "correction",
                ])
            #expect(!parts.contains { $0.text.contains("not hers") || $0.text.contains("c-b") })
            let episode = try #require(parts.first { $0["part"] == "episode" })
            #expect(episode["text"] == "where is A-1007?" && episode["reply"] == ["text": "on its way"])
            #expect(episode["state"] == ["slot": "order"] && episode["decision"] == ["option": "answer"])
            #expect(episode["at"] == "2026-03-02T12:00:00.123Z")
            let conversation = try #require(parts.first { $0["part"] == "conversation" })
            #expect(conversation["outcome"] == "solved" && conversation["turns"] == 2)
            #expect(parts.last?["text"] == "where is A-1007?")
        }
    }

    @Test func `one state of the store gives the same bytes`() async throws {
        try await withStore { store, folder in
            try await fill(store)
            let export = try await store.export(.ana)
            try await store.close()
            let again = try CustomerStore(folder: folder.url, access: .reading)
            #expect(try await again.export(.ana) == export)
            try await withStore { other, _ in
                try await fill(other)
                #expect(try await other.export(.ana) == export)
                try await other.change([.set(fact("a", 1))], of: .ana, at: time())
                #expect(try await other.export(.ana).sha256 != export.sha256)
            }
        }
    }

    @Test func `the digest is that of the parts, a line each`() async throws {
        try await withStore { store, _ in
            try await store.change([], of: .ana, at: time())
            let export = try await store.export(.ana)
            #expect(
                export.parts.map(\.text) == [
                    #"{"part":"person","since":"2026-03-02T12:00:00.000Z","last_message":null,"messages":0,"recent":[]}"#,
                    #"{"part":"handle","handle":"ana"}"#,
                ])
            // sha256sum of these two lines.
            #expect(export.sha256 == "041474face8f31b583b881563298c65541b7dba16ba4f11a5a13cfe99177791a")
        }
    }

    @Test func `times are written to the millisecond`() async throws {
        try await withStore { store, _ in
            for step in 0..<1_000 {
                let moment = Date(timeIntervalSince1970: 1_772_452_800 + Double(step) / 1_000)
                try await store.change([.set(fact("f\(1_000 + step)", 1, at: moment))], of: .ana, at: time())
            }
            let times = try await store.export(.ana).parts.filter { $0["part"] == "fact" }.map { $0["at"]?.string }
            try await store.change([.set(fact("f0", 1, at: Date(timeIntervalSince1970: -0.001)))], of: .ben, at: time())
            #expect(try await store.export(.ben).parts.last?["at"] == "1969-12-31T23:59:59.999Z")
            let expected = (0..<1_000).map { "2026-03-02T12:00:00.\(String($0 + 1_000).dropFirst())Z" }
            #expect(zip(times, expected).filter { $0 != $1 }.isEmpty && times.count == expected.count)
        }
    }
}
