/// What a front accepts before it refuses; every one of them a setting, shown by `stats` and in PROTOCOL.md.
package struct Limits: Sendable, Equatable {
    /// Bytes of a line, its end not counted.
    package var line = 65_536
    /// Bytes of a line before a token that is needed has been shown.
    package var lineBeforeToken = 4_096
    /// Bytes of a text that a person wrote.
    package var text = 16_384
    /// Combining marks on one base character of a text.
    package var marks = 30
    /// Connections at a time; never more than the descriptor limit less 64.
    package var connections = 2_000
    /// Requests being worked on for one connection; at so many the server stops reading from it.
    package var inFlight = 64
    /// Requests of all connections that wait for one conversation; one more is refused with 431.
    package var waitingPerConversation = 64
    /// Requests being worked on for all connections together; one more is refused with 503.
    package var inFlightOverall = 4_096
    /// Bytes of answers that a client has not read; more closes the connection.
    package var unread = 8 * 1_048_576
    /// Seconds in which a line must be complete, from its first byte.
    package var lineSeconds = 30
    /// Seconds of silence after which the server asks whether anybody is there.
    package var silenceSeconds = 120
    /// Pings without an answer before the connection is closed.
    package var pings = 2
    /// Seconds after which a request is answered with 504.
    package var deadlineSeconds = 10
    /// Seconds that work in progress has after SIGTERM.
    package var drainSeconds = 20
    /// Refused requests in a row after which the connection is closed.
    package var errors = 100
    /// Requests a second on one connection; 0 is no limit.
    package var rate = 0

    /// The limits of the protocol's first version.
    package init() {}

    /// One limit as a person reads and sets it.
    package struct Entry: Sendable {
        /// Its name in `stats` and, with dashes for underscores, as a flag: `line_bytes`, `--line-bytes`, `RAPPORT_LINE_BYTES`.
        package let name: String
        /// What it holds back.
        package let meaning: String
        /// Values that make sense.
        package let range: ClosedRange<Int>
        /// Where it is kept.
        package let path: any WritableKeyPath<Limits, Int> & Sendable
    }

    /// All limits in the order of PROTOCOL.md.
    package static let entries: [Entry] = [
        Entry("line_bytes", "bytes of a line, its end not counted", 256...1_048_576, \.line),
        Entry("line_bytes_before_token", "the same, before a token that is needed", 256...65_536, \.lineBeforeToken),
        Entry("text_bytes", "bytes of a text", 16...524_288, \.text),
        Entry("text_marks", "combining marks on one base", 1...1_000, \.marks),
        Entry("connections", "connections, never more than the descriptor limit less 64", 1...100_000, \.connections),
        Entry("in_flight", "requests in flight a connection, then the server stops reading", 1...4_096, \.inFlight),
        Entry(
            "waiting_per_conversation", "requests of all connections that wait for one conversation", 1...4_096,
            \.waitingPerConversation),
        Entry("in_flight_overall", "requests in flight of all connections", 1...1_000_000, \.inFlightOverall),
        Entry("unread_bytes", "unread output that closes a connection", 65_536...1_073_741_824, \.unread),
        Entry("line_seconds", "seconds from a line's first byte to its end", 1...3_600, \.lineSeconds),
        Entry("silence_seconds", "seconds of silence before a ping", 1...86_400, \.silenceSeconds),
        Entry("pings", "pings without an answer before the line is closed", 1...100, \.pings),
        Entry("deadline_seconds", "seconds until a request is answered with 504", 1...600, \.deadlineSeconds),
        Entry("drain_seconds", "seconds for work in progress after SIGTERM", 0...600, \.drainSeconds),
        Entry("errors", "refused requests in a row that close a connection", 1...1_000_000, \.errors),
        Entry("rate", "requests a second on one connection, 0 is no limit", 0...1_000_000, \.rate),
    ]

    /// The limits with the names that `stats` and `hello` give them.
    package var named: [(name: String, value: Int)] { Self.entries.map { ($0.name, self[keyPath: $0.path]) } }

    /// The table of PROTOCOL.md, made from the values that the server uses.
    package static var table: String {
        let defaults = Limits()
        let rows = entries.map { "| `\($0.name)` | \(defaults[keyPath: $0.path]) | \($0.meaning) |" }
        return (["| limit | default | what it holds back |", "|---|---|---|"] + rows).joined(separator: "\n")
    }
}

extension Limits.Entry {
    fileprivate init(
        _ name: String, _ meaning: String, _ range: ClosedRange<Int>,
        _ path: any WritableKeyPath<Limits, Int> & Sendable
    ) {
        self.init(name: name, meaning: meaning, range: range, path: path)
    }
}
