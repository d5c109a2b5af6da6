import Comprehension
import Customers
import Dialogue
import Foundation
import Language
import Logging
import Serving
import StrictJSON
import TestSupport

/// A desk of four intents on a folder of its own, with a clock that only the test moves.
final class ToyDesk {
    let desk: Desk
    let customers: CustomerStore
    let folder: URL

    init(in folder: URL? = nil, at now: Date = ToyDesk.noon, limits: Limits = Limits()) async throws {
        let folder = folder ?? FileManager.default.temporaryDirectory.appendingPathComponent("toy-\(UUID().uuidString)")
        self.folder = folder
        let mind = try Self.mind.get()
        var settings = Settings()
        settings.limits = limits
        settings.timeZone = .gmt
        let assembly = try await Assembly(
            data: folder, catalogue: mind.catalogue, analyzer: mind.analyzer, settings: settings, logger: .silent,
            now: { now }, interpreter: { mind.interpreter })
        desk = assembly.desk
        customers = assembly.customers
    }

    /// What all desks of the tests share, trained once.
    private struct Mind {
        let catalogue: Catalogue
        let analyzer: Analyzer
        let interpreter: Interpreter

        init(_ yaml: String) throws {
            analyzer = Analyzer()
            catalogue = try Catalogue.read([("toy.yml", yaml)])
            interpreter = Interpreter(
                catalogue: catalogue, model: IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer),
                entities: try EntityRecognizer(catalogue: catalogue), mood: try .embedded(), analyzer: analyzer)
        }
    }

    private static let mind = Result { try Mind(catalogue) }

    /// Monday, 9 March 2026, 12:00 UTC.
    static let noon = Date(timeIntervalSince1970: 1_773_057_600)

    /// Asks by a line of JSON mode.
    func ask(_ line: String) async throws -> Answer {
        await desk.answer(try Request.read(Array(line.utf8), desk.limits).request.get())
    }

    /// Gives the folder free and removes it.
    func close(keepingFolder: Bool = false) async throws {
        try await customers.close()
        if !keepingFolder { try FileManager.default.removeItem(at: folder) }
    }

    /// A catalogue with what is learned of it.
    static func learned(_ yaml: String) throws -> (Catalogue, Interpreter) {
        let mind = try Mind(yaml)
        return (mind.catalogue, mind.interpreter)
    }

    static let catalogue: String = {
        let own = Playbook.ownResponses.map { "  \($0):\n    - text: \"Said by \($0).\"\n" }.joined()
        return """
            version: "3.1"
            intents:
              - greet: {role: greet}
              - order_status: {needs: [order_number]}
              - opening_hours: {}
            entities: [order_number]
            watch:
              - {pattern: knocked, sequence: [{count: 2, of: knock}], within: 1h, then: {say: utter_knocked}}
              - {pattern: rung, sequence: [ring], then: {handoff: door}}
            nlu:
              - intent: greet
                examples: |
                  - hello
                  - hi there
                  - good morning
                  - hey you
                  - good evening to you
                  - hello again
              - intent: order_status
                examples: |
                  - where is my order
                  - has my parcel been sent
                  - what is the status of my order
                  - when does my parcel arrive
                  - track my order please
                  - my order has not come yet
              - intent: opening_hours
                examples: |
                  - when do you open
                  - what are your opening hours
                  - are you open on Sunday
                  - until what time is the shop open
                  - when does the shop close
                  - is the shop open today
            responses:
              utter_greet:
                - text: "Hello {first_name}, what can I do?"
                - text: "Hello, what can I do?"
                - text: "Hi, how can I help?"
              utter_order_status:
                - text: "Order {order_number} left on {shipped_on|date}."
                - text: "Order {order_number} is on its way."
                - text: "It is on its way."
              utter_ask_order_number:
                - text: "Which order is it? The number please."
              utter_knocked:
                - text: "Who is there?"
              utter_opening_hours:
                - text: "From nine to six."
            \(own)
            """
    }()
}
