import Language
import Testing

/// Texts made to cost time. The thread's own time is measured, so that a loaded machine fails no test, and the shortest
/// of several runs counts.
struct TextBombTests {
    private static let analyzer = Analyzer()

    private static let bombs: [(name: String, text: String)] = [
        ("marks", "a" + String(repeating: "\u{301}", count: 100_000)),
        ("marks of two classes", "a" + String(repeating: "\u{301}\u{327}", count: 50_000)),
        ("no space", String(repeating: "x", count: 16_384)),
        ("directions", String(repeating: "a\u{202E}", count: 10_000)),
        ("two writings", String(repeating: "aא", count: 5_000)),
        ("full stops", String(repeating: "a.", count: 8_192)),
        ("host labels", String(repeating: "ab.", count: 5_461)),
        ("hyphens", String(repeating: "a-", count: 8_192)),
        ("almost an address", String(repeating: "a.", count: 8_000) + "@"),
        ("at signs", String(repeating: "a@", count: 8_192)),
        ("addresses without a domain", String(repeating: "a@b.", count: 4_096)),
        ("brackets", "http://" + String(repeating: "a)", count: 8_000)),
        ("closing brackets", "http://a" + String(repeating: ")", count: 16_000)),
        ("pairs", String(repeating: "ab:", count: 5_461)), ("digits", String(repeating: "1.", count: 8_192)),
        ("faces", String(repeating: ":-", count: 8_192)), ("apostrophes", String(repeating: "a'", count: 8_192)),
        ("families", String(repeating: "👩\u{200D}", count: 2_340)), ("flags", String(repeating: "🇩", count: 4_096)),
        ("ligatures", String(repeating: "\u{FDFA}", count: 5_461)),
    ]

    @Test(arguments: bombs.indices)
    func `no text costs more than 20 ms`(_ bomb: Int) {
        let (name, text) = Self.bombs[bomb]
        let milliseconds = shortestMilliseconds {
            let utterance = Self.analyzer.utterance(of: text)
            _ = Self.analyzer.sentences(of: text)
            #expect(!utterance.tokens.isEmpty)
        }
        #expect(milliseconds < 20, "\(name)")
    }
}
