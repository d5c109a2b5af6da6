import Language

/// Words of a desk's own that name an entity: "smart plug" is a product.
package struct Lookup: Sendable, Equatable {
    /// The entity's name.
    package let name: String
    package let phrases: [Phrase]

    /// A way to write it, and the value that it stands for.
    package struct Phrase: Sendable, Equatable {
        package let text: String
        /// The value where it is not the text itself.
        package let value: String?

        /// A phrase, as a catalogue lists it.
        package init(_ text: String, value: String? = nil) {
            self.text = text
            self.value = value
        }
    }

    /// An entity with its phrases.
    package init(name: String, phrases: [Phrase]) {
        self.name = name
        self.phrases = phrases
    }
}

/// Finds the phrases of lookups in a message: a trie over atoms.
///
/// Case, accents and apostrophes do not count, a hyphen is a space or nothing, and a word of four or more letters may
/// have a plural "s" more or less.
struct PhraseIndex: Sendable {
    /// From a trie's node and a word to the next node.
    private var steps: [UInt64: Int32] = [:]
    /// By node: what phrases end there.
    private var ends: [[Entry]] = [[]]
    private var firstWords: Set<Int32> = []
    private var vocabulary = Vocabulary()

    struct Entry: Sendable {
        let name: String
        let value: String
    }

    var isEmpty: Bool { firstWords.isEmpty }

    /// Adds a way to name a value; the first value that a phrase is given under a name stays.
    mutating func add(_ phrase: String, name: String, value: String, analyzer: Analyzer) {
        let words = Self.words(of: analyzer.utterance(of: phrase)).map { vocabulary.insert($0) }
        guard let first = words.first else { return }
        firstWords.insert(first)
        var node: Int32 = 0
        for word in words {
            let key = Self.key(node, word)
            if let next = steps[key] {
                node = next
            } else {
                ends.append([])
                steps[key] = Int32(ends.count - 1)
                node = Int32(ends.count - 1)
            }
        }
        if !ends[Int(node)].contains(where: { $0.name == name }) {
            ends[Int(node)].append(Entry(name: name, value: value))
        }
    }

    /// Hands out every phrase in a message with its UTF-8 range, those within longer ones included.
    func search(_ utterance: Utterance, _ found: (Range<Int>, Entry) -> Void) {
        guard !isEmpty else { return }
        let atoms = Atomizer.atoms(of: utterance, vocabulary, stemming: true)
        for start in atoms.indices where firstWords.contains(atoms[start].word) {
            if start > 0, atoms[start].isTight, atoms[start - 1].kind != .mark { continue }
            var node: Int32 = 0
            var place = start
            while place < atoms.count {
                if node != 0, atoms[place].isMark("-"), place + 1 < atoms.count { place += 1 }
                guard let next = steps[Self.key(node, atoms[place].word)] else { break }
                node = next
                place += 1
                if place < atoms.count, atoms[place].isTight, atoms[place].kind != .mark { continue }
                for entry in ends[Int(node)] {
                    found(atoms[start].range.lowerBound..<atoms[place - 1].range.upperBound, entry)
                }
            }
        }
    }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    /// The folded, stemmed forms of a phrase's letters and digits; hyphens are left out.
    private static func words(of phrase: Utterance) -> [[UInt8]] {
        var found: [[UInt8]] = []
        _ = Atomizer.atoms(of: phrase, Vocabulary(), stemming: true) { found.append($0) }
        return found.filter { $0 != [UInt8(ascii: "-")] }
    }
}
