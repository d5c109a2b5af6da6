import ArgumentParser
import Foundation
import Serving
import StrictJSON

/// `rapport benchmark`: what this machine does.
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract:
            "Measures this machine: messages a second by part, times, memory, disk; and what each tier of models is worth.",
        subcommands: [BenchmarkParts.self, BenchmarkServe.self, BenchmarkEvents.self, BenchmarkUnderstanding.self],
        defaultSubcommand: BenchmarkParts.self)
}

/// `rapport benchmark serve`: durable messages a second over the socket.
struct BenchmarkServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Measures a running 'rapport serve' on this machine.",
        discussion: """
            So many connections each send their next message when the last one was answered, so every answer counted was \
            committed and synced before. Prints messages a second and the times of answers as JSON. It leaves customers \
            of its own in the server's data folder: give the server a fresh one.
            """)

    @Option(help: ArgumentHelp("The server's port.", valueName: "n")) var port: Int = 7_077
    @Option(help: ArgumentHelp("Connections at a time.", valueName: "n")) var connections: Int = 64
    @Option(help: ArgumentHelp("For how long.", valueName: "n")) var seconds: Int = 10

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("--port is 1 to 65535") }
        guard (1...1_000).contains(connections) else { throw ValidationError("--connections is 1 to 1000") }
        guard (1...3_600).contains(seconds) else { throw ValidationError("--seconds is 1 to 3600") }
    }

    func run() async throws {
        try await sysexits {
            let run = "load-\(UInt64(Date().timeIntervalSince1970 * 1_000))"
            let load = LoadClient(port: port, connections: connections, seconds: seconds, run: run)
            Console.result(try await load.measure().json.text)
        }
    }
}
