import Yams

/// One thing that is wrong with a catalogue: what, where, and what to do next.
package struct CatalogueProblem: Error, Sendable, Equatable, CustomStringConvertible {
    package let file: String
    /// Counted from 1; 0 when the whole file is meant.
    package let line: Int
    package let message: String
    /// Notices do not keep a catalogue from being used.
    package let isNotice: Bool

    /// A problem at a line.
    package init(file: String, line: Int, message: String, isNotice: Bool = false) {
        self.file = file
        self.line = line
        self.message = message
        self.isNotice = isNotice
    }

    /// A problem at a node.
    package init(_ node: Node, _ message: String, isNotice: Bool = false) {
        self.init(file: node.file, line: node.line, message: message, isNotice: isNotice)
    }

    init(yaml error: any Error, file: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, message: "not YAML: \(problem)")
        case .duplicatedKeysInMapping(_, let context):
            self.init(file: file, line: context.mark.line, message: "a key stands twice in one map")
        default:
            self.init(file: file, line: 0, message: "not YAML")
        }
    }

    package var description: String { "\(file):\(line): \(message)" }
}

/// Every problem of a catalogue at once; loading refuses to start on any that is not a notice.
package struct CatalogueProblems: Error, CustomStringConvertible {
    package let problems: [CatalogueProblem]

    /// Problems in the order of files and lines.
    package init(_ problems: [CatalogueProblem]) {
        self.problems = problems.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
    }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension Collection<String> {
    /// " ; did you mean 'order'?" for a name that is close to one of these, else nothing.
    package func hint(for name: String) -> String {
        let close = map { (name: $0, distance: editDistance(Array($0.utf8), Array(name.utf8))) }
            .filter { $0.distance <= (name.utf8.count + 1) / 3 }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return close.map { "; did you mean '\($0.name)'?" } ?? ""
    }
}

/// The number of insertions, deletions and substitutions between two words (Levenshtein 1966).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let above = row[j + 1]
            row[j + 1] = a == b ? diagonal : 1 + Swift.min(diagonal, above, row[j])
            diagonal = above
        }
    }
    return row[right.count]
}
