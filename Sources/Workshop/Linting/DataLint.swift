package import Comprehension
package import Language
internal import Learning
package import StrictJSON

/// What a person should look at in labelled examples: what `rapport validate --data` says.
///
/// Nothing that it finds keeps examples from being used. Findings name file and line, and never the line's words.
package struct DataLint: Sendable {
    /// In the order of files and lines.
    package let findings: [LintFinding]
    /// How many lines were looked at.
    package let lines: Int
    /// The places, among the lines, of those whose labels are likely wrong, most doubtful first.
    package let doubted: [Int]

    /// From here on two lines are nearly the same, by cosine over words and letters.
    private static let nearly: Float = 0.9
    /// From here on they are alike, by the same.
    private static let alike: Float = 0.85
    /// The share of an intent's lines that are alike another one, from which it is said.
    private static let alikeShare = 0.6
    private static let examplesAtLeast = 5
    /// The share of two intents' lines that models take for the other one, from which it is said, and their least number.
    private static let confusedShare = 0.25
    private static let confusedAtLeast = 3

    /// Looks at lines.
    /// - Parameter threads: At most; any number gives the same findings.
    package init(_ lines: [LintLine], seed: UInt64 = 1, threads: Int = 1, analyzer: Analyzer) {
        let trials = LabelTrials(
            lines.map { IntentExample(text: $0.text, intent: $0.intent) }, seed: seed, threads: threads,
            analyzer: analyzer)
        self.lines = lines.count
        doubted = trials.doubts.map(\.row)
        var findings = Self.labels(lines, trials)
        findings += Self.duplicates(lines, trials, besides: Set(doubted))
        findings += Self.confusable(lines, trials, besides: Set(doubted))
        findings += Self.examples(lines, trials)
        findings += AnnotationLint(lines, analyzer: analyzer).findings
        self.findings = findings.sorted {
            ($0.file, $0.line, $0.kind.rawValue, $0.message) < ($1.file, $1.line, $1.kind.rawValue, $1.message)
        }
    }

    /// Counts by kind, and every finding with its place.
    package var json: JSON {
        var counts = JSON.Object()
        for kind in LintFinding.Kind.allCases { counts[kind.rawValue] = .number(findings.count { $0.kind == kind }) }
        return [
            "lines": .number(lines), "counts": .object(counts), "findings": .array(findings.map(\.json)),
        ]
    }

    private static func labels(_ lines: [LintLine], _ trials: LabelTrials) -> [LintFinding] {
        trials.doubts.map { doubt in
            let name = trials.name(of: doubt.label)
            let like = trials.nearest(to: doubt.row, labelled: doubt.label).map { " (as \(lines[$0].place))" } ?? ""
            return LintFinding(
                .label, at: lines[doubt.row],
                "labelled \(trials.name(of: trials.labels[doubt.row])), reads like \(name)\(like)",
                "label it \(name), or say in it what sets it apart")
        }
    }

    private static func duplicates(
        _ lines: [LintLine], _ trials: LabelTrials, besides doubted: Set<Int>
    ) -> [LintFinding] {
        // A line of one word may be a code, of which only the kind is compared.
        lines.indices.filter { lines[$0].text.contains(" ") }.compactMap { line in
            if let other = trials.nearest[line].other, other.likeness >= nearly, !doubted.contains(line),
                other.example < line || trials.nearest[other.example].other?.example != line
            {
                return LintFinding(
                    .duplicate, at: lines[line],
                    "nearly the same line stands under \(trials.name(of: trials.labels[other.example])) "
                        + "(\(lines[other.example].place))", "keep it under one of the two")
            }
            // In two files it may be two languages' line: "ok", "taxi".
            if let own = trials.nearest[line].own, own.example < line, lines[own.example].file == lines[line].file,
                lines[own.example].text.lowercased() == lines[line].text.lowercased()
            {
                return LintFinding(
                    .duplicate, at: lines[line], "stands at \(lines[own.example].place) too", "leave one out")
            }
            return nil
        }
    }

    private static func confusable(
        _ lines: [LintLine], _ trials: LabelTrials, besides doubted: Set<Int>
    ) -> [LintFinding] {
        struct Pair: Hashable { let low, high: Int }
        var counts: [Pair: Int] = [:]
        var sizes: [Int: Int] = [:]
        var first: [Int: Int] = [:]
        for (line, label) in trials.labels.enumerated() {
            sizes[label, default: 0] += 1
            if first[label] == nil { first[label] = line }
            // What is likely labelled wrong says nothing about the two intents.
            guard let taken = trials.taken[line], taken != label, !doubted.contains(line) else { continue }
            counts[Pair(low: min(label, taken), high: max(label, taken)), default: 0] += 1
        }
        return counts.compactMap { pair, count in
            let size = sizes[pair.low, default: 0] + sizes[pair.high, default: 0]
            guard count >= confusedAtLeast, Double(count) >= confusedShare * Double(size), let line = first[pair.low]
            else { return nil }
            let (low, high) = (trials.name(of: pair.low), trials.name(of: pair.high))
            return LintFinding(
                .confusable, at: lines[line],
                "\(low) and \(high) cannot be told apart: \(count) of \(size) lines mistaken",
                "join the two and ask, or give each examples that only fit it")
        }
    }

    private static func examples(_ lines: [LintLine], _ trials: LabelTrials) -> [LintFinding] {
        var places: [Int: [Int]] = [:]
        for (line, label) in trials.labels.enumerated() where label < trials.names.count {
            places[label, default: []].append(line)
        }
        return places.compactMap { label, places in
            let name = trials.name(of: label)
            guard places.count >= examplesAtLeast else {
                return LintFinding(
                    .few, at: lines[places[0]], "\(name) has \(places.count) examples",
                    "write \(examplesAtLeast) or more, each in other words")
            }
            let alike = places.count { (trials.nearest[$0].own?.likeness ?? 0) >= Self.alike }
            guard Double(alike) >= alikeShare * Double(places.count) else { return nil }
            return LintFinding(
                .alike, at: lines[places[0]], "\(alike) of \(places.count) examples of \(name) are nearly another one",
                "write some as other people would say it")
        }
    }
}
