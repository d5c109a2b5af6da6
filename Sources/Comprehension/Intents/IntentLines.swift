import Language
import Learning

/// The examples of a training as numbers: the n-grams of each line, and its label.
struct IntentLines: Sendable {
    /// The desk's intents, in the order of their names.
    let names: [String]
    /// The label of each line: an intent's place in `names`, or `names.count` for out of scope.
    let labels: [Int]
    /// False for descriptions.
    let isMessage: [Bool]
    /// The n-grams of each line, as often as they occur, numbered as in `table`.
    let grams: [[UInt32]]
    let utterances: [Utterance]
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
        isMessage = examples.map(\.isMessage)
        grams = utterances.map { utterance in
            TextGrams(of: utterance, MeantWords(of: utterance)).grams.map { gram in
                let number = table.number(adding: gram.hash)
                if Int(number) == isWord.count { isWord.append(gram.isWord) }
                return number
            }
        }
        self.utterances = utterances
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
        let spelling: Spelling

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
        return Vocabulary(
            numbers: numbers, known: known, weights: weights, spelling: Spelling(of: part.map { utterances[$0] }))
    }

    /// A line that the vocabulary was made of, as a model sees it.
    func features(ofOwn line: Int, in vocabulary: Vocabulary) -> IntentFeatures {
        let known = grams[line].map { vocabulary.numbers[Int($0)] }.filter { $0 != Vocabulary.unknown }
        return vocabulary.weights.features(known: known, unknownWords: 0, unknownLetters: 0)
    }

    /// The same vocabulary for texts that it was not made of.
    func lookup(_ vocabulary: Vocabulary) -> IntentVocabulary {
        IntentVocabulary(
            table: GramTable(hashes: vocabulary.known.map { table.hashes[$0] }), weights: vocabulary.weights,
            spelling: vocabulary.spelling)
    }
}
