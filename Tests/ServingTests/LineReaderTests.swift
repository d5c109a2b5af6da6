import Serving
import Testing

/// Everything that a reader makes of pieces of bytes.
private func events(_ pieces: [[UInt8]], limit: Int = 100) -> [LineReader.Event] {
    var reader = LineReader(limit: limit)
    var events: [LineReader.Event] = []
    for piece in pieces {
        reader.append(piece)
        while let event = reader.next() { events.append(event) }
    }
    return events
}

private func line(_ text: String) -> LineReader.Event { .line(Array(text.utf8)) }

@Test func `lines come out whole, however the bytes come in`() {
    let bytes = Array("first\r\n\nthird with ü and 😀\r\r\nlast\n".utf8)
    let expected = [line("first"), line(""), line("third with ü and 😀\r"), line("last")]
    for length in 1...bytes.count {
        let pieces = stride(from: 0, to: bytes.count, by: length).map {
            Array(bytes[$0..<min($0 + length, bytes.count)])
        }
        #expect(events(pieces) == expected, "in pieces of \(length)")
    }
}

@Test func `a line of exactly the limit is taken, with CR and without, and one byte more is refused`() {
    let full = String(repeating: "a", count: 100)
    #expect(events([Array("\(full)\n".utf8)]) == [line(full)])
    #expect(events([Array("\(full)\r".utf8), Array("\n".utf8)]) == [line(full)])
    #expect(events([Array("\(full)a\n".utf8)]) == [.tooLong(firstByte: UInt8(ascii: "a"))])
    #expect(events([Array("{\(full)".utf8)]) == [.tooLong(firstByte: UInt8(ascii: "{"))])
}

@Test func `a line that is too long is refused before its end has come, and nothing after it is a line`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 102)
    #expect(events([bytes, Array("\nSAY after\n".utf8)]) == [.tooLong(firstByte: UInt8(ascii: "x"))])
}

@Test func `a complete long line between short ones is refused where it stands`() {
    let long = String(repeating: "b", count: 200)
    #expect(events([Array("a\n\(long)\nc\n".utf8)]) == [line("a"), .tooLong(firstByte: UInt8(ascii: "b"))])
}

@Test(arguments: [
    ("GET / HTTP/1.1\r\n", ForeignProtocol.http), ("POST /x HTTP/1.0\n", .http), ("PRI * HTTP/2.0\r\n", .http),
    ("SSH-2.0-OpenSSH_9.2\r\n", .ssh), ("\u{16}\u{3}\u{1}\u{2}", .tls),
])
func `another protocol is told by its opening`(_ opening: String, _ expected: ForeignProtocol) {
    #expect(events([Array(opening.utf8), Array("{\"op\":\"ping\"}\n".utf8)]) == [.foreign(expected)])
}

@Test(arguments: ["GET me a human", "POST office lost my parcel", "SSH-key rejected", "get / http/1.1 please"])
func `a message that only resembles another protocol is a line`(_ text: String) {
    #expect(events([Array("\(text)\n".utf8)]) == [line(text)])
}

@Test func `a request line is another protocol only where a connection begins`() {
    #expect(events([Array("hello\nGET / HTTP/1.1\n".utf8)]) == [line("hello"), line("GET / HTTP/1.1")])
}

@Test func `what follows the last line end is given only to those who ask for it`() {
    var reader = LineReader(limit: 100)
    reader.append("one\ntwo".utf8)
    #expect(reader.next() == line("one"))
    #expect(reader.next() == nil)
    #expect(reader.firstByte == UInt8(ascii: "t"))
    #expect(reader.remainder() == line("two"))
    #expect(reader.remainder() == nil)
}

@Test func `random bytes make the lines that splitting them makes`() {
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
        let count = Int(random.next() % 60)
        let bytes = (0..<count).map { _ in [UInt8(0x0A), 0x0D, 0x61, 0xFF][Int(random.next() % 4)] }
        var expected = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map {
            LineReader.Event.line(Array($0.last == 0x0D ? $0.dropLast() : $0))
        }
        if bytes.isEmpty { expected = [] }
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = min(rest.count, Int(random.next() % 5) + 1)
            pieces.append(Array(rest.prefix(length)))
            rest.removeFirst(length)
        }
        #expect(events(pieces) == expected)
    }
}

/// Steele, Lea and Flood (2014): enough chance for a test, and the same every time.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
