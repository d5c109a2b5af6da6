import ArgumentParser
import Comprehension
import Customers
import Dialogue
import Foundation
import Language
import Workshop

/// `rapport score`: what customers wrote, understood in bulk.
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Understands whole files of messages, sums up their conversations, and reports on them.",
        discussion: """
            A file is a transcript (JSON lines, CSV or TSV with the columns conversation, turn, speaker, customer, time, \
            text; all but the text may be missing) or plain text with a message a line; its name tells which, or its \
            first byte. Each customer line gives one line with its understanding. Each conversation gives one more, \
            {"type":"conversation",…}, when 200 lines have gone by without another of it, or at the end of its file.

            'outcome' (solved, unsolved, unknown) and 'escalation' are calibrated probabilities, learned from labelled \
            talks; 'resolved' is the likeliest outcome as true, false or null; 'reasons' says what weighed most, with \
            line numbers. 'promises' are the desk's, 'kept' where the customer tells.

            --format csv writes both kinds of lines as one table; lists stand in a cell as JSON. --report writes a page \
            for people: one file of HTML that needs no network. Where --data names a data folder, the page also shows what \
            was said unasked there, by watched pattern: whether it helped against those held out, and whom it annoyed.

            What is written is the same, byte for byte, whatever the number of threads. --resume goes on where a run that \
            was killed had come to; the file is then as from one run. A bad line is named on standard error and left out, \
            and the exit code is then 65.
            """)

    @Argument(help: ArgumentHelp("Files to read; '-' is standard input.", valueName: "file"))
    var files: [String]
    @ArgumentParser.Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String = "-"
    @ArgumentParser.Option(help: ArgumentHelp("Write as jsonl or csv.", valueName: "format"))
    var format: ScoreFormat = .jsonLines
    @ArgumentParser.Option(help: ArgumentHelp("Write a report to this file, as HTML.", valueName: "file"))
    var report: String?
    @Flag(help: "Go on with the --output of a run that was interrupted.") var resume = false
    @ArgumentParser.Option(
        help: ArgumentHelp("What the files are: jsonl, csv, tsv or text; else each tells itself.", valueName: "format"))
    var input: RowFormat?
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @OptionGroup var threads: ThreadsOption

    func validate() throws {
        if resume, output == "-" || files.contains("-") {
            throw ValidationError("--resume wants an --output, and files that can be read again")
        }
    }

    func run() async throws {
        try await sysexits {
            try checkPaths()
            let effects = try await effects()
            let analyzer = Analyzer()
            let catalogue = try Catalogue.load(from: catalogue.folder)
            let models = IntentModels(data, catalogue, analyzer: analyzer, threads: threads.count)
            let scoring = BulkScoring(
                try models.interpreter(), outcomes: try .embedded(), analyzer: analyzer, format: format)
            var desk = report == nil ? nil : DeskTally(catalogue)
            let tally = try await score(scoring, &desk)
            if let report, let desk {
                try ByteSink(path: report).write(ReportPage(desk, sources: files, effects: effects).html)
            }
            if tally.bad > 0 { throw Sysexit.badData.exit }
        }
    }

    /// What came of what was said unasked, where a folder is named that has customers.
    private func effects() async throws -> [Effect] {
        guard report != nil, data.data != nil else { return [] }
        do {
            let store = try CustomerStore(folder: data.folder, access: .reading)
            let effects = try await Effect.all(in: store, at: Date())
            try await store.close()
            return effects
        } catch CustomersError.nothingKept {
            return []
        }
    }

    private func checkPaths() throws {
        for path in files {
            try ByteSource.check(path: path)
            for written in [output, report].compactMap({ $0 }) where ByteSource.isOneFile(path, written) {
                Console.say("rapport: \(path) would be overwritten before it is read; name another file to write to")
                throw Sysexit.usage.exit
            }
        }
    }

    private func score(_ scoring: BulkScoring, _ desk: inout DeskTally?) async throws -> BulkScoring.Tally {
        var written: WrittenScores?
        if resume, ByteSource.isThere(output) { written = try? WrittenScores(path: output, format: format) }
        var sink = try ContinuedSink(path: output, continues: resume)
        try sink.write(format.header)
        var progress = ProgressLine()
        var tally = BulkScoring.Tally()
        for path in files {
            var file = try CorpusFile(path: path, format: input)
            let size = file.batches.source.size
            let before = tally.bytesRead
            desk?.begin(file: path)
            try await scoring.score(
                &file, threads: threads.count, tally: &tally, continuing: &written,
                write: { try sink.write($0) },
                report: { bad in
                    progress.clear()
                    Console.say("\(bad)")
                },
                progress: { tally in
                    let fraction = size.map { Double(tally.bytesRead - before) / Double(max($0, 1)) }
                    progress.show("\(path): \(tally.messages) messages", fraction: fraction)
                },
                line: { desk?.add($0) }, conversation: { desk?.add($0, $1) })
        }
        try sink.finish()
        progress.clear()
        let rate = Int(Double(tally.messages) / max(progress.seconds, 1e-6))
        Console.say(
            "\(tally.messages) messages in \(tally.conversations) conversations, \(rate) a second; "
                + "\(tally.bad) lines left out")
        return tally
    }
}

extension RowFormat: ExpressibleByArgument {}
extension ScoreFormat: ExpressibleByArgument {}
