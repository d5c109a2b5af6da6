import ArgumentParser
import Comprehension
import Language
import Workshop

/// `rapport evaluate entities`: what messages name, against what people marked in them.
struct EvaluateEntities: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Judges how well entities are found, by exact span and kind.",
        discussion: """
            With --train a tagger learns from the first file, and intents with it where they are told; it is judged on \
            --test, or on --folds parts of --train in turn. With --test alone the desk is judged as it is: rules, lists, \
            patterns and what its examples taught, on those kinds that the file marks. Marks are read from 'entities' or \
            'slots' (start and end in scalars), or from 'tokens' with 'tags' (IOB2). 'microseconds_per_message' counts \
            everything from text to entities, the intent included.
            """)

    @OptionGroup var options: EvaluationOptions
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @Option(
        help: ArgumentHelp("A folder of encoders whose vectors join what taggers see; else none do.", valueName: "dir"))
    var encoders: String?

    func validate() throws {
        guard !options.train.isEmpty || !options.test.isEmpty else {
            throw ValidationError("name a file with --test, or with --train to cross-validate on it")
        }
        guard options.validation.isEmpty || !options.train.isEmpty && !options.test.isEmpty else {
            throw ValidationError("--validation serves where a tagger learns from --train and is judged on --test")
        }
    }

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            var bad = BadLines()
            let train = try bad.texts(options.train)
            let test = try bad.texts(options.test)
            let encoders = try encoders.map { try Encoders(in: $0) } ?? .embedded
            let evaluation: EntityEvaluation
            if test.isEmpty {
                evaluation = .crossValidating(
                    train, folds: options.folds, encoders: encoders, seed: options.seed, threads: options.threads.count,
                    analyzer: analyzer)
            } else if train.isEmpty {
                let catalogue = try Catalogue.load(from: catalogue.folder)
                let interpreter = try IntentModels(data, catalogue, analyzer: analyzer).interpreter()
                evaluation = .judging(interpreter, test: test, analyzer: analyzer)
            } else {
                evaluation = .judging(
                    train: train, validation: try bad.texts(options.validation), test: test, encoders: encoders,
                    seed: options.seed, threads: options.threads.count,
                    analyzer: analyzer)
            }
            options.report(evaluation.json)
            try options.write(predictions: evaluation.predictions)
            try bad.finish()
        }
    }
}
