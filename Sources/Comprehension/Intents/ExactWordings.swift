package import Language
package import Learning

/// Wordings that stand for something by themselves, found whatever their case, spacing and punctuation.
///
/// A wording is kept as two fingerprints of its folded words and not as text, so that no customer's sentence can be read
/// out of a model file.
package struct ExactWordings: Sendable, Storable {
    private struct Key: Hashable {
        let first: UInt64
        let second: UInt64
    }

    private var values: [Key: Int32] = [:]

    /// No wordings.
    package init() {}

    /// True when there is no wording.
    package var isEmpty: Bool { values.isEmpty }
    /// How many wordings there are.
    package var count: Int { values.count }

    /// What a wording stands for; assigning `nil` forgets it. An utterance without a word stands for nothing.
    package subscript(utterance: Utterance) -> Int? {
        get { Self.key(utterance).flatMap { values[$0] }.map(Int.init) }
        set {
            if let key = Self.key(utterance) { values[key] = newValue.map { Int32($0) } }
        }
    }

    private static func key(_ utterance: Utterance) -> Key? {
        var bytes: [UInt8] = []
        for token in utterance.tokens where token.kind != .punctuation && token.kind != .symbol {
            bytes += utterance.forms[token.form]
            bytes.append(UInt8(ascii: " "))
        }
        guard !bytes.isEmpty else { return nil }
        let first = Fingerprint(of: bytes).value
        bytes.append(0)
        return Key(first: first, second: Fingerprint(of: bytes).value)
    }

    package func store(in file: inout ModelFile, as name: String) {
        let sorted = values.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
        file.add(sorted.flatMap { [$0.key.first, $0.key.second] }, as: "\(name).keys")
        file.add(sorted.map { UInt32(bitPattern: $0.value) }, as: "\(name).values")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let keys = try file.words64("\(name).keys")
        let stored = try file.words32("\(name).values")
        guard keys.count == stored.count * 2 else {
            throw .inconsistent(section: "\(name).keys", reason: "there are two words a value")
        }
        for (place, value) in stored.enumerated() {
            values[Key(first: keys[2 * place], second: keys[2 * place + 1])] = Int32(bitPattern: value)
        }
        guard values.count == stored.count else {
            throw .inconsistent(section: "\(name).keys", reason: "a wording stands twice")
        }
    }
}
