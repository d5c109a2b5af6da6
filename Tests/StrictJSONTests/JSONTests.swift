import StrictJSON
import Testing

@Test(arguments: [
    "{\"a\":1}", "[]", "{}", "[1,2.5,-3e-7,\"x\",null,true,false]", "\"a\\n\\\"\\\\b\"",
    "{\"k\":{\"l\":[{\"m\":\"ü😀\"}]}}",
])
func `a value that was written reads back as the same bytes`(_ text: String) throws {
    let value = try JSON(parsing: text)
    #expect(try JSON(parsing: value.bytes) == value)
}

@Test(arguments: [
    ("{\"a\":1,}", 7), ("[1,]", 3), ("{\"a\":1,\"a\":2}", 7), ("\u{FEFF}{}", 0), ("{} x", 3), ("[01]", 3),
    ("[1e999]", 1),
    ("\"\\ud800\"", 7), ("\"\u{01}\"", 1), ("", 0), ("nul", 0), ("{\"a\" 1}", 5), ("\"abc", 4), ("NaN", 0),
    ("[1 2]", 3),
])
func `what strict JSON forbids is refused with its place`(_ text: String, _ offset: Int) {
    #expect { try JSON(parsing: text) } throws: { ($0 as? JSONError)?.offset == offset }
}

@Test func `invalid UTF-8 is refused`() {
    #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
}

@Test func `nesting is read to a depth of 32 and no further`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    _ = try JSON(parsing: nested(32))
    #expect(throws: JSONError.self) { try JSON(parsing: nested(33)) }
    #expect(throws: JSONError.self) { try JSON(parsing: nested(100_000)) }
}

@Test func `keys that differ only in normalisation are different keys`() throws {
    let value = try JSON(parsing: "{\"caf\\u00e9\":1,\"cafe\\u0301\":2}")
    #expect(value.object?.count == 2)
    #expect(value["caf\u{E9}"] == 1)
}

@Test func `a reply stays on one line and in one direction`() {
    let text = "a\u{2028}b\u{202E}c\u{7F}d\u{85}e\u{2066}f\u{61C}g\u{0}h\u{200F}"
    let written = JSON.string(text).text
    #expect(written == "\"a\\u2028b\\u202Ec\\u007Fd\\u0085e\\u2066f\\u061Cg\\u0000h\\u200F\"")
}

@Test func `whole numbers are written without a fraction`() {
    #expect(JSON.array([3, 3.5, 0.42, -7, 1e21]).text == "[3,3.5,0.42,-7,1e+21]")
}

@Test func `a number reads as the nearest double`() throws {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var text = String(state >> (11 + state % 50))
        if state & 1 == 0 { text += "." + String(state.byteSwapped >> (state % 61)) }
        if state & 6 == 0 { text = "-" + text }
        if state & 56 == 0 { text += "e-\(state % 40)" }
        #expect(try JSON(parsing: text) == .number(#require(Double(text))))
    }
}

@Test(arguments: [2, 23, 24, 25, 60])
func `a key that stands twice is found among few and many`(_ count: Int) throws {
    let members = (0..<count).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    #expect(try JSON(parsing: "{\(members)}").object?.count == count)
    #expect(throws: JSONError.self) { try JSON(parsing: "{\(members),\"k\(count / 2)\":0}") }
}

@Test func `members keep their order and a key stands once`() {
    var object: JSON.Object = ["b": 1, "a": 2]
    object["b"] = 3
    object["c"] = .null
    object["a"] = nil
    #expect(JSON.object(object).text == "{\"b\":3,\"c\":null}")
}

@Test func `any bytes end in a value or an error, never in a crash`() {
    var state: UInt64 = 7
    let alphabet = Array("{}[]\",:0123456789.eE+-\\ntrufalsu \u{E9}".utf8)
    for _ in 0..<20_000 {
        var bytes: [UInt8] = []
        for _ in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes.append(alphabet[Int(state >> 33) % alphabet.count])
        }
        if let value = try? JSON(parsing: bytes) {
            #expect((try? JSON(parsing: value.bytes)) == value)
        }
    }
}
