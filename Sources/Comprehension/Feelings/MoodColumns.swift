package import Language
package import Learning

/// Texts as the mood model sees them, as rows for any learner: the columns are the traits of a reading, those of its cues
/// where there are cues, then the grams that stand in several of the texts that the columns were fitted to.
package struct MoodColumns: Sendable {
    /// A text as its features.
    package struct Features: Sendable {
        let dense: [Float]
        /// By ascending key.
        let grams: [(key: UInt32, value: Float)]

        /// Reads a text.
        package init(_ utterance: Utterance, lexicon: ValenceLexicon, cues: FeelingCues? = nil) {
            let lesson = MoodLesson(utterance: utterance, degree: 0, label: .neutral)
            let example = MoodExample(lesson, lexicon: lexicon)
            dense = example.traits + (cues.map { FeelingTraits(example.reading, $0).values } ?? [])
            grams = example.grams
        }
    }

    /// The grams that have columns, ascending.
    let keys: [UInt32]
    /// How many columns stand before the grams.
    let width: Int
    let scales: ColumnScales
    private let index: KeyIndex

    /// - Parameters:
    ///   - least: A gram needs to stand in so many texts to have a column.
    ///   - trust: How large the columns of cues are, where a trait's have 0.1.
    package init(fittedTo texts: [Features], least: Int, trust: Float = 0.2) {
        var counts: [UInt32: Int] = [:]
        for text in texts {
            for gram in text.grams { counts[gram.key, default: 0] += 1 }
        }
        keys = counts.filter { $0.value >= least }.keys.sorted()
        index = KeyIndex(keys: keys)
        width = texts.first?.dense.count ?? MoodTraits.count
        scales = ColumnScales(texts.map(\.dense), width: width, trust: trust)
    }

    /// The rows of texts that were read with the same lexicon and cues.
    package func rows(of texts: [Features]) -> SparseRows {
        var rows = SparseRows(columns: width + keys.count)
        for text in texts {
            var row = SparseVector()
            for (column, value) in text.dense.enumerated() where scales.factors[column] > 0 {
                row.indices.append(UInt32(column))
                row.values.append((value - scales.means[column]) * scales.factors[column])
            }
            for gram in text.grams {
                guard let number = index.number(of: gram.key) else { continue }
                row.indices.append(UInt32(width + number))
                row.values.append(gram.value)
            }
            rows.append(row)
        }
        return rows
    }
}
