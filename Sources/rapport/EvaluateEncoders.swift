import ArgumentParser
import Comprehension
import Learning
import StrictJSON
import Workshop

/// `rapport evaluate encoders`: what the vectors of each encoder know about intents.
struct EvaluateEncoders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encoders",
        abstract: "Judges a linear model of intents on the vectors of each encoder that was fetched, alone.",
        discussion: """
            Logistic regression on standardised sentence vectors, run to convergence on --train and judged on --test. \
            'accuracy' counts in-scope lines; nothing is refused. Encoders come by 'rapport models fetch'.
            """)

    @Option(help: ArgumentHelp("A file to learn from; may be given several times.", valueName: "file"))
    var train: [String] = []
    @Option(help: ArgumentHelp("A file to be judged on; may be given several times.", valueName: "file"))
    var test: [String] = []
    @Option(help: ArgumentHelp("What a mistake costs: 1 for many examples, 3 for few.", valueName: "n"))
    var cost: Float = 1
    @Option(help: ArgumentHelp("full or compact weights.", valueName: "precision"))
    var precision: EncoderPrecision = .compact
    @OptionGroup var encoders: EncodersOption
    @OptionGroup var data: DataOption
    @OptionGroup var threads: ThreadsOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard !train.isEmpty, !test.isEmpty else { throw ValidationError("name files with --train and --test") }
        guard cost > 0, cost.isFinite else { throw ValidationError("--cost is above 0") }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            let train = try bad.texts(train)
            let test = try bad.texts(test)
            var settings = EncoderEvaluation.Settings()
            settings.cost = cost
            settings.threads = threads.count
            let folder = encoders.folder(in: data)
            var evaluation = EncoderEvaluation()
            for kind in EncoderKind.allCases where kind.isThere(in: folder) {
                let encoder = try SentenceEncoder(kind, in: folder, precision: precision)
                evaluation.judge(by: encoder, train: train, test: test, settings: settings)
            }
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            if !EncoderKind.allCases.contains(where: { $0.isThere(in: folder) }) {
                Console.say("no encoder is there yet; 'rapport models fetch' brings them")
            }
            try bad.finish()
        }
    }
}

extension EncoderPrecision: ExpressibleByArgument {}
