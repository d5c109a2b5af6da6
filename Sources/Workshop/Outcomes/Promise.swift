import Comprehension
import Language
package import StrictJSON

/// Something that the desk said it would do, and what the rest of the talk tells of it.
///
/// A sentence promises when it says what will be ("I will …", "you will get …") and a deed that a desk does, or such a
/// deed and by when. It is kept when the customer says afterwards that it has come, broken when the customer says that it
/// has not; the desk's own word that it was done counts for nothing.
package struct Promise: Sendable, Equatable {
    /// The line of the file in which it was given.
    package let line: Int
    /// As the transcript numbers it.
    package let turn: Int?
    /// The sentence, with personal numbers masked.
    package let text: String
    /// `nil` where the talk does not tell.
    package var isKept: Bool?

    package init(line: Int, turn: Int?, text: String, isKept: Bool? = nil) {
        self.line = line
        self.turn = turn
        self.text = text
        self.isKept = isKept
    }

    package var json: JSON {
        [
            "turn": turn.map { .number($0) } ?? .null, "text": .string(text),
            "kept": isKept.map { .bool($0) } ?? .null,
        ]
    }

    /// A longer sentence is cut here, in characters.
    private static let longest = 160

    /// The sentences of a line that promise something, masked.
    static func texts(in utterance: Utterance, phrases: SignPhrases, analyzer: Analyzer) -> [String] {
        let whole = phrases.signs(in: utterance, ofCustomer: false)
        guard whole.contains(.deed), whole.contains(.future) || whole.contains(.deadline) else { return [] }
        let bytes = Array(utterance.text.utf8)
        var texts: [String] = []
        for range in analyzer.sentences(of: utterance.text) {
            guard bytes[range].last != UInt8(ascii: "?") else { continue }
            let signs = phrases.signs(in: utterance, range: range, ofCustomer: false)
            guard signs.contains(.deed), !signs.contains(.asks), !signs.contains(.refusal),
                signs.contains(.future) || signs.contains(.deadline) && !signs.contains(.remedy)
            else { continue }
            texts.append(Discretion.mask(String(decoding: bytes[range], as: UTF8.self), longest: Self.longest))
        }
        return texts
    }
}
