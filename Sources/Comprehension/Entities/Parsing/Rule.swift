/// A rule as a value: a name, a pattern, and what a match of it means.
///
/// The design is that of Facebook's duckling: rules work on a stock of parsed nodes ("feb" is a month, "3" a number,
/// "feb 3" a date …) until nothing new comes of them.
struct Rule: Sendable {
    /// Says what is found, in words; shown where a decision is explained.
    let name: String
    let pattern: [Item]
    /// How many items at the beginning must stand before the match without being part of it.
    let context: Int
    /// 0…1: how often what it finds is what was meant.
    let sureness: Double
    let production: @Sendable (Match) -> ParseNode.Content?

    /// A rule.
    /// - Parameters:
    ///   - context: Items that must stand before what is found; a rule with context makes only what is reported, never
    ///     a part of something larger.
    ///   - production: `nil` when the words fit and yet mean nothing ("Feb 30").
    init(
        _ name: String, _ pattern: [Item], after context: [Item] = [], sureness: Double = 0.95,
        _ production: @escaping @Sendable (Match) -> ParseNode.Content?
    ) {
        self.name = name
        self.pattern = context + pattern
        self.context = context.count
        self.sureness = sureness
        self.production = production
    }
}

/// One part of a pattern.
indirect enum Item: Sendable, ExpressibleByStringLiteral {
    /// Words, alternatives separated by "|"; a word is cut into atoms as a message is.
    case words(String)
    /// A node of a kind that has all of some traits and none of others.
    case node(Meaning.Kind, with: Traits, without: Traits)
    /// A run of digits, of so many digits and so large.
    case digits(ClosedRange<Int>, ClosedRange<Int>)
    /// A run of letters of that many bytes, whatever they are.
    case letters(ClosedRange<Int>)
    /// Nothing may stand between the item before and this one.
    case tight(Item)
    case maybe(Item)

    init(stringLiteral words: String) { self = .words(words) }

    static func number(with: Traits = [], without: Traits = []) -> Item { .node(.number, with: with, without: without) }
    static func time(_ with: Traits, without: Traits = []) -> Item { .node(.time, with: with, without: without) }
    static func money(_ with: Traits = [], without: Traits = []) -> Item { .node(.money, with: with, without: without) }
    static func measure(_ with: Traits = [], without: Traits = []) -> Item {
        .node(.measure, with: with, without: without)
    }

    /// Any number in digits or words.
    static let number = Item.number()
    /// A number that is neither "a few" nor negative.
    static let count = Item.number(without: [.vague, .negative])
    static let ordinal = Item.node(.ordinal, with: [], without: [])
    static let grain = Item.node(.grain, with: [], without: [])
    static let duration = Item.node(.duration, with: [], without: [])
    static let durations = Item.node(.durations, with: [], without: [])
    static let percentage = Item.node(.percentage, with: [], without: [])
    static let currency = Item.node(.currency, with: [], without: [])
    static let unit = Item.node(.unit, with: [], without: [])
    static let money = Item.money()
    static let zone = Item.node(.zone, with: [], without: [])
    /// A time that stands by itself.
    static let time = Item.time([], without: .latent)
    /// A time, latent ones included.
    static let anyTime = Item.time([])
}

/// Words that mean something without any composition.
struct Lexeme: Sendable {
    /// Alternatives separated by "|".
    let words: String
    let content: ParseNode.Content
    let sureness: Double

    init(_ words: String, _ meaning: Meaning, _ traits: Traits = [], sureness: Double = 0.95) {
        self.words = words
        content = ParseNode.Content(meaning, traits)
        self.sureness = sureness
    }
}

/// A rule whose pattern no sequence of items can say: it looks at the atoms from one place on.
struct Scanner: Sendable {
    let name: String
    /// At which atoms it is tried.
    let starts: Start
    let sureness: Double
    /// What it finds from the atom at `place` on; a scanner may find several readings.
    let scan: @Sendable (_ text: ScannedText, _ place: Int) -> [Finding]

    enum Start: Sendable { case digits, letters, mark, any }

    /// Atoms up to `end` and what they mean.
    struct Finding: Sendable {
        let end: Int
        let content: ParseNode.Content
    }

    init(
        _ name: String, at starts: Start, sureness: Double = 0.95,
        _ scan: @escaping @Sendable (ScannedText, Int) -> [Finding]
    ) {
        self.name = name
        self.starts = starts
        self.sureness = sureness
        self.scan = scan
    }
}

/// What scanners and productions may look at besides the nodes.
final class ScannedText: Sendable {
    let atoms: [Atom]
    /// The message's bytes as written.
    let bytes: [UInt8]
    let region: Region
    /// One bit for each ASCII mark that occurs.
    private let marks: UInt128

    init(atoms: [Atom], bytes: [UInt8], region: Region) {
        self.atoms = atoms
        self.bytes = bytes
        self.region = region
        var marks: UInt128 = 0
        for atom in atoms where atom.kind == .mark && atom.length == 1 { marks |= 1 << UInt128(atom.value) }
        self.marks = marks
    }

    /// The bytes of some atoms as written, with what stands between them.
    func written(_ atoms: Range<Int>) -> ArraySlice<UInt8> {
        guard let last = atoms.last else { return [] }
        return bytes[self.atoms[atoms.lowerBound].range.lowerBound..<self.atoms[last].range.upperBound]
    }
    /// One atom as written, in lower case.
    func word(_ place: Int) -> String {
        guard atoms.indices.contains(place) else { return "" }
        return String(decoding: bytes[atoms[place].range], as: UTF8.self).lowercased()
    }
    /// True when a message has such a mark anywhere.
    func has(_ mark: Unicode.Scalar) -> Bool { marks & (1 << UInt128(mark.value)) != 0 }
    /// True when the atom there is stuck to the one before it.
    func isTight(_ place: Int) -> Bool { place < atoms.count && atoms[place].isTight }
}
