import Learning

/// A lesson as its features.
struct MoodExample {
    let reading: MoodReading
    let traits: [Float]
    /// Each different gram, with its occurrences over the root of all occurrences in its block: so a long message's
    /// grams weigh no more than a short one's. In the order of the keys.
    let grams: [(key: UInt32, value: Float)]
    let degree: Float
    /// A place in `MoodModel.labels`.
    let label: Int
    let isHome: Bool

    init(_ lesson: MoodLesson, lexicon: ValenceLexicon) {
        reading = MoodReading(lesson.utterance, with: lexicon)
        traits = MoodTraits(reading).values
        var counts: [UInt32: (block: Int, count: Float)] = [:]
        var totals = [Float](repeating: 0, count: MoodGrams.Block.allCases.count)
        MoodGrams.forEach(in: reading) { block, key in
            counts[key, default: (block.rawValue, 0)].count += 1
            totals[block.rawValue] += 1
        }
        grams = counts.map { ($0.key, $0.value.count / totals[$0.value.block].squareRoot()) }.sorted { $0.key < $1.key }
        degree = lesson.degree
        label = MoodModel.labels.firstIndex(of: lesson.label) ?? 1
        isHome = lesson.isHome
    }
}
