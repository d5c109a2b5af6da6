internal import Learning

/// Learns to tell languages apart from labelled lines, and writes the weights that `LanguageIdentifier` reads.
///
/// Messages are short and lines of a corpus are not, so each line is also learned in stretches of two to eight of its
/// words. Lines of a language other than those told apart teach what is none of them.
package struct LanguageIdentifierTrainer: Sendable {
    /// A text and the code of its language; any code other than `LanguageIdentifier.languages` counts as "another".
    package struct Line: Sendable {
        package let text: String
        package let language: String

        package init(text: String, language: String) {
            self.text = text
            self.language = language
        }
    }

    fileprivate static let longestStretch = 8
    private static let folds = 4
    /// Below this, the chance of a language is no reason to answer in it; a single word, which may be a name or a
    /// slip of the finger, must be surer.
    private static let threshold: Float = 0.5
    private static let thresholdOfOneWord: Float = 0.7

    /// Chosen on lines held back, with the length of runs and what a word counts; loose stopping costs nothing there.
    private static var learner: LogisticRegression {
        var learner = LogisticRegression(cost: 10)
        learner.tolerance = 1e-3
        learner.iterations = 80
        return learner
    }

    /// Trains on lines and returns the content of a weight file. The same lines and seed give the same bytes. Throws
    /// `LanguageError.nothingToLearnFrom` when one of the languages, or any other, has no line.
    package static func train(lines: [Line], seed: UInt64) throws(LanguageError) -> [UInt8] {
        for language in LanguageIdentifier.languages where !lines.contains(where: { $0.language == language }) {
            throw .nothingToLearnFrom(language: language)
        }
        guard lines.contains(where: { !LanguageIdentifier.languages.contains($0.language) }) else {
            throw .nothingToLearnFrom(language: "und")
        }
        var chance = SeededGenerator(seed: seed)
        let examples = Examples(lines, &chance)
        let unseen = examples.unseenMargins(by: learner, folds: folds, seed: seed)
        let calibration = Calibration(margins: unseen, labels: examples.labels)
        return write(learner.model(of: examples.rows, targets: examples.labels), calibration)
    }

    private static func write(_ model: LinearClassifier, _ calibration: Calibration) -> [UInt8] {
        let largest = model.weights.reduce(0) { max($0, abs($1)) }
        let unit = largest / 127
        var file = ModelFile()
        file.add(model.weights.map { unit == 0 ? 0 : Int8(($0 / unit).rounded()) }, as: "language.weights")
        file.add(model.biases, as: "language.biases")
        file.add([unit, threshold, thresholdOfOneWord], as: "language.scales")
        calibration.store(in: &file, as: "language.calibration")
        return file.encoded()
    }
}

/// Lines and their stretches as rows of features.
private struct Examples {
    private(set) var rows = SparseRows(columns: LanguageFeatures.count)
    var labels: ClassLabels { ClassLabels(labelOfRow, count: LanguageIdentifier.classes) }
    private var labelOfRow: [Int] = []
    /// The line that each row was taken from.
    private var lineOfRow: [Int] = []
    private var lineLabels: [Int] = []

    init(_ lines: [LanguageIdentifierTrainer.Line], _ chance: inout SeededGenerator) {
        let analyzer = Analyzer(identifier: nil)
        for (number, line) in lines.enumerated() {
            let label = LanguageIdentifier.languages.firstIndex(of: line.language) ?? LanguageIdentifier.languages.count
            lineLabels.append(label)
            let utterance = analyzer.utterance(of: line.text)
            let words = utterance.tokens.filter { $0.kind == .word }
            add(utterance, words[...], label, number)
            guard words.count > 1 else { continue }
            for start in words.indices.dropLast() {
                let length = 2 + chance.index(below: LanguageIdentifierTrainer.longestStretch - 1)
                add(utterance, words[start..<min(start + length, words.count)], label, number)
            }
        }
    }

    private mutating func add(_ utterance: Utterance, _ words: ArraySlice<Token>, _ label: Int, _ line: Int) {
        var features: [UInt32] = []
        utterance.forms.withUnsafeBufferPointer { forms in
            LanguageFeatures.forEach(in: forms, Array(words)) { feature, times in
                features += repeatElement(UInt32(feature), count: times)
            }
        }
        guard !features.isEmpty else { return }
        let weight = LanguageFeatures.weight(ofOneAmong: features.count)
        features.sort()
        var row = SparseVector()
        for feature in features {
            if row.indices.last == feature {
                row.values[row.values.count - 1] += weight
            } else {
                row.indices.append(feature)
                row.values.append(weight)
            }
        }
        rows.append(row)
        labelOfRow.append(label)
        lineOfRow.append(line)
    }

    /// The margins of each row by a model that was trained without its line: (rows × classes).
    func unseenMargins(by learner: LogisticRegression, folds count: Int, seed: UInt64) -> [Float] {
        let labels = labels
        let classes = labels.count
        let folds = Folds(of: lineLabels, count: count, seed: seed)
        var margins = [Float](repeating: 0, count: rows.count * classes)
        for part in 0..<count {
            let inside = lineOfRow.indices.filter { folds.part[lineOfRow[$0]] == part }
            let outside = lineOfRow.indices.filter { folds.part[lineOfRow[$0]] != part }
            let model = learner.model(of: rows.selecting(outside), targets: labels.selecting(outside))
            for row in inside {
                margins.replaceSubrange((row * classes)..<((row + 1) * classes), with: model.margins(of: rows[row]))
            }
        }
        return margins
    }
}
