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

/// Figures for a person to read: a name and a value a line, what stands within others under their name, and rows of a list
/// under the text that each begins with.
struct FigureTable {
    private var rows: [(name: String, value: String)] = []

    init(_ figures: JSON) { add(figures, name: "") }

    var text: String {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { "\($0.name)\(String(repeating: " ", count: width - $0.name.count))  \($0.value)" }
            .joined(separator: "\n")
    }

    private mutating func add(_ value: JSON, name: String) {
        switch value {
        case .object(let object):
            for member in object.members { add(member.value, name: name.isEmpty ? member.key : "\(name).\(member.key)") }
        case .array(let elements) where elements.contains { $0.object?.members.first?.value.string != nil }:
            for element in elements {
                guard var object = element.object, let head = object.members.first, let title = head.value.string else {
                    continue
                }
                object[head.key] = nil
                add(.object(object), name: "\(name).\(title)")
            }
        case .string(let text): rows.append((name, text))
        case .number(let number): rows.append((name, Self.text(of: number)))
        default: rows.append((name, value.isNull ? "–" : value.text))
        }
    }

    /// Four decimals, as many as a thousand test lines can bear.
    private static func text(of number: Double) -> String {
        let rounded = (number * 10_000).rounded() / 10_000
        return JSON.number(rounded).text
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

    /// - Throws: Exit code 65 where there were any.
    func finish() throws {
        guard count > 0 else { return }
        Console.say("\(count) \(count == 1 ? "line was" : "lines were") left out")
        throw Sysexit.badData.exit
    }
}
