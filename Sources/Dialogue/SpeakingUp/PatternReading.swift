package import Comprehension
import Customers
import Foundation

extension WatchPattern {
    private static let known = [
        "pattern", "sequence", "within", "per", "contiguity", "skip", "then", "purpose", "limit",
    ]
    /// The words of Flink for strict and relaxed contiguity.
    private static let contiguities = ["next", "followed_by"]

    /// Reads the `watch:` sections; what is wrong is added to `problems`.
    /// - Parameter kinds: The kinds of events that are known.
    package static func read(
        _ sections: [Node], kinds: Set<String>, problems: inout [CatalogueProblem]
    ) -> [WatchPattern] {
        var patterns: [WatchPattern] = []
        for node in sections.flatMap({ $0.list ?? [$0] }) {
            guard let pattern = WatchPattern(node, kinds: kinds, problems: &problems) else { continue }
            if patterns.contains(where: { $0.name == pattern.name }) {
                problems.append(CatalogueProblem(node, "pattern \(pattern.name) is defined twice"))
            }
            patterns.append(pattern)
        }
        return patterns
    }

    private init?(_ node: Node, kinds: Set<String>, problems: inout [CatalogueProblem]) {
        guard let name = node["pattern"]?.text, let list = node["sequence"]?.list, !list.isEmpty else {
            problems.append(
                CatalogueProblem(node, "a watched pattern has a name ('- pattern: …') and a list under 'sequence'"))
            return nil
        }
        let before = problems.count
        var reading = SequenceReading(pattern: name, kinds: kinds)
        reading.refuse(node, unless: Self.known)
        let contiguity = reading.word(node["contiguity"], of: Self.contiguities)
        for step in list { reading.read(step, isNext: contiguity == "next") }
        let within = reading.span(node["within"], "within")
        if reading.steps.isEmpty {
            reading.complain(node, "a sequence begins with something that happens, before what does not")
        }
        if within == nil, node["within"] == nil {
            let lasts = reading.steps.count > 1 || reading.steps.contains { $0.count > 1 }
            if lasts || !reading.pending.isEmpty && reading.wait == nil {
                reading.complain(node, "'within' is missing: how long may it take, as in \"within: 30m\"?")
            }
        }
        let skip = reading.skip(node["skip"])
        let response = reading.response(node["then"], purpose: node["purpose"], at: node)
        let limit = reading.limit(node["limit"])
        problems += reading.problems
        guard problems[before...].allSatisfy(\.isNotice) else { return nil }
        let per = node["per"]?.text.flatMap { $0 == "customer" ? nil : $0 }
        self.init(
            name: name, steps: reading.steps,
            absence: reading.pending.isEmpty ? nil : Absence(reading.pending, wait: reading.wait), within: within,
            skip: skip, per: per, response: response, limit: limit, file: node.file, line: node.line)
    }
}

/// Reads one pattern piece by piece, gathering what is wrong with it.
private struct SequenceReading {
    let pattern: String
    let kinds: Set<String>
    var steps: [WatchPattern.Step] = []
    /// The names by which `skip` may speak of a step.
    private var names: [String] = []
    /// What must not happen before the next step, or at the end.
    var pending: [WatchPattern.Test] = []
    /// How long the last of them must not happen.
    var wait: TimeInterval?
    var problems: [CatalogueProblem] = []

    init(pattern: String, kinds: Set<String>) {
        self.pattern = pattern
        self.kinds = kinds
    }

    mutating func complain(_ node: Node, _ message: String, isNotice: Bool = false) {
        problems.append(CatalogueProblem(node, "pattern \(pattern): \(message)", isNotice: isNotice))
    }

    mutating func refuse(_ node: Node, unless known: [String]) {
        for member in node.map ?? [] where !known.contains(member.key) {
            problems.append(
                CatalogueProblem(
                    file: node.file, line: member.line,
                    message: "pattern \(pattern): unknown key '\(member.key)'\(known.hint(for: member.key))"))
        }
    }

    mutating func word(_ node: Node?, of words: [String]) -> String? {
        guard let node else { return nil }
        if let word = node.text, words.contains(word) { return word }
        complain(node, "is one of \(words.joined(separator: ", "))\(words.hint(for: node.text ?? ""))")
        return nil
    }

    mutating func span(_ node: Node?, _ key: String) -> TimeInterval? {
        guard let node else { return nil }
        if let seconds = node.text.flatMap(Span.seconds) { return seconds }
        complain(node, "'\(key)' \(Span.rule)")
        return nil
    }

    // MARK: Steps

    /// Reads one step: a kind, `{kind, where}`, `{count, of}` or `{not}`.
    mutating func read(_ node: Node, isNext: Bool) {
        if let kind = node.text {
            check([kind], node)
            add(WatchPattern.Test(kinds: [kind]), count: 1, isNext: isNext, named: kind)
            return
        }
        if let forbidden = node["not"] {
            refuse(node, unless: ["not", "where", "within"])
            guard let test = test(forbidden, where: node["where"]) else { return }
            pending.append(test)
            wait = span(node["within"], "within")
            return
        }
        refuse(node, unless: ["kind", "where", "count", "of", "contiguity", "as"])
        let contiguity = word(node["contiguity"], of: ["next", "followed_by"])
        guard let what = node["kind"] ?? node["of"] else {
            complain(node, "a step is a kind, or has 'kind', 'not', or 'count' with 'of'")
            return
        }
        guard let test = test(what, where: node["where"]) else { return }
        var count = 1
        if let written = node["count"] {
            if let number = written.text.flatMap({ Int($0) }), (1...1_000).contains(number) {
                count = number
            } else {
                complain(written, "'count' is a whole number, 1 to 1000")
            }
        }
        add(
            test, count: count, isNext: contiguity.map { $0 == "next" } ?? isNext,
            named: node["as"]?.text ?? test.kinds[0])
    }

