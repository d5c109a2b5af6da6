import ArgumentParser
import Comprehension
import Foundation
import Language
import StrictJSON
import Workshop

/// `rapport benchmark understanding`: what each tier of models is worth, and what it costs.
struct BenchmarkUnderstanding: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "understanding",
        abstract: "Measures each tier of models on labelled texts: accuracy, doubt, microseconds, megabytes.",
        discussion: """
            Each tier learns from --train and is judged on --test: words alone, words and the vectors that the program \
            carries, and, where encoders were fetched, a cascade that asks them within --budget, and all of them asked \
            every time. 'peak_mb' is the most memory that the process has held by then. Times are of one core.
            """)

    @Option(help: ArgumentHelp("A file to learn from; may be given several times.", valueName: "file"))
    var train: [String]
    @Option(help: ArgumentHelp("A file to be judged on; may be given several times.", valueName: "file"))
    var test: [String]
    @Flag(help: "Learn nothing from out-of-scope lines; they are judged all the same.") var ignoreOutOfScope = false
    @Option(help: ArgumentHelp("What a message may cost the cascade in runs of encoders.", valueName: "ms"))
    var budget: Double = 0.8
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var threads: ThreadsOption
    @OptionGroup var encoders: EncodersOption
    @OptionGroup var data: DataOption

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            var settings = IntentEvaluation.Settings()
            settings.seed = seed
            settings.threads = threads.count
            settings.ignoresOutOfScope = ignoreOutOfScope
            settings.encoders = try Encoders(in: encoders.folder(in: data))
            let comparison = TierComparison(
                train: try bad.texts(train), test: try bad.texts(test), settings: settings, budget: budget,
                analyzer: Analyzer())
            Console.result(json ? comparison.json.text : FigureTable(comparison.json).text)
            try bad.finish()
        }
    }
}
