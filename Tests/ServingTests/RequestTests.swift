import Customers
import Foundation
import Serving
import StrictJSON
import Testing

private let limits = Limits()

private func read(_ line: String) -> Request.Reading { Request.read(Array(line.utf8), limits) }

private func refusal(_ line: String) -> Refusal? {
    if case .failure(let refusal) = read(line).request { refusal } else { nil }
}

private func operation(_ line: String) -> Request.Operation? {
    if case .success(let request) = read(line).request { request.operation } else { nil }
}

@Test func `a message is read with all its fields`() throws {
    let reading = read(
        """
        {"id":"a","op":"message","conversation":"c-1","customer":"ana","text":"where is it?","message_id":"m1",\
        "time":"2026-03-09T14:05:00+01:00","channel":"email","locale":"de-AT","explain":true}
        """)
    #expect(reading.id == "a")
    let request = try reading.request.get()
    #expect(request.explain)
    #expect(request.warnings == [])
    guard case .message(let written) = request.operation else {
        Issue.record("no message")
        return
    }
    #expect(written.conversation == "c-1")
    #expect(written.customer == "ana")
    #expect(written.text == "where is it?")
    #expect(written.id == "m1")
    #expect(written.time == Date(timeIntervalSince1970: 1_773_061_500))
    #expect(written.timeZone?.secondsFromGMT() == 3_600)
    #expect(written.channel == "email")
    #expect(written.locale == "de-AT")
}

@Test func `the time zone that is named counts more than the offset of the time`() {
    guard
        case .message(let written)? = operation(
            """
            {"op":"message","conversation":"c","customer":"a","text":"x","time":"2026-03-09T14:05:00+01:00",\
            "timezone":"America/New_York"}
            """)
    else {
        Issue.record("no message")
        return
    }
    #expect(written.timeZone?.identifier == "America/New_York")
}

@Test(arguments: [
    ("{\"op\":\"message\",\"customer\":\"a\",\"text\":\"x\"}", "conversation"),
    ("{\"op\":\"message\",\"conversation\":\"c\",\"text\":\"x\"}", "customer"),
    ("{\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"a\"}", "text"),
    ("{\"op\":\"message\",\"conversation\":\"c d\",\"customer\":\"a\",\"text\":\"x\"}", "conversation"),
    ("{\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"ü\",\"text\":\"x\"}", "customer"),
    ("{\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"a\",\"text\":7}", "text"),
    ("{\"op\":\"parse\",\"text\":\"x\",\"time\":\"yesterday\"}", "time"),
    ("{\"op\":\"parse\",\"text\":\"x\",\"time\":\"2026-02-30T00:00:00Z\"}", "time"),
    ("{\"op\":\"parse\",\"text\":\"x\",\"timezone\":\"../../etc/passwd\"}", "timezone"),
    ("{\"op\":\"parse\",\"text\":\"x\",\"timezone\":\"Mars/Olympus\"}", "timezone"),
    ("{\"op\":\"parse\",\"text\":\"x\",\"explain\":\"yes\"}", "explain"),
    ("{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":0,\"rating\":3}", "turn"),
    ("{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":1,\"rating\":6}", "rating"),
    ("{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":1,\"rating\":3.5}", "rating"),
    ("{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":1}", "rating"),
    ("{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":1,\"rating\":3,\"comment\":\"ok\"}", "comment"),
    ("{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":1,\"accepted\":false}", "accepted"),
    ("{\"op\":\"correct\",\"intent\":\"greet\"}", "text"),
    ("{\"op\":\"correct\",\"text\":\"hi\"}", "intent"),
    ("{\"op\":\"consent\",\"customer\":\"a\",\"purpose\":\"spying\",\"granted\":true}", "purpose"),
    ("{\"op\":\"consent\",\"customer\":\"a\",\"purpose\":\"marketing\"}", "granted"),
    ("{\"op\":\"profile\",\"customer\":\"a\",\"set\":[1]}", "set"),
    ("{\"op\":\"close\",\"conversation\":\"c\",\"outcome\":\"maybe\"}", "outcome"),
    ("{\"id\":[1],\"op\":\"ping\"}", "id"),
    ("{\"id\":\"a b\",\"op\":\"ping\"}", "id"),
])
func `a bad field is named`(_ line: String, _ field: String) {
    #expect(refusal(line)?.code == .badField)
    #expect(refusal(line)?.field == field)
}

@Test func `a text's limits are told with the refusal`() {
    let long = refusal("{\"op\":\"parse\",\"text\":\"\(String(repeating: "x", count: 16_385))\"}")
    #expect(long?.code == .badField)
    #expect(long?.detail == "text has at most 16384 bytes")
    let marked = refusal("{\"op\":\"parse\",\"text\":\"a\(String(repeating: "\u{301}", count: 31))\"}")
    #expect(marked?.detail == "text has at most 30 combining marks on one base")
}

