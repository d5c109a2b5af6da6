import ArgumentParser
import StrictJSON
import Workshop

/// `rapport benchmark events`: how fast events are watched.
struct BenchmarkEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Measures how many events a second the watched patterns take, on one core.",
        discussion: """
            Patterns of every form over thirty kinds of events, and events of so many customers in the order of time. \
            Nothing is kept, and no server is needed; keeping an event costs a write beside it.
            """)

    @Option(help: ArgumentHelp("How many patterns.", valueName: "n")) var patterns: Int = 100
    @Option(help: ArgumentHelp("How many customers.", valueName: "n")) var customers: Int = 100_000
    @Option(help: ArgumentHelp("How many events.", valueName: "n")) var events: Int = 2_000_000
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard (1...10_000).contains(patterns) else { throw ValidationError("--patterns is 1 to 10000") }
        guard (1...10_000_000).contains(customers) else { throw ValidationError("--customers is 1 to 10000000") }
        guard (1...1_000_000_000).contains(events) else { throw ValidationError("--events is 1 to 1000000000") }
    }

    func run() async throws {
        let figures = EventBenchmark(patterns: patterns, customers: customers, events: events).json
        Console.result(json ? figures.text : FigureTable(figures).text)
    }
}
