import Serving
import Testing

@Test func `nothing that a terminal would obey is printed`() {
    #expect(PlainLine.safe("a\u{1B}[31mred\u{7}") == "a\\x1b[31mred\\x07")
    #expect(PlainLine.safe("tab\tnul\u{0}del\u{7F}") == "tab\\x09nul\\x00del\\x7f")
    #expect(PlainLine.safe("\u{9B}2J") == "\\u009b2J")
    #expect(PlainLine.safe("abc\u{202E}def\u{2066}\u{2028}") == "abc\\u202edef\\u2066\\u2028")
    #expect(PlainLine.safe("größer 😀 naïve") == "größer 😀 naïve")
}

@Test func `a text is as many lines as it has line ends, and one more`() {
    #expect(PlainLine.lines(of: "one") == ["one"])
    #expect(PlainLine.lines(of: "") == [""])
    #expect(PlainLine.lines(of: "a\nb\r\nc\n") == ["a", "b", "c", ""])
    #expect(PlainLine.lines(of: "a\rb") == ["a\\x0db"])
}

@Test func `an answer of text mode has the shape of SMTP`() {
    let bytes = { (reply: TextReply) in String(decoding: reply.bytes, as: UTF8.self) }
    #expect(bytes(TextReply(["one\ntwo", "three"])) == "250-one\n250-two\n250 three\n")
    #expect(bytes(TextReply([])) == "250 \n")
    #expect(bytes(TextReply(["Goodbye."], code: .bye)) == "221 Goodbye.\n")
    #expect(bytes(TextReply(["again"], code: .repeated)) == "250 again\n")
    #expect(bytes(TextReply(Refusal(.badField, field: "text", "too long"))) == "422 bad_field: too long\n")
}
