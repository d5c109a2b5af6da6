/// A help page as an importer read it: a title, and text in the form that `articles:` takes.
package struct ArticlePage: Sendable, Equatable {
    /// The file's name without its ending, in small letters, digits and hyphens.
    package let name: String
    package let title: String
    package let link: String?
    /// Paragraphs, headings (`## …`) and list entries (`- …`), parted by empty lines or line ends.
    package let body: String

    /// The page as a file of the catalogue. The body is written as it is, line by line, and everything else quoted.
    package var yaml: String {
        var lines = ["version: \"3.1\"", "", "articles:", "  - article: \(name)", "    title: \(Self.quoted(title))"]
        if let link { lines.append("    link: \(Self.quoted(link))") }
        lines.append("    body: |")
        lines += body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "      \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A file's name as the name of its article.
    static func name(of file: String) -> String {
        let stem = file.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
        var name = ""
        for byte in stem.lowercased().utf8 {
            let isPlain = byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
            if isPlain { name.unicodeScalars.append(Unicode.Scalar(byte)) } else if name.last != "-" { name += "-" }
        }
        while name.last == "-" { name.removeLast() }
        return name.first == "-" ? String(name.dropFirst()) : name
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
    }
}

/// Gathers a page's blocks as a reader comes upon them.
struct PageBuilder {
    /// What a block is.
    enum Kind { case paragraph, entry, heading }

    private(set) var lines: [String] = []
    private(set) var firstHeading: String?
    private var kind = Kind.paragraph
    private var text = ""

    /// Adds to the open block; white space is one blank.
    mutating func add(_ piece: String) {
        for scalar in piece.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
                if !text.isEmpty, text.last != " " { text += " " }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Ends the open block and begins another; an empty one leaves nothing.
    /// - Parameter isTitle: The first title is no part of the body.
    mutating func begin(_ kind: Kind, isTitle: Bool = false) {
        flush()
        self.kind = kind
        titleIsOpen = isTitle && firstHeading == nil
    }

    private var titleIsOpen = false

    private mutating func flush() {
        while text.last == " " { text.removeLast() }
        defer { text = "" }
        guard !text.isEmpty else { return }
        if titleIsOpen {
            firstHeading = text
            return
        }
        let wasEntry = lines.last?.hasPrefix("- ") == true
        if !lines.isEmpty, !(kind == .entry && wasEntry) { lines.append("") }
        switch kind {
        case .paragraph:
            lines.append(text.hasPrefix("#") || text.hasPrefix("- ") ? "\u{2013} " + text.dropFirst(2) : text)
        case .entry: lines.append("- " + text)
        case .heading: lines.append("## " + text)
        }
    }

    /// The page, when everything was added.
    /// - Throws: `BadLine` where it has no title or no text.
    mutating func page(
        file: String, title: String?, link: String?
    ) throws(BadLine) -> ArticlePage {
        begin(.paragraph)
        guard let title = firstHeading ?? title, !title.isEmpty else {
            throw BadLine(file: file, line: 1, reason: "has no title; begin with '# Title' or <h1>")
        }
        guard lines.contains(where: { !$0.isEmpty && !$0.hasPrefix("## ") }) else {
            throw BadLine(file: file, line: 1, reason: "has a title and no text")
        }
        let name = ArticlePage.name(of: file)
        guard !name.isEmpty else {
            throw BadLine(file: file, line: 1, reason: "give the file a name with letters or digits")
        }
        return ArticlePage(name: name, title: title, link: link, body: lines.joined(separator: "\n"))
    }
}
