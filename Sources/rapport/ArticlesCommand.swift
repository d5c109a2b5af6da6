import ArgumentParser
import Comprehension
import Customers
import Foundation
import Language
import Serving
import StrictJSON
import Workshop

/// `rapport articles`: help articles, and the questions that nothing answers.
struct ArticlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "Reads help pages into the catalogue, searches them, and lists questions that nothing answered.",
        discussion: """
            Articles stand under 'articles:' in the catalogue. One is quoted, with its title and link, together with \
            the answer to an intent that it names, and where a message fits no intent but an article well enough.
            """,
        subcommands: [ImportArticles.self, SearchArticles.self, UnansweredQuestions.self])
}

/// `rapport articles import`.
struct ImportArticles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads a folder of Markdown or HTML pages into the catalogue, a file an article.",
        discussion: """
            Headings, paragraphs, lists, rows of tables and links are kept; scripts, styles, pictures and what stands \
            around the matter are left out. A page that cannot be read is named with its line and a hint, the others \
            are read all the same, and the exit code is then 65. Add 'for:' to a file by hand to name the intents \
            that it goes with.
            """)

    @Argument(help: ArgumentHelp("The folder of pages.", valueName: "dir")) var folder: String
    @OptionGroup var catalogue: CatalogueOption
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the files go; else 'articles' in the catalogue's folder.", valueName: "dir"))
    var output: String?
    @Flag(help: "Write files anew that are there already.") var replace = false
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            let pages = try ArticleImport(folder: folder)
            let target = output ?? catalogue.folder.appendingPathComponent("articles").path
            let written = try pages.write(to: target, replacing: replace)
            let left = pages.pages.map(\.name).filter { !written.contains($0) }
            for bad in pages.bad { Console.say("\(bad)") }
            if json {
                let result: JSON = [
                    "written": .strings(written), "left": .strings(left),
                    "bad": .array(
                        pages.bad.map {
                            ["file": .string($0.file), "line": .number($0.line), "reason": .string($0.reason)]
                        }),
                ]
                Console.result(result.text)
            } else {
                for name in left { Console.say("\(target)/\(name).yml is there already; --replace writes it anew") }
                Console.result(
                    "\(written.count) articles written to \(target), \(left.count) left, \(pages.bad.count) bad")
            }
            if !pages.bad.isEmpty { throw Sysexit.badData.exit }
        }
    }
}

/// `rapport articles search`.
struct SearchArticles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Shows which articles fit some words best, and whether one would be said.",
        discussion:
            "A star marks what is above the threshold, which is learned from the catalogue's out-of-scope lines.")

    @Argument(help: "What a customer might write.") var words: [String]
    @OptionGroup var catalogue: CatalogueOption
    @Option(help: ArgumentHelp("How many at most.", valueName: "n")) var count = 5
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard !words.isEmpty else { throw ValidationError("write what to search for") }
        guard count >= 1 else { throw ValidationError("--count is at least 1") }
    }

    func run() async throws {
        try await sysexits {
            let search = try ArticleSearch(
                words.joined(separator: " "), in: try Catalogue.load(from: catalogue.folder), analyzer: Analyzer(),
                limit: count)
            if json {
                Console.result(search.json.text)
            } else {
                search.lines.forEach { Console.result($0) }
                if search.hits.isEmpty { Console.say("no article has these words") }
            }
        }
    }
}

/// `rapport articles unanswered`.
struct UnansweredQuestions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unanswered",
        abstract: "Lists what customers asked and nothing answered, the most frequent first.",
        discussion: """
            The same words count as one question, whatever their case and marks. Card and account numbers are masked, \
            and who is forgotten is not listed any more. Works while a server runs on the folder.
            """)

    @OptionGroup var data: DataOption
    @Option(help: ArgumentHelp("How many at most.", valueName: "n")) var count = 50
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            let store = try CustomerStore(folder: data.folder, access: .reading)
            let questions = QuestionCounts(try await store.unansweredQuestions(), analyzer: Analyzer()).questions
            try await store.close()
            if json {
                let result: JSON = [
                    "questions": .array(
                        questions.prefix(count).map {
                            [
                                "text": .string($0.text), "count": .number($0.count),
                                "last": .string(Timestamp.text($0.last)),
                            ]
                        })
                ]
                Console.result(result.text)
            } else {
                for question in questions.prefix(count) {
                    Console.result("\(question.count)\t\(PlainLine.safe(question.text))")
                }
                if questions.isEmpty { Console.say("no question is without an answer") }
            }
        }
    }
}
