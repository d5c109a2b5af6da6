import ArgumentParser
import Comprehension
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
            """)

    @OptionGroup var catalogue: CatalogueOption
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
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
