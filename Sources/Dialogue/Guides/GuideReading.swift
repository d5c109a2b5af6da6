package import Comprehension
package import Language
import Learning

extension Guide {
    /// Reads the `guides:` sections; what is wrong is added to `problems`.
    /// - Parameter lists: The values of entities that the catalogue lists, by entity.
    package static func read(
        _ sections: [Node], translated: [String: [Node]] = [:], intents: [String], lists: [String: Set<String>] = [:],
        analyzer: Analyzer,
        problems: inout [CatalogueProblem]
    ) -> [Guide] {
        var guides: [Guide] = []
        for node in sections.flatMap({ $0.list ?? [] }) {
            guard let guide = Guide(node, intents: intents, lists: lists, analyzer: analyzer, problems: &problems)
            else { continue }
            if guides.contains(where: { $0.name == guide.name }) {
                problems.append(CatalogueProblem(node, "guide \(guide.name) is defined twice"))
            }
            guides.append(guide)
        }
        translate(&guides, by: translated, analyzer: analyzer, problems: &problems)
        return guides
    }

    private static let known = [
        "guide", "title", "for", "skip_if_known", "order", "kind", "intro", "why", "time", "start_with", "steps",
    ]
    private static let knownInStep = [
        "step", "ask", "do", "how", "why", "time", "cost", "chance", "strength", "after", "place", "answers", "fact",
        "told",
        "already", "skip", "seen", "solved", "otherwise",
    ]

    private init?(
        _ node: Node, intents: [String], lists: [String: Set<String>], analyzer: Analyzer,
        problems: inout [CatalogueProblem]
    ) {
        guard let name = node["guide"]?.text, let list = node["steps"]?.list, !list.isEmpty else {
            problems.append(CatalogueProblem(node, "a guide has a name ('- guide: …') and a list of 'steps'"))
            return nil
        }
        for member in node.map ?? [] where !Self.known.contains(member.key) {
            problems.append(
                CatalogueProblem(node, "guide \(name): unknown key '\(member.key)'\(Self.known.hint(for: member.key))"))
        }
        for intent in node["for"]?.texts ?? [] where !intents.contains(intent) {
            problems.append(
                CatalogueProblem(
                    node, "guide \(name) is for intent '\(intent)', which is not declared\(intents.hint(for: intent))"))
        }
        let order = node["order"]?.text ?? "fixed"
        if !["fixed", "learned"].contains(order) {
            problems.append(CatalogueProblem(node["order"] ?? node, "guide \(name): 'order' is fixed or learned"))
        }
        let kind = node["kind"]?.text
        if let kind, lists[kind] == nil {
            problems.append(
                CatalogueProblem(
                    node["kind"] ?? node,
                    "guide \(name): kind '\(kind)' has no 'lookup' that lists its values\(lists.keys.sorted().hint(for: kind))"
                ))
        }
        let names = list.compactMap { $0["step"]?.text }
        var hints = Phrases<Hint>()
        var steps: [Step] = []
        for step in list {
            for member in step.map ?? [] where !Self.knownInStep.contains(member.key) {
                problems.append(
                    CatalogueProblem(
                        step,
                        "guide \(name): unknown key '\(member.key)' in a step\(Self.knownInStep.hint(for: member.key))")
                )
            }
            let reading = StepReading(node: step, guide: name, names: names, analyzer: analyzer)
            if let step = reading.step(hints: &hints, problems: &problems) { steps.append(step) }
        }
        if let first = node["start_with"]?.text, let place = steps.firstIndex(where: { $0.name == first }) {
            steps.insert(steps.remove(at: place), at: 0)
        }
        Self.checkWaiting(of: steps, in: node, guide: name, problems: &problems)
        self.init(
            name: name, title: node["title"]?.text ?? name, intents: node["for"]?.texts ?? [],
            intro: node["intro"]?.text, explanations: Self.explanations(in: node),
            skipsKnown: node["skip_if_known"]?.text != "false",
            isLearned: order == "learned", kinds: kind.map { Kinds(name: $0, values: lists[$0] ?? []) }, steps: steps,
            hints: hints)
    }
}

extension Guide {
    /// What is said to questions about a step, or about any step of a guide.
    static func explanations(in node: Node) -> [Question: String] {
        Question.allCases.reduce(into: [:]) { explanations, question in
            explanations[question] = node[question.rawValue]?.text
        }
    }

