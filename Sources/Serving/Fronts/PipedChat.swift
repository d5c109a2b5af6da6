/// `rapport chat` when its input is no terminal: the language of text mode in, what stands behind `250-` and `250 ` out.
package struct PipedChat {
    /// How it went, over all lines.
    package struct Outcome: Sendable, Equatable {
        /// Lines that were refused: no text, too long, not understood as what they were.
        package var refused = 0
        /// Lines that failed through no fault of theirs.
        package var failed = 0

        /// So many refused, so many failed.
        package init(refused: Int = 0, failed: Int = 0) {
            self.refused = refused
            self.failed = failed
        }
    }

    private var session: Session
    private var reader: LineReader
    private let explain: Bool
    private let answer: Answering

    /// A chat of a customer, or of a stranger.
    package init(customer: String?, explain: Bool, limits: Limits, answer: @escaping Answering) {
        session = Session(customer: customer, limits: limits)
        reader = LineReader(limit: limits.line)
        self.explain = explain
        self.answer = answer
    }

    /// Reads to the end of the input, answering every line as it comes.
    /// - Parameters:
    ///   - read: The next bytes; empty at the end.
    ///   - write: Takes replies; false when nobody reads them any more.
    ///   - complain: Takes what was refused, and reasons where they are asked for.
    package mutating func run(
        read: () -> [UInt8], write: ([UInt8]) -> Bool, complain: (String) -> Void
    ) async -> Outcome {
        var outcome = Outcome()
        while true {
            let bytes = read()
            reader.append(bytes)
            while let event = reader.next() ?? (bytes.isEmpty ? reader.remainder() : nil) {
                guard await take(event, &outcome, write, complain) else { return outcome }
            }
            if bytes.isEmpty { return outcome }
        }
    }

    /// Answers a line; false when it was the last.
    private mutating func take(
        _ event: LineReader.Event, _ outcome: inout Outcome, _ write: ([UInt8]) -> Bool, _ complain: (String) -> Void
    ) async -> Bool {
        guard case .line(let line) = event else {
            outcome.refused += 1
            complain("\(Code.lineTooLong.rawValue) \(Code.lineTooLong.name)")
            return false
        }
        guard let reply = await session.reply(to: line, from: answer) else { return true }
        guard reply.code.isSuccess else {
            if reply.code.rawValue < 500 { outcome.refused += 1 } else { outcome.failed += 1 }
            for line in reply.lines { complain("\(reply.code.rawValue) \(line)") }
            return !reply.code.isFatal
        }
        if reply.code == .bye { return false }
        if explain, let body = session.last?.body { complain(Explanation.oneLine(body)) }
        return write(Array((reply.lines.joined(separator: "\n") + "\n").utf8))
    }
}
