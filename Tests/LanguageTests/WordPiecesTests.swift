import Language
import Testing

@Suite struct WordPiecesTests {
    private static let vocabulary = """
        [PAD]
        [UNK]
        [CLS]
        [SEP]
        my
        route
        router
        ##r
        ##s
        ##ing
        blink
        cafe
        !
        ?
        '
        i
        註
        strasse
        ß
        i̇
        """.utf8

    private func pieces(_ text: String, limit: Int = 64) throws -> [String] {
        let names = String(Self.vocabulary).split(separator: "\n")
        let words = try WordPieces(vocabulary: Array(Self.vocabulary))
        #expect(words.count == names.count)
        return words.pieces(of: text, limit: limit).map { String(names[Int($0)]) }
    }

    @Test(arguments: [
        ("My routers", ["my", "router", "##s"]),
        ("blinking!?", ["blink", "##ing", "!", "?"]),
        ("CAFÉ cafe\u{301}", ["cafe", "cafe"]),
        ("my\tmy\n\u{a0}my", ["my", "my", "my"]),
        ("m\u{200b}y\u{0}", ["my"]),
        ("註My註", ["註", "my", "註"]),
        ("I'i İ", ["i", "'", "i", "i"]),
        ("blinked my", ["[UNK]", "my"]),
        ("[SEP]", ["[UNK]", "[UNK]", "[UNK]"]),
        ("", []), (" \u{200d}", []),
    ])
    func `texts are cut into the longest pieces`(_ text: String, _ wanted: [String]) throws {
        #expect(try pieces(text) == ["[CLS]"] + wanted + ["[SEP]"])
    }

    @Test func `a limit keeps both marks`() throws {
        #expect(try pieces("my my my my", limit: 4) == ["[CLS]", "my", "my", "[SEP]"])
        #expect(try pieces("my", limit: 2) == ["[CLS]", "[SEP]"])
        // A word is cut off within, too.
        #expect(try pieces("my routers", limit: 4) == ["[CLS]", "my", "router", "[SEP]"])
    }

    @Test func `a word longer than any real one is unknown`() throws {
        #expect(try pieces("r" + String(repeating: "r", count: 100_000)) == ["[CLS]", "[UNK]", "[SEP]"])
    }

    @Test func `a vocabulary without its marks is refused`() {
        #expect(throws: LanguageError.self) { try WordPieces(vocabulary: Array("[UNK]\n[CLS]\nmy".utf8)) }
        #expect(throws: LanguageError.self) { try WordPieces(vocabulary: []) }
    }
}
