import Foundation
import Serving
import StrictJSON
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A pseudo-terminal: what a person at it types and sees.
private final class Screen: Sendable {
    let near: Int32
    let far: Int32
    private let seen: AsyncStream<[UInt8]>

    init() throws {
        var near: Int32 = 0
        var far: Int32 = 0
        try #require(openpty(&near, &far, nil, nil, nil) == 0)
        self.near = near
        self.far = far
        let (seen, show) = AsyncStream<[UInt8]>.makeStream()
        self.seen = seen
        // Read all the while: a terminal that nobody looks at fills up, and whoever writes to it waits.
        Thread.detachNewThread { [near] in
            var piece = [UInt8](repeating: 0, count: 4_096)
            while case let count = read(near, &piece, piece.count), count > 0 { show.yield(Array(piece[..<count])) }
            show.finish()
            close(near)
        }
    }

    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        _ = write(near, bytes, bytes.count)
    }

    /// All that was shown, once the other end is closed.
    func shown() async -> String {
        String(decoding: await seen.reduce(into: []) { $0 += $1 }, as: UTF8.self)
    }
}

/// Types keys at a chat that answers in capitals, and returns what was shown.
private func talk(_ keys: String, explain: Bool = false, colours: Bool = false) async throws -> String {
    let screen = try Screen()
    do {
        let terminal = try #require(Terminal(input: screen.far, output: screen.far))
        // Not before: a terminal that nobody has taken over handles Ctrl-D itself.
        screen.type(keys)
        var chat = TerminalChat(
            on: terminal, customer: "ana", dataFolder: "/data", explain: explain, colours: colours, limits: Limits()
        ) { request in
            guard case .message(let written) = request.operation else { return Answer() }
            return Answer(
                .done,
                [
                    "turn": 1, "replies": [["text": .string(written.text.uppercased())]],
                    "suggestions": [["text": "Yes, do", "payload": "/yes"]],
                    "decision": ["option": "answer", "reasons": [.string("because of \(written.text)")]],
                    "understanding": ["intent": ["name": "x", "confidence": 1]],
                ])
        }
        await chat.run()
    }
    close(screen.far)
    return await screen.shown()
}

@Test func `a person at a terminal is greeted, answered and offered what to say next`() async throws {
    let shown = try await talk("hello\r\u{4}")
    #expect(shown.contains("You speak as ana. All that is said is kept in /data."))
    #expect(shown.contains("> hello\u{1B}[K\r\nHELLO\r\n[Yes, do]\r\n"))
}

@Test func `reasons stand under the reply that they belong to`() async throws {
    let shown = try await talk("one\rtwo\r\u{4}", explain: true)
    let first = try #require(shown.range(of: "because of one"))
    let second = try #require(shown.range(of: "> two\u{1B}[K"))
    #expect(first.upperBound < second.lowerBound)
    #expect(shown.contains("TWO\r\n[Yes, do]\r\nx 1 | answer: because of two\r\n"))
}

@Test func `colours are used only where they are wanted`() async throws {
    #expect(try await talk("hello\r\u{4}", colours: true).contains("\u{1B}[32mHELLO\u{1B}[0m"))
    #expect(try await !talk("hello\r\u{4}").contains("\u{1B}[32m"))
}

@Test func `what a customer writes cannot drive the terminal`() async throws {
    let shown = try await talk("a\u{9B}31mb\r\u{4}")
    #expect(shown.contains("A\\u009b31MB"))
}

@Test func `lines typed ahead are answered one by one, and commands are not messages`() async throws {
    let shown = try await talk("one\r/explain\r/quit\rnever\r")
    #expect(shown.contains("because of one"))
    #expect(!shown.contains("EXPLAIN"))
    #expect(!shown.contains("NEVER"))
}

@Test func `the terminal is given back as it was`() async throws {
    let screen = try Screen()
    var before = termios()
    var during = termios()
    var after = termios()
    tcgetattr(screen.far, &before)
    do {
        let terminal = try #require(Terminal(input: screen.far, output: screen.far))
        tcgetattr(screen.far, &during)
        #expect(terminal.columns > 0)
    }
    tcgetattr(screen.far, &after)
    #expect(during.c_lflag & tcflag_t(ECHO) == 0)
    #expect(before.c_lflag == after.c_lflag)
    close(screen.far)
}
