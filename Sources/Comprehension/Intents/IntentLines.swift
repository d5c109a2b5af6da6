package import Language
import Learning

/// The examples of a training as numbers: the n-grams of each line, and its label.
struct IntentLines: Sendable {
    /// The desk's intents, in the order of their names.
    let names: [String]
    /// The label of each line: an intent's place in `names`, or `names.count` for out of scope.
    let labels: [Int]
    /// The n-grams of each line, as often as they occur, numbered as in `table`.
    let grams: [[UInt32]]
    private let table: GramTable
    /// Of each n-gram of `table`.
    private let isWord: [Bool]

    init(_ examples: [IntentExample], utterances: [Utterance]) {
        let names = Array(Set(examples.compactMap(\.intent))).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        labels = examples.map { $0.intent.flatMap { places[$0] } ?? names.count }
        self.names = names
        var table = GramTable()
        var isWord: [Bool] = []
        grams = utterances.map { utterance in
            TextGrams(of: utterance).grams.map { gram in
                let number = table.number(adding: gram.hash)
                if Int(number) == isWord.count { isWord.append(gram.isWord) }
                return number
            }
        }
        self.table = table
        self.isWord = isWord
    }

    var count: Int { labels.count }

    /// The number of labels that a classifier tells apart, out of scope among them where there are such lines.
    var labelCount: Int { names.count + (labels.contains(names.count) ? 1 : 0) }

    /// The n-grams that a part of the lines knows. Numbers are given by falling frequency, so that what every message
    /// looks up lies close together.
    struct Vocabulary: Sendable {
        /// The number of each n-gram of the whole table, `unknown` where the part does not know it.
        let numbers: [UInt32]
        /// The n-grams of the whole table that are known, in the order of their numbers.
        let known: [Int]
        let weights: GramWeights

        static let unknown = UInt32.max
    }

    /// - Parameter leastFrequency: The number of lines that must hold an n-gram for it to be known.
    func vocabulary(of part: [Int], leastFrequency: Int) -> Vocabulary {
        var frequencies = [Int](repeating: 0, count: isWord.count)
        var lastLine = [Int](repeating: -1, count: isWord.count)
        for line in part {
            for gram in grams[line] where lastLine[Int(gram)] != line {
                lastLine[Int(gram)] = line
                frequencies[Int(gram)] += 1
            }
        }
        let known = frequencies.indices
            .filter { frequencies[$0] >= leastFrequency }
            .sorted { (frequencies[$1], $0) < (frequencies[$0], $1) }
        var numbers = [UInt32](repeating: Vocabulary.unknown, count: isWord.count)
        for (number, gram) in known.enumerated() { numbers[gram] = UInt32(number) }
        let weights = GramWeights(
            frequencies: known.map { frequencies[$0] }, isWord: known.map { isWord[$0] }, examples: part.count)
        return Vocabulary(numbers: numbers, known: known, weights: weights)
    }

    /// A line as a model with that vocabulary sees it.
    func features(of line: Int, in vocabulary: Vocabulary) -> IntentFeatures {
        var known: [UInt32] = []
        known.reserveCapacity(grams[line].count)
        var unknownWords = 0
        var unknownLetters = 0
        for gram in grams[line] {
            let number = vocabulary.numbers[Int(gram)]
            if number != Vocabulary.unknown {
                known.append(number)
            } else if isWord[Int(gram)] {
                unknownWords += 1
            } else {
                unknownLetters += 1
            }
        }
        return vocabulary.weights.features(
            known: known, unknownWords: unknownWords, unknownLetters: unknownLetters)
    }

    /// The same vocabulary for texts that are yet to come.
    func lookup(_ vocabulary: Vocabulary) -> IntentVocabulary {
        IntentVocabulary(
            table: GramTable(hashes: vocabulary.known.map { table.hashes[$0] }), weights: vocabulary.weights)
    }
}
