/// Reads a help page in Markdown: headings, paragraphs, lists, quotations, rows of tables, code, links and emphasis,
/// after CommonMark as far as help pages use it; `title:` and `link:` of a front matter. HTML inside is refused.
enum MarkdownPage {
    /// - Throws: `BadLine` with the place and a hint.
    static func read(_ text: String, file: String) throws(BadLine) -> ArticlePage {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var builder = PageBuilder()
        var (title, link): (String?, String?)
        var place = 0
        if lines.first == "---" {
            guard let end = lines.dropFirst().firstIndex(of: "---") else {
                throw BadLine(file: file, line: 1, reason: "the front matter is not closed; end it with '---'")
            }
            for line in lines[1..<end] {
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { continue }
                let value = parts[1].trimmingBlanks.trimmingQuotes
                if parts[0] == "title" { title = value }
                if parts[0] == "link" { link = value }
            }
            place = end + 1
        }
        var fence: Int?
        while place < lines.count {
            defer { place += 1 }
            let line = lines[place].trimmingBlanks
            if line.hasPrefix("```") || line.hasPrefix("~~~") {
                fence = fence == nil ? place + 1 : nil
                builder.begin(.paragraph)
            } else if fence != nil {
                builder.add(" " + line)
            } else {
                let next = place + 1 < lines.count ? lines[place + 1].trimmingBlanks : ""
                do throws(InlineProblem) {
                    try take(line, next: next, into: &builder)
                } catch {
                    throw BadLine(file: file, line: place + 1, reason: error.reason)
                }
                if isUnderline(next), !line.isEmpty { place += 1 }
            }
        }
        if let fence { throw BadLine(file: file, line: fence, reason: "the code block is not closed; end it with ```") }
        return try builder.page(file: file, title: title, link: link)
    }

    private static func take(
        _ line: String, next: String, into builder: inout PageBuilder
    ) throws(InlineProblem) {
        if line.isEmpty || isRule(line) {
            builder.begin(.paragraph)
        } else if line.hasPrefix("#") {
            let level = line.prefix { $0 == "#" }.count
            builder.begin(.heading, isTitle: level == 1)
            builder.add(try inline(line.dropFirst(level).trimmingBlanks.droppingClosingMarks))
            builder.begin(.paragraph)
        } else if isUnderline(next) {
            builder.begin(.heading, isTitle: next.hasPrefix("="))
            builder.add(try inline(line))
            builder.begin(.paragraph)
        } else if let entry = entry(line) {
            builder.begin(.entry)
            builder.add(try inline(entry))
        } else if line.hasPrefix("|") {
            let cells = line.split(separator: "|").map(\.trimmingBlanks).filter { !$0.isEmpty }
            guard !cells.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) else { return }
            builder.begin(.entry)
            builder.add(try inline(cells.joined(separator: ", ")))
        } else {
            builder.add(try " " + inline(line.hasPrefix(">") ? line.dropFirst().trimmingBlanks : line))
        }
    }

    /// "===" or "---" under a line makes it a heading.
    private static func isUnderline(_ line: String) -> Bool {
        line.count >= 3 && (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" })
    }

    private static func isRule(_ line: String) -> Bool {
        let marks = line.filter { $0 != " " }
        return marks.count >= 3 && ["-", "*", "_"].contains { mark in marks.allSatisfy { String($0) == mark } }
    }

    /// What stands behind "- ", "* ", "+ ", "1. " or "1) ".
    private static func entry(_ line: String) -> String? {
        if ["- ", "* ", "+ "].contains(where: line.hasPrefix) { return line.dropFirst(2).trimmingBlanks }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return nil }
        return rest.dropFirst(2).trimmingBlanks
    }

    private struct InlineProblem: Error { let reason: String }

    /// Words without emphasis, with links kept as `[words](address)` where they lead into the web.
    private static func inline(_ text: String) throws(InlineProblem) -> String {
        let letters = Array(text)
        var plain = ""
        var place = 0
        while place < letters.count {
            let letter = letters[place]
            let next = place + 1 < letters.count ? letters[place + 1] : " "
            if letter == "\\", next.isPunctuation || next.isSymbol {
                plain.append(next)
                place += 2
            } else if letter == "!", next == "[", let link = link(in: letters, from: place + 1) {
                place = link.end
            } else if letter == "[", let link = link(in: letters, from: place) {
                let isWeb = link.address.hasPrefix("https://") || link.address.hasPrefix("http://")
                plain += isWeb ? "[\(link.words)](\(link.address))" : link.words
                place = link.end
            } else if letter == "<" {
                let inside = String(letters[(place + 1)...].prefix { $0 != ">" })
                if inside.hasPrefix("https://") || inside.hasPrefix("http://") {
                    plain += inside
                    place += inside.count + 2
                } else if next.isLetter || next == "/" || next == "!" {
                    throw InlineProblem(reason: "HTML inside Markdown is not read; save the page as .html")
                } else {
                    plain.append(letter)
                    place += 1
                }
            } else if letter == "*" || letter == "`" || letter == "_" && isEmphasis(letters, place) {
                place += 1
            } else {
                plain.append(letter)
                place += 1
            }
        }
        return plain
    }

    /// "snake_case" holds no emphasis.
    private static func isEmphasis(_ letters: [Character], _ place: Int) -> Bool {
        let before = place > 0 ? letters[place - 1] : " "
        let after = place + 1 < letters.count ? letters[place + 1] : " "
        return !(before.isLetter || before.isNumber) || !(after.isLetter || after.isNumber)
    }

    private static func link(in letters: [Character], from open: Int) -> (words: String, address: String, end: Int)? {
        guard let middle = letters[open...].firstIndex(of: "]"), middle + 1 < letters.count, letters[middle + 1] == "(",
            let close = letters[middle...].firstIndex(of: ")")
        else { return nil }
        let address = String(letters[(middle + 2)..<close].prefix { $0 != " " })
        let words = String(letters[(open + 1)..<middle].filter { $0 != "*" && $0 != "`" })
        return (words, address, close + 1)
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }

    fileprivate var trimmingQuotes: String {
        guard count >= 2, let mark = first, mark == "\"" || mark == "'", last == mark else { return String(self) }
        return String(dropFirst().dropLast())
    }

    /// "## Title ##" is "Title".
    fileprivate var droppingClosingMarks: String {
        var text = Substring(self)
        while text.last == "#" { text.removeLast() }
        return text.trimmingBlanks
    }
}
