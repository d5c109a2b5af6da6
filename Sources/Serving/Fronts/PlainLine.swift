/// Text made safe to print: on one line, in one direction, and without a byte that a terminal would obey.
package enum PlainLine {
    /// The lines of a text, each safe. An empty text is one empty line.
    package static func lines(of text: String) -> [String] {
        // By bytes: "\r\n" is one Character to Swift, and is not split at "\n".
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            safe(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
        }
    }

    /// The text with everything shown as `\x1b` or `\u202e` that protocol.md has escaped: below U+0020, U+007F–9F,
    /// U+2028/9 and the bidirectional controls.
    package static func safe(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return String(text) }
        var out = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                let digits = String(scalar.value, radix: 16)
                out += scalar.value < 0x80 ? "\\x" + padded(digits, 2) : "\\u" + padded(digits, 4)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func padded(_ digits: String, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
