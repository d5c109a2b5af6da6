internal import Foundation

/// One line being typed at a terminal: what a key does to it, and how it is drawn.
///
/// Keys are those of every shell: arrows, Home and End, Ctrl-A/E/B/F/K/U/W/D/H/L/P/N, Alt-B and Alt-F, Tab, and pasting in
/// brackets, so that line ends in what is pasted do not send it. It is a value, fed with bytes; a terminal it never
/// sees.
package struct LineEditor: Sendable {
    /// What a byte led to.
    package enum Event: Sendable, Equatable {
        case nothing
        /// Something to draw has changed.
        case changed
        /// The line is complete.
        case submitted(String)
        /// Ctrl-C: what was typed is dropped.
        case interrupted
        /// Ctrl-D on an empty line.
        case ended
        /// Ctrl-L.
        case clearScreen
        /// Tab, where several lines could be meant.
        case candidates([String])
    }

    /// What has been typed, a letter as a reader sees it each.
    package private(set) var letters: [Character] = []
    /// Before which letter the cursor stands.
    package private(set) var cursor = 0

    private let longest: Int  // bytes of a line
    private var keys = KeyDecoder()
    private let phrases: [String]  // whole lines that Tab completes
    private var history: [String]
    private var place: Int  // in the history; its count is the line that is being typed
    private var draft: [Character] = []  // the line that was being typed when the history was entered

    /// An empty line that takes at most `longest` bytes.
    /// - Parameters:
    ///   - history: Earlier lines, the oldest first.
    ///   - phrases: Whole lines that Tab completes.
    package init(longest: Int, history: [String] = [], phrases: [String] = []) {
        self.longest = longest
        self.history = history
        self.phrases = phrases
        place = history.count
    }

    /// The line as text.
    package var text: String { String(letters) }

    /// Takes a byte of a key.
    package mutating func feed(_ byte: UInt8) -> Event {
        guard let key = keys.feed(byte) else { return .nothing }
        switch key {
        case .text(let scalar): insert(scalar)
        case .enter: return submit()
        case .interrupt:
            clear()
            return .interrupted
        case .deleteOrEnd:
            if letters.isEmpty { return .ended }
            delete(cursor..<min(cursor + 1, letters.count))
        case .backspace: delete(max(0, cursor - 1)..<cursor)
        case .delete: delete(cursor..<min(cursor + 1, letters.count))
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(letters.count, cursor + 1)
        case .wordLeft: cursor = startOfWord
        case .wordRight: cursor = endOfWord
        case .home: cursor = 0
        case .end: cursor = letters.count
        case .killToEnd: delete(cursor..<letters.count)
        case .killToStart: delete(0..<cursor)
        case .killWord: delete(startOfWord..<cursor)
        case .earlier: recall(place - 1)
        case .later: recall(place + 1)
        case .clearScreen: return .clearScreen
        case .complete: return complete()
        case .other: return .nothing
        }
        return .changed
    }

    private mutating func insert(_ scalar: Unicode.Scalar) {
        guard text.utf8.count + UTF8.width(scalar) <= longest else { return }
        // A mark joins the letter before it, and so does what follows a joiner in a family of emoji.
        if cursor > 0 {
            let joined = String(letters[cursor - 1]) + String(Character(scalar))
            if joined.count == 1, let letter = joined.first {
                letters[cursor - 1] = letter
                return
            }
        }
        letters.insert(Character(scalar), at: cursor)
        cursor += 1
    }

    /// Completes the line as far as one phrase, or all that it could become, goes on.
    private mutating func complete() -> Event {
        let typed = text
        let meant = phrases.filter { $0.hasPrefix(typed) }
        guard !typed.isEmpty, cursor == letters.count, let first = meant.first else { return .nothing }
        let shared = meant.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        guard shared.count == typed.count else {
            letters = Array(shared)
            cursor = letters.count
            return .changed
        }
        return meant.count > 1 ? .candidates(meant) : .nothing
    }

    private mutating func delete(_ range: Range<Int>) {
        letters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private mutating func clear() {
        letters = []
        cursor = 0
        place = history.count
    }

    private mutating func submit() -> Event {
        let line = text
        if !line.isEmpty, history.last != line { history.append(line) }
        clear()
        return .submitted(line)
    }

    private mutating func recall(_ wanted: Int) {
        guard (0...history.count).contains(wanted), wanted != place else { return }
        if place == history.count { draft = letters }
        place = wanted
        letters = wanted == history.count ? draft : Array(history[wanted])
        cursor = letters.count
    }

    private var startOfWord: Int {
        var start = cursor
        while start > 0, letters[start - 1].isWhitespace { start -= 1 }
        while start > 0, !letters[start - 1].isWhitespace { start -= 1 }
        return start
    }

    private var endOfWord: Int {
        var end = cursor
        while end < letters.count, letters[end].isWhitespace { end += 1 }
        while end < letters.count, !letters[end].isWhitespace { end += 1 }
        return end
    }
}

extension LineEditor {
    /// What draws the line over whatever stands there: the prompt, as much of the text around the cursor as fits, and
    /// the cursor.
    /// - Parameters:
    ///   - promptWidth: Columns of the prompt, which may hold colours.
    ///   - columns: Of the terminal.
    package func drawing(prompt: String, promptWidth: Int, columns: Int) -> String {
        let room = max(8, columns - promptWidth - 1)
        let shown = letters.map { ShownLetter($0) }
        var start = 0
        var width = shown[..<cursor].reduce(0) { $0 + $1.width }
        while width > room - 1 {
            width -= shown[start].width
            start += 1
        }
        var end = cursor
        var all = width
        while end < shown.count, all + shown[end].width <= room {
            all += shown[end].width
            end += 1
        }
        let visible = shown[start..<end].map(\.text).joined()
        return "\r\(prompt)\(visible)\u{1B}[K\r\u{1B}[\(promptWidth + width)C"
    }
}
