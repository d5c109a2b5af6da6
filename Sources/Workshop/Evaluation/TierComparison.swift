package import Comprehension
package import Language
package import StrictJSON

/// What each tier of models is worth, and what it costs, on the same texts.
package struct TierComparison: Sendable {
    /// One tier, and how it did.
    package struct Row: Sendable {
        /// As a person would call it.
        package let tier: String
        package let evaluation: IntentEvaluation
    }

    /// Cheapest first.
    package let rows: [Row]

    /// Trains and judges each tier in turn: words alone, with the vectors that the product carries, and, where encoders were
    /// fetched, a cascade within a budget, and all of them asked every time.
    /// - Parameters:
    ///   - settings: Its `encoders` are those that were fetched, if any.
    ///   - budget: What a message may cost the cascade in runs of encoders, in milliseconds.
    package init(
        train: [LabelledText], test: [LabelledText], settings: IntentEvaluation.Settings, budget: Double,
        analyzer: Analyzer
    ) {
        var tiers: [(name: String, encoders: Encoders, budget: Double?)] = [
            ("words", .none, nil), ("words and pieces", .embedded, nil),
        ]
        if !settings.encoders.dearViews.isEmpty {
            tiers.append(("cascade", settings.encoders, budget))
            tiers.append(("all encoders", settings.encoders, nil))
        }
        rows = tiers.map { tier in
            var settings = settings
            settings.encoders = tier.encoders
            settings.budget = tier.budget
            return Row(
                tier: tier.name,
                evaluation: .judging(train: train, test: test, settings: settings, analyzer: analyzer))
        }
    }

    /// A row a tier.
    package var json: JSON {
        let rows = rows.map { row -> JSON in
            let figures = IntentFigures(row.evaluation.judgements)
            return [
                "tier": .string(row.tier), "accuracy": .number(figures.accuracy), "ece": .number(figures.ece),
                "in_scope_accuracy": .number(figures.inScopeAccuracy),
                "out_of_scope_recall": .number(figures.outOfScopeRecall), "auroc": .number(figures.auroc),
                "answer_set_coverage": .number(figures.answerSetCoverage),
                "answer_set_size": .number(figures.answerSetSize),
                "microseconds_per_message": .number(row.evaluation.microsecondsPerMessage),
                "train_seconds": .number(row.evaluation.trainSeconds),
                "peak_mb": .number(row.evaluation.peakMegabytes),
            ]
        }
        return ["tiers": .array(rows)]
    }
}
