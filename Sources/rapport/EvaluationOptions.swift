import ArgumentParser
import StrictJSON
import Workshop

/// What all evaluations share: the files, how to divide them, and how to print.
struct EvaluationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file to learn from; may be given several times.", valueName: "file"))
    var train: [String] = []
    @Option(help: ArgumentHelp("A file to be judged on; may be given several times.", valueName: "file"))
    var test: [String] = []
    @Option(help: ArgumentHelp("A file to choose thresholds on, instead of training data.", valueName: "file"))
    var validation: [String] = []
    @Option(help: ArgumentHelp("Without --test: train and judge on so many parts in turn.", valueName: "n"))
    var folds: Int = 5
    @Option(help: ArgumentHelp("Write what was said of each line to this file, as JSON lines.", valueName: "file"))
    var predictions: String?
    @Flag(help: "Print one JSON object.") var json = false
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1
    @OptionGroup var threads: ThreadsOption

    func validate() throws {
        guard folds >= 2 else { throw ValidationError("--folds is at least 2") }
    }

    /// Prints figures as JSON, or as a table of names and values.
    func report(_ figures: JSON) {
        Console.result(json ? figures.text : FigureTable(figures).text)
    }

    /// Writes a line for each text that was judged, where that is asked for.
    func write(predictions lines: @autoclosure () -> [JSON]) throws {
        guard let predictions else { return }
        let sink = try ByteSink(path: predictions)
        var bytes: [UInt8] = []
        for line in lines() {
            line.write(to: &bytes)
            bytes.append(0x0A)
        }
        try sink.write(bytes)
    }
}

/// The lines of a command's files that were left out: said as they are met, counted, and the exit code at the end.
struct BadLines {
    private(set) var count = 0

    mutating func report(_ lines: [BadLine]) {
        for line in lines { Console.say("\(line)") }
        count += lines.count
    }

    /// The labelled texts of files, one after another; what is none is reported.
    mutating func texts(_ paths: [String]) throws -> [LabelledText] {
        var all: [LabelledText] = []
        for path in paths {
            let (texts, bad) = try LabelledText.read(path: path)
            all += texts
            report(bad)
        }
        return all
    }

    /// The lines of an event log; what is none is reported.
    mutating func events(_ path: String) throws -> [EventLine] {
        let (rows, bad) = try CorpusFile.rows(path: path)
        report(bad)
        return rows.compactMap { row in
            do throws(BadField) {
                return try EventLine(row)
            } catch {
                complain("\(path):\(row.line): \(error)")
                return nil
            }
        }
    }

    /// Reports one line more.
    mutating func complain(_ complaint: String) {
        Console.say(complaint)
        count += 1
    }

    /// - Throws: Exit code 65 where there were any.
    func finish() throws {
        guard count > 0 else { return }
        Console.say("\(count) \(count == 1 ? "line was" : "lines were") left out")
        throw Sysexit.badData.exit
    }
}
