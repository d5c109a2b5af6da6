package import Language
import Learning

/// One line of a talk as the judgement of the whole sees it: who spoke, what it is a sign of, how it sounded.
package struct TalkLine: Sendable {
    package let isCustomers: Bool
    /// The number by which reasons name it: the line in its file.
    package let line: Int
    /// As the transcript numbers it.
    package let turn: Int?
    /// Seconds since 1970; `nil` where the transcript has no times.
    package let time: Double?
    /// −1…1; 0 for the desk's lines.
    package let mood: Double
    package let signs: SignSet
    /// Whether it asks something.
    package let isQuestion: Bool
    /// Whether it is written in capitals or with several exclamation marks.
    package let isLoud: Bool
    /// How many words it has.
    package let words: Int
    /// The words of a line of the desk, each once, at most 64: by them a line is told that was said before.
    let vocabulary: Set<Fingerprint>
    /// What the desk promises in it, masked.
    package let promises: [String]
    /// The line itself, with all that names a person: for a quotation it goes through `Discretion`.
    let text: String

    /// A line that is all told.
    package init(
        isCustomers: Bool, line: Int, turn: Int? = nil, time: Double? = nil, mood: Double = 0,
        signs: SignSet = SignSet(), isQuestion: Bool = false, isLoud: Bool = false, words: Int = 5,
        promises: [String] = [], text: String = ""
    ) {
        self.isCustomers = isCustomers
        self.line = line
        self.turn = turn
        self.time = time
        self.mood = mood
        self.signs = signs
        self.isQuestion = isQuestion
        self.isLoud = isLoud
        self.words = words
        vocabulary = []
        self.promises = promises
        self.text = text
    }

    /// Reads a line.
    package init(
        _ utterance: Utterance, isCustomers: Bool, line: Int, turn: Int?, time: Double?, mood: Double,
        phrases: SignPhrases, analyzer: Analyzer
    ) {
        self.isCustomers = isCustomers
        self.line = line
        self.turn = turn
        self.time = time
        self.mood = mood
        signs = phrases.signs(in: utterance, ofCustomer: isCustomers)
        var words = 0
        var capitals = 0
        var isQuestion = false
        var exclamations = 0
        var vocabulary: Set<Fingerprint> = []
        var text = utterance.text
        text.withUTF8 { bytes in
            utterance.forms.withUnsafeBytes { forms in
                for token in utterance.tokens {
                    guard token.kind != .punctuation else {
                        for byte in bytes[token.range] {
                            if byte == UInt8(ascii: "?") { isQuestion = true }
                            if byte == UInt8(ascii: "!") { exclamations += 1 }
                        }
                        continue
                    }
                    words += 1
                    if token.range.count > 2, bytes[token.range].allSatisfy({ (0x41...0x5A).contains($0) }) {
                        capitals += 1
                    }
                    if !isCustomers, vocabulary.count < 64 {
                        vocabulary.insert(Fingerprint(of: UnsafeRawBufferPointer(rebasing: forms[token.form])))
                    }
                }
            }
        }
        self.words = words
        self.isQuestion = isQuestion
        isLoud = capitals >= 2 || (capitals >= 1 && exclamations >= 1) || exclamations >= 3
        self.vocabulary = vocabulary
        self.text = utterance.text
        promises = isCustomers ? [] : Promise.texts(in: utterance, phrases: phrases, analyzer: analyzer)
    }

    /// Whether a line of the desk says again what an earlier one said: two words in three are the same.
    func repeats(_ earlier: TalkLine) -> Bool {
        guard vocabulary.count >= 4, earlier.vocabulary.count >= 4 else { return false }
        let shared = vocabulary.intersection(earlier.vocabulary).count
        return shared * 3 >= max(vocabulary.count, earlier.vocabulary.count) * 2
    }
}
