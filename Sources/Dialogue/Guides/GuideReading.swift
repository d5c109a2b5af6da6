package import Comprehension
package import Language

extension Guide {
    /// Reads the `guides:` sections; what is wrong is added to `problems`.
    package static func read(
        _ sections: [Node], intents: [String], analyzer: Analyzer, problems: inout [CatalogueProblem]
    ) -> [Guide] {
        var guides: [Guide] = []
        for node in sections.flatMap({ $0.list ?? [] }) {
            guard let guide = Guide(node, intents: intents, analyzer: analyzer, problems: &problems) else { continue }
            if guides.contains(where: { $0.name == guide.name }) {
                problems.append(CatalogueProblem(node, "guide \(guide.name) is defined twice"))
            }
            guides.append(guide)
        }
        return guides
    }

    private static let known = [
        "guide", "title", "for", "skip_if_known", "order", "intro", "start_with", "steps",
    ]
    private static let knownInStep = [
        "step", "ask", "do", "how", "cost", "answers", "fact", "told", "already", "skip", "seen", "solved", "otherwise",
    ]

    private init?(_ node: Node, intents: [String], analyzer: Analyzer, problems: inout [CatalogueProblem]) {
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
        if let order = node["order"]?.text, order != "fixed" {
            problems.append(
                CatalogueProblem(
                    node,
                    "guide \(name): order '\(order)' is not carried out by this version; steps go in the fixed order",
                    isNotice: true))
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
        self.init(
            name: name, title: node["title"]?.text ?? name, intents: node["for"]?.texts ?? [],
            intro: node["intro"]?.text, skipsKnown: node["skip_if_known"]?.text != "false", steps: steps, hints: hints)
    }
}

/// Reads one step, with the names of its fellows at hand.
private struct StepReading {
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
        for member in node["told"]?.map ?? [] {
            guard let target = target(member.value, problems: &problems) else { continue }
            hints.add(member.key, meaning: .told(step: name, target: target), analyzer: analyzer)
        }
        return Guide.Step(
            name: name, kind: asks ? .ask : .act, text: text, how: node["how"]?.text, skip: node["skip"]?.text,
            seen: node["seen"]?.text,
            cost: node["cost"]?.text.flatMap(Double.init) ?? 1, answers: answers, answerPhrases: phrases,
            solved: node["solved"].flatMap { target($0, problems: &problems) } ?? .done,
            otherwise: node["otherwise"].flatMap { target($0, problems: &problems) }, fact: node["fact"]?.text)
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
