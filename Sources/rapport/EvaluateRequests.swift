import ArgumentParser
import Comprehension
import Language
import StrictJSON
import Workshop

/// `rapport evaluate requests`: how well the requests of a message are found, one or several.
struct EvaluateRequests: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests",
        abstract: "Judges how well the requests of messages with one or several are found.",
        discussion: """
            The desk of --intents is judged on --test: JSON lines with 'text' and 'intents', all that a message asks \
            for. 'precision', 'recall' and 'f1' count intents over all lines, 'exact' lines whose intents are all found \
            and nothing else, 'wrongly_split' lines with one request that were taken for several.
            """)

    @OptionGroup var catalogue: CatalogueOption
    @Option(help: ArgumentHelp("A file to be judged on; may be given several times.", valueName: "file"))
    var test: [String] = []
    @Option(help: ArgumentHelp("A folder of encoders that join the words; else none do.", valueName: "dir"))
    var encoders: String?
    @Option(help: ArgumentHelp("Write what was found in each line to this file, as JSON lines.", valueName: "file"))
    var predictions: String?
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var threads: ThreadsOption

    func validate() throws {
        guard !test.isEmpty else { throw ValidationError("name a file to be judged on with --test") }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            let texts = try bad.texts(test)
            let analyzer = Analyzer()
            let catalogue = try Catalogue.load(from: catalogue.folder)
            var training = IntentTraining(catalogue)
            training.seed = seed
            training.threads = threads.count
            if let encoders { training.encoders = try Encoders(in: encoders) }
            let interpreter = Interpreter(
                catalogue: catalogue, model: training.model(of: catalogue, analyzer: analyzer),
                entities: try EntityRecognizer(catalogue: catalogue), mood: try .embedded(), analyzer: analyzer)
            let evaluation = RequestEvaluation(texts, interpreter: interpreter, analyzer: analyzer)
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            if let predictions {
                let sink = try ByteSink(path: predictions)
                try sink.write(evaluation.predictions.flatMap { $0.bytes + [0x0A] })
            }
            try bad.finish()
        }
    }
}
