import ArgumentParser
import Comprehension
import Language
import Learning
import StrictJSON
import Workshop

/// `rapport evaluate topics`: how far topics agree with intents that people gave.
struct EvaluateTopics: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Finds topics without labels and compares them with the intents that people gave.",
        discussion: """
            Each --test file is judged by itself, and several also together. 'nmi' is normalised mutual information with the \
            intents (arithmetic mean), over all texts that have a label, greetings and bare answers too; several intents of \
            one text are a class of their own. 'npmi' says how often the ten most telling words of a topic come together \
            in a text. 'baseline' is k-means on the words, with as many topics.
            """)

    @Option(help: ArgumentHelp("Labelled texts; may be given several times.", valueName: "file")) var test: [String] =
        []
    @Option(help: ArgumentHelp("So many topics, instead of as many as there are.", valueName: "n")) var topics: Int?
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @OptionGroup var encoder: EncoderChoice
    @OptionGroup var data: DataOption
    @OptionGroup var threads: ThreadsOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard !test.isEmpty else { throw ValidationError("name files with --test") }
        guard topics.map({ $0 >= 1 }) ?? true else { throw ValidationError("--topics is at least 1") }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            var model = TopicModel()
            model.topics = topics
            model.seed = seed
            model.threads = threads.count
            let analyzer = Analyzer()
            let meaning = try encoder.meaning(in: data)
            var evaluation = TopicEvaluation()
            var together: [LabelledText] = []
            for path in test {
                let texts = try bad.texts([path])
                together += texts
                let name = path.split(separator: "/").suffix(2).joined(separator: "/")
                evaluation.judge(texts, name: name, meaning: meaning, model: model, analyzer: analyzer)
            }
            if test.count > 1 {
                evaluation.judge(together, name: "together", meaning: meaning, model: model, analyzer: analyzer)
            }
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            try bad.finish()
        }
    }
}
