import Foundation
import StrictJSON
import TestSupport
import Testing

/// What a customer, a desk's system and a person of the desk do in one talk may cross in any order.
@Suite(.serialized) struct CrossingTests {
    private enum Act: String, CaseIterable { case result, message, takeover, agent, handback, close }

    private static let orders: [[Act]] = permutations(Act.allCases)

    private static func permutations(_ acts: [Act]) -> [[Act]] {
        guard acts.count > 1 else { return [acts] }
        return acts.flatMap { first in permutations(acts.filter { $0 != first }).map { [first] + $0 } }
    }

    private static func request(_ act: Act, _ conversation: JSON, action: JSON) -> JSON {
        let agent: JSON = "agent-7"
        return switch act {
        case .result:
            [
                "op": "result", "conversation": conversation, "action": action, "status": "ok",
                "data": ["order_number": "A-4410", "status": "out_for_delivery", "carrier": "Nordpost"],
            ]
        case .message:
            [
                "op": "message", "conversation": conversation, "customer": conversation,
                "text": "how long is the warranty on a camera?",
            ]
        case .takeover: ["op": "takeover", "conversation": conversation, "agent": agent]
        case .agent: ["op": "agent", "conversation": conversation, "agent": agent, "text": "I am looking into it."]
        case .handback: ["op": "handback", "conversation": conversation, "agent": agent]
        case .close: ["op": "close", "conversation": conversation, "outcome": "solved"]
        }
    }

    /// What has to hold of each answer, whatever came before it.
    private struct Rules {
        private var isHeld = false
        private var isClosed = false
        private var turn = 1

        mutating func check(_ answer: JSON, to act: Act, _ order: Comment) {
            #expect(answer["ok"] == true, order)
            if let number = answer["turn"]?.int {
                turn += 1
                #expect(number == turn, order)
            }
            let said = answer["replies"]?.array?.count
            switch act {
            case .takeover: isHeld = true
            case .handback: isHeld = false
            case .close: (isHeld, isClosed) = (false, true)
            case .agent: isClosed = false
            case .message:
                isClosed = false
                #expect((said == 0) == isHeld, order)
            case .result:
                // Nobody is talked over: not a person who holds the talk, and not the silence after a close.
                if isHeld || isClosed { #expect(said == 0, order) }
                if isHeld && !isClosed { #expect(answer["suggestions"]?.array?.isEmpty == false, order) }
            }
        }
    }

    @Test func `in every order each is answered, turns have no gap, and nobody is talked over`() async throws {
        let desk = try await WalkDesk()
        for (number, order) in Self.orders.enumerated() {
            let conversation: JSON = .string("c\(number)")
            let first = try await desk.ask([
                "op": "message", "conversation": conversation, "customer": conversation,
                "text": "where is order A-4410?",
            ])
            let action = try #require(first["actions"]?.array?.first?["id"])
            var rules = Rules()
            for act in order {
                // A result that comes after the talk was closed and begun anew is nobody's any more.
                let answer = try await desk.ask(Self.request(act, conversation, action: action))
                if act == .result, answer["code"] == 404, Self.isForgotten(order) { continue }
                rules.check(answer, to: act, "\(order.map(\.rawValue))")
            }
        }
        try await desk.close()
    }

    /// Whether the talk was closed and begun anew by a message before the result came.
    private static func isForgotten(_ order: [Act]) -> Bool {
        let places = order.enumerated().reduce(into: [Act: Int]()) { $0[$1.element] = $1.offset }
        guard let close = places[.close], let result = places[.result], let message = places[.message] else {
            return false
        }
        return close < message && message < result
    }

    @Test func `over two connections, customer's side and desk's side keep one order`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crossing-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try ServerProcess(data: folder)
        let (customer, desk) = (try Client(port: server.port), try Client(port: server.port))
        _ = (await customer.line(), await desk.line())
        func ask(_ client: Client, _ request: JSON) async throws -> JSON {
            client.send(request.text + "\n")
            return try JSON(parsing: await client.line())
        }
        for (number, order) in Self.orders.enumerated() where number % 24 == 0 {
            let conversation: JSON = .string("c\(number)")
            let first = try await ask(
                customer,
                [
                    "op": "message", "conversation": conversation, "customer": conversation,
                    "text": "where is order A-4410?",
                ])
            let action = try #require(first["actions"]?.array?.first?["id"])
            var rules = Rules()
            for act in order {
                let client = [.message, .result].contains(act) ? customer : desk
                let answer = try await ask(client, Self.request(act, conversation, action: action))
                if act == .result, answer["code"] == 404, Self.isForgotten(order) { continue }
                rules.check(answer, to: act, "\(order.map(\.rawValue))")
            }
        }
        #expect(server.stop() == 0)
    }
}
