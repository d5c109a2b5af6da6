import Foundation
import Language
import Learning

/// Texts as rows of weighted words, for finding what they are about.
///
/// What stands in a few texts only (names, streets, slips) is one word, "something rare", and so are numbers, codes and
/// addresses: texts that only tell such things come to lie together, and none of them can name a topic.
struct ThemeWords: Sendable {
    /// The words that are known, by number.
    let words: [String]
    /// The known words that each text holds, each once, ascending.
    let held: [[UInt32]]
    /// Rows of unit length: known words, then the two that stand for all others; often counts for more, but less than in
    /// proportion, and what few texts hold counts for more.
    let rows: SparseRows
    /// The share of each text's words that are known, 0…1.
    let knownShares: [Double]

    init(_ utterances: [Utterance]) {
        let cut = utterances.map(Self.cut)
        var frequencies: [String: Int] = [:]
        for words in cut {
            for word in Set(words.compactMap(\.self)) { frequencies[word, default: 0] += 1 }
        }
        let least = utterances.count < Self.fewTexts ? 2 : 5
        let words = frequencies.filter { $0.value >= least }.map(\.key).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, UInt32($0)) })
        let value = UInt32(words.count)
        let rare = UInt32(words.count + 1)
        let texts = cut.map { $0.map { word in word.map { numbers[$0] ?? rare } ?? value } }
        self.words = words
        held = texts.map { Array(Set($0.filter { $0 < value })).sorted() }
        knownShares = texts.map { $0.isEmpty ? 0 : Double($0.count { $0 < value }) / Double($0.count) }
        rows = Self.weighted(texts.map(Self.collapsed), columns: words.count + 2, others: value)
    }

    /// Below so many texts, a word that two of them hold is known already.
    private static let fewTexts = 1000

    /// Folded words; `nil` stands for a number, a code, an address.
    private static func cut(_ utterance: Utterance) -> [String?] {
        utterance.tokens.compactMap { token -> String?? in
            switch token.kind {
            case .punctuation, .symbol: nil
            case .number, .code, .email, .url, .handle: .some(nil)
            case .word, .emoji: utterance.form(of: token)
            }
        }
    }

    /// Neighbours that are the same count once: a telephone number in five groups is one number.
    private static func collapsed(_ text: [UInt32]) -> [UInt32] {
        text.enumerated().filter { $0.offset == 0 || text[$0.offset - 1] != $0.element }.map(\.element)
    }

    private static func weighted(_ texts: [[UInt32]], columns: Int, others: UInt32) -> SparseRows {
        var frequencies = [Int](repeating: 0, count: columns)
        for text in texts {
            for word in Set(text) { frequencies[Int(word)] += 1 }
        }
        var rows = SparseRows(columns: columns)
        for text in texts {
            var counts: [UInt32: Int] = [:]
            for word in text { counts[word, default: 0] += 1 }
            let indices = counts.keys.sorted()
            var values = indices.map { word in
                let rarity = log(Double(1 + texts.count) / Double(1 + frequencies[Int(word)])) + 1
                return Float((1 + log(Double(counts[word] ?? 1))) * rarity)
            }
            let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for place in values.indices { values[place] /= length }
            rows.append(SparseVector(indices: indices, values: values))
        }
        return rows
    }
}

extension ThemeWords {
    /// The words that tell a topic from the rest, most telling first: those that its texts hold often, and more often than
    /// texts do as a rule, by p(word | topic) · log(p(word | topic) / p(word)).
    func telling(topic: Int, of topics: [Int], most: Int) -> [UInt32] {
        var within = [Int](repeating: 0, count: words.count)
        var overall = within
        var size = 0
        for (text, held) in held.enumerated() {
            let isOwn = topics[text] == topic
            if isOwn { size += 1 }
            for word in held {
                overall[Int(word)] += 1
                if isOwn { within[Int(word)] += 1 }
            }
        }
        let scored = words.indices.compactMap { word -> (word: Int, score: Double)? in
            guard within[word] > 0 else { return nil }
            let own = Double(within[word]) / Double(size)
            let all = Double(overall[word]) / Double(held.count)
            return (word, own * log(own / all))
        }
        return scored.filter { $0.score > 0 || topics.count == size }
            .sorted { ($0.score, $1.word) > ($1.score, $0.word) }
            .prefix(most).map { UInt32($0.word) }
    }
}
