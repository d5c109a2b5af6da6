import ArgumentParser
import Comprehension
import Language
import Workshop

/// `rapport evaluate intents`: how well requests are told apart, and from what is none.
struct EvaluateIntents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intents",
        abstract: "Judges how well intents are told, and what is out of scope.",
        discussion: """
            A model learns from --train and is judged on --test; without --test, on --folds parts of --train in turn. \
            'accuracy' counts in-scope lines without rejection; figures with rejection use the threshold that training \
            or validation lines chose. 'train_seconds' are seconds of one core, folds included.
            """)

    @OptionGroup var options: EvaluationOptions
    @Flag(help: "Learn nothing from out-of-scope lines; they are judged all the same.") var ignoreOutOfScope = false

    @Option(help: ArgumentHelp("A folder of encoders that join the words; else none do.", valueName: "dir"))
    var encoders: String?
    @OptionGroup var adaptation: AdaptationOption
    @Option(
        help: ArgumentHelp("What a message may cost in runs of encoders; else they are always asked.", valueName: "ms"))
    var budget: Double?

    @Option(
        help: ArgumentHelp(
            "Judge noisy copies of the test's lines: 1 to 8 for so many slips in eight words, or 'look-alikes' for letters "
                + "of other scripts and invisible characters.", valueName: "kind"))
    var noise: NoiseChoice?

    func validate() throws {
        guard !options.train.isEmpty else { throw ValidationError("name a file to learn from with --train") }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            let train = try bad.texts(options.train)
            let test = try bad.texts(options.test)
            var settings = IntentEvaluation.Settings()
            settings.seed = options.seed
            settings.threads = options.threads.count
            settings.ignoresOutOfScope = ignoreOutOfScope
            if let encoders { settings.encoders = try Encoders(in: encoders) }
            settings.adaptable = try adaptation.adaptable(among: settings.encoders)
            settings.budget = budget
            settings.noise = noise.map { TextNoise($0.kind, seed: options.seed) }
            let evaluation: IntentEvaluation =
                test.isEmpty
                ? .crossValidating(train, folds: options.folds, settings: settings, analyzer: Analyzer())
                : .judging(
                    train: train, validation: try bad.texts(options.validation), test: test, settings: settings,
                    analyzer: Analyzer())
            options.report(evaluation.json)
            try options.write(predictions: evaluation.predictions)
            try bad.finish()
        }
    }
}

/// What `--noise` takes.
struct NoiseChoice: ExpressibleByArgument {
    let kind: TextNoise.Kind

    init?(argument: String) {
        if argument == "look-alikes" {
            kind = .lookAlikes
        } else if let slips = Int(argument), (1...8).contains(slips) {
            kind = .slips(inEightWords: slips)
        } else {
            return nil
        }
    }
}
