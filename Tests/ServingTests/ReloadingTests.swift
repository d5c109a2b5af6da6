import Comprehension
import Foundation
import Language
import Serving
import StrictJSON
import Testing

@Suite struct `A changed catalogue` {
    private func said(by desk: Desk, in conversation: String) async -> String {
        let written = Request.Operation.Written(conversation: conversation, customer: "ana", text: "hello")
        let answer = await desk.answer(Request(.message(written)))
        return answer.body["replies"]?.array?.first?["text"]?.string ?? ""
    }

    @Test func `is taken up between two messages`() async throws {
        let toy = try await ToyDesk()
        #expect(await said(by: toy.desk, in: "c1") != "A new hello.")
        await Reloading(toy.desk) {
            let old = "    - text: \"Hello, what can I do?\"\n"
            return try ToyDesk.learned(
                ToyDesk.catalogue.replacing("    - text: \"Hi, how can I help?\"\n", with: "").replacing(
                    old, with: "    - text: A new hello.\n"))
        }.reload()
        #expect(await said(by: toy.desk, in: "c2") == "A new hello.")
    }

    @Test func `with mistakes is refused, and the old one stays`() async throws {
        let toy = try await ToyDesk()
        let before = await said(by: toy.desk, in: "c1")
        await Reloading(toy.desk) { try ToyDesk.learned("intents: [") }.reload()
        #expect(await said(by: toy.desk, in: "c2") == before)
    }
}
