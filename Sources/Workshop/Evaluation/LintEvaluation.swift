package import Language
internal import Learning
package import StrictJSON

/// How many labels that were made wrong on purpose the linter finds.
///
/// Data has wrong labels of its own; finding one of those counts as a mistake here, so that precision is at least what is
/// told.
package struct LintEvaluation: Sendable {
    private let texts: Int
    private let flipped: Int
    private let found: Int
    private let right: Int
    private let seconds: Double

    /// Gives one text in `every` another intent, drawn evenly from the rest, and has the linter look.
    package init(_ texts: [LabelledText], flippingOneIn every: Int, seed: UInt64, threads: Int, analyzer: Analyzer) {
        let labelled = texts.filter { $0.intent != nil }
        let names = Set(labelled.compactMap(\.intent)).sorted()
        var generator = SeededGenerator(seed: seed)
        let chosen = Set(
            names.count > 1 ? Array(generator.order(of: labelled.count).prefix(labelled.count / every)) : [])
        let lines = labelled.enumerated().compactMap { place, text in
            guard chosen.contains(place) else { return LintLine(text, file: "") }
            let others = names.filter { $0 != text.intent }
            let other = others[generator.index(below: others.count)]
            return LintLine(LabelledText(text: text.text, intents: [other], line: text.line), file: "")
        }
        let start = Expense.coreSeconds
        let lint = DataLint(lines, seed: seed, threads: threads, analyzer: analyzer)
        seconds = Expense.coreSeconds - start
        self.texts = labelled.count
        flipped = chosen.count
        found = lint.doubted.count
        right = lint.doubted.count { chosen.contains($0) }
    }

    /// The figures as `rapport evaluate lint --json` prints them; `null` where there is nothing to find.
    package var json: JSON {
        [
            "texts": .number(texts), "flipped": .number(flipped), "found": .number(found), "right": .number(right),
            "recall": .number(flipped > 0 ? Double(right) / Double(flipped) : nil),
            "precision": .number(found > 0 ? Double(right) / Double(found) : nil),
            "core_seconds": .number((seconds * 100).rounded() / 100),
        ]
    }
}
