/// A command of the terminal: text mode's, with a slash before it, so that everything else is a message there.
package enum SlashCommand: Sendable, Equatable {
    case help
    case command(TextCommand)

    /// Reads a line; `nil` for a message. What begins with a slash and is no command is one, too: payloads of suggestions
    /// look like that.
    package init?(_ line: String) {
        guard line.utf8.first == UInt8(ascii: "/") else { return nil }
        switch TextCommand(plain: String(line.dropFirst())) {
        case .help?: self = .help
        case .say?, nil: return nil
        case let command?: self = .command(command)
        }
    }

    /// The same in text mode.
    var plain: TextCommand {
        switch self {
        case .help: .help
        case .command(let command): command
        }
    }

    /// What `/help` says.
    package static let page = [
        "Everything is a message of the customer, but for these:",
        "/explain              why the last answer was given",
        "/profile              what is known about the customer",
        "/customer ID          speak as somebody else, in a new conversation",
        "/rate 1..5            what the last answer was worth",
        "/consent PURPOSE yes|no  for support, personalisation, proactive, training or marketing",
        "/export               all that is kept about the customer",
        "/forget               erases it (asks once more)",
        "/stats                what is kept, and the limits",
        "/quit                 or Ctrl-D",
    ]
}
