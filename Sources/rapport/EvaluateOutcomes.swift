import ArgumentParser
import Comprehension
import Foundation
import Language
import StrictJSON
import Workshop

/// `rapport evaluate outcomes`: how well it is told how talks ended.
struct EvaluateOutcomes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "Judges how well outcome and escalation of whole talks are told.",
        discussion: """
            Each labelled talk is judged by a model of the others, in --folds parts; a talk is never divided. 'macro_f1' \
            is of solved, unsolved and unknown, 'auroc' of escalation, 'mood_sign' the share of customer lines of a clear \
            mood (0.4 or more) whose sign is told. --desk adds talks from a folder with transcripts.jsonl and \
            labels.jsonl. With --shipped, the model that the product carries judges them instead, and with --desk-only as \
            well none but those of --desk: 'Corpora/transcripts/heldout' has talks that it never saw.
            """)

    @OptionGroup var corpora: CorporaOption
    @Option(help: ArgumentHelp("A folder with more labelled talks.", valueName: "dir")) var desk: String?
    @OptionGroup var mood: MoodOption
    @Option(help: ArgumentHelp("Judge on so many parts in turn.", valueName: "n")) var folds = 10
    @Option(help: ArgumentHelp("Seed of the division.", valueName: "n")) var seed: UInt64 = 1
    @Option(help: ArgumentHelp("Write what was said of each talk to this file.", valueName: "file"))
    var predictions: String?
    @Flag(help: "Judge by the shipped model, which has seen the product's own talks.") var shipped = false
    @Flag(help: "Judge the talks of --desk alone; goes with --shipped.") var deskOnly = false
    @Flag(help: "Print the weights too.") var weights = false
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard folds >= 2 else { throw ValidationError("--folds is at least 2") }
        guard !deskOnly || shipped && desk != nil else {
            throw ValidationError("--desk-only goes with --shipped and --desk")
        }
    }

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let files = OutcomeCorpora(own: corpora.folder.path, desk: desk)
            let talks = try deskOnly ? files.deskTalks() : files.talks()
            let mood = try mood.model()
            let evaluation: OutcomeEvaluation
            if shipped {
                evaluation = OutcomeEvaluation(talks, model: try .embedded(), mood: mood, analyzer: analyzer)
            } else {
                var training = OutcomeTraining(phrases: try files.phrases(analyzer), mood: mood)
                training.seed = seed
                evaluation = OutcomeEvaluation(talks, training: training, folds: folds, analyzer: analyzer)
            }
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            if weights { Console.result(json ? evaluation.weights.text : FigureTable(evaluation.weights).text) }
            guard let predictions else { return }
            var bytes: [UInt8] = []
            for line in evaluation.predictions {
                line.write(to: &bytes)
                bytes.append(0x0A)
            }
            try ByteSink(path: predictions).write(bytes)
        }
    }
}
