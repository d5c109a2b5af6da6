import ArgumentParser
import Comprehension
import Language
import Workshop

/// `rapport score`: what customers wrote, understood in bulk.
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Understands whole files of messages, and sums up their conversations.",
        discussion: """
            A file is a transcript (JSON lines, CSV or TSV with the columns conversation, turn, speaker, customer, time, \
            text; all but the text may be missing) or plain text with a message a line; its name tells which, or its \
            first byte. Each customer line gives one JSON line with its understanding. Each conversation gives one more, \
            {"type":"conversation",…}, when 200 lines have gone by without another of it, or at the end of its file.

            'resolved' and 'escalation' are read off by plain rules; 'reasons' names the lines that they rest on.

            What is written is the same, byte for byte, whatever the number of threads. A bad line is named on standard \
            error and left out, and the exit code is then 65.
            """)

    @Argument(help: ArgumentHelp("Files to read; '-' is standard input.", valueName: "file"))
    var files: [String]
    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String = "-"
    @Option(
        help: ArgumentHelp("What the files are: jsonl, csv, tsv or text; else each tells itself.", valueName: "format"))
    var input: RowFormat?
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @OptionGroup var threads: ThreadsOption

    func run() async throws {
        try await sysexits {
            for path in files {
                try ByteSource.check(path: path)
                guard !ByteSource.isOneFile(path, output) else {
                    Console.say("rapport: \(path) would be overwritten before it is read; name another --output")
                    throw Sysexit.usage.exit
                }
            }
            let analyzer = Analyzer()
            let catalogue = try Catalogue.load(from: catalogue.folder)
            let models = IntentModels(data, catalogue, analyzer: analyzer, threads: threads.count)
            let scoring = BulkScoring(try models.interpreter(), catalogue: catalogue, analyzer: analyzer)
            let sink = try ByteSink(path: output)
            var progress = ProgressLine()
            var tally = BulkScoring.Tally()
            for path in files {
                var file = try CorpusFile(path: path, format: input)
                let size = file.batches.source.size
                let before = tally.bytesRead
                try await scoring.score(
                    &file, threads: threads.count, tally: &tally,
                    write: { try sink.write($0) },
                    report: { bad in
                        progress.clear()
                        Console.say("\(bad)")
                    },
                    progress: { tally in
                        let fraction = size.map { Double(tally.bytesRead - before) / Double(max($0, 1)) }
                        progress.show("\(path): \(tally.messages) messages", fraction: fraction)
                    })
            }
            progress.clear()
            let rate = Int(Double(tally.messages) / max(progress.seconds, 1e-6))
            Console.say(
                "\(tally.messages) messages in \(tally.conversations) conversations, \(rate) a second; "
                    + "\(tally.bad) lines left out")
            if tally.bad > 0 { throw Sysexit.badData.exit }
        }
    }
}

extension RowFormat: ExpressibleByArgument {}
