import ArgumentParser
import Comprehension
import Foundation
import Language
import StrictJSON
import Workshop

/// `rapport benchmark understanding`: how fast messages are understood.
struct BenchmarkUnderstanding: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "understanding",
        abstract: "Measures how long a message takes to be understood, on one core.",
        discussion: """
            Understands the messages of the product's corpora, or of --messages, several times over, and prints messages a \
            second and the times of single messages. Nothing is kept, and no server is needed.
            """)

    @Option(help: ArgumentHelp("A file of messages; may be given several times.", valueName: "file"))
    var messages: [String] = []
    @Option(help: ArgumentHelp("How often each message is understood.", valueName: "n")) var rounds: Int = 5
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var corpora: CorporaOption
    @OptionGroup var data: DataOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds is 1 to 1000") }
    }

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let catalogue = try Catalogue.load(from: catalogue.folder)
            let interpreter = try IntentModels(data, catalogue, analyzer: analyzer).interpreter()
            let own = ["en", "de", "fr", "es"].map {
                corpora.folder.appendingPathComponent("messages/\($0).jsonl").path
            }
            var bad = BadLines()
            let texts = try bad.texts(messages.isEmpty ? own : messages).map(\.text)
            let figures = UnderstandingBenchmark(texts, rounds: rounds, interpreter: interpreter, analyzer: analyzer)
                .json
            Console.result(json ? figures.text : FigureTable(figures).text)
            try bad.finish()
        }
    }
}
