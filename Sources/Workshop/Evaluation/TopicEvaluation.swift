package import Comprehension
package import Language
package import Learning
package import StrictJSON

/// How far topics that were found without labels agree with people's intents, and how well their words belong together.
///
/// Every text counts whose intent somebody told, those that only greet, thank, or tell a name too; a text of several
/// intents is of a class of its own for that set of intents, and one without any is of the class "out of scope". That is
/// the hardest reading: leaving out what says little would raise the figures.
package struct TopicEvaluation: Sendable {
    private var rows: [Row] = []

    /// The figures of one set of texts.
    private struct Row: Sendable {
        let name: String
        let texts: Int
        let classes: Int
        let topics: Int
        let agreement: PartitionAgreement
        let coherence: Double?
        let baseline: PartitionAgreement
        let baselineCoherence: Double?
        let seconds: Double
    }

    /// An evaluation of nothing yet.
    package init() {}

    /// Finds topics in texts without a look at their intents, and compares.
    package mutating func judge(
        _ texts: [LabelledText], name: String, meaning: TextMeaning?, model: TopicModel, analyzer: Analyzer
    ) {
        let labelled = texts.filter { $0.intents != nil }
        let wordings = labelled.map(\.text)
        let labels = labelled.map { ($0.intents ?? []).sorted().joined(separator: " ") }
        let names = Dictionary(uniqueKeysWithValues: Set(labels).sorted().enumerated().map { ($1, $0) })
        let truth = labels.map { names[$0, default: 0] }
        let start = Expense.coreSeconds
        let themes = Themes(of: wordings, meaning: meaning, model: model, analyzer: analyzer)
        let seconds = Expense.coreSeconds - start
        let baseline = Themes(
            byMeansOf: wordings, count: max(themes.themes.count, 1), seed: model.seed, analyzer: analyzer)
        rows.append(
            Row(
                name: name, texts: labelled.count, classes: names.count, topics: themes.themes.count,
                agreement: PartitionAgreement(found: themes.theme, true: truth), coherence: Self.coherence(themes),
                baseline: PartitionAgreement(found: baseline.theme, true: truth),
                baselineCoherence: Self.coherence(baseline), seconds: seconds))
    }

    /// The mean over topics, of their ten most telling words, counted on the texts themselves.
    private static func coherence(_ themes: Themes) -> Double? {
        let coherence = TopicCoherence(words: themes.heldWords)
        let means = themes.themes.compactMap { coherence.mean(of: $0.wordNumbers) }
        return means.isEmpty ? nil : means.reduce(0, +) / Double(means.count)
    }

    /// Means over all sets, and a row a set. `baseline` is k-means on the words with as many topics.
    package var json: JSON {
        func mean(_ figure: (Row) -> Double?) -> JSON {
            let figures = rows.compactMap(figure)
            return .number(figures.isEmpty ? nil : figures.reduce(0, +) / Double(figures.count))
        }
        return [
            "nmi": mean(\.agreement.normalizedInformation), "npmi": mean(\.coherence),
            "baseline_nmi": mean(\.baseline.normalizedInformation), "baseline_npmi": mean(\.baselineCoherence),
            "sets": .array(
                rows.map { row in
                    [
                        "set": .string(row.name), "texts": .number(row.texts), "classes": .number(row.classes),
                        "topics": .number(row.topics), "nmi": .number(row.agreement.normalizedInformation),
                        "homogeneity": .number(row.agreement.homogeneity),
                        "completeness": .number(row.agreement.completeness), "npmi": .number(row.coherence),
                        "baseline_nmi": .number(row.baseline.normalizedInformation),
                        "baseline_npmi": .number(row.baselineCoherence),
                        "seconds": .number((row.seconds * 100).rounded() / 100),
                    ]
                }),
        ]
    }
}
