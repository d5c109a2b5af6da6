import Yams

/// A piece of YAML that knows where it stands, so that every complaint about it can name file and line.
///
/// Scalars stay text: whether `no`, `1:30` or `0755` is a word or a value is for the reader of the key to say.
package struct Node: Sendable {
    /// What YAML knows: text, lists and maps with text keys in the order of the file.
    package enum Content: Sendable {
        case text(String)
        case list([Node])
        case map([Member])
    }

    /// A key with its value; `line` is the key's.
    package struct Member: Sendable {
        package let key: String
        package let line: Int
        package let value: Node
    }

    package let content: Content
    package let file: String
    /// Counted from 1.
    package let line: Int

    /// The text of a scalar.
    package var text: String? { if case .text(let text) = content { text } else { nil } }
    /// The elements of a list.
    package var list: [Node]? { if case .list(let list) = content { list } else { nil } }
    /// The members of a map.
    package var map: [Member]? { if case .map(let map) = content { map } else { nil } }

    /// The value under a key of a map.
    package subscript(key: String) -> Node? { map?.first { $0.key == key }?.value }

    /// A scalar as a list of one, a list of scalars as it is.
    package var texts: [String]? { text.map { [$0] } ?? list?.compactMap(\.text) }
}

extension Node {
    /// More than any catalogue that a person wrote; an alias bomb passes it at once.
    private static let most = 500_000

    /// Reads one file of YAML.
    /// - Throws: `CatalogueProblem` with file and line where it is no YAML, has duplicate keys, or is unreasonably large.
    package static func read(_ yaml: String, file: String) throws(CatalogueProblem) -> Node? {
        let composed: Yams.Node?
        do {
            composed = try Yams.compose(yaml: yaml)
        } catch {
            throw CatalogueProblem(yaml: error, file: file)
        }
        var budget = most
        return try composed.map { node throws(CatalogueProblem) in try convert(node, file: file, budget: &budget) }
    }

    private static func convert(
        _ node: Yams.Node, file: String, budget: inout Int
    ) throws(CatalogueProblem) -> Node {
        let line = node.mark?.line ?? 1
        budget -= 1
        guard budget > 0 else {
            throw CatalogueProblem(file: file, line: line, message: "more than \(most) values; is an alias repeated?")
        }
        switch node {
        case .scalar(let scalar):
            return Node(content: .text(scalar.string), file: file, line: line)
        case .sequence(let sequence):
            var list: [Node] = []
            for element in sequence { list.append(try convert(element, file: file, budget: &budget)) }
            return Node(content: .list(list), file: file, line: line)
        case .mapping(let mapping):
            var map: [Member] = []
            var seen: Set<String> = []
            for (key, value) in mapping {
                let place = key.mark?.line ?? line
                guard let name = key.scalar?.string else {
                    throw CatalogueProblem(file: file, line: place, message: "a key must be plain text")
                }
                guard seen.insert(name).inserted else {
                    throw CatalogueProblem(file: file, line: place, message: "key '\(name)' stands twice in one map")
                }
                map.append(Member(key: name, line: place, value: try convert(value, file: file, budget: &budget)))
            }
            return Node(content: .map(map), file: file, line: line)
        case .alias:
            throw CatalogueProblem(file: file, line: line, message: "aliases are not read; write the value out")
        }
    }
}

extension StringProtocol {
    /// The text without white space around it. (Foundation's way goes by UTF-16, and took a seventh of the start.)
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
    }
}
