import Comprehension
import Language

/// Guides in other languages: a file with `language: de` gives a guide's steps by name, with their words in that
/// language, and what customers say in it.
///
/// Customers' words are added to the guide itself, so that they are understood whatever language the talk is in; the
/// texts go into a copy of the guide.
extension Guide {
    /// Puts guides into other languages; what is wrong is added to `problems`.
    static func translate(
        _ guides: inout [Guide], by sections: [String: [Node]], analyzer: Analyzer, problems: inout [CatalogueProblem]
    ) {
        let nodes = sections.sorted { $0.key < $1.key }.flatMap { language, sections in
            sections.flatMap { $0.list ?? [] }.map { (language, $0) }
        }
        for (_, node) in nodes {
            guard let name = node["guide"]?.text, let place = guides.firstIndex(where: { $0.name == name }) else {
                let hint = guides.map(\.name).hint(for: node["guide"]?.text ?? "")
                problems.append(CatalogueProblem(node, "no file without 'language' has this guide\(hint)"))
                continue
            }
            guides[place].hear(node, analyzer: analyzer, problems: &problems)
        }
        for (language, node) in nodes {
            guard let place = guides.firstIndex(where: { $0.name == node["guide"]?.text }) else { continue }
            if guides[place].translations[language] != nil {
                problems.append(CatalogueProblem(node, "guide \(guides[place].name) is put into \(language) twice"))
            }
            guides[place].translations[language] = guides[place].told(in: node)
        }
    }

    private static let known = ["guide", "title", "intro", "why", "time", "steps"]
    private static let knownInStep = ["step", "ask", "do", "how", "why", "time", "skip", "answers", "told", "already"]

    /// Takes up what customers say in another language.
    private mutating func hear(_ node: Node, analyzer: Analyzer, problems: inout [CatalogueProblem]) {
        complain(of: node, known: Self.known, problems: &problems)
        for translation in node["steps"]?.list ?? [] {
            complain(of: translation, known: Self.knownInStep, problems: &problems)
            guard let place = steps.firstIndex(where: { $0.name == translation["step"]?.text }) else {
                let hint = steps.map(\.name).hint(for: translation["step"]?.text ?? "")
                problems.append(CatalogueProblem(translation, "guide \(name) has no such step\(hint)"))
                continue
            }
            for member in translation["answers"]?.map ?? [] {
                let names = steps[place].answers.map(\.name)
                guard let answer = names.firstIndex(of: member.value.text ?? "") else {
                    problems.append(
                        CatalogueProblem(
                            member.value,
                            "step \(steps[place].name) has no answer '\(member.value.text ?? "")'; its answers are "
                                + names.joined(separator: ", ")))
                    continue
                }
                steps[place].answerPhrases.add(member.key, meaning: answer, analyzer: analyzer)
            }
            for phrase in translation["already"]?.texts ?? [] {
                hints.add(phrase, meaning: .tried(step: steps[place].name), analyzer: analyzer)
            }
            let reading = StepReading(node: translation, guide: name, names: steps.map(\.name), analyzer: analyzer)
            reading.told(ofStep: steps[place].name, hints: &hints, problems: &problems)
        }
    }

    /// This guide with the words of a translation.
    private func told(in node: Node) -> Guide {
        var guide = self
        guide.translations = [:]
        guide.title = node["title"]?.text ?? title
        guide.explanations.merge(Self.explanations(in: node)) { $1 }
        if intro != nil { guide.intro = node["intro"]?.text ?? intro }
        for translation in node["steps"]?.list ?? [] {
            guard let place = steps.firstIndex(where: { $0.name == translation["step"]?.text }) else { continue }
            let step = steps[place]
            guide.steps[place].text = (translation["ask"] ?? translation["do"])?.text ?? step.text
            guide.steps[place].explanations.merge(Self.explanations(in: translation)) { $1 }
            if step.skip != nil { guide.steps[place].skip = translation["skip"]?.text ?? step.skip }
        }
        return guide
    }

    private func complain(of node: Node, known: [String], problems: inout [CatalogueProblem]) {
        for member in node.map ?? [] where !known.contains(member.key) {
            problems.append(
                CatalogueProblem(
                    node,
                    "guide \(name): unknown key '\(member.key)' in a translation\(known.hint(for: member.key))"))
        }
    }
}
