import Comprehension
import Language
import Learning
import Testing

struct ExactWordingsTests {
    private func wording(_ text: String) -> Utterance { IntentToy.analyzer.utterance(of: text) }

    @Test func `case, spacing and marks do not count, words do`() {
        var wordings = ExactWordings()
        wordings[wording("Where is it?")] = 3
        #expect(wordings[wording("  where IS   it")] == 3)
        #expect(wordings[wording("where it is")] == nil)
        #expect(wordings[wording("whereis it")] == nil)
    }

    @Test func `a wording can be replaced and taken back`() {
        var wordings = ExactWordings()
        wordings[wording("ok")] = 1
        wordings[wording("OK!")] = 2
        #expect(wordings[wording("ok")] == 2)
        #expect(wordings.count == 1)
        wordings[wording("ok")] = nil
        #expect(wordings[wording("ok")] == nil)
        #expect(wordings.isEmpty)
    }

    @Test func `a text without words is no wording`() {
        var wordings = ExactWordings()
        wordings[wording("?!")] = 1
        #expect(wordings[wording("?!")] == nil)
        #expect(wordings.isEmpty)
    }

    @Test func `wordings are stored in one order and come back`() throws {
        var forwards = ExactWordings()
        var backwards = ExactWordings()
        let texts = (0..<40).map { "wording number \($0) of forty" + String(repeating: "x", count: $0) }
        for (number, text) in texts.enumerated() { forwards[wording(text)] = number }
        for (number, text) in texts.enumerated().reversed() { backwards[wording(text)] = number }
        var files = [ModelFile(), ModelFile()]
        forwards.store(in: &files[0], as: "w")
        backwards.store(in: &files[1], as: "w")
        #expect(files[0].encoded() == files[1].encoded())
        let stored = try ExactWordings(from: files[0], as: "w")
        #expect(texts.enumerated().allSatisfy { stored[wording($0.element)] == $0.offset })
    }
}