    private mutating func add(_ test: WatchPattern.Test, count: Int, isNext: Bool, named name: String) {
        steps.append(WatchPattern.Step(test, count: count, isNext: isNext, forbidden: pending))
        names.append(name)
        pending = []
        wait = nil
    }

    private mutating func test(_ node: Node, where conditions: Node?) -> WatchPattern.Test? {
        // `{not: {kind, where}}` says the same as `{not: kind, where}`.
        if node.map != nil {
            refuse(node, unless: ["kind", "where"])
            guard let kind = node["kind"] else {
                complain(node, "'kind' is missing")
                return nil
            }
            return test(kind, where: node["where"] ?? conditions)
        }
        guard let named = node.texts, !named.isEmpty else {
            complain(node, "expected a kind of event, or a list of kinds")
            return nil
        }
        check(named, node)
        var read: [(field: String, test: Condition.Test)] = []
        for member in conditions?.map ?? [] {
            guard let text = member.value.text else {
                complain(member.value, "a condition is a value, or a comparison such as \">50\"")
                continue
            }
            read.append((member.key, Condition.test(text)))
        }
        return WatchPattern.Test(kinds: named, conditions: read)
    }

    private mutating func check(_ named: [String], _ node: Node) {
        for kind in named where !kinds.contains(kind) {
            let hint = kinds.sorted().hint(for: kind)
            // Near a known name it is a slip; far from all it is a kind of the desk's own.
            complain(
                node, "kind '\(kind)' is none that the product or 'facts' knows\(hint)", isNotice: hint.isEmpty)
        }
    }

    // MARK: The rest

    mutating func skip(_ node: Node?) -> WatchPattern.Skip {
        let plain: [String: WatchPattern.Skip] = [
            "no_skip": .none, "skip_to_next": .toNext, "skip_past_last": .pastLast,
        ]
        guard let node else { return .pastLast }
        if let skip = node.text.flatMap({ plain[$0] }) { return skip }
        if let member = node.map?.first, node.map?.count == 1, let target = member.value.text,
            member.key == "skip_to_first" || member.key == "skip_to_last"
        {
            guard let step = names.firstIndex(of: target) else {
                complain(node, "\(member.key) names no step: '\(target)'\(names.hint(for: target))")
                return .pastLast
            }
            return member.key == "skip_to_first" ? .toFirst(step: step) : .toLast(step: step)
        }
        let words = plain.keys.sorted()
        complain(
            node,
            "'skip' is \(words.joined(separator: ", ")), {skip_to_first: STEP} or {skip_to_last: STEP}"
                + words.hint(for: node.text ?? ""))
        return .pastLast
    }

    mutating func response(_ node: Node?, purpose outer: Node?, at place: Node) -> WatchPattern.Response {
        var response = WatchPattern.Response()
        guard let node, node.map != nil else {
            complain(node ?? place, "'then' is missing: {say: response}, {start: guide} or {handoff: queue}")
            return response
        }
        refuse(node, unless: ["say", "start", "handoff", "purpose"])
        response.say = node["say"]?.text
        response.start = node["start"]?.text
        response.handoff = node["handoff"]?.text
        if response.say == nil, response.start == nil, response.handoff == nil {
            complain(node, "'then' does nothing: {say: response}, {start: guide} or {handoff: queue}")
        }
        if response.start != nil, response.handoff != nil {
            complain(node, "'then' starts a guide or hands over, and not both")
        }
        if let written = node["purpose"] ?? outer {
            let names = Purpose.allCases.map(\.rawValue)
            if let named = written.text.flatMap(Purpose.init) {
                response.purpose = named
            } else {
                complain(
                    written, "purpose is one of \(names.joined(separator: ", "))\(names.hint(for: written.text ?? ""))")
            }
        }
        return response
    }

    mutating func limit(_ node: Node?) -> WatchPattern.Limit {
        var limit = WatchPattern.Limit()
        guard let node else { return limit }
        refuse(node, unless: ["per_customer", "quiet", "holdout"])
        if let written = node["per_customer"] {
            let parts = written.text?.split(separator: " ").map(String.init) ?? []
            if parts.count == 3, parts[1] == "in", let count = Int(parts[0]), count > 0,
                let seconds = Span.seconds(parts[2])
            {
                limit.perCustomer = (count, seconds)
            } else {
                complain(written, "'per_customer' is as in \"1 in 24h\"")
            }
        }
        if let written = node["quiet"] {
            limit.quiet = written.text.flatMap(QuietHours.init)
            if limit.quiet == nil { complain(written, "'quiet' is as in \"21:00-08:00\"") }
        }
        if let written = node["holdout"] {
            if let text = written.text, text.hasSuffix("%"), let share = Double(text.dropLast()),
                (0...50).contains(share)
            {
                limit.holdout = share / 100
            } else {
                complain(written, "'holdout' is a share of customers, 0% to 50%")
            }
        }
        return limit
    }
}
