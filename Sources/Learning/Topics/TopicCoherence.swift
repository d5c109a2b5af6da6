internal import Foundation

/// How often words that stand for one topic are said together: normalised pointwise mutual information (Bouma 2009; by topic,
/// Lau, Newman and Baldwin 2014). 1 where they always come together, 0 as chance has it, −1 where they never do.
package struct TopicCoherence: Sendable {
    /// The rows that hold each word, ascending.
    private var rows: [UInt32: [Int]] = [:]
    private let count: Int

    /// - Parameter words: The numbers of the words that each row holds, each once.
    package init(words: [[UInt32]]) {
        count = words.count
        for (row, words) in words.enumerated() {
            for word in words { rows[word, default: []].append(row) }
        }
    }

    /// The mean over all pairs of a topic's words; `nil` for fewer than two.
    package func mean(of words: [UInt32]) -> Double? {
        var sum = 0.0
        var pairs = 0
        for (place, one) in words.enumerated() {
            for other in words[(place + 1)...] {
                sum += information(one, other)
                pairs += 1
            }
        }
        return pairs > 0 ? sum / Double(pairs) : nil
    }

    private func information(_ one: UInt32, _ other: UInt32) -> Double {
        guard let first = rows[one], let second = rows[other], count > 0 else { return -1 }
        let both = Double(Set(first).intersection(second).count) / Double(count)
        guard both > 0 else { return -1 }
        guard both < 1 else { return 1 }
        let alone = Double(first.count) / Double(count) * Double(second.count) / Double(count)
        return log(both / alone) / -log(both)
    }
}
