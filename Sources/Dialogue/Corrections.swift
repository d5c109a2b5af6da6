package import Comprehension
import Synchronization

/// Wordings that a person has set right: in force for the next message that has the same words.
///
/// The journal in the store is what lasts; this is its present state, shared by every front.
package final class Corrections: Sendable {
    private let wordings = Mutex<[String: [Entry]]>([:])

    private struct Entry: Sendable {
        let number: Int
        let intent: String?
    }

    /// No corrections.
    package init() {}

    /// Puts a correction into force.
    /// - Parameters:
    ///   - number: Its place in the journal; the highest number of a wording holds.
    ///   - intent: What the words mean; `nil` for out of scope.
    package func add(_ number: Int, words: [String], intent: String?) {
        wordings.withLock { $0[Self.key(words), default: []].append(Entry(number: number, intent: intent)) }
    }

    /// Takes a correction out of force.
    package func undo(_ number: Int) {
        wordings.withLock { wordings in
            for (key, entries) in wordings where entries.contains(where: { $0.number == number }) {
                wordings[key] = entries.filter { $0.number != number }
            }
        }
    }

    /// The understanding as corrected, where these words have been set right.
    package func applied(to understanding: Understanding, words: [String]) -> Understanding {
        let entry = wordings.withLock { wordings in
            wordings.isEmpty ? nil : wordings[Self.key(words)]?.max { $0.number < $1.number }
        }
        guard let entry else { return understanding }
        var corrected = understanding
        corrected.decidedBy = .exact
        corrected.requests = []
        corrected.fallback = entry.intent == nil
        if let intent = entry.intent {
            corrected.intents =
                [RankedIntent(name: intent, confidence: 1)]
                + understanding.intents.filter { $0.name != intent }.map { RankedIntent(name: $0.name, confidence: 0) }
            corrected.answerSet = [intent]
        } else {
            corrected.answerSet = []
        }
        return corrected
    }

    /// Marks do not count: "where is it" and "Where is it?" are the same words.
    private static func key(_ words: [String]) -> String {
        words.filter {
            $0.utf8.contains { $0 >= 0x80 || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
        }
        .joined(separator: " ")
    }
}
