/// Reads a help page in HTML: headings, paragraphs, lists, rows of tables and links. Scripts, styles, forms and what
/// stands around the matter (navigation, footer) are left out. What is no proper HTML is refused with its place, and
/// not guessed at.
struct HTMLPage {
    private let bytes: [UInt8]
    private let file: String
    private var place = 0
    private var line = 1
    private var builder = PageBuilder()
    private var open: [(name: String, line: Int)] = []
    /// How many of the open elements are left out with all that they hold.
    private var skipped = 0
    private var title = ""
    private var link: String?
    /// The address of the link that is open.
    private var address: String?

    /// - Throws: `BadLine` with the place and a hint.
    static func read(_ text: String, file: String) throws(BadLine) -> ArticlePage {
        var page = HTMLPage(bytes: Array(text.utf8), file: file)
        return try page.read()
    }

    private init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    private mutating func read() throws(BadLine) -> ArticlePage {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<") { try markup() } else { take(try text()) }
        }
        if let left = open.last(where: { !Self.closedByEnd.contains($0.name) }) {
            throw BadLine(file: file, line: left.line, reason: "<\(left.name)> is never closed")
        }
        let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return try builder.page(file: file, title: words.isEmpty ? nil : words, link: link)
    }

    private func bad(_ reason: String) -> BadLine { BadLine(file: file, line: line, reason: reason) }

    // MARK: Elements

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    private static let left: Set<String> = [
        "aside", "button", "footer", "form", "iframe", "nav", "noscript", "script", "select", "style", "svg",
        "template",
    ]
    /// Elements that HTML lets end without a closing tag.
    private static let closedByEnd: Set<String> = [
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
        "option",
    ]
    private static let blocks: Set<String> = [
        "address", "article", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
        "header",
        "hr", "main", "ol", "p", "pre", "section", "summary", "table", "ul",
    ]
    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    private mutating func markup() throws(BadLine) {
        let rest = bytes[place...]
        if rest.starts(with: "<!--".utf8) {
            guard skip(past: "-->") else { throw bad("a comment is never closed; end it with '-->'") }
        } else if rest.dropFirst().first == UInt8(ascii: "!") || rest.dropFirst().first == UInt8(ascii: "?") {
            guard skip(past: ">") else { throw bad("a declaration is never closed") }
        } else {
            let start = line
            let tag = try self.tag()
            if tag.isClosing { try close(tag.name) } else { try begin(tag, at: start) }
        }
    }

    private mutating func begin(_ tag: Tag, at begin: Int) throws(BadLine) {
        let isBlock = Self.blocks.contains(tag.name) || Self.headings.contains(tag.name)
        if open.last?.name == "p", isBlock { open.removeLast() }
        for same in [["li"], ["dt", "dd"], ["td", "th"], ["tr"], ["option"]] where same.contains(tag.name) {
            while let last = open.last?.name, same.contains(last) || same == ["tr"] && ["td", "th"].contains(last) {
                open.removeLast()
            }
        }
        if !Self.void.contains(tag.name), !tag.isSelfClosing {
            open.append((tag.name, begin))
            if Self.left.contains(tag.name) { skipped += 1 }
        }
        if tag.name == "script" || tag.name == "style" {
            guard seek("</\(tag.name)") else {
                throw BadLine(file: file, line: begin, reason: "<\(tag.name)> is never closed")
            }
        }
        if tag.name == "link", tag.attributes["rel"] == "canonical" { link = tag.attributes["href"] }
        guard skipped == 0 else { return }
        switch tag.name {
        case "li", "tr": builder.begin(.entry)
        case "td", "th", "br": builder.add(" ")
        case let name where Self.headings.contains(name): builder.begin(.heading, isTitle: name == "h1")
        case "a":
            address = tag.attributes["href"].flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
            if address != nil { builder.add("[") }
        // A paragraph inside a list entry is the entry.
        case let name where isBlock && !(name == "p" && open.dropLast().last?.name == "li"): builder.begin(.paragraph)
        default: break
        }
    }

    private mutating func close(_ name: String) throws(BadLine) {
        guard let last = open.lastIndex(where: { $0.name == name }) else {
            // A paragraph ends by itself before a list or a heading, and its closing tag comes too late.
            if name == "p" || Self.void.contains(name) { return }
            throw bad("</\(name)> closes nothing")
        }
        if let inside = open[(last + 1)...].last(where: { !Self.closedByEnd.contains($0.name) }) {
            throw bad("</\(name)> comes before <\(inside.name)> of line \(inside.line) is closed")
        }
        for element in open[last...] where Self.left.contains(element.name) { skipped -= 1 }
        open.removeSubrange(last...)
        guard skipped == 0 else { return }
        if name == "a", let address {
            builder.add("](\(address))")
            self.address = nil
        } else if Self.blocks.contains(name) || Self.headings.contains(name) || name == "li" || name == "tr" {
            if !(name == "p" && open.last?.name == "li") { builder.begin(.paragraph) }
        }
    }

    private mutating func take(_ text: String) {
        if open.last?.name == "title" {
            title += text
        } else if skipped == 0, !open.contains(where: { $0.name == "head" }) {
            builder.add(text)
        }
    }

    // MARK: Bytes

    private struct Tag {
        var name = ""
        var isClosing = false
        var isSelfClosing = false
        var attributes: [String: String] = [:]
    }

    private mutating func tag() throws(BadLine) -> Tag {
        var tag = Tag()
        advance()
        if peek == UInt8(ascii: "/") {
            tag.isClosing = true
            advance()
        }
        tag.name = word()
        guard !tag.name.isEmpty else { throw bad("'<' begins no tag; write it as &lt;") }
        while true {
            blanks()
            switch peek {
            case nil: throw bad("<\(tag.name) is never ended by '>'")
            case UInt8(ascii: ">"):
                advance()
                return tag
            case UInt8(ascii: "/"):
                tag.isSelfClosing = true
                advance()
            default:
                let name = word()
                guard !name.isEmpty else { throw bad("<\(tag.name)> has an attribute that cannot be read") }
                blanks()
                tag.attributes[name] = peek == UInt8(ascii: "=") ? try value(of: tag.name) : ""
            }
        }
    }

    private mutating func value(of tag: String) throws(BadLine) -> String {
        advance()
        blanks()
        let mark = peek
        let isQuoted = mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
        if isQuoted { advance() }
        var value = ""
        while let byte = peek, isQuoted ? byte != mark : byte > 0x20 && byte != UInt8(ascii: ">") {
            value += try byte == UInt8(ascii: "&") ? reference() : scalarText()
        }
        if isQuoted {
            guard peek == mark else { throw bad("an attribute of <\(tag)> has no closing quotation mark") }
            advance()
        }
        return value
    }

    private mutating func text() throws(BadLine) -> String {
        var text = ""
        while let byte = peek, byte != UInt8(ascii: "<") {
            text += try byte == UInt8(ascii: "&") ? reference() : scalarText()
        }
        return text
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…", "ndash": "–",
        "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "copy": "©", "reg": "®", "trade": "™",
        "euro": "€", "pound": "£", "deg": "°", "times": "×", "middot": "·", "bull": "•", "rarr": "→", "larr": "←",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "agrave": "à", "ccedil": "ç", "ntilde": "ñ", "shy": "",
    ]

    /// `&amp;`, `&#8217;` or `&#x2019;`; an ampersand by itself is one.
    private mutating func reference() throws(BadLine) -> String {
        guard let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            advance()
            return "&"
        }
        let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
        if name.contains(where: { $0.isWhitespace || $0 == "&" || $0 == "<" }) {
            advance()
            return "&"
        }
        let number =
            name.hasPrefix("#x") || name.hasPrefix("#X")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        guard let text = Self.named[name] ?? number.flatMap({ Unicode.Scalar($0) }).map({ String($0) }) else {
            throw bad("'&\(name);' is not known; write the letter itself in UTF-8")
        }
        place = end + 1
        return text
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func advance() {
        if bytes[place] == UInt8(ascii: "\n") { line += 1 }
        place += 1
    }

    private mutating func blanks() {
        while let byte = peek, byte == 0x20 || byte >= 0x09 && byte <= 0x0D { advance() }
    }

    /// A name of a tag or an attribute, in small letters.
    private mutating func word() -> String {
        let start = place
        while let byte = peek,
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x3A || byte == 0x2D || byte == 0x5F
        { advance() }
        return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    }

    /// One letter, however many bytes it has.
    private mutating func scalarText() -> String {
        let start = place
        repeat { advance() } while place < bytes.count && bytes[place] & 0xC0 == 0x80
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Goes to where a mark begins; false where it does not come.
    private mutating func seek(_ mark: String) -> Bool {
        let mark = Array(mark.utf8)
        while place + mark.count <= bytes.count {
            let isHere = zip(bytes[place...], mark).allSatisfy { byte, wanted in
                byte == wanted || byte | 0x20 == wanted && wanted >= 0x61 && wanted <= 0x7A
            }
            if isHere { return true }
            advance()
        }
        return false
    }

    private mutating func skip(past mark: String) -> Bool {
        guard seek(mark) else { return false }
        for _ in mark.utf8 { advance() }
        return true
    }
}
