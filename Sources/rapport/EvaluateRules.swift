import ArgumentParser
import Comprehension
import Foundation
import StrictJSON
import Workshop

/// `rapport evaluate rules`: entity rules against texts with known values.
struct EvaluateRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Judges the rules for dates, money, numbers and the like on texts with known values.",
        discussion: """
            The folder holds duckling's corpora as JSON lines, a file a dimension. A line is right when the whole text is \
            one entity with the expected value. With --language the folder holds the specifications of Recognizers-Text, a \
            folder a language, and a line is right when all that it expects is found with text and value, and no more.
            """)

    @Option(help: ArgumentHelp("The folder of corpora.", valueName: "dir")) var test: String
    @Option(
        help: ArgumentHelp(
            "Judge this language of Recognizers-Text's specifications: en, es, it, nl or pt.", valueName: "code"))
    var language: String?
    @Flag(help: "Name every line that went wrong on standard error.") var failures = false
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            if let language { return try judgeRecognizers(language) }
            let evaluation = try RuleEvaluation(folder: URL(fileURLWithPath: test))
            Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
            guard failures else { return }
            for failure in evaluation.failures {
                let found = failure.found.map { "\($0.name) \($0.value.text)" }.joined(separator: ", ")
                Console.say("\(failure.kind) \(failure.locale): \(failure.text): \(found.isEmpty ? "nothing" : found)")
            }
        }
    }

    private func judgeRecognizers(_ language: String) throws {
        let evaluation = try RecognizerEvaluation(folder: URL(fileURLWithPath: test), language: language)
        Console.result(json ? evaluation.json.text : FigureTable(evaluation.json).text)
        guard failures else { return }
        for failure in evaluation.failures {
            let found = failure.found.map { "\($0.name) [\($0.text)] \($0.value.text)" }.joined(separator: ", ")
            Console.say(
                "\(failure.kind): \(failure.text): \(failure.expected.text): \(found.isEmpty ? "nothing" : found)")
        }
    }
}
