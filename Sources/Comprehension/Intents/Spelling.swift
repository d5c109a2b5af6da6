import Language
import Learning

/// Sets right what is one slip away from a word that the examples use: a letter left out, added, changed, or swapped with
/// its neighbour, after the first letter.
///
/// Customers misspell; examples are written with care. Without this, "pacel" is a word that the model has never seen,
/// and the message seems to come from elsewhere. Words are found by what is left of them when any one letter is dropped
/// (Garbe 2012, "SymSpell"): two words one slip apart always share such a rest.
struct Spelling: Sendable, Storable {
    /// The words of the examples, frequent ones first.
    private let words: [String]
    private let known: GramTable
    /// The hash of each rest, ascending, and the word that it is left of.
    private let rests: [UInt64]
    private let restWords: [UInt32]

    /// Shorter words are too close to each other.
    private static let shortest = 4

    /// - Parameter utterances: The examples.
    init(of utterances: some Sequence<Utterance>) {
        var counts: [String: Int] = [:]
        for utterance in utterances {
            for token in utterance.tokens where token.kind == .word {
                counts[utterance.form(of: token), default: 0] += 1
            }
        }
        self.init(words: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
    }

    private init(words: [String]) {
        self.words = words
        known = GramTable(hashes: words.map { Self.hash(of: $0.unicodeScalars) })
        var pairs: [(rest: UInt64, word: UInt32)] = []
        for (number, word) in words.enumerated() {
            let scalars = Array(word.unicodeScalars)
            guard scalars.count >= Self.shortest else { continue }
            for rest in Self.rests(of: scalars) { pairs.append((rest, UInt32(number))) }
        }
        pairs.sort { ($0.rest, $0.word) < ($1.rest, $1.word) }
        rests = pairs.map(\.rest)
        restWords = pairs.map(\.word)
    }

    /// The word that was meant, the most frequent of several; `nil` for a word that the examples use and for one that is
    /// not close to any.
    func correction(of word: UnsafeBufferPointer<UInt8>) -> String? {
        guard word.count >= Self.shortest else { return nil }
        let text = String(decoding: word, as: UTF8.self)
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= Self.shortest, scalars.count <= Self.longest,
            known.number(of: Self.hash(of: scalars)) == nil
        else { return nil }
        var best: UInt32?
        for rest in Self.rests(of: scalars) {
            var place = firstPlace(of: rest)
            while place < rests.count && rests[place] == rest && best.map({ restWords[place] < $0 }) ?? true {
                let candidate = Array(words[Int(restWords[place])].unicodeScalars)
                if candidate[0] == scalars[0] && Self.isOneSlip(scalars, candidate) { best = restWords[place] }
                place += 1
            }
        }
        return best.map { words[Int($0)] }
    }

    /// Longer runs of letters are not words that someone misspelt.
    private static let longest = 32

    private func firstPlace(of rest: UInt64) -> Int {
        var low = 0
        var high = rests.count
        while low < high {
            let middle = (low + high) / 2
            if rests[middle] < rest { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The hashes of a word and of all that is left when one letter is dropped.
    private static func rests(of scalars: [Unicode.Scalar]) -> Set<UInt64> {
        var rests: Set = [hash(of: scalars)]
        for dropped in scalars.indices {
            rests.insert(hash(of: scalars[..<dropped] + scalars[(dropped + 1)...]))
        }
        return rests
    }

    /// FNV-1a over scalars, with mixed low bits.
    private static func hash(of scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
        let hash = scalars.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1.value)) &* 0x0000_0100_0000_01b3 }
        return (hash ^ (hash >> 32)) &* 0xff51_afd7_ed55_8ccd
    }

    /// Whether a letter added, dropped, changed or swapped with its neighbour makes one of the other.
    private static func isOneSlip(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        guard long.count - short.count <= 1 else { return false }
        let start = zip(short, long).prefix { $0 == $1 }.count
        if long.count > short.count { return short[start...] == long[(start + 1)...] }
        guard start < short.count else { return false }
        if short[(start + 1)...] == long[(start + 1)...] { return true }
        return start + 1 < short.count && short[start] == long[start + 1] && short[start + 1] == long[start]
            && short[(start + 2)...] == long[(start + 2)...]
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add(words, as: name)
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        self.init(words: try file.strings(name))
    }
}
