import Foundation
import Testing

/// A whole conversation as a text file in `Transcripts`, with what has to be true of each reply.
///
/// `# …` says what it shows; `> …` is a message; `! …` does something else (`restart`, `handback`, `profile NAME VALUE`,
/// `next day`). What follows a message is checked of its reply: `= KEY VALUE` and `!= KEY VALUE` of the reply object,
/// `~ REGEX` and `!~ REGEX` of the words, `!raw TEXT` of all bytes.
struct Talk: Sendable, CustomTestStringConvertible {
    let name: String
    let title: String
    let steps: [Step]

    var testDescription: String { title }

    struct Step: Sendable {
        let act: Act
        var checks: [Check] = []
        /// Counted from 1.
        let line: Int
    }

    enum Act: Sendable {
        case say(String)
        case restart
        case handback
        case nextDay
        case profile(String, String)
    }

    enum Check: Sendable {
        case field(String, String, holds: Bool)
        case words(String, found: Bool)
        case rawLacks(String)
    }
}

enum TalkError: Error { case line(Int, String) }

extension Talk {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Transcripts")

    /// All talks in the folder.
    static let all: [Talk] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.sorted().compactMap { try? Talk(file: $0) }
    }()

    init(file: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
        var title = file
        var steps: [Step] = []
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let rest = words.count > 1 ? words[1] : ""
            switch words[0] {
            case "": continue
            case "#": title = rest
            case ">": steps.append(Step(act: .say(rest), line: place + 1))
            case "!": steps.append(Step(act: try Self.act(rest, line: place + 1), line: place + 1))
            default:
                guard !steps.isEmpty else { throw TalkError.line(place + 1, "a check before the first message") }
                steps[steps.count - 1].checks.append(try Self.check(words[0], rest, line: place + 1))
            }
        }
        name = String(file.dropLast(4))
        self.title = title
        self.steps = steps
    }

    private static func act(_ text: String, line: Int) throws -> Act {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        switch words.first {
        case "restart": return .restart
        case "handback": return .handback
        case "next": return .nextDay
        case "profile" where words.count == 3: return .profile(words[1], words[2])
        default: throw TalkError.line(line, "no such act")
        }
    }

    private static func check(_ sign: String, _ rest: String, line: Int) throws -> Check {
        let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
        switch sign {
        case "=" where parts.count == 2: return .field(parts[0], parts[1], holds: true)
        case "!=" where parts.count == 2: return .field(parts[0], parts[1], holds: false)
        case "~": return .words(rest, found: true)
        case "!~": return .words(rest, found: false)
        case "!raw": return .rawLacks(rest)
        default: throw TalkError.line(line, "no such check")
        }
    }
}
