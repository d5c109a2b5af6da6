package import Comprehension
import Customers

extension FactRule {
    private static let known = ["on", "where", "about", "set", "add", "purpose", "keep"]

    /// Reads the `facts:` sections; what is wrong is added to `problems`.
    package static func read(_ sections: [Node], problems: inout [CatalogueProblem]) -> [FactRule] {
        sections.flatMap { $0.list ?? [$0] }.compactMap { node in
            guard let kind = node["on"]?.text else {
                problems.append(
                    CatalogueProblem(
                        node, "a rule of 'facts' has 'on' (a kind of event, or an action) and 'set' or 'add' (a map)"))
                return nil
            }
            return FactRule(node, on: kind, problems: &problems)
        }
    }

    /// Reads the `facts` of an action, which need not say what they are on.
    static func read(of action: String, _ node: Node?, problems: inout [CatalogueProblem]) -> [FactRule] {
        (node?.list ?? node.map { [$0] } ?? []).compactMap { node in
            if let written = node["on"], written.text != action {
                problems.append(
                    CatalogueProblem(written, "facts of \(action): they are on its own results, so 'on' is not needed"))
                return nil
            }
            return FactRule(node, on: action, problems: &problems)
        }
    }

    private init?(_ node: Node, on kind: String, problems: inout [CatalogueProblem]) {
        guard node["set"]?.map != nil || node["add"]?.map != nil else {
            problems.append(CatalogueProblem(node, "facts of \(kind): 'set' or 'add' (a map) is missing"))
            return nil
        }
        for member in node.map ?? [] where !Self.known.contains(member.key) {
            problems.append(
                CatalogueProblem(
                    node, "facts of \(kind): unknown key '\(member.key)'\(Self.known.hint(for: member.key))"))
        }
        var about: Subject?
        if let written = node["about"] {
            about = written.text.flatMap(Subject.init(written:))
            if about == nil {
                problems.append(
                    CatalogueProblem(
                        written, "facts of \(kind): 'about' is a word and a field, as in \"order {order_number}\""))
            }
        }
        var purpose = Purpose.support
        if let written = node["purpose"] {
            let names = Purpose.allCases.map(\.rawValue)
            if let named = written.text.flatMap(Purpose.init) {
                purpose = named
            } else {
                let hint = names.hint(for: written.text ?? "")
                problems.append(
                    CatalogueProblem(
                        written, "facts of \(kind): purpose is one of \(names.joined(separator: ", "))\(hint)"))
            }
        }
        let keep = node["keep"]?.text.flatMap(Span.seconds)
        if let written = node["keep"], keep == nil {
            problems.append(CatalogueProblem(written, "facts of \(kind): 'keep' \(Span.rule)"))
        }
        self.init(
            on: kind,
            where: (node["where"]?.map ?? []).compactMap { condition in
                condition.value.text.map { (condition.key, Condition.test($0)) }
            }, about: about, set: Self.assignments(node["set"], of: kind, &problems),
            add: Self.assignments(node["add"], of: kind, &problems), purpose: purpose, keep: keep)
    }

    private static func assignments(
        _ node: Node?, of kind: String, _ problems: inout [CatalogueProblem]
    ) -> [Assignment] {
        (node?.map ?? []).compactMap { member in
            guard Handle.isIdentifier(member.key), let source = member.value.text, !source.isEmpty else {
                problems.append(
                    CatalogueProblem(
                        file: member.value.file, line: member.line,
                        message:
                            "facts of \(kind): '\(member.key)' is set to 'at', to 'data.' and a field, or to a text"))
                return nil
            }
            return Assignment(member.key, source)
        }
    }
}

extension FactRule.Subject {
    /// Reads `order {order_number}`.
    fileprivate init?(written: String) {
        let parts = written.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, Handle.isIdentifier(parts[0]), parts[1].hasPrefix("{"), parts[1].hasSuffix("}") else {
            return nil
        }
        let field = String(parts[1].dropFirst().dropLast())
        guard Handle.isIdentifier(field) else { return nil }
        self.init(parts[0], field)
    }
}
