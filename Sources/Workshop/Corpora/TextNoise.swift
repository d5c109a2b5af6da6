package import Learning

/// Copies of texts as people write them who are in a hurry, on a small keyboard, or want to get past a filter.
///
/// The same seed gives the same copies. Words are changed that stand between blanks; what holds no letter stays.
package struct TextNoise: Sendable, Equatable {
    /// What is done to a text.
    package enum Kind: Sendable, Equatable {
        /// So many of every eight words are changed, each in one way: misspelt (half of them), run into the next word, shouted,
        /// with a letter held down, or as people write in chats.
        case slips(inEightWords: Int)
        /// One letter in four is another script's that looks the same, and one invisible character in every word of four
        /// letters or more.
        case lookAlikes
    }

    package let kind: Kind
    package let seed: UInt64

    /// - Parameter seed: Any seed is as good as another.
    package init(_ kind: Kind, seed: UInt64) {
        self.kind = kind
        self.seed = seed
    }

    /// The noisy copy of the text at a place in a file: texts of equal words at two places get other slips.
    package func copy(of text: String, at place: Int) -> String {
        var generator = SeededGenerator(seed: seed &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(place))
        // The first numbers of neighbouring seeds are alike.
        for _ in 0..<3 { _ = generator.next() }
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch kind {
        case .slips(let count):
            return Self.slipped(words, inEightWords: count, &generator).joined(separator: " ")
        case .lookAlikes:
            return words.map { Self.disguised($0, &generator) }.joined(separator: " ")
        }
    }

    // MARK: Slips

    private static func slipped(_ words: [String], inEightWords count: Int, _ generator: inout SeededGenerator)
        -> [String]
    {
        let changeable = words.indices.filter { words[$0].contains(where: \.isLetter) }
        guard !changeable.isEmpty else { return words }
        let expected = Float(changeable.count * count) / 8
        let wanted = Int(expected) + (generator.unit() < expected - expected.rounded(.down) ? 1 : 0)
        let chosen = generator.order(of: changeable.count).prefix(wanted).map { changeable[$0] }.sorted()
        var slipped = words
        var glued: [Int] = []
        for place in chosen {
            let word = words[place]
            switch generator.index(below: 8) {
            case 0: glued.append(place)
            case 1: slipped[place] = word.uppercased()
            case 2: slipped[place] = stretched(word, &generator)
            case 3: slipped[place] = SlipTables.chat[word.lowercased()] ?? misspelt(word, &generator)
            default: slipped[place] = misspelt(word, &generator)
            }
        }
        // From the end, so that earlier places stay what they were.
        for place in glued.reversed() where place + 1 < slipped.count {
            slipped[place] += slipped.remove(at: place + 1)
        }
        return slipped
    }

    /// One letter left out, doubled, swapped with the next, or hit beside its key.
    private static func misspelt(_ word: String, _ generator: inout SeededGenerator) -> String {
        var letters = Array(word)
        let places = letters.indices.filter { letters[$0].isLetter }
        // Of a word of one letter nothing would be left.
        guard places.count > 1 else { return word }
        let place = places[generator.index(below: places.count)]
        switch generator.index(below: 4) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2 where place + 1 < letters.count && letters[place + 1].isLetter: letters.swapAt(place, place + 1)
        default:
            let near = SlipTables.neighbours[Character(letters[place].lowercased())] ?? "e"
            letters[place] = Array(near)[generator.index(below: near.count)]
        }
        return String(letters)
    }

    /// "pleaaase": a letter held down for three to five.
    private static func stretched(_ word: String, _ generator: inout SeededGenerator) -> String {
        var letters = Array(word)
        let places = letters.indices.filter { letters[$0].isLetter }
        let place = places[generator.index(below: places.count)]
        letters.insert(
            contentsOf: String(repeating: letters[place], count: 2 + generator.index(below: 3)), at: place)
        return String(letters)
    }

    // MARK: Disguise

    private static func disguised(_ word: String, _ generator: inout SeededGenerator) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in word.unicodeScalars {
            let twins = SlipTables.lookAlikes[scalar] ?? []
            guard !twins.isEmpty, generator.index(below: 4) == 0 else {
                scalars.append(scalar)
                continue
            }
            scalars.append(twins[generator.index(below: twins.count)])
        }
        if scalars.count >= 4 {
            let invisible = SlipTables.invisible[generator.index(below: SlipTables.invisible.count)]
            scalars.insert(invisible, at: 1 + generator.index(below: scalars.count - 1))
        }
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}
