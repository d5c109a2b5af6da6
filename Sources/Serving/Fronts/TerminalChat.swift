internal import StrictJSON

/// `rapport chat` on a terminal: a line that can be edited, replies, and commands that begin with a slash.
package struct TerminalChat {
    private let terminal: Terminal
    private let answer: Answering
    private var explain: Bool
    private let paint: Paint
    private let dataFolder: String
    private var session: Session
    private var editor: LineEditor

    /// A chat of a customer, or of a stranger.
    /// - Parameters:
    ///   - history: What the customer said before, the oldest first, for the arrow keys.
    ///   - dataFolder: Where what is said is kept, told in the greeting.
    ///   - explain: Whether each reply is followed by its reasons.
    package init(
        on terminal: Terminal, customer: String?, history: [String] = [], dataFolder: String, explain: Bool,
        colours: Bool, limits: Limits,
        answer: @escaping Answering
    ) {
        self.terminal = terminal
        self.answer = answer
        self.explain = explain
        self.dataFolder = dataFolder
        paint = Paint(isOn: colours)
        session = Session(customer: customer, limits: limits)
        editor = LineEditor(longest: limits.text, history: history, phrases: SlashCommand.phrases)
    }

    /// Talks until the person ends it.
    package mutating func run() async {
        greet()
        while let line = nextLine() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard await take(line) else { return }
        }
    }

    private func greet() {
        let who =
            session.place.customer.map { "You speak as \(PlainLine.safe($0))." }
            ?? "You speak as a stranger; --customer NAME gives you a history."
        say(
            paint.bold("Rapport \(Release.version)")
                + ", a support assistant. Write as a customer would; /help lists commands.")
        say(paint.dim("\(who) All that is said is kept in \(PlainLine.safe(dataFolder))."))
    }

    /// Answers a line; false when it was the last.
    private mutating func take(_ line: String) async -> Bool {
        guard let command = SlashCommand(line) else {
            let reply = await session.reply(toMessage: line, from: answer)
            show(reply, isMessage: true)
            return true
        }
        switch command {
        case .help: for line in SlashCommand.page { say(line) }
        case .details:
            explain.toggle()
            say(paint.dim(explain ? "Reasons are shown under each reply." : "Reasons are hidden."))
        case .command(.quit): return false
        case .command(let command):
            let reply = await session.reply(to: command, from: answer)
            show(reply, isMessage: false)
        }
        return true
    }

    private func show(_ reply: TextReply, isMessage: Bool) {
        guard reply.code.isSuccess else {
            for line in reply.lines { say(paint.red("\(reply.code.rawValue) \(line)")) }
            return
        }
        for line in reply.lines { say(isMessage ? paint.green(line) : line) }
        guard isMessage, let body = session.last?.body else { return }
        // While a person holds the conversation they are that person's, not the customer's.
        guard body["decision"]?["option"] != "silent" else { return }
        let suggestions = (body["suggestions"]?.array ?? []).compactMap { $0["text"]?.string }
        if !suggestions.isEmpty { say(paint.dim(suggestions.map { "[\(PlainLine.safe($0))]" }.joined(separator: " "))) }
        if explain { say(paint.dim(PlainLine.safe(Explanation.oneLine(body)))) }
    }

    private func say(_ line: String) { terminal.write(line + "\n") }

    /// The next line that was typed; `nil` when there will be none.
    private mutating func nextLine() -> String? {
        draw()
        while true {
            let bytes = waiting.isEmpty ? terminal.read() : waiting
            waiting = []
            guard !bytes.isEmpty else { return nil }
            for (place, byte) in bytes.enumerated() {
                switch editor.feed(byte) {
                case .nothing: continue
                case .changed: continue
                case .candidates(let lines):
                    say("")
                    say(paint.dim(lines.joined(separator: "   ")))
                case .submitted(let line):
                    waiting = Array(bytes[(place + 1)...])
                    draw(line)
                    say("")
                    return line
                case .interrupted:
                    say("^C")
                case .ended:
                    say("")
                    return nil
                case .clearScreen: terminal.write("\u{1B}[H\u{1B}[2J")
                }
            }
            draw()
        }
    }

    /// Bytes that came behind the line that was sent.
    private var waiting: [UInt8] = []

    private func draw(_ sent: String? = nil) {
        let prompt = paint.bold("> ")
        if let sent {
            // The whole line, wherever the cursor stood, so that it can be read afterwards.
            terminal.write("\r\(prompt)\(PlainLine.lines(of: sent).joined(separator: "↵"))\u{1B}[K")
        } else {
            terminal.write(editor.drawing(prompt: prompt, promptWidth: 2, columns: terminal.columns))
        }
    }
}

/// Colours, where they are wanted.
struct Paint {
    let isOn: Bool

    func bold(_ text: String) -> String { painted("1", text) }
    func dim(_ text: String) -> String { painted("2", text) }
    func green(_ text: String) -> String { painted("32", text) }
    func red(_ text: String) -> String { painted("31", text) }

    private func painted(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
