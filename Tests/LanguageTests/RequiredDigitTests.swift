import Language
import Testing

@Test(arguments: [
    #"(?i)\bT-?\d{6}\b"#, "[0-9]+", "A-?7", #"(?:x\d|y\d+)z"#, #"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"#, #"\d+?"#,
    #"(a(b[0-9]{2,}))"#,
])
func `a pattern needs a digit when every way through it holds one`(_ pattern: String) {
    #expect(RequiredDigit.isNeeded(by: pattern))
}

@Test(arguments: [
    "order", #"\d?"#, #"\d*x"#, "[0-9]{0,3}", #"x\d|y"#, "", #"(?:x\d)?"#, "[^0-9]", "[0-9a]", "[a-z0-9]+", #"(?!\d)x"#,
    #"(?<n>\d)"#, #"\Q5\E"#, #"\x35"#, "(5", "5)", "[5", #"\p{L}5"#, "[0-9-]", #"(|\d)"#, "(?x)a # 5",
])
func `a pattern that may do without a digit, or whose form is not plain, is taken to need none`(_ pattern: String) {
    #expect(!RequiredDigit.isNeeded(by: pattern))
}

@Test func `texts without digits are spared, and digits of other scripts are found`() throws {
    let pattern = try TimedPattern(#"\bA-?\d{4}\b"#)
    #expect(pattern.isFound(in: "where is a-1234"))
    #expect(pattern.isFound(in: "A-١٢٣٤"))
    #expect(!pattern.isFound(in: "where is it"))
    #expect(try TimedPattern("(?:A-)?[0-9]{0,4}x").isFound(in: "the x"))
}
