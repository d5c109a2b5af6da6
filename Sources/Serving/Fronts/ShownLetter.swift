/// How a letter looks on a terminal, and how many columns it takes there.
struct ShownLetter {
    let text: String
    let width: Int

    /// A letter made safe to show; a line end within a line is an arrow.
    init(_ letter: Character) {
        if letter.isNewline {
            text = "↵"
            width = 1
            return
        }
        text = PlainLine.safe(String(letter))
        let isEscaped = text.utf8.first == UInt8(ascii: "\\") && letter != "\\"
        width = isEscaped ? text.utf8.count : Self.columns(of: letter)
    }

    /// After Unicode's East Asian Width as terminals apply it: 2 for wide and full-width letters and for emoji, 0 for
    /// a mark that stands alone, 1 for the rest.
    private static func columns(of letter: Character) -> Int {
        guard let first = letter.unicodeScalars.first else { return 0 }
        if letter.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) {
            return 2
        }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }
}
