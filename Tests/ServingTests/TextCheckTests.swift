import Serving
import StrictJSON
import Testing

private let limits = Limits()

@Test func `bytes that are no text are told apart`() throws {
    #expect(try TextCheck.text(Array("grüß dich".utf8)) == "grüß dich")
    #expect(throws: TextProblem.nul) { try TextCheck.text([0x61, 0, 0x62]) }
    #expect(throws: TextProblem.notUTF8) { try TextCheck.text([0xC3, 0x28]) }
    #expect(throws: TextProblem.notUTF8) { try TextCheck.text([0xED, 0xA0, 0x80]) }
}

@Test func `a text may be as long as the limit and no longer`() throws {
    try TextCheck.check(String(repeating: "x", count: 16_384), limits)
    #expect(throws: TextProblem.tooLong(limit: 16_384)) {
        try TextCheck.check(String(repeating: "x", count: 16_385), limits)
    }
}

@Test func `thirty marks may stand on one base and no more`() throws {
    let marks = { (count: Int) in "a" + String(repeating: "\u{301}", count: count) + "b" }
    try TextCheck.check(marks(30) + marks(30), limits)
    #expect(throws: TextProblem.tooManyMarks(limit: 30)) { try TextCheck.check(marks(31), limits) }
    #expect(throws: TextProblem.tooManyMarks(limit: 30)) {
        try TextCheck.check(String(repeating: "\u{20DD}", count: 31), limits)
    }
}

@Test(arguments: ["สวัสดีครับ ที่นี่มีปัญหา", "नमस्ते, मेरा राउटर काम नहीं कर रहा", "👩‍👩‍👧‍👦❤️‍🔥 ok", "Việt Nam đẹp"])
func `ordinary writing of the world passes`(_ text: String) throws { try TextCheck.check(text, limits) }

@Test func `a text of nothing but marks is refused in no time`() {
    let bomb = "e" + String(repeating: "\u{316}", count: 8_000)
    let elapsed = ContinuousClock().measure {
        #expect(throws: TextProblem.tooManyMarks(limit: 30)) { try TextCheck.check(bomb, limits) }
    }
    #expect(elapsed < .milliseconds(200))
}

@Test func `every string inside a value is checked, keys too`() {
    let mark = String(repeating: "\u{301}", count: 40)
    #expect(throws: TextProblem.tooManyMarks(limit: 30)) { try TextCheck.check(["a": ["b", .string(mark)]], limits) }
    #expect(throws: TextProblem.tooManyMarks(limit: 30)) {
        try TextCheck.check(.object(JSON.Object(dictionaryLiteral: (mark, 1))), limits)
    }
    #expect(throws: TextProblem.nul) { try TextCheck.check(["a": "\u{0}"], limits) }
}
