import Customers
import Foundation
import StrictJSON
import Testing

struct ForgettingTests {
    /// Everything that can be kept about a person, each text with `word` in it.
    private func keepEverything(of handle: Handle, in conversation: String, _ word: String, in store: CustomerStore)
        async throws
    {
        try await store.say(
            "\(word) writes", as: handle, in: conversation, id: "m-\(word)", mood: -1, language: "en",
            reply: #"{"text":"\#(word) is answered"}"#, state: ["slot": .string(word)],
            marks: .init(
                facts: [.set(fact("name", .string(word))), .set(fact("name", .string(word + word)))], issue: "late",
                tried: [TriedStep(step: "restart", at: time())], isUnanswered: true,
                pushes: [Push(topic: .proactive, body: ["text": .string(word)])]))
        _ = try await store.record(Consent(purpose: .marketing, granted: true, source: word, at: time()), of: handle)
        let recorded = try await store.record(
            Event(customer: handle, kind: "login", at: time(), eventID: "e-\(word)", details: [.string(word)]))
        _ = try await store.note(
            Outreach(
                person: recorded.person, pattern: "p", key: 7, began: time(), ended: time(), at: time(),
                decision: .heldBack, reason: "quiet hours"))
        try await store.record(Feedback(conversation: conversation, turn: 1, verdict: .comment(word), at: time()))
        _ = try await store.correct(
            .turn(conversation: conversation, turn: 1), intent: "late", entities: [.string(word)], at: time())
    }

