import Language
import Testing

/// What stays whole and what is parted, and of which kind it is: texts as customers write them.
struct TokenizerTests {
    private static let analyzer = Analyzer()

    /// Tokens as written, divided by a bar.
    private func tokens(_ text: String) -> String {
        let utterance = Self.analyzer.utterance(of: text)
        return utterance.tokens.map(utterance.written).joined(separator: "|")
    }

    private func kinds(_ text: String) -> [Token.Kind] { Self.analyzer.utterance(of: text).tokens.map(\.kind) }

    @Test(arguments: [
        "A-1007", "#A1042", "a-4490", "A1042", "TT-00123", "INV/2024/0042", "A–1007", "SKU_1234-B", "#1042", "v2.4.1",
        "E-104", "0x80070057", "550e8400-e29b-41d4-a716-446655440000", "A4:5E:60:C2:11:0F", "1.2.3-rc1", "über-5",
    ])
    func `a code is one token, whatever joins it`(_ text: String) {
        #expect(tokens(text) == text)
        #expect(tokens("it says \(text)!") == "it|says|\(text)|!")
        #expect(tokens("(\(text)).") == "(|\(text)|)|.")
        #expect(kinds(text) == [.code])
    }

    @Test(arguments: [
        "42", "12.50", "1,299.00", "1.299,00", "1'000'000", "10:30", "10:30:15", "10:30am", "2nd", "5GHz", "2.4ghz",
        "100Mbit", "2024-10-12", "12.10.2024", "10/12/2024", "24/7", "555-0142", "192.168.0.1", "3ème", "٤٢",
    ])
    func `a number is one token with what groups it and its unit`(_ text: String) {
        #expect(tokens(text) == text)
        #expect(kinds(text) == ([.number]))
    }

    @Test(arguments: [
        "ana@example.com", "ana.b+shop@mail.example.co.uk", "first_last@my-shop.example", "jörg@müller.example",
    ])
    func `an e-mail address is one token on every version of ICU`(_ text: String) {
        #expect(tokens("to \(text), please.") == "to|\(text)|,|please|.")
        #expect(kinds(text) == [.email])
    }

    @Test(arguments: [
        "https://example.com", "http://example.com/a/b?c=d&e=f#g", "https://example.com/a_(b)", "www.example.com/help",
        "example.com", "shop.example.de:8080/help", "my-shop.fr", "HTTPS://EXAMPLE.COM/", "ftp://10.0.0.1/x",
    ])
    func `a web address is one token without the marks of the sentence around it`(_ text: String) {
        #expect(tokens("see \(text).") == "see|\(text)|.")
        #expect(tokens("(see \(text))") == "(|see|\(text)|)")
        #expect(kinds(text) == [.url])
    }

    @Test(arguments: [
        ("my router's dead", "my|router's|dead"), ("don’t", "don’t"), ("geht´s", "geht´s"), ("it`s", "it`s"),
        ("'quoted'", "'|quoted|'"), ("rock'n'roll", "rock'n'roll"), ("l'adresse", "l'|adresse"),
        ("qu’il n'arrive", "qu’|il|n'|arrive"), ("aujourd'hui", "aujourd'hui"), ("e.g. this", "e.g.|this"),
        ("z.B. der", "z.B.|der"), ("5 p.m", "5|p.m"), ("the U.S. shop", "the|U.S.|shop"),
    ])
    func `apostrophes and dotted letters hold a word together, French articles stand alone`(
        _ text: String, _ expected: String
    ) {
        #expect(tokens(text) == expected)
    }

    @Test(arguments: [
        ("It broke.Please help", "It|broke|.|Please|help"), ("Problem:router", "Problem|:|router"),
        ("order-1042", "order|-|1042"), ("24-hour", "24|-|hour"), ("covid-19", "covid|-|19"),
        ("wi-fi", "wi|-|fi"), ("A-1007-router", "A-1007|-|router"), ("router-A-1007", "router|-|A-1007"),
        ("and/or", "and|/|or"), ("12.50€", "12.50|€"), ("$12.50", "$|12.50"), ("50%", "50|%"), ("+49 170", "+|49|170"),
        ("a,b", "a|,|b"), ("5 @ 3", "5|@|3"), ("ana@home", "ana|@|home"), ("word\u{200B}word", "word|word"),
        ("東京タワー", "東|京|タワー"), ("well...ok", "well|...|ok"), ("what?!!", "what|?!!"), ("((a))", "(|(|a|)|)"),
    ])
    func `what is not one thing is parted`(_ text: String, _ expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(arguments: [
        "👩‍👩‍👧", "🇩🇪", "👍🏽", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", ":-)", ":(((", "<3", ";-)", ":D", "^_^", ":'(",
    ])
    func `a picture or a drawn face is one token with all that belongs to it`(_ text: String) {
        #expect(tokens("thanks \(text)") == "thanks|\(text)")
        #expect(kinds(text) == [.emoji])
    }

    @Test func `flags and pictures in a row are each a token`() {
        #expect(tokens("🇩🇪🇫🇷👍👍") == "🇩🇪|🇫🇷|👍|👍")
    }

    @Test(arguments: [("http://", 3), ("note:Please", 3), ("option:p", 3), ("::", 1)])
    func `what only looks like a face is none`(_ text: String, _ count: Int) {
        #expect(!kinds(text).contains(.emoji))
        #expect(kinds(text).count == count)
    }

    @Test func `a name after an at sign is a handle`() {
        #expect(tokens("ask @rapport_help now") == "ask|@rapport_help|now")
        #expect(kinds("@rapport_help") == [.handle])
    }

    @Test func `nothing but space gives no token`() {
        for text in ["", " ", "\r\n\t", "\u{A0}\u{2003}", "\u{200B}\u{FEFF}", "\u{0}\u{7}"] {
            #expect(kinds(text).isEmpty)
        }
    }
}
