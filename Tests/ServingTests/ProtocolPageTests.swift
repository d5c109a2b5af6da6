import Dialogue
import Foundation
import Serving
import Testing

private let page: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return (try? String(contentsOf: root.appendingPathComponent("Sources/Serving/PROTOCOL.md"), encoding: .utf8)) ?? ""
}()

@Test func `PROTOCOL.md carries the tables that are made from the server's own values`() {
    #expect(page.contains(Code.table))
    #expect(page.contains(Limits.table))
}

@Test func `PROTOCOL.md names every op, and every command of text mode`() {
    let ops = [
        "hello", "message", "parse", "event", "subscribe", "ack", "feedback", "correct", "profile", "consent", "export",
        "forget", "agent",
        "takeover", "handback", "close", "ping", "stats", "quit",
    ]
    for name in ops { #expect(page.contains("| `\(name)` |"), "\(name)") }
    let commands = [
        "HELP", "STATS", "PING", "QUIT", "CUSTOMER", "AUTH", "SAY", "EXPLAIN", "RATE", "PROFILE", "EXPORT", "FORGET",
        "CONSENT", "EVENT",
    ]
    for name in commands { #expect(page.contains("`\(name)"), "\(name)") }
}

@Test func `a code's number and word stand for one thing each`() {
    #expect(Set(Code.allCases.map(\.name)).count == Code.allCases.count)
    #expect(Code.allCases.filter(\.isFatal).map(\.rawValue) == [221, 408, 413, 426, 460, 499])
    #expect(Code.allCases.filter(\.isSafeToRepeat).map(\.rawValue) == [408, 429, 431, 500, 503, 504, 507])
}

@Test func `every limit has a name of its own and a default that makes sense`() {
    #expect(Set(Limits.entries.map(\.name)).count == Limits.entries.count)
    for entry in Limits.entries { #expect(entry.range.contains(Limits()[keyPath: entry.path]), "\(entry.name)") }
}

@Test func `PROTOCOL.md carries the table of the kinds of events`() { #expect(page.contains(EventKind.table)) }
