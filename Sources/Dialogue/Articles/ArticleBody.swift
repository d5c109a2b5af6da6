import Language

/// The text of an article: paragraphs parted by empty lines, headings (`## …`) and list entries (`- …`), with links as
/// `[words](address)`.
struct ArticleBody {
    /// A paragraph or a list entry on one line, or a heading.
    private struct Block {
        var text: String
        let isHeading: Bool
    }

    private let blocks: [Block]

    init(_ text: String) {
        var blocks: [Block] = []
        var isOpen = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = line.trimmed
            let isHeading = line.hasPrefix("#")
            let isEntry = line.hasPrefix("- ")
            if line.isEmpty {
                isOpen = false
            } else if isHeading || isEntry || !isOpen {
                let words = line.drop { isHeading ? $0 == "#" || $0 == " " : isEntry && ($0 == "-" || $0 == " ") }
                blocks.append(Block(text: Self.withoutLinks(words), isHeading: isHeading))
                isOpen = !isHeading
            } else {
                blocks[blocks.count - 1].text += " " + Self.withoutLinks(line)
            }
        }
        self.blocks = blocks
    }

    /// All of it, headings too.
    var words: String { blocks.map(\.text).joined(separator: "\n") }

    /// A quotation is one sentence, or two of one paragraph that stay below so many bytes.
    private static let longest = 280

    /// What may be quoted: each sentence, and each with the one after it.
    func passages(_ analyzer: Analyzer) -> [String] {
        blocks.filter { !$0.isHeading }.flatMap { block -> [String] in
            let utf8 = Array(block.text.utf8)
            let ranges = analyzer.sentences(of: block.text)
            return ranges.indices.map { place in
                let first = ranges[place]
                let both = first.lowerBound..<(place + 1 < ranges.count ? ranges[place + 1] : first).upperBound
                return String(decoding: utf8[both.count <= Self.longest ? both : first], as: UTF8.self)
            }
        }
    }

    /// "[words](address)" reads as its words.
    private static func withoutLinks(_ text: Substring) -> String {
        var rest = text
        var plain = ""
        while let open = rest.firstIndex(of: "["), let middle = rest[open...].firstRange(of: "]("),
            let close = rest[middle.upperBound...].firstIndex(of: ")")
        {
            plain += rest[..<open] + rest[rest.index(after: open)..<middle.lowerBound]
            rest = rest[rest.index(after: close)...]
        }
        return plain + rest
    }
}

extension Substring {
    /// Without blanks at both ends.
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return start }
        return start[...last]
    }
}
