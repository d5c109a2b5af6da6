import ArgumentParser
import Serving

/// The limits of the line server, each a flag; what they mean stands with the limits themselves.
struct LimitOptions: ParsableArguments {
    @Option(help: .limit("line_bytes")) var lineBytes: Int?
    @Option(help: .limit("line_bytes_before_token")) var lineBytesBeforeToken: Int?
    @Option(help: .limit("text_bytes")) var textBytes: Int?
    @Option(help: .limit("text_marks")) var textMarks: Int?
    @Option(help: .limit("connections")) var connections: Int?
    @Option(help: .limit("in_flight")) var inFlight: Int?
    @Option(help: .limit("waiting_per_conversation")) var waitingPerConversation: Int?
    @Option(help: .limit("in_flight_overall")) var inFlightOverall: Int?
    @Option(help: .limit("unread_bytes")) var unreadBytes: Int?
    @Option(help: .limit("line_seconds")) var lineSeconds: Int?
    @Option(help: .limit("silence_seconds")) var silenceSeconds: Int?
    @Option(help: .limit("pings")) var pings: Int?
    @Option(help: .limit("deadline_seconds")) var deadlineSeconds: Int?
    @Option(help: .limit("drain_seconds")) var drainSeconds: Int?
    @Option(help: .limit("errors")) var errors: Int?
    @Option(help: .limit("rate")) var rate: Int?

    /// Those that were given, by the names of `Limits.entries`.
    var flags: [String: Int] {
        [
            "line_bytes": lineBytes, "line_bytes_before_token": lineBytesBeforeToken, "text_bytes": textBytes,
            "text_marks": textMarks, "connections": connections, "in_flight": inFlight,
            "waiting_per_conversation": waitingPerConversation, "in_flight_overall": inFlightOverall,
            "unread_bytes": unreadBytes, "line_seconds": lineSeconds, "silence_seconds": silenceSeconds,
            "pings": pings, "deadline_seconds": deadlineSeconds, "drain_seconds": drainSeconds, "errors": errors,
            "rate": rate,
        ].compactMapValues { $0 }
    }
}

extension ArgumentHelp {
    fileprivate static func limit(_ name: String) -> ArgumentHelp {
        guard let entry = Limits.entries.first(where: { $0.name == name }) else { return ArgumentHelp(valueName: "n") }
        let usual = Limits()[keyPath: entry.path]
        return ArgumentHelp("Limit: \(entry.meaning); \(usual) unless set. \(entry.variable).", valueName: "n")
    }
}
