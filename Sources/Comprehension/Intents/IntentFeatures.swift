import Foundation
import Language
package import Learning

/// An utterance as the intent model sees it.
package struct IntentFeatures: Sendable, Equatable {
    /// What the model knows of it, weighted: words and runs of letters each of length 1.
    package let vector: SparseVector
    /// How much of its words the model knows, 0…1, rare ones counting more.
    package let knownWords: Float
    /// The same for its runs of letters.
    package let knownLetters: Float
}

/// Weighs n-grams: often in this text counts for more, but less than in proportion (1 + log count); rare in the examples
/// counts for more (inverse document frequency).
struct GramWeights: Sendable, Storable {
    /// One an n-gram: log((1 + examples) / (1 + examples that hold it)) + 1.
    private let rarity: [Float]
    /// The same of an n-gram that no example holds.
    private let rarityOfUnknown: Float
    /// Whether an n-gram is a word or a pair of words.
    private let isWord: [Bool]

    /// - Parameters:
    ///   - frequencies: The number of examples that hold each n-gram.
    ///   - examples: How many examples there are.
    init(frequencies: [Int], isWord: [Bool], examples: Int) {
        rarity = frequencies.map { Float(log(Double(1 + examples) / Double(1 + $0)) + 1) }
        rarityOfUnknown = Float(log(Double(1 + examples)) + 1)
        self.isWord = isWord
    }

    var count: Int { rarity.count }

    /// - Parameters:
    ///   - known: The numbers of the n-grams that the model knows, in any order, as often as they occur.
    ///   - unknownWords: How many words and pairs it does not know; `unknownLetters` likewise.
    func features(known: [UInt32], unknownWords: Int, unknownLetters: Int) -> IntentFeatures {
        var numbers = known
        numbers.withUnsafeMutableBufferPointer { $0.sortNumbers() }
        var indices: [UInt32] = []
        var values: [Float] = []
        indices.reserveCapacity(numbers.count)
        values.reserveCapacity(numbers.count)
        var wordSquare: Float = 0
        var letterSquare: Float = 0
        var place = 0
        while place < numbers.count {
            let number = numbers[place]
            let start = place
            while place < numbers.count && numbers[place] == number { place += 1 }
            let value = Self.damped(place - start) * rarity[Int(number)]
            indices.append(number)
            values.append(value)
            if isWord[Int(number)] { wordSquare += value * value } else { letterSquare += value * value }
        }
        let wordScale = wordSquare > 0 ? 1 / wordSquare.squareRoot() : 0
        let letterScale = letterSquare > 0 ? 1 / letterSquare.squareRoot() : 0
        for place in values.indices {
            values[place] *= isWord[Int(indices[place])] ? wordScale : letterScale
        }
        return IntentFeatures(
            vector: SparseVector(indices: indices, values: values),
            knownWords: share(wordSquare, unknown: unknownWords),
            knownLetters: share(letterSquare, unknown: unknownLetters))
    }

    /// The length of the known part against that of the whole; of nothing, nothing is known.
    private func share(_ knownSquare: Float, unknown: Int) -> Float {
        let whole = knownSquare + Float(unknown) * rarityOfUnknown * rarityOfUnknown
        return whole > 0 ? (knownSquare / whole).squareRoot() : 0
    }

    private static let dampedCounts = (0..<64).map { $0 == 0 ? 0 : Float(1 + log(Double($0))) }

    private static func damped(_ count: Int) -> Float {
        count < dampedCounts.count ? dampedCounts[count] : Float(1 + log(Double(count)))
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add(rarity, as: "\(name).rarity")
        file.add([rarityOfUnknown], as: "\(name).rarity_of_unknown")
        file.add(isWord.map { $0 ? 1 : 0 } as [UInt8], as: "\(name).is_word")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        let unknown = try file.floats("\(name).rarity_of_unknown")
        rarity = try file.floats("\(name).rarity")
        isWord = try file.bytes("\(name).is_word").map { $0 != 0 }
        guard unknown.count == 1, isWord.count == rarity.count else {
            throw .inconsistent(section: "\(name).rarity", reason: "n-grams and weights do not agree")
        }
        rarityOfUnknown = unknown[0]
    }
}

/// The n-grams that a model knows, with their weights.
struct IntentVocabulary: Sendable, Storable {
    let table: GramTable
    let weights: GramWeights
    let spelling: Spelling

    init(table: GramTable, weights: GramWeights, spelling: Spelling) {
        self.table = table
        self.weights = weights
        self.spelling = spelling
    }

    /// The words of an utterance as they were meant, where the model's words are what is likeliest.
    func words(of utterance: Utterance) -> MeantWords { MeantWords(of: utterance, spelling: spelling) }

    func features(of utterance: Utterance) -> IntentFeatures {
        features(of: TextGrams(of: utterance, words(of: utterance)))
    }

    func features(of grams: TextGrams) -> IntentFeatures {
        var known: [UInt32] = []
        known.reserveCapacity(grams.grams.count)
        var unknownWords = 0
        var unknownLetters = 0
        table.numbers(of: grams.grams, hashed: \.hash) { gram, number in
            if let number {
                known.append(number)
            } else if gram.isWord {
                unknownWords += 1
            } else {
                unknownLetters += 1
            }
        }
        return weights.features(known: known, unknownWords: unknownWords, unknownLetters: unknownLetters)
    }

    func store(in file: inout ModelFile, as name: String) {
        table.store(in: &file, as: "\(name).table")
        weights.store(in: &file, as: "\(name).weights")
        spelling.store(in: &file, as: "\(name).words")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        table = try GramTable(from: file, as: "\(name).table")
        weights = try GramWeights(from: file, as: "\(name).weights")
        spelling = try Spelling(from: file, as: "\(name).words")
    }
}
