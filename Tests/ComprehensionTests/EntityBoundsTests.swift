import Comprehension
import Language
import Testing

@Suite struct `Entities of hostile texts` {
    @Test(arguments: [
        "1 ", "one hundred ", "monday ", "1/2/", "12:12:", "3-4-5-", "$1 ", "feb 3 ", "@", "(", "a@", "x@y.z ",
        "http://a.b/", "é", "日本",
        "next ", "first monday of ", "between 3 and ", "4111 ", "ERR_", "\u{301}", "\u{0}", "👩‍👩‍👧 ", "٣٤ ", "a-", "'",
    ])
    func `sixteen kilobytes of anything are read within a second, ranges in bounds`(_ piece: String) {
        let text = String(String(repeating: piece, count: 16_384 / piece.utf8.count + 1).utf8.prefix(16_384)) ?? piece
        let clock = ContinuousClock()
        var found: [Entity] = []
        let elapsed = clock.measure { found = EntityCorpus.entities(in: text) }
        // Some milliseconds on an idle machine; the bound is wide because test machines are shared.
        #expect(elapsed < .seconds(1))
        for entity in found { #expect(entity.range.lowerBound >= 0 && entity.range.upperBound <= text.utf8.count) }
    }

    @Test func `the same text gives the same entities`() {
        let text = "Order A-1007 came on Friday at 5pm, 20 euros too dear; call 07700 900417"
        let first = EntityCorpus.entities(in: text)
        #expect(!first.isEmpty)
        for _ in 0..<20 { #expect(EntityCorpus.entities(in: text) == first) }
    }

    @Test(arguments: ["", " ", ".", "?", "\n\n"])
    func `a text without words names nothing`(_ text: String) { #expect(EntityCorpus.entities(in: text).isEmpty) }
}
