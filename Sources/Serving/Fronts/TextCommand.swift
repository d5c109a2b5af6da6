internal import Customers
package import StrictJSON

/// A line of text mode that is a command, and not a message.
package enum TextCommand: Sendable, Equatable {
    case help, stats, ping, quit, explain, profile, export, forget
    case customer(String)
    case auth
    case say(String)
    case rate(Int)
    case consent(purpose: String, granted: Bool)
    case event(kind: String, details: JSON)
    /// What the last message meant; `nil`: no intent of this desk.
    case correct(intent: String?)
    /// Takes the last correction back.
    case undo

    /// Reads a line; `nil` unless the whole of it is a command, so that "help, my router is dead" is a message. A slash
    /// before it, as the terminal wants it, is allowed.
    package init?(_ line: String) {
        if let command = SlashCommand(line)?.plain {
            self = command
            return
        }
        self.init(plain: line)
    }

    /// Reads a command without a slash.
    init?(plain line: String) {
        let bytes = Array(line.utf8)
        let (verb, rest) = Self.cut(bytes[...])
        let word = Self.trimmed(rest)
        switch (Self.uppercase(verb), word.isEmpty) {
        case ("HELP", true): self = .help
        case ("STATS", true): self = .stats
        case ("PING", true): self = .ping
        case ("QUIT", true): self = .quit
        case ("EXPLAIN", true): self = .explain
        case ("PROFILE", true): self = .profile
        case ("EXPORT", true): self = .export
        case ("FORGET", true): self = .forget
        case ("SAY", false): self = .say(String(decoding: rest, as: UTF8.self))
        case ("AUTH", false) where !word.contains(where: Self.isSpace): self = .auth
        case ("CUSTOMER", false):
            let name = String(decoding: word, as: UTF8.self)
            guard Handle.isIdentifier(name) else { return nil }
            self = .customer(name)
        case ("RATE", false):
            guard word.count == 1, let digit = word.first, (0x31...0x35).contains(digit) else { return nil }
            self = .rate(Int(digit - 0x30))
        case ("CONSENT", false):
            let (purpose, answer) = Self.cut(word)
            let name = String(decoding: purpose, as: UTF8.self)
            let granted = ["YES": true, "NO": false][Self.uppercase(Self.trimmed(answer))]
            guard Handle.isIdentifier(name), let granted else { return nil }
            self = .consent(purpose: name, granted: granted)
        case ("EVENT", false):
            let (kind, details) = Self.cut(word)
            let name = String(decoding: kind, as: UTF8.self)
            guard Handle.isIdentifier(name), details.first == UInt8(ascii: "{"),
                let object = try? JSON(parsing: details)
            else { return nil }
            self = .event(kind: name, details: object)
        default: return nil
        }
    }

    /// What HELP answers.
    package static let page = [
        "A line is a message of the customer, unless the whole of it is one of these, in any case:",
        "CUSTOMER id           who is speaking from now on; without it, a stranger",
        "SAY text              a message, whatever it looks like",
        "EXPLAIN               why the last answer was given",
        "RATE 1..5             what the last answer was worth",
        "PROFILE               what is known about the customer",
        "CONSENT purpose yes|no  for support, personalisation, proactive, training or marketing",
        "EVENT kind {json}     something that happened to the customer, such as EVENT device_offline {\"device\":\"hub-1\"}",
        "EXPORT                all that is kept about the customer, as JSON lines",
        "FORGET                erases it (asks once more)",
        "PING, STATS, HELP, QUIT",
        "A line that begins with { is a JSON request; PROTOCOL.md tells about those.",
    ]

    /// The first word, and what stands after the blanks behind it.
    private static func cut(_ bytes: ArraySlice<UInt8>) -> (word: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        let start = bytes.drop(while: isSpace)
        let word = start.prefix { !isSpace($0) }
        return (word, start[word.endIndex...].drop(while: isSpace))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    /// Empty for what is too long to be a word of a command, or no ASCII.
    private static func uppercase(_ word: ArraySlice<UInt8>) -> String {
        guard word.count <= 8, word.allSatisfy({ $0 < 0x80 }) else { return "" }
        return String(decoding: word, as: UTF8.self).uppercased()
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
