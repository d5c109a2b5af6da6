import ArgumentParser
import Comprehension
import Foundation
import Language
import Learning
import StrictJSON
import Workshop

/// `rapport topics`: what customers write about, and what of it should have an intent.
struct TopicsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Finds what customers' messages are about, and proposes intents for what no intent covers.",
        discussion: """
            A file is a transcript or plain text with a message a line, as for 'rapport score'; only customers' lines count. \
            Each topic has a name of telling words, its share, the part of it that no intent covers, and three typical \
            lines. How many topics there are follows from the messages unless --topics says. Proposed intents come as a \
            file of the catalogue, ready to be pasted and bettered.

            Meaning counts beside words: by an encoder that was fetched ('rapport models fetch'), else by the vectors that \
            the product carries. Card numbers, addresses and telephone numbers are hidden. The same messages and seed give the same bytes.
            """)

    @Argument(help: ArgumentHelp("Files to read; '-' is standard input.", valueName: "file"))
    var files: [String]
    @Option(help: ArgumentHelp("So many topics, instead of as many as there are.", valueName: "n")) var topics: Int?
    @Option(help: ArgumentHelp("Look at so many messages at most, evenly over all.", valueName: "n")) var sample =
        20_000
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @OptionGroup var encoder: EncoderChoice
    @OptionGroup var threads: ThreadsOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        guard topics.map({ $0 >= 1 }) ?? true else { throw ValidationError("--topics is at least 1") }
        guard sample >= 2 else { throw ValidationError("--sample is at least 2") }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            let lines = try lines(&bad)
            let analyzer = Analyzer()
            let catalogue = try Catalogue.load(from: catalogue.folder)
            let interpreter = try IntentModels(data, catalogue, analyzer: analyzer, threads: threads.count)
                .interpreter()
            let messages = concurrentMap(lines.count, threads: threads.count) { place in
                let understanding = interpreter.understand(analyzer.utterance(of: lines[place]), at: nil)
                return DeskThemes.Message(text: understanding.text, isUncovered: understanding.fallback)
            }
            var model = TopicModel()
            model.topics = topics
            model.seed = seed
            model.threads = threads.count
            let themes = DeskThemes(
                messages, taken: Set(catalogue.intents.map(\.name)), meaning: try encoder.meaning(in: data),
                model: model, analyzer: analyzer)
            Console.result(json ? themes.json.text : Self.text(of: themes))
            try bad.finish()
        }
    }

    /// Customers' lines of all files, evenly over all where they are too many.
    private func lines(_ bad: inout BadLines) throws -> [String] {
        var sampled = EvenSample<String>(capacity: sample)
        for path in files {
            let (rows, unread) = try CorpusFile.rows(path: path)
            bad.report(unread)
            for row in rows {
                do throws(BadField) {
                    let line = try TranscriptLine(row)
                    if line.speaker == .customer { sampled.offer(line.text) }
                } catch {
                    bad.complain("\(path):\(row.line): \(error)")
                }
            }
        }
        return sampled.items
    }

    private static func text(of themes: DeskThemes) -> String {
        func percent(_ part: Int, of whole: Int) -> String {
            whole > 0 ? "\(Int((Double(part) / Double(whole) * 100).rounded())) %" : "–"
        }
        var lines = [
            "\(themes.messages) messages in \(themes.topics.count) topics; no intent covers "
                + "\(percent(themes.uncovered, of: themes.messages)) of them"
        ]
        for topic in themes.topics {
            lines += [
                "", topic.name,
                "  \(percent(topic.messages, of: themes.messages)) of messages (\(topic.messages)), without an intent: "
                    + percent(topic.uncovered, of: topic.messages),
            ]
            lines += topic.examples.map { "  “\($0.split(whereSeparator: \.isNewline).joined(separator: " "))”" }
        }
        lines.append("")
        if themes.proposals.isEmpty {
            lines.append("No request without an intent comes often enough to propose one.")
        } else {
            lines += ["# Proposed intents: better names and descriptions, then a file of the catalogue", ""]
            lines.append(ProposedIntent.yaml(themes.proposals))
        }
        return lines.joined(separator: "\n")
    }
}
