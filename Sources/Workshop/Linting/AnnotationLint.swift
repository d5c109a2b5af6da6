import Language

/// Finds words that are marked otherwise here than elsewhere.
struct AnnotationLint {
    let findings: [LintFinding]

    /// Words that so many lines mark are marked on purpose.
    private static let marksAtLeast = 5
    /// One other way among so many is likely a slip; more often, both are meant.
    private static let slips = 10
    private static let longest = 5

    /// How a phrase is marked.
    private struct Phrase {
        /// The lines that mark it, by entity.
        var marked: [String: [Int]] = [:]
        /// The lines that hold it unmarked.
        var bare: [Int] = []

        /// The entity that all but a few lines mark it as.
        var usual: (entity: String, lines: [Int])? {
            let all = marked.reduce(0) { $0 + $1.value.count }
            return marked.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
                .flatMap {
                    $0.value.count >= marksAtLeast && (all - $0.value.count) * slips <= all ? ($0.key, $0.value) : nil
                }
        }
    }

    init(_ lines: [LintLine], analyzer: Analyzer) {
        let utterances = lines.map { $0.marks.isEmpty ? nil : analyzer.utterance(of: $0.text) }
        var phrases: [String: Phrase] = [:]
        for (line, utterance) in utterances.enumerated() {
            guard let utterance else { continue }
            for mark in lines[line].marks {
                let tokens = utterance.tokens.filter { mark.range.contains($0.range.lowerBound) }
                guard (1...Self.longest).contains(tokens.count) else { continue }
                let words = tokens.map { utterance.form(of: $0) }.joined(separator: " ")
                phrases[words, default: Phrase()].marked[mark.entity, default: []].append(line)
            }
        }
        if !phrases.isEmpty {
            for (line, text) in lines.enumerated() {
                Self.addBare(line, text, utterances[line] ?? analyzer.utterance(of: text.text), to: &phrases)
            }
        }
        findings = phrases.sorted { $0.key < $1.key }.flatMap { Self.findings($0.value, lines) }
    }

    private static func addBare(
        _ line: Int, _ text: LintLine, _ utterance: Utterance, to phrases: inout [String: Phrase]
    ) {
        let forms = utterance.tokens.map { utterance.form(of: $0) }
        for start in forms.indices {
            for end in start..<min(start + longest, forms.count) {
                let words = forms[start...end].joined(separator: " ")
                let range = utterance.tokens[start].range.lowerBound..<utterance.tokens[end].range.upperBound
                guard phrases[words] != nil, !text.marks.contains(where: { $0.range.overlaps(range) }) else { continue }
                phrases[words]?.bare.append(line)
            }
        }
    }

    private static func findings(_ phrase: Phrase, _ lines: [LintLine]) -> [LintFinding] {
        guard let usual = phrase.usual else { return [] }
        let example = lines[usual.lines[0]].place
        var findings: [LintFinding] = []
        for (entity, places) in phrase.marked.sorted(by: { $0.key < $1.key }) where entity != usual.entity {
            findings += places.map { line in
                LintFinding(
                    .annotation, at: lines[line],
                    "marks as \(entity) what \(usual.lines.count) lines mark as \(usual.entity) (as \(example))",
                    "mark it as \(usual.entity)")
            }
        }
        if phrase.bare.count * slips <= usual.lines.count {
            findings += phrase.bare.map { line in
                LintFinding(
                    .annotation, at: lines[line],
                    "leaves unmarked what \(usual.lines.count) lines mark as \(usual.entity) (as \(example))",
                    "mark it as \(usual.entity)")
            }
        }
        return findings
    }
}
