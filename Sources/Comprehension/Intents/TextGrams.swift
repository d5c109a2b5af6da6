import Language

/// The pieces by which the intent model knows an utterance: words, pairs of neighbouring words, and runs of two to five
/// letters within a word, its two ends counted as letters.
///
/// Each piece is a 64-bit hash of its folded form; a run of letters never equals a word. Numbers, codes and addresses
/// stand for their kind, as words without letters: the model learns that an order number was named and keeps none.
/// Punctuation says nothing here.
struct TextGrams: Sendable {
    struct Gram: Sendable {
        let hash: UInt64
        /// The token that it begins in.
        let token: Int32
        /// The token that it ends in.
        let lastToken: Int32
        /// True for words and pairs of words, false for runs of letters.
        let isWord: Bool
    }

    private(set) var grams: [Gram] = []

    /// - Parameter meant: The utterance's words as they were meant.
    init(of utterance: Utterance, _ meant: MeantWords) {
        grams.reserveCapacity(utterance.forms.count * 5)
        var before: (hash: UInt64, token: Int32)?
        utterance.forms.withUnsafeBufferPointer { forms in
            for (place, token) in utterance.tokens.enumerated() {
                let number = Int32(place)
                let form = UnsafeBufferPointer(rebasing: forms[token.form])
                switch token.kind {
                case .punctuation, .symbol: continue
                case .number, .code, .email, .url, .handle:
                    addWord(Self.hash(ofKind: token.kind), token: number, after: &before)
                case .emoji: addWord(Self.hash(of: form), token: number, after: &before)
                case .word:
                    guard let words = meant.words(at: place) else {
                        addWord(of: form, token: number, after: &before)
                        continue
                    }
                    for word in words {
                        word.withUnsafeBufferPointer { addWord(of: $0, token: number, after: &before) }
                    }
                }
            }
        }
    }

    private mutating func addWord(
        of form: UnsafeBufferPointer<UInt8>, token: Int32, after before: inout (hash: UInt64, token: Int32)?
    ) {
        addLetters(of: form, token: token)
        addWord(Self.hash(of: form), token: token, after: &before)
    }

    /// Adds a word, and the pair that it makes with the word before.
    private mutating func addWord(_ word: UInt64, token: Int32, after before: inout (hash: UInt64, token: Int32)?) {
        grams.append(Gram(hash: Self.finished(word, salt: 1), token: token, lastToken: token, isWord: true))
        if let before {
            let pair = (before.hash &* 0x9e37_79b9_7f4a_7c15) ^ word
            grams.append(Gram(hash: Self.finished(pair, salt: 2), token: before.token, lastToken: token, isWord: true))
        }
        before = (word, token)
    }

    /// The shortest and the longest run of letters, in scalars.
    private static let runLengths = 2...5

    private mutating func addLetters(of form: UnsafeBufferPointer<UInt8>, token: Int32) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: form.count + 2) { padded in
            padded[0] = UInt8(ascii: " ")
            _ = padded[1...].update(fromContentsOf: form)
            padded[form.count + 1] = UInt8(ascii: " ")
            for start in padded.indices where !isContinuation(padded[start]) {
                var hash = Self.offset
                var length = 0
                for place in start..<padded.count {
                    hash = (hash ^ UInt64(padded[place])) &* Self.prime
                    if place + 1 < padded.count && isContinuation(padded[place + 1]) { continue }
                    length += 1
                    if length > Self.runLengths.upperBound { break }
                    if length >= Self.runLengths.lowerBound {
                        grams.append(
                            Gram(
                                hash: Self.finished(hash, salt: 3), token: token, lastToken: token, isWord: false))
                    }
                }
            }
        }
    }

    // FNV-1a (Fowler, Noll and Vo), whose low bits the finish mixes with the high ones.
    private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01b3

    private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.reduce(offset) { ($0 ^ UInt64($1)) &* prime }
    }

    /// No word begins with a zero byte.
    private static func hash(ofKind kind: Token.Kind) -> UInt64 {
        ((offset ^ 0) &* prime ^ UInt64(kind.rawValue)) &* prime
    }

    private static func finished(_ hash: UInt64, salt: UInt64) -> UInt64 {
        var mixed = hash &+ salt
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed >> 33)
    }
}

/// True for the second to fourth byte of a scalar in UTF-8.
@inline(__always)
private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }
