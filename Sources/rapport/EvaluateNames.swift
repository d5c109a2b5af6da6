import ArgumentParser
import Foundation
import Language
import StrictJSON
import Workshop

/// `rapport evaluate names`: how much of the names of people, places and addresses is found.
struct EvaluateNames: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "Judges the finding of people, places and addresses, by which they are hidden.",
        discussion: """
            The file holds annotated lines with spans of PERSON, GPE or LOCATION, STREET_ADDRESS or ADDRESS. Recall is the \
            share of their letters and digits that is found, precision the share of what is found that is personal.
            """)

    @Option(help: ArgumentHelp("The file of annotated lines.", valueName: "file")) var test: String
    @Flag(help: "Name every line that went wrong on standard error.") var failures = false
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            let evaluation = try NameEvaluation(file: URL(fileURLWithPath: test), analyzer: Analyzer())
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            guard failures else { return }
            for miss in evaluation.misses { Console.say(miss) }
        }
    }
}
