import Customers
import Dialogue
import Foundation
import Serving
import StrictJSON
import Testing

private func event(_ kind: String, _ data: String = "{}", _ more: String = "") -> String {
    "{\"op\":\"event\",\"customer\":\"ana\",\"kind\":\"\(kind)\",\"data\":\(data)\(more)}"
}

struct EventIntakeTests {
    @Test func `an event is kept, tells facts, and is told again without effect`() async throws {
        let toy = try await ToyDesk()
        let line = event(
            "payment_failed", "{\"amount\":12.5,\"card\":\"4111 1111 1111 1111\"}",
            ",\"event_id\":\"e1\",\"at\":\"2026-03-08T10:00:00Z\"")
        let answer = try await toy.ask(line)
        #expect(answer.code == .done && answer.body["sequence"] == 1 && answer.body["proactive"] == [])
        let facts = try await toy.ask("{\"op\":\"profile\",\"customer\":\"ana\"}").body["profile"]
        #expect(facts?["payment_state"]?["value"] == "failed")
        #expect(facts?["payment_failed_on"]?["value"] == "2026-03-08T10:00:00Z")
        let again = try await toy.ask(line)
        #expect(again.code == .repeated && again.body["sequence"] == 1)
        let other = try await toy.ask(event("payment_ok", "{}", ",\"event_id\":\"e1\""))
        #expect(other.code == .reused && other.body["field"] == "event_id")
        let kept = try await toy.customers.events(of: #require(Handle("ana")))
        #expect(kept.map(\.details["card"]) == ["•••• •••• •••• 1111"])
        try await toy.close()
    }

    @Test func `a kind that nobody knows is kept with a warning, and a wrong field is named`() async throws {
        let toy = try await ToyDesk()
        let unknown = try await toy.ask(event("payment_faild"))
        #expect(unknown.code == .done && unknown.body["sequence"] == 1)
        #expect(unknown.body["warnings"]?.array?.first?.string?.contains("did you mean 'payment_failed'?") == true)
        let odd = try await toy.ask(event("battery_low", "{\"percent\":\"nine\"}"))
        #expect(
            odd.body["warnings"] == [
                "battery_low has no data.device", "data.percent of battery_low is a number",
            ])
        let ahead = try await toy.ask(event("login", "{}", ",\"at\":\"2026-03-11T12:00:00Z\""))
        #expect(ahead.code == .badField && ahead.body["field"] == "at")
        try await toy.close()
    }

    @Test func `what a customer refuses is not kept, and consent may come as an event`() async throws {
        let toy = try await ToyDesk()
        let post = event("social_post", "{\"network\":\"forum\"}")
        #expect(try await toy.ask(post).code == .noConsent)
        #expect(try await toy.customers.counts().events == 0)
        _ = try await toy.ask(
            event("consent_given", "{\"purpose\":\"marketing\"}", ",\"at\":\"2026-03-09T09:00:00Z\""))
        #expect(try await toy.ask(post).code == .done)
        // What is told late and is older changes nothing.
        _ = try await toy.ask(
            event("consent_withdrawn", "{\"purpose\":\"marketing\"}", ",\"at\":\"2026-03-09T08:00:00Z\""))
        #expect(try await toy.ask(post).code == .done)
        try await toy.close()
    }

    @Test func `what an order's events tell is said of the order that is asked for`() async throws {
        let toy = try await ToyDesk()
        for (order, day) in [("A-1007", 5), ("A-1008", 7)] {
            _ = try await toy.ask(
                event("order_shipped", "{\"order_number\":\"\(order)\"}", ",\"at\":\"2026-03-0\(day)T10:00:00Z\""))
        }
        let answer = try await toy.ask(
            "{\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"ana\",\"text\":\"where is my order A-1007?\"}")
        #expect(
            answer.body["replies"]?.array?.first?["text"]?.string?.contains("left on 5 March 2026") == true,
            "\(answer.body["replies"]?.text ?? "")")
        #expect(answer.body["profile_used"]?.array?.contains("shipped_on") == true)
        try await toy.close()
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `two thousand events in any order leave the same profiles, byte for byte`(_ seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        let events = Self.life(of: 12, count: 2_000, &random)
        var profiles: [[UInt8]] = []
        for _ in 0..<3 {
            let toy = try await ToyDesk()
            try await Self.tell(events.shuffled(using: &random), to: toy.desk)
            #expect(try await toy.customers.counts().events == 2_000)
            var bytes: [UInt8] = []
            for person in 0..<12 {
                bytes += try await toy.ask("{\"op\":\"profile\",\"customer\":\"p\(person)\"}").line(id: .null)
                let profile = try await toy.customers.profile(of: #require(Handle("p\(person)")), at: ToyDesk.noon)
                let allowed = Purpose.allCases.map { JSON.bool(profile.consents.allows($0)) }
                bytes += JSON.array(allowed + [.number(profile.history.since?.timeIntervalSince1970)]).bytes
            }
            profiles.append(bytes)
            try await toy.close()
        }
        #expect(profiles[0].count > 5_000)
        #expect(profiles[1] == profiles[0] && profiles[2] == profiles[0])
    }

    /// Events of every kind, many of one moment, each twice for every fifth.
    private static func life(of people: Int, count: Int, _ random: inout SplitMix) -> [Request.Operation.Told] {
        var events: [Request.Operation.Told] = []
        let kinds = EventKind.all.filter { $0.purpose == .support }
        while events.count < count {
            guard let kind = kinds.randomElement(using: &random) else { break }
            var data: JSON.Object = [:]
            for field in kind.fields {
                let number = Int.random(in: 1...6, using: &random)
                data[field.name] = field.type == .number ? .number(number) : .string("\(field.name)-\(number)")
            }
            if kind.theme == .consent {
                data["purpose"] = .string(Purpose.allCases.randomElement(using: &random)?.rawValue)
            }
            if data["purpose"] == "support" { continue }
            let hours = Double(Int.random(in: 1...400, using: &random))
            events.append(
                .init(
                    customer: "p\(Int.random(in: 0..<people, using: &random))", kind: kind.name,
                    at: ToyDesk.noon.addingTimeInterval(-hours * 3_600), id: "e\(events.count)", details: .object(data))
            )
        }
        return events + events.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    }

    private static func tell(_ events: [Request.Operation.Told], to desk: Desk) async throws {
        for start in stride(from: 0, to: events.count, by: 100) {
            await withTaskGroup(of: Code.self) { group in
                for told in events[start..<min(start + 100, events.count)] {
                    group.addTask { await desk.answer(Request(.event(told))).code }
                }
                for await code in group { #expect(code == .done || code == .repeated) }
            }
        }
    }
}
