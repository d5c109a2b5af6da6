import Learning

/// What the marked words and phrases of the examples stand for, and how often: the examples' own word lists.
///
/// A line that is learned from must not see its own marks in it, else the tagger would trust the lists more than they
/// deserve; so whoever asks may take a line's own share out.
struct TagLexicon: Storable, Sendable {
    /// By the hash of a phrase: as what it was marked as a whole.
    let phrases: KindCounts
    /// By the hash of a word: within what it stood; `outside` counts too.
    let words: KindCounts
    /// Tokens of the longest phrase.
    let longest: Int

    /// The number for words outside of all spans.
    static let outside = UInt32.max

    /// - Parameter lines: The hashes of each line's words, and its spans by kind and place.
    init(_ lines: [(words: [UInt64], spans: [(kind: Int, places: Range<Int>)])]) {
        var phrases = KindCounts.Counting()
        var words = KindCounts.Counting()
        var longest = 0
        for line in lines {
            var kinds = [UInt32](repeating: Self.outside, count: line.words.count)
            for span in line.spans {
                longest = max(longest, span.places.count)
                phrases.count(line.words[span.places].reduce(Self.noPhrase, Self.phrase), UInt32(span.kind))
                for place in span.places { kinds[place] = UInt32(span.kind) }
            }
            for (word, kind) in zip(line.words, kinds) { words.count(word, kind) }
        }
        self.phrases = KindCounts(phrases)
        self.words = KindCounts(words)
        self.longest = min(longest, Self.longestPhrase)
    }

    private static let longestPhrase = 12
    static let noPhrase: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash of a phrase with one word more.
    static func phrase(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (phrase ^ word) &* 0x9e37_79b9_7f4a_7c15
        return mixed ^ (mixed >> 32)
    }

    func store(in file: inout ModelFile, as name: String) {
        phrases.store(in: &file, as: "\(name).phrases")
        words.store(in: &file, as: "\(name).words")
        file.add([UInt32(longest)], as: "\(name).longest")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        phrases = try KindCounts(from: file, as: "\(name).phrases")
        words = try KindCounts(from: file, as: "\(name).words")
        guard let longest = try file.words32("\(name).longest").first, longest <= Self.longestPhrase else {
            throw .inconsistent(section: "\(name).longest", reason: "it is no length of a phrase")
        }
        self.longest = Int(longest)
    }
}

/// Counts by a hash and a kind.
struct KindCounts: Storable, Sendable {
    private let table: GramTable
    /// (hashes + 1): a hash has places `starts[i]..<starts[i + 1]` of `kinds` and `counts`.
    private let starts: [UInt32]
    /// Ascending within a hash.
    let kinds: [UInt32]
    let counts: [UInt32]

    /// The counts while they are gathered.
    struct Counting {
        fileprivate var table = GramTable()
        fileprivate var counts: [[UInt32: UInt32]] = []

        mutating func count(_ hash: UInt64, _ kind: UInt32) {
            let number = Int(table.number(adding: hash))
            if number == counts.count { counts.append([:]) }
            counts[number][kind, default: 0] += 1
        }
    }

    init(_ counting: Counting) {
        table = counting.table
        var starts: [UInt32] = [0]
        var kinds: [UInt32] = []
        var counts: [UInt32] = []
        for entry in counting.counts {
            for (kind, count) in entry.sorted(by: { $0.key < $1.key }) {
                kinds.append(kind)
                counts.append(count)
            }
            starts.append(UInt32(kinds.count))
        }
        self.starts = starts
        self.kinds = kinds
        self.counts = counts
    }

    /// Where the counts of a hash stand; empty for one that was not seen.
    func places(of hash: UInt64) -> Range<Int> {
        guard let number = table.number(of: hash).map(Int.init) else { return 0..<0 }
        return Int(starts[number])..<Int(starts[number + 1])
    }

    func store(in file: inout ModelFile, as name: String) {
        table.store(in: &file, as: "\(name).table")
        file.add(starts, as: "\(name).starts")
        file.add(kinds, as: "\(name).kinds")
        file.add(counts, as: "\(name).counts")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        table = try GramTable(from: file, as: "\(name).table")
        starts = try file.words32("\(name).starts")
        kinds = try file.words32("\(name).kinds")
        counts = try file.words32("\(name).counts")
        guard starts.count == table.count + 1, starts.first == 0, starts.last.map(Int.init) == kinds.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), counts.count == kinds.count
        else {
            throw .inconsistent(section: "\(name).starts", reason: "hashes, kinds and counts do not agree")
        }
    }
}
