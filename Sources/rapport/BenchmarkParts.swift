import ArgumentParser
import Comprehension
import Customers
import Foundation
import Language
import Learning
import Serving
import StrictJSON
import Workshop

/// `rapport benchmark parts`: how long each part of the walk takes.
struct BenchmarkParts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parts",
        abstract: "Measures each part of the walk: understanding on one core, replies with the disk, memory, disk.",
        discussion: """
            Understands the messages of the product's corpora, or of --messages, several times over, then answers --turns \
            of them in a store of its own that is removed afterwards. Encoders that were fetched have rows of their own: \
            messages of 16 pieces on one core, and all messages in bulk. No server is needed.
            """)

    @Option(help: ArgumentHelp("A file of messages; may be given several times.", valueName: "file"))
    var messages: [String] = []
    @Option(help: ArgumentHelp("How often each message is understood.", valueName: "n")) var rounds: Int = 5
    @Option(help: ArgumentHelp("How many replies are given; 0 for none.", valueName: "n")) var turns: Int = 10_000
    @OptionGroup var assembly: AssemblyOptions
    @OptionGroup var encoders: EncodersOption
    @OptionGroup var threads: ThreadsOption
    @OptionGroup var corpora: CorporaOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds is 1 to 1000") }
        guard (0...10_000_000).contains(turns) else { throw ValidationError("--turns is 0 to 10000000") }
    }

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let (catalogue, interpreter) = try assembly.load()
            let own = ["en", "de", "fr", "es"].map {
                corpora.folder.appendingPathComponent("messages/\($0).jsonl").path
            }
            var bad = BadLines()
            let texts = try bad.texts(messages.isEmpty ? own : messages).map(\.text)
            var benchmark = PartsBenchmark()
            benchmark.understand(texts, rounds: rounds, by: interpreter, analyzer: analyzer)
            var figures = JSON.Object()
            if turns > 0, !texts.isEmpty {
                let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
                defer { try? FileManager.default.removeItem(at: folder) }
                let assembled = try await Assembly(
                    data: folder, catalogue: catalogue, analyzer: analyzer, settings: Settings(),
                    logger: .standardError, now: { Date() }, interpreter: { interpreter })
                let kept = try await benchmark.reply(
                    to: texts, turns: turns, conversations: 64, by: assembled.desk.assistant, at: Date())
                try await assembled.customers.close()
                figures["replies_per_second"] = .number(kept.perSecond.rounded())
                figures["disk_mb_per_million_turns"] = .number(kept.bytesPerTurn.rounded())
            }
            var encoding = EncoderBenchmark()
            for kind in EncoderKind.allCases where kind.isThere(in: encoders.folder(in: assembly.data)) {
                for precision in [EncoderPrecision.compact, .full] {
                    try encoding.encode(
                        texts, rounds: rounds, threads: threads.count, by: kind,
                        in: encoders.folder(in: assembly.data), precision)
                }
            }
            figures["encoders"] = encoding.json
            for member in benchmark.json.members { figures[member.key] = member.value }
            Console.result(json ? JSON.object(figures).text : FigureTable(.object(figures)).text)
            try bad.finish()
        }
    }
}