    @Test func `a receipt says how many rows went, and who learned from them`() async throws {
        try await withStore { store, _ in
            try await keepEverything(of: .ben, in: "c-b", "Benedict", in: store)
            try await keepEverything(of: .ana, in: "c-a", "Anastasia", in: store)
            let receipt = try await store.forget(.ana, at: time(hours: 1))
            let rows = Dictionary(uniqueKeysWithValues: receipt.erased.map { ($0.table, $0.rows) })
            #expect(
                rows == [
                    "corrections": 1, "feedback": 1, "events": 1, "pushes": 1, "outreaches": 1, "tried": 1, "issues": 1,
                    "unanswered": 1, "episodes": 1, "contacts": 1,
                    "conversations": 1, "consents": 1, "facts": 1, "handles": 1, "persons": 1, "words": 9,
                ])
            #expect(receipt.corrections == [2])
            #expect(receipt.isOverwritten && receipt.at == time(hours: 1))
            #expect(try await store.counts().people == 1)
            #expect(try await store.corrections().map(\.number) == [1])
        }
    }

    @Test func `what was forgotten is unknown, and its conversation and messages are erased`() async throws {
        try await withStore { store, _ in
            try await keepEverything(of: .ana, in: "c-a", "Anastasia", in: store)
            _ = try await store.forget(.ana, at: time())
            await #expect(throws: CustomersError.unknownCustomer) { try await store.forget(.ana, at: time()) }
            await #expect(throws: CustomersError.unknownCustomer) { try await store.export(.ana) }
            await #expect(throws: CustomersError.erased) { try await store.episodes(of: "c-a") }
            await #expect(throws: CustomersError.erased) { try await store.close("c-a", outcome: .solved, at: time()) }
            await #expect(throws: CustomersError.erased) {
                try await store.record(Feedback(conversation: "c-a", turn: 1, verdict: .accepted, at: time()))
            }
            for digest in ["Anastasia writes", "other"] {
                await #expect(throws: CustomersError.erased) {
                    try await store.answer(
                        to: .init(messageID: "m-Anastasia", digest: Array(digest.utf8)), received: time())
                }
            }
        }
    }

    @Test func `the next message begins a new customer, also in the conversation that was erased`() async throws {
        try await withStore { store, _ in
            try await keepEverything(of: .ana, in: "c-a", "Anastasia", in: store)
            let before = try await store.customer().person
            _ = try await store.forget(.ana, at: time())
            let (customer, conversation) = try await store.open(.ana, in: "c-a", at: time())
            #expect(customer == Customer(handle: .ana, history: History(contacts30d: 1)))
            #expect(conversation.turns == 0 && conversation.state == .null)
            #expect(try await store.say("who am I?", in: "c-a") == 1)
            #expect(try await store.customer().person != before)
            #expect(try await store.customer().history.messages == 1)
        }
    }

    @Test func `a turn under way when its customer is forgotten is refused`() async throws {
        try await withStore { store, _ in
            try await store.say("a")
            let place = try await store.conversation()
            _ = try await store.forget(.ana, at: time())
            await #expect(throws: CustomersError.turnTaken(expected: 1, given: 2)) {
                try await store.remember(
                    Episode(
                        customer: .ana, conversation: "c-1", turn: place.turns + 1, at: time(), received: time(),
                        text: "b"))
            }
            await #expect(throws: CustomersError.unknownCustomer) { try await store.profile(of: .ana, at: time()) }
        }
    }

    @Test func `every table either belongs to people and is erased, or holds nothing of anybody`() throws {
        let created = try Migration.all.flatMap { migration in
            try migration.sql.matches(of: Regex("CREATE TABLE (\\w+)", as: (Substring, Substring).self)).map {
                String($0.output.1)
            }
        }
        #expect(Set(created) == Set(PersonalTable.all.map(\.name) + PersonalTable.impersonal))
        #expect(created.count == Set(created).count)
    }

    /// SQLite leaves copies of rows behind when it moves them. Many people's rows are mixed here, grow, shrink and go.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `nothing a person wrote is left in the bytes of any file`(_ seed: UInt64) async throws {
        var random = Seeded(seed)
        try await withStore { store, folder in
            let people = try (0..<60).map { number in
                let word = "Secret\(number)Person"
                return (handle: try #require(Handle("\(word)@example.org")), word: word)
            }
            var known = Set<Int>()
            for step in 0..<700 {
                let number = Int.random(in: 0..<people.count, using: &random)
                let (handle, word) = people[number]
                let text = String(repeating: word + " ", count: Int.random(in: 1...200, using: &random))
                known.insert(number)
                let conversation = "\(word)-\(Int.random(in: 0..<4, using: &random))"
                switch step % 6 {
                case 0: try await keepEverything(of: handle, in: "\(word)-\(step)", "\(word)\(step)", in: store)
                case 1:
                    try await store.change(
                        [
                            .set(fact("f\(step % 9)", .string(text))),
                            .add(fact("list", .string(String(text.prefix(60))))),
                        ],
                        of: handle, at: time())
                default: try await store.say(text, as: handle, in: conversation, reply: text, state: .string(text))
                }
                guard step > 200, step % 8 == 0, let gone = known.sorted().randomElement(using: &random) else {
                    continue
                }
                known.remove(gone)
                #expect(try await store.forget(people[gone].handle, at: time()).isOverwritten)
                let needle = Data(people[gone].word.utf8)
                for (name, bytes) in try folder.files() {
                    #expect(bytes.range(of: needle) == nil, "\(name), step \(step)")
                }
            }
            let needle = Data(people[try #require(known.first)].word.utf8)
            #expect(
                try folder.files().values.contains { $0.range(of: needle) != nil }, "the search finds what is there")
        }
    }

    @Test func `dropped, replaced and swept facts leave nothing either`() async throws {
        try await withStore { store, folder in
            try await store.change(
                [
                    .set(fact("a", "Droppedfact")), .set(fact("b", "Replacedfact")),
                    .set(fact("c", "Sweptfact", expires: time(hours: 1))), .drop(name: "a"),
                    .set(fact("b", "kept fact")),
                ], of: .ana, at: time())
            #expect(try await store.sweep(at: time(hours: 1)).facts == 1)
            for (name, bytes) in try folder.files() {
                for gone in ["Droppedfact", "Replacedfact", "Sweptfact"] {
                    #expect(bytes.range(of: Data(gone.utf8)) == nil, "\(gone) in \(name)")
                }
            }
            #expect(try await store.profile(of: .ana, at: time()).facts.map(\.value) == ["kept fact"])
        }
    }
}
