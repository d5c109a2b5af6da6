internal import Customers
internal import Foundation

/// A command of the terminal: text mode's, with a slash before it, so that everything else is a message there.
package enum SlashCommand: Sendable, Equatable {
    case help
    /// Shows or hides the line of reasons under each reply.
    case details
    case command(TextCommand)

    /// Reads a line; `nil` for a message. What begins with a slash and is no command is one, too: payloads of suggestions
    /// look like that.
    package init?(_ line: String) {
        guard line.utf8.first == UInt8(ascii: "/") else { return nil }
        var words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
        guard let verb = words.first?.lowercased() else { return nil }
        words[0] = Self.synonyms[verb] ?? verb
        switch (words[0], words.count) {
        case ("details", 1): self = .details
        case ("undo", 1): self = .command(.undo)
        case ("correct", 2):
            let intent = words[1].trimmingCharacters(in: .whitespaces)
            self = .command(.correct(intent: intent == "none" ? nil : intent))
        default:
            switch TextCommand(plain: words.joined(separator: " ")) {
            case .help?: self = .help
            case .say?, nil: return nil
            case let command?: self = .command(command)
            }
        }
    }

    private static let synonyms = ["as": "customer", "why": "explain"]

    /// The same in text mode; `nil` for what only a terminal does.
    var plain: TextCommand? {
        switch self {
        case .help: .help
        case .details: nil
        case .command(let command): command
        }
    }

    /// What `/help` says.
    package static let page = [
        "Everything is a message of the customer, but for these:",
        "/why or /explain      why the last answer was given",
        "/details              shows or hides intent, confidence, mood and reasons under each reply",
        "/correct INTENT       the last message meant this intent (none: no intent of this desk)",
        "/undo                 takes the last correction back",
        "/profile              what is known about the customer",
        "/as ID                speak as somebody else, in a new conversation",
        "/rate 1..5            what the last answer was worth",
        "/event KIND {json}    something happened to the customer, as a system would tell it",
        "/consent PURPOSE yes|no  for support, personalisation, proactive, training or marketing",
        "/event KIND {json}    something that happened to the customer",
        "/export               all that is kept about the customer",
        "/forget               erases it (asks once more)",
        "/stats                what is kept, and the limits",
        "/quit                 or Ctrl-D",
    ]

    /// Whole lines that Tab completes.
    package static let phrases: [String] = {
        let purposes = Purpose.allCases.flatMap { ["/consent \($0.rawValue) yes", "/consent \($0.rawValue) no"] }
        let verbs = [
            "as ", "correct ", "customer ", "details", "event ", "explain", "export", "forget", "help", "profile",
            "quit", "stats", "undo", "why",
        ]
        return (verbs.map { "/\($0)" } + (1...5).map { "/rate \($0)" } + purposes).sorted()
    }()
}