@Test func `what is no text is refused with 415, hidden in an escape or not`() {
    #expect(Request.read([0x7B, 0xFF, 0x7D], limits).request.refusal?.code == .notText)
    #expect(Request.read([0x7B, 0x00, 0x7D], limits).request.refusal?.code == .notText)
    #expect(refusal("{\"id\":\"z\",\"op\":\"parse\",\"text\":\"a\\u0000b\"}")?.code == .notText)
}

@Test(arguments: [
    "{", "{\"op\":\"ping\",}", "{\"op\":\"ping\"} {", "{\"op\":\"ping\",\"op\":\"ping\"}", "{}", "{\"op\":1}",
])
func `what is no request is refused with 400`(_ line: String) { #expect(refusal(line)?.code == .badRequest) }

@Test func `an unknown op and a version from elsewhere have codes of their own`() {
    #expect(refusal("{\"op\":\"dance\"}")?.code == .unknownOperation)
    #expect(refusal("{\"op\":\"hello\",\"protocol\":[2,3]}")?.code == .wrongVersion)
    #expect(refusal("{\"op\":\"hello\",\"protocol\":[1,2],\"token\":\"t\",\"agent\":\"a\"}") == nil)
}

@Test func `an answer carries the id even where the request is refused`() {
    #expect(read("{\"id\":\"q\",\"op\":\"dance\"}").id == "q")
    #expect(read("{\"id\":17,\"op\":\"ping\"}").id == 17)
    #expect(read("{\"op\":\"ping\"}").id == .null)
}

@Test func `unknown fields are ignored and listed`() throws {
    let request = try read("{\"op\":\"ping\",\"colour\":\"red\",\"x\":null}").request.get()
    #expect(request.warnings == ["unknown field colour", "unknown field x"])
}

@Test func `attachments are taken, and it is said that nobody reads them`() throws {
    let line =
        "{\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"a\",\"text\":\"\",\"attachments\":[{\"name\":\"x\"}]}"
    #expect(try read(line).request.get().warnings == ["attachments are not read"])
}

@Test(arguments: [("\"greet\"", "greet"), ("null", nil), ("\"oos\"", nil), ("\"out_of_scope\"", nil)])
func `a correction may say that a text is out of scope`(_ intent: String, _ expected: String?) {
    guard
        case .correct(.of(.text("hi"), let intent, .null))? = operation(
            "{\"op\":\"correct\",\"text\":\"hi\",\"intent\":\(intent)}")
    else {
        Issue.record("no correction")
        return
    }
    #expect(intent == expected)
}

@Test func `nothing that a person wrote stands in a refusal`() {
    let secret = "my-secret-4111111111111111"
    let lines = [
        "{\"op\":\"\(secret)\"}",
        "{\"op\":\"message\",\"conversation\":\"\(secret) \",\"customer\":\"a\",\"text\":\"x\"}",
        "{\"op\":\"parse\",\"text\":\"\(secret)\",}", "{\"op\":\"parse\",\"text\":\"x\",\"time\":\"\(secret)\"}",
        "{\"op\":\"consent\",\"customer\":\"a\",\"purpose\":\"\(secret)\",\"granted\":true}",
        "{\"id\":\"\(secret) \",\"op\":\"ping\"}", "{\"\(secret)\":1,\"\(secret)\":2}",
    ]
    for line in lines { #expect(refusal(line)?.detail.contains(secret) == false, "\(line)") }
}

@Test func `whatever bytes come, the answer is one line of strict JSON`() throws {
    var random = SplitMix(state: 3)
    let seeds = [
        "{\"id\":\"a\",\"op\":\"message\",\"conversation\":\"c\",\"customer\":\"b\",\"text\":\"ü\\n\",\"x\":[1,{}]}",
        "{\"op\":\"feedback\",\"conversation\":\"c\",\"turn\":1,\"edited\":true}", "{\"id\":-1e3,\"op\":\"quit\"}",
    ].map { Array($0.utf8) }
    for round in 0..<5_000 {
        var bytes = seeds[round % seeds.count]
        for _ in 0...(random.next() % 4) {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
            case 2: bytes.remove(at: place)
            default: bytes.removeSubrange(place...)
            }
            if bytes.isEmpty { bytes = [0x7B] }
        }
        let reading = Request.read(bytes, limits)
        guard case .failure(let refusal) = reading.request else { continue }
        let line = Answer(refusal).line(id: reading.id)
        #expect(line.filter { $0 < 0x20 } == [0x0A])
        #expect(try JSON(parsing: line)["code"]?.int == refusal.code.rawValue)
    }
}

extension Result where Failure == Refusal {
    fileprivate var refusal: Refusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}
