import ArgumentParser
import Language
import StrictJSON
import Workshop

/// `rapport evaluate tokens`: where words and sentences end.
struct EvaluateTokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: "Judges how texts are cut into words and sentences.",
        discussion: """
            A line with 'text' and 'spans' (surface tokens, as in Universal Dependencies) judges tokens by exact span. A \
            line with 'codepoints' and 'segments' (the test files of Unicode's UAX #29) is passed when every piece ends \
            where it should, before any rule of the product's own.
            """)

    @Option(help: ArgumentHelp("A file to be judged on; may be given several times.", valueName: "file"))
    var test: [String]
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            var rows: [Row] = []
            for path in test {
                let file = try CorpusFile.rows(path: path)
                rows += file.rows
                bad.report(file.bad)
            }
            let figures = TokenEvaluation(rows: rows, analyzer: Analyzer()).json
            Console.result(json ? figures.text : FigureTable(figures).text)
            try bad.finish()
        }
    }
}
