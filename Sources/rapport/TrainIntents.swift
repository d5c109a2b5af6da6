import ArgumentParser
import Comprehension
import Language
import Learning
import StrictJSON
import Workshop

/// `rapport train`, or `rapport train intents`: a new version of the intent model.
struct TrainIntents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intents",
        abstract: "Trains the intent model from the catalogue, keeps it as a version, and says what changed.",
        discussion: """
            The same catalogue and seed give the same model, byte for byte, whatever the number of threads. Versions lie \
            in the folder 'models' of the data folder; the file 'current' there names the one in use.
            """)

    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @OptionGroup var understanding: UnderstandingOptions
    @OptionGroup var adaptation: AdaptationOption
    @OptionGroup var threads: ThreadsOption
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let catalogue = try Catalogue.load(from: catalogue.folder)
            let models = IntentModels(
                data, catalogue, analyzer: analyzer, encoders: try understanding.load(in: data),
                budget: understanding.milliseconds, threads: threads.count)
            let progress = ProgressLine()
            // A version that another release wrote, and this one cannot read, is none to compare with.
            let before = models.shelf.current.flatMap { version in
                (try? models.shelf.load(version)).flatMap {
                    try? IntentModel($0, analyzer: analyzer, encoders: models.encoders)
                }
            }
            let model = models.train(
                seed: seed, adaptable: try adaptation.adaptable(among: models.encoders))
            let version = try model.keep(on: models.shelf, for: catalogue)
            let comparison = ModelComparison(from: before, to: model)
            if json {
                Console.result(comparison.json.text)
            } else {
                comparison.lines.forEach { Console.result($0) }
            }
            if adaptation.adapt && model.about["adapted"] == nil {
                Console.say("the encoder stays as it is: where examples are many, adapting it brings nothing")
            }
            Console.say("version \(version.number) is current, trained in \((progress.seconds * 10).rounded() / 10) s")
        }
    }
}
