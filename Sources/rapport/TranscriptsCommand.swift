import ArgumentParser
import Comprehension
import Customers
import Foundation
import StrictJSON
import Workshop

/// `rapport transcripts`: what was said at the desk, for scoring and reports.
struct TranscriptsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcripts",
        abstract: "Writes the talks that the desk kept as a transcript, a line for each thing that was said.",
        discussion: """
            'rapport transcripts --since 2026-03-09 | rapport score - --report monday.html' is the report of a day. \
            Card and account numbers are masked, and who was forgotten is not in it. Works while a server runs on the \
            folder.
            """)

    @OptionGroup var data: DataOption
    @Option(
        help: ArgumentHelp(
            "Only what was received from this time on, as 2026-03-09 or 2026-03-09T08:00:00Z.", valueName: "time"))
    var since: String?
    @Option(help: ArgumentHelp("Only what was received before this time.", valueName: "time")) var until: String?

    func validate() throws {
        for (option, written) in [("--since", since), ("--until", until)] {
            guard written == nil || Self.moment(written) != nil else {
                throw ValidationError("\(option) is a time such as 2026-03-09 or 2026-03-09T08:00:00Z")
            }
        }
    }

    func run() async throws {
        try await sysexits {
            let store = try CustomerStore(folder: data.folder, access: .reading)
            try store.eachTalk(
                from: Self.moment(since) ?? .distantPast, until: Self.moment(until) ?? .distantFuture
            ) { talk in
                for line in Transcript(talk).lines { Console.result(line.text) }
            }
            try await store.close()
        }
    }

    private static func moment(_ written: String?) -> Date? {
        written.flatMap { Timestamp.date($0.count == 10 ? "\($0)T00:00:00Z" : $0) }
    }
}
