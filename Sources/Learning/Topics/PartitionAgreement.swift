internal import Foundation

/// How far two divisions of the same rows agree, whatever their parts are called.
package struct PartitionAgreement: Sendable, Equatable {
    /// Shared information against the mean of both entropies, 0…1 (Strehl and Ghosh 2002, with the arithmetic mean); 1 where
    /// neither division divides anything.
    package let normalizedInformation: Double
    /// How far each found part holds rows of one true part alone, 0…1 (Rosenberg and Hirschberg 2007).
    package let homogeneity: Double
    /// How far each true part lies in one found part, 0…1.
    package let completeness: Double

    /// - Parameters:
    ///   - found: The part of each row as it was found.
    ///   - true: The part of each row as people see it.
    package init(found: [Int], true truth: [Int]) {
        precondition(found.count == truth.count, "two parts a row")
        let both = Self.entropy(zip(found, truth).map { "\($0) \($1)" })
        let foundEntropy = Self.entropy(found)
        let trueEntropy = Self.entropy(truth)
        let shared = max(0, foundEntropy + trueEntropy - both)
        normalizedInformation =
            foundEntropy + trueEntropy > 0 ? 2 * shared / (foundEntropy + trueEntropy) : 1
        homogeneity = trueEntropy > 0 ? shared / trueEntropy : 1
        completeness = foundEntropy > 0 ? shared / foundEntropy : 1
    }

    private static func entropy<Part: Hashable>(_ parts: [Part]) -> Double {
        var counts: [Part: Int] = [:]
        for part in parts { counts[part, default: 0] += 1 }
        // In one order whatever the hashing, so that the sum is the same to the last bit.
        return counts.values.sorted().reduce(0) { sum, count in
            let share = Double(count) / Double(parts.count)
            return sum - share * log(share)
        }
    }
}
