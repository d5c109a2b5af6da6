import ArgumentParser
import Comprehension
import Language
import StrictJSON
import Workshop

/// `rapport validate`: every problem of a catalogue at once.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks a catalogue: every problem with file, line and a hint.",
        discussion: """
            Reads all *.yml files of the folder and everything that is built from them: intents and examples, replies, \
            guides, rules. Problems keep the catalogue from being used, and the exit code is then 65; notices name what \
            is read and not carried out.

            --data looks at the examples instead, of the catalogue or of files of labelled text: labels that are likely \
            wrong, nearly the same line under two intents, intents that cannot be told apart, words that are marked here \
            and not there, too few or too alike examples. Each finding names file and line and says what to do; none keeps \
            a catalogue from being used.
            """)

    @Argument(help: ArgumentHelp("With --data: labelled texts to look at instead of the catalogue.", valueName: "file"))
    var files: [String] = []
    @Flag(help: "Look for what is wrong in examples: 'validate --data', or 'validate --data train.jsonl'.")
    var data = false
    @OptionGroup var threads: ThreadsOption

    @OptionGroup var catalogue: CatalogueOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard data || files.isEmpty else { throw ValidationError("files are looked at with --data") }
    }

    func run() async throws {
        try await sysexits {
            if data { return try lint() }
            let validation = CatalogueValidation(folder: catalogue.folder)
            if json {
                Console.result(validation.json.text)
            } else {
                for problem in validation.problems {
                    Console.result(problem.isNotice ? "\(problem) (notice)" : "\(problem)")
                }
                Console.result(summary(of: validation))
            }
            if !validation.isUsable { throw Sysexit.badData.exit }
        }
    }

    private func lint() throws {
        var bad = BadLines()
        var lines: [LintLine] = []
        if files.isEmpty { lines = try Catalogue.load(from: catalogue.folder).examples.map { LintLine($0) } }
        for path in files { lines += try bad.texts([path]).compactMap { LintLine($0, file: path) } }
        let lint = DataLint(lines, threads: threads.count, analyzer: Analyzer())
        if json {
            Console.result(lint.json.text)
        } else {
            for finding in lint.findings { Console.result("\(finding)") }
            Console.result("\(lint.lines) lines; findings: \(lint.findings.count)")
        }
        try bad.finish()
    }

    private func summary(of validation: CatalogueValidation) -> String {
        let grave = validation.problems.count { !$0.isNotice }
        let notices = validation.problems.count - grave
        return
            "\(validation.intents) intents, \(validation.examples) examples (\(validation.outOfScopeExamples) out of "
            + "scope), \(validation.responses) responses, \(validation.guides) guides, \(validation.articles) articles, "
            + "\(validation.watched) watched patterns, \(validation.facts) rules of facts, \(validation.actions) actions; "
            + "problems: \(grave), "
            + "notices: \(notices)"
    }
}
