import ArgumentParser
import Language
import StrictJSON
import Workshop

/// `rapport evaluate lint`: how many wrong labels the linter finds.
struct EvaluateLint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Gives some texts a wrong intent, and counts how many of them 'validate --data' finds.",
        discussion: """
            One text in --flip, drawn by --seed, gets another intent of the file. 'recall' is the part of those that is \
            found, 'precision' the part of what is found that was flipped; labels that were wrong before count as \
            mistakes.
            """)

    @Option(help: ArgumentHelp("Labelled texts; may be given several times.", valueName: "file")) var train: [String] =
        []
    @Option(help: ArgumentHelp("Flip one label in so many.", valueName: "n")) var flip = 20
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @OptionGroup var threads: ThreadsOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard !train.isEmpty else { throw ValidationError("name files with --train") }
        guard flip >= 1 else { throw ValidationError("--flip is at least 1") }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            let evaluation = LintEvaluation(
                try bad.texts(train), flippingOneIn: flip, seed: seed, threads: threads.count, analyzer: Analyzer())
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            try bad.finish()
        }
    }
}
