import Foundation
import StrictJSON
import Testing

/// A whole conversation as a text file in `Transcripts`, with what has to be true of each reply.
///
/// `# …` says what it shows; `> …` is a message; `! …` does something else (`restart`, `takeover`, `handback`, `suggest`,
/// `agent TEXT`, `close OUTCOME`, `profile NAME VALUE`, `wait SECONDS`, `next day`, and `result STATUS {json}` for what
/// the desk's systems say of the action that was asked last). What follows a message is checked of its reply: `= KEY VALUE` and `!= KEY VALUE` of the reply object,
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
        case wait(seconds: Double)
        /// A request in the talk's conversation, with its fields.
        case request(JSON)
        /// A word on the action that was asked last.
        case result(JSON)
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
        case "next": return .wait(seconds: 20 * 3_600)
        case "wait": return .wait(seconds: words.count > 1 ? Double(words[1]) ?? 0 : 0)
        case "takeover", "handback":
            return .request(["op": .string(words[0]), "conversation": "c1", "agent": "agent-7"])
        case "suggest": return .request(["op": "suggest", "conversation": "c1"])
        case "agent":
            let said = words.dropFirst().joined(separator: " ")
            return .request(["op": "agent", "conversation": "c1", "agent": "agent-7", "text": .string(said)])
        case "close" where words.count == 2:
            return .request(["op": "close", "conversation": "c1", "outcome": .string(words[1])])
        case "profile" where words.count == 3:
            return .request(["op": "profile", "customer": "walker", "set": .object([words[1]: .string(words[2])])])
        case "result" where words.count > 1:
            let data = words.count == 3 ? try JSON(parsing: Array(words[2].utf8)) : [:]
            return .result(["op": "result", "conversation": "c1", "status": .string(words[1]), "data": data])
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
