import Foundation
import Learning
import StrictJSON

/// The texts from which the vectors of pieces are distilled. Nothing of them is kept but what encoders say of them, and
/// their licences allow that; the README of `Corpora/vectors` gives the credit.
package struct PieceCorpora: Sendable {
    /// The product's own corpora.
    package var own: String
    /// The folder of public data sets.
    package var publicData: String
    /// The folder of WordNet's files, `data.noun` and its sisters.
    package var dictionary: String
    /// Texts at most; of more, a random part.
    package var limit = 160_000
    package var seed: UInt64 = 1

    package init(own: String, publicData: String, dictionary: String) {
        self.own = own
        self.publicData = publicData
        self.dictionary = dictionary
    }

    /// Sets whose training files are read: every file that is named so, in all folders of the set.
    private static let sets = [
        "banking77", "clinc150", "goemotions", "multidogo", "polyai_spans", "rasa_nlu_examples", "snips2017",
        "taskmaster4_subset",
    ]
    /// Lengths in bytes: a shorter text says nothing, a longer one is cut off by encoders.
    private static let lengths = 3...300

    /// Each text once, in an order that depends on the files and the seed alone.
    package func texts() throws(WorkshopError) -> [String] {
        var seen = Set<String>()
        var texts: [String] = []
        func add(_ text: String) {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if Self.lengths.contains(words.utf8.count), seen.insert(words).inserted { texts.append(words) }
        }
        for set in Self.sets {
            for path in Self.files(in: "\(publicData)/\(set)", prefix: "train") { try Self.read(path).forEach(add) }
        }
        for set in ["tau_bench", "uci_sentences"] {
            for path in Self.files(in: "\(publicData)/\(set)", prefix: "") { try Self.read(path).forEach(add) }
        }
        for folder in ["messages", "turns"] {
            for path in Self.files(in: "\(own)/\(folder)", prefix: "en") { try Self.read(path).forEach(add) }
        }
        for part in ["noun", "verb", "adj", "adv"] { try definitions("\(dictionary)/data.\(part)").forEach(add) }
        guard texts.count > limit else { return texts }
        var generator = SeededGenerator(seed: seed)
        return generator.order(of: texts.count).prefix(limit).sorted().map { texts[$0] }
    }

    /// Paths of the `.jsonl` files below a folder whose names begin so, in their order.
    private static func files(in folder: String, prefix: String) -> [String] {
        (FileManager.default.subpaths(atPath: folder) ?? []).sorted().filter { path in
            let name = path.split(separator: "/").last ?? ""
            return name.hasPrefix(prefix) && name.hasSuffix(".jsonl")
        }.map { "\(folder)/\($0)" }
    }

    /// The texts of a file's rows, those of turns among them.
    private static func read(_ path: String) throws(WorkshopError) -> [String] {
        try CorpusFile.rows(path: path).rows.flatMap { row in
            [row.fields["text"]?.string].compactMap(\.self)
                + (row.fields["turns"]?.array ?? []).compactMap { $0.object?["text"]?.string }
        }
    }

    /// What WordNet says of its words: behind the bar of each line, definitions with the words themselves, and examples.
    private func definitions(_ path: String) throws(WorkshopError) -> [String] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw .noInput(path: path, reason: "WordNet's files are wanted: the package wordnet-base has them")
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").flatMap { line -> [String] in
            // Lines of the licence begin with a space.
            guard !line.hasPrefix(" "), let bar = line.firstIndex(of: "|") else { return [] }
            let fields = line[..<bar].split(separator: " ")
            guard fields.count > 4, let count = Int(fields[3], radix: 16), fields.count >= 4 + 2 * count else {
                return []
            }
            let words = (0..<count).map { number in
                String(fields[4 + 2 * number].prefix { $0 != "(" }.map { $0 == "_" ? " " : $0 })
            }
            let parts = line[line.index(after: bar)...].split(separator: ";").map { part in
                String(part.drop { $0 == " " })
            }
            let examples = parts.filter { $0.hasPrefix("\"") }
            let meaning = parts.filter { !$0.hasPrefix("\"") }.joined(separator: ";")
            return ["\(words.joined(separator: ", ")): \(meaning)"] + examples.map { String($0.filter { $0 != "\"" }) }
        }
    }
}
