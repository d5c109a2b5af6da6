package import Comprehension
internal import Learning
package import StrictJSON

/// How well intents are told by a linear model on the vectors of one encoder alone: what each would bring to a sum of models.
package struct EncoderEvaluation: Sendable {
    private var rows: [JSON] = []

    /// An evaluation of nothing yet.
    package init() {}

    /// How to learn.
    package struct Settings: Sendable {
        /// What a mistake costs against a large weight: 1 where examples are many, 3 where they are few.
        package var cost: Float = 1
        /// At most.
        package var threads = 1

        /// For many examples, on one thread.
        package init() {}
    }

    /// Learns from some texts and judges others, once for each part of an encoder's vectors and once for all parts side by
    /// side. Texts out of scope, or whose intent nobody told, are left out.
    package mutating func judge(
        by encoder: SentenceEncoder, train: [LabelledText], test: [LabelledText], settings: Settings
    ) {
        let train = train.filter { $0.intent != nil }
        let test = test.filter { $0.intent != nil }
        let names = Array(Set(train.compactMap(\.intent))).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let targets = ClassLabels(train.map { places[$0.intent!]! }, count: names.count)  // both were made from these
        let vectors = [train, test].map { texts in
            encoder.vectors(of: texts.map(\.text), threads: settings.threads)
        }
        let whole = encoder.parts.count * encoder.width
        var parts = encoder.parts.indices.map { (encoder.parts[$0], $0 * encoder.width..<($0 + 1) * encoder.width) }
        if parts.count > 1 { parts.append(("all", 0..<whole)) }
        for (name, range) in parts {
            let rows = vectors.map { values in
                var rows = DenseRows(
                    stride(from: 0, to: values.count, by: whole).flatMap {
                        values[$0 + range.lowerBound..<$0 + range.upperBound]
                    }, columns: range.count)
                rows.scaleToUnitLength()
                return rows
            }
            var learner = DenseLogisticRegression(cost: settings.cost)
            learner.threads = settings.threads
            let start = Expense.coreSeconds
            let model = learner.model(of: rows[0], targets: targets)
            let seconds = Expense.coreSeconds - start
            let right = test.indices.count { row in
                let margins = model.margins(of: rows[1][row])
                let first = margins.indices.max { margins[$0] < margins[$1] }
                return first.map { test[row].intents?.contains(names[$0]) ?? false } ?? false
            }
            self.rows.append([
                "encoder": .string([encoder.kind.rawValue, name].filter { !$0.isEmpty }.joined(separator: " ")),
                "texts": .number(test.count),
                "accuracy": .number(test.isEmpty ? nil : Double(right) / Double(test.count)),
                "train_seconds": .number((seconds * 100).rounded() / 100),
            ])
        }
    }

    /// A row an encoder and part.
    package var json: JSON { ["encoders": .array(rows)] }
}