    /// Steps that wait for each other in a circle would never come.
    private static func checkWaiting(
        of steps: [Step], in node: Node, guide: String, problems: inout [CatalogueProblem]
    ) {
        let before = Dictionary(steps.map { ($0.name, $0.after) }) { first, _ in first }
        for step in steps {
            var seen: Set<String> = []
            var place: String? = step.name
            while let name = place, seen.insert(name).inserted { place = before[name] ?? nil }
            if place == step.name {
                problems.append(
                    CatalogueProblem(node, "guide \(guide): step \(step.name) waits for itself by 'after'"))
            }
        }
    }
}

/// Reads one step, with the names of its fellows at hand.
struct StepReading {
    let node: Node
    let guide: String
    let names: [String]
    let analyzer: Analyzer

    func step(hints: inout Phrases<Guide.Hint>, problems: inout [CatalogueProblem]) -> Guide.Step? {
        guard let name = node["step"]?.text, let text = node["ask"]?.text ?? node["do"]?.text else {
            problems.append(
                CatalogueProblem(node, "guide \(guide): a step has a name ('- step: …') and an 'ask' or a 'do'"))
            return nil
        }
        var answers: [Guide.Answer] = []
        var phrases = Phrases<Int>()
        for member in node["answers"]?.map ?? [] {
            guard let target = target(member.value, problems: &problems) else { continue }
            let wordings = PhraseSyntax.alternatives(of: member.key)
            for wording in wordings { phrases.add(wording, meaning: answers.count, analyzer: analyzer) }
            answers.append(Guide.Answer(name: wordings.first ?? member.key, target: target))
        }
        let asks = node["ask"] != nil
        if asks && answers.isEmpty {
            problems.append(CatalogueProblem(node, "guide \(guide), step \(name): a question needs 'answers'"))
        }
        for phrase in node["already"]?.texts ?? [] {
            hints.add(phrase, meaning: .tried(step: name), analyzer: analyzer)
        }
        told(ofStep: name, hints: &hints, problems: &problems)
        return Guide.Step(
            name: name, kind: asks ? .ask : .act, text: text, explanations: Guide.explanations(in: node),
            skip: node["skip"]?.text,
            seen: node["seen"]?.text,
            cost: number("cost", in: 0.01...1e6, problems: &problems) ?? 1,
            prior: BetaPosterior(
                chance: number("chance", in: 0...1, problems: &problems) ?? 0.2,
                strength: number("strength", in: 0.1...1e6, problems: &problems) ?? 10),
            after: after(problems: &problems), keepsPlace: node["place"] != nil, answers: answers,
            answerPhrases: phrases,
            solved: node["solved"].flatMap { target($0, problems: &problems) } ?? .done,
            otherwise: node["otherwise"].flatMap { target($0, problems: &problems) }, fact: node["fact"]?.text)
    }

    private func number(
        _ key: String, in range: ClosedRange<Double>, problems: inout [CatalogueProblem]
    ) -> Double? {
        guard let value = node[key] else { return nil }
        guard let number = value.text.flatMap(Double.init), range.contains(number) else {
            problems.append(
                CatalogueProblem(
                    value,
                    "guide \(guide): '\(key)' is a number from \(range.lowerBound) to \(range.upperBound), as in '\(key): 0.3'"
                ))
            return nil
        }
        return number
    }

    private func after(problems: inout [CatalogueProblem]) -> String? {
        if let place = node["place"], place.text != "fixed" {
            problems.append(CatalogueProblem(place, "guide \(guide): 'place' can only be fixed"))
        }
        guard let value = node["after"] else { return nil }
        guard let name = value.text, names.contains(name) else {
            problems.append(
                CatalogueProblem(
                    value,
                    "guide \(guide): 'after' names one step of the guide\(names.hint(for: value.text ?? ""))"))
            return nil
        }
        return name
    }

    /// Reads the phrases by which a message answers the step beforehand.
    func told(ofStep name: String, hints: inout Phrases<Guide.Hint>, problems: inout [CatalogueProblem]) {
        for member in node["told"]?.map ?? [] {
            guard let target = target(member.value, problems: &problems) else { continue }
            hints.add(member.key, meaning: .told(step: name, target: target), analyzer: analyzer)
        }
    }

    private func target(_ node: Node, problems: inout [CatalogueProblem]) -> Guide.Target? {
        switch node.text {
        case "done": return .done
        case "handoff": return .handoff
        case "end": return .end
        case let name? where names.contains(name): return .step(name)
        default:
            let name = node.text ?? ""
            problems.append(
                CatalogueProblem(
                    node, "guide \(guide) has no step '\(name)'\((names + ["done", "handoff", "end"]).hint(for: name))")
            )
            return nil
        }
    }
}
