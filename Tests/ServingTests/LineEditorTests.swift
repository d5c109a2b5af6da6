import Serving
import Testing

private func typed(_ keys: String, _ editor: LineEditor = LineEditor(longest: 100)) -> LineEditor {
    var editor = editor
    for byte in keys.utf8 { _ = editor.feed(byte) }
    return editor
}

private func lines(_ keys: String) -> [String] {
    var editor = LineEditor(longest: 100)
    return keys.utf8.compactMap { if case .submitted(let line) = editor.feed($0) { line } else { nil } }
}

private let left = "\u{1B}[D"
private let up = "\u{1B}[A"
private let down = "\u{1B}[B"

@Test(arguments: [
    ("hello", "hello"), ("hllo\(left)\(left)\(left)e", "hello"), ("hell\u{1B}[Ho\u{1B}[F!", "ohell!"),
    ("one two\u{17}", "one "), ("one two\u{1}\u{B}", ""), ("one two\(left)\(left)\(left)\u{15}", "two"),
    ("abc\u{7F}\u{8}", "a"), ("abc\u{1}\u{4}", "bc"), ("abc\u{1}\u{1B}[3~", "bc"), ("one two\u{1B}bX", "one Xtwo"),
    ("one two\u{1}\u{1B}fX", "oneX two"), ("one two\u{1B}[1;5DX", "one Xtwo"), ("größe\u{7F}\u{7F}", "grö"),
    ("ab\u{1B}[24~\u{1B}x", "ab"), ("日本\(left)x", "日x本"),
])
func `keys edit the line as in any shell`(_ keys: String, _ text: String) { #expect(typed(keys).text == text) }

@Test func `a letter of several scalars is one letter to the cursor`() {
    #expect(typed("e\u{301}x\(left)\(left)").cursor == 0)
    #expect(typed("👩‍👩‍👧\u{7F}").text == "")
    #expect(typed("🇩🇪a\(left)\u{7F}").text == "a")
}

@Test func `earlier lines come back, and what was being typed is not lost`() {
    #expect(lines("one\rtwo\r\(up)\(up)\r") == ["one", "two", "one"])
    #expect(lines("one\rhalf\(up)\(down)!\r") == ["one", "half!"])
    #expect(lines("one\rone\r\(up)\(up)\r") == ["one", "one", "one"])
}

@Test func `lines of an earlier session come back too`() {
    let editor = LineEditor(longest: 100, history: ["where is my order?", "thanks"])
    #expect(typed(up, editor).text == "thanks")
    #expect(typed(up + up, editor).text == "where is my order?")
    #expect(typed(up + up + up + down + down, editor).text == "")
}

@Test func `Tab completes as far as it is clear what is meant, and else shows what could be`() {
    let phrases = ["/explain", "/export", "/rate 1", "/rate 2", "/profile"]
    let editor = LineEditor(longest: 100, phrases: phrases)
    #expect(typed("/p\t", editor).text == "/profile")
    #expect(typed("/e\t", editor).text == "/exp")
    #expect(typed("/r\t", editor).text == "/rate ")
    var doubtful = typed("/exp", editor)
    #expect(doubtful.feed(9) == .candidates(["/explain", "/export"]))
    #expect(typed("hello\t", editor).text == "hello")
    #expect(typed("\t", editor).text == "")
}

@Test func `what is pasted is not sent before Enter, and holds no commands`() {
    #expect(lines("\u{1B}[200~a\r\u{3}b\tc\u{1B}[201~\r") == ["a\nb c"])
}

@Test func `Ctrl-C drops the line and Ctrl-D ends only an empty one`() {
    var editor = typed("half")
    #expect(editor.feed(3) == .interrupted)
    #expect(editor.text == "")
    #expect(editor.feed(4) == .ended)
    editor = typed("x")
    #expect(editor.feed(4) == .changed)
}

@Test func `a line takes no more than it may`() {
    #expect(typed(String(repeating: "ü", count: 80)).text.utf8.count == 100)
}

@Test func `bytes that are no text do no harm`() {
    var editor = LineEditor(longest: 100)
    for byte in [UInt8(0xFF), 0xC3, 0x28, 0xE2, 0x82, 0x61, 0xED, 0xA0, 0x80, 0x62] { _ = editor.feed(byte) }
    #expect(editor.text == "(ab")
}

@Test func `the line is drawn with its cursor, wide letters counted as two`() {
    #expect(typed("ab\(left)").drawing(prompt: "> ", promptWidth: 2, columns: 80) == "\r> ab\u{1B}[K\r\u{1B}[3C")
    #expect(typed("日本").drawing(prompt: "> ", promptWidth: 2, columns: 80) == "\r> 日本\u{1B}[K\r\u{1B}[6C")
}

@Test func `a line longer than the terminal shows what is around the cursor`() {
    let editor = typed("0123456789abcdef")
    #expect(editor.drawing(prompt: "> ", promptWidth: 2, columns: 13) == "\r> 789abcdef\u{1B}[K\r\u{1B}[11C")
    let home = typed("\u{1}", editor)
    #expect(home.drawing(prompt: "> ", promptWidth: 2, columns: 13) == "\r> 0123456789\u{1B}[K\r\u{1B}[2C")
}
