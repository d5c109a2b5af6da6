import Foundation
import Language
import Learning

/// Sets right what is one slip away from a word that the examples use: a letter left out, added, changed, or swapped with
/// its neighbour; a letter held down; words run together.
///
/// Customers misspell; examples are written with care. Without this, "pacel" is a word that the model has never seen,
/// and the message seems to come from elsewhere. A common word is meant as it is written, though no example has it: a desk
/// that sells in a "shop" is asked to "stop" something, too. Words are found by what is left of them when any one letter is dropped
/// (Garbe 2012, "SymSpell"): two words one slip apart always share such a rest.
struct Spelling: Sendable, Storable {
    /// The words of the examples, frequent ones first.
    private let words: [String]
    private let letters: [[Unicode.Scalar]]
    private let known: GramTable
    /// The hash of each rest, ascending, and the word that it is left of.
    private let rests: [UInt64]
    private let restWords: [UInt32]

    /// Shorter words are too close to each other.
    private static let shortest = 4
    /// But for two letters that are swapped, as in "teh".
    private static let shortestSwapped = 3

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
        letters = words.map { Array($0.unicodeScalars) }
        known = GramTable(hashes: letters.map(Self.hash(of:)))
        var pairs: [(rest: UInt64, word: UInt32)] = []
        for (number, scalars) in letters.enumerated() where scalars.count >= Self.shortestSwapped {
            for rest in Self.rests(of: scalars) { pairs.append((rest, UInt32(number))) }
        }
        pairs.sort { ($0.rest, $0.word) < ($1.rest, $1.word) }
        rests = pairs.map(\.rest)
        restWords = pairs.map(\.word)
    }

    /// The words that were meant, in UTF-8; `nil` for a common word, one that the examples use, and one that is close to none.
    ///
    /// In this order: letters that were held down let go, one slip behind the first letter, two or three words of the
    /// examples run together, one slip in the first letter. Of several words, the most frequent.
    func correction(of word: UnsafeBufferPointer<UInt8>) -> [[UInt8]]? {
        guard word.count >= Self.shortestSwapped, !isKnown(word), !PieceEncoder.isCommon(word) else { return nil }
        let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
        return correction(of: scalars)?.map { Array($0.utf8) }
    }

    /// Whether the examples use a word; of one that is not ASCII it may not be told.
    private func isKnown(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.allSatisfy { $0 < 0x80 } && known.number(of: Self.hash(of: word.lazy.map { Unicode.Scalar($0) })) != nil
    }

    private func correction(of scalars: [Unicode.Scalar]) -> [String]? {
        guard scalars.count >= Self.shortestSwapped, scalars.count <= Self.longest, number(of: scalars[...]) == nil
        else { return nil }
        if let known = letGo(scalars) { return [known] }
        var close: (behind: UInt32?, first: UInt32?)
        for rest in Self.rests(of: scalars) {
            var place = firstPlace(of: rest)
            while place < rests.count && rests[place] == rest {
                let number = restWords[place]
                let candidate = letters[Int(number)]
                place += 1
                guard Self.isOneSlip(scalars, candidate),
                    min(scalars.count, candidate.count) >= Self.shortest || Self.isSwapped(scalars, candidate)
                else { continue }
                if candidate[0] == scalars[0] {
                    close.behind = min(close.behind ?? number, number)
                } else if scalars.count > Self.shortest {
                    close.first = min(close.first ?? number, number)
                }
            }
        }
        if let behind = close.behind { return [words[Int(behind)]] }
        return parts(of: scalars[...], most: 3)?.words ?? close.first.map { [words[Int($0)]] }
    }

    private func number(of scalars: ArraySlice<Unicode.Scalar>) -> UInt32? {
        known.number(of: Self.hash(of: scalars))
    }

    /// "Pleeease", "cardddd": the known word whose letters were held down, if one is.
    private func letGo(_ scalars: [Unicode.Scalar]) -> String? {
        guard zip(scalars, scalars.dropFirst()).contains(where: { $0 == $1 }) else { return nil }
        var single: [Unicode.Scalar] = []
        var double: [Unicode.Scalar] = []
        for (place, scalar) in scalars.enumerated() {
            if place == 0 || scalars[place - 1] != scalar { single.append(scalar) }
            if place < 2 || scalars[place - 1] != scalar || scalars[place - 2] != scalar { double.append(scalar) }
        }
        return (number(of: double[...]) ?? number(of: single[...])).map { words[Int($0)] }
    }

    /// "Whereismy": the words that were run together, the most frequent ones first. Where the parts are short, only the
    /// most usual words are believed to be parts.
    private func parts(of scalars: ArraySlice<Unicode.Scalar>, most: Int) -> (words: [String], cost: Double)? {
        guard scalars.count > Self.shortest, scalars.count <= Self.longestRunTogether else { return nil }
        var best: (words: [String], cost: Double)?
        for cut in scalars.indices.dropFirst() {
            guard let first = part(scalars[..<cut]) else { continue }
            let rest = scalars[cut...]
            if let last = part(rest), first.cost + last.cost < best?.cost ?? .infinity {
                best = ([first.word, last.word], first.cost + last.cost)
            }
            if most > 2, let others = parts(of: rest, most: most - 1),
                first.cost + others.cost < best?.cost ?? .infinity
            {
                best = ([first.word] + others.words, first.cost + others.cost)
            }
        }
        return best
    }

    /// A word of the examples, and how much speaks against its being a part: the logarithm of its rank.
    private func part(_ scalars: ArraySlice<Unicode.Scalar>) -> (word: String, cost: Double)? {
        guard let number = number(of: scalars) else { return nil }
        let usual = scalars.count == 1 ? Self.usualLetters : scalars.count <= 3 ? Self.usualShort : Int.max
        guard Int(number) < usual else { return nil }
        return (words[Int(number)], log(Double(number) + 10))
    }

    /// A part of one letter must be among so many most frequent words; one of two or three among so many.
    private static let longestRunTogether = 24
    private static let usualLetters = 12
    private static let usualShort = 150

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
    private static func rests(of scalars: [Unicode.Scalar]) -> [UInt64] {
        var rests = [hash(of: scalars)]
        // Of a letter that stands twice it does not matter which is dropped.
        for dropped in scalars.indices where dropped == 0 || scalars[dropped] != scalars[dropped - 1] {
            var rest = start
            for place in scalars.indices where place != dropped { rest = going(on: rest, scalars[place]) }
            rests.append(mixed(rest))
        }
        return rests
    }

    /// FNV-1a over scalars, with mixed low bits.
    private static func hash(of scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
        mixed(scalars.reduce(start, going(on:_:)))
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    private static func going(on hash: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
        (hash ^ UInt64(scalar.value)) &* 0x0000_0100_0000_01b3
    }

    private static func mixed(_ hash: UInt64) -> UInt64 { (hash ^ (hash >> 32)) &* 0xff51_afd7_ed55_8ccd }

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

    /// Whether both have the same letters.
    private static func isSwapped(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        first.sorted() == second.sorted()
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add(words, as: name)
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        self.init(words: try file.strings(name))
    }
}
