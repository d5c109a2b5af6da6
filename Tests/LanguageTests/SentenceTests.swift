import Language
import Learning
import Testing

struct SentenceTests {
    private let analyzer = Analyzer()

    private func sentences(_ text: String) -> [String] {
        analyzer.sentences(of: text).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        "Mr. Smith called.", "Dr. Weber und Fr. Klein sind da.", "Es geht z.B. Router oder Kabel.", "Use e.g. Chrome.",
        "Am 3. Mai kam es.", "Die Lieferung kam am 12. und war leer.", "J. Smith ordered it.", "Ca. 20 Euro.",
        "M. Durand a appelé.", "La Sra. García llamó.", "It costs 12.50 or more.", "See www.example.com for more.",
        "Die Rechnung Nr. A-1007 fehlt.", "mein vertrag bzw. der meiner frau", "hm... ok then",
    ])
    func `an abbreviation, a number or a row of dots ends no sentence`(_ text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(arguments: [
        (["It broke.", "Please help!", "Now?"], " "), (["it broke.", "please help"], " "),
        (["Geht nicht.", "über nacht kaputt"], " "), (["I paid 300.", "Refund it."], " "), (["one", "two"], "\n"),
        (["Funciona mal.", "¿Qué hago?"], "  "), (["ok etc.", "Then it stopped."], " "),
    ])
    func `a sentence ends where a reader ends it, with or without capitals`(_ parts: [String], _ space: String) {
        #expect(sentences(parts.joined(separator: space)) == parts)
    }

    @Test(arguments: 0..<4)
    func `on any text, sentences ascend and leave out nothing but space`(_ seed: Int) {
        let parts = [
            "a", "Mr", "3", ".", ". ", "?", "!", " ", "\n", "\r\n", "\u{2029}", "É", "é", "z.B.", "(", ")", ",", "😀",
        ]
        var chance = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<2_000 {
            let text = (0..<chance.index(below: 16)).map { _ in parts[chance.index(below: parts.count)] }.joined()
            let bytes = Array(text.utf8)
            var end = 0
            for range in analyzer.sentences(of: text) + [bytes.count..<bytes.count] {
                #expect(range.lowerBound >= end && (!range.isEmpty || range.lowerBound == bytes.count))
                let between = String(decoding: bytes[end..<range.lowerBound], as: UTF8.self)
                #expect(between.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, "\(bytes)")
                end = range.upperBound
            }
        }
    }

    @Test func `nothing but space has no sentence`() {
        #expect(sentences("").isEmpty)
        #expect(sentences(" \n\r\n\u{2029}\u{A0}").isEmpty)
    }
}
