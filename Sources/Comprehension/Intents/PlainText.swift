import Language

/// An utterance as encoders read it: numbers and addresses become a word for their kind and codes nothing, so that none
/// has a meaning of its own or can be had again; words stand as they were meant.
struct PlainText {
    let text: String

    /// The text of an utterance, chat speak written out and slips left as they are.
    init(of utterance: Utterance) { self.init(of: utterance, MeantWords(of: utterance)) }

    /// - Parameter meant: The utterance's words as they were meant.
    init(of utterance: Utterance, _ meant: MeantWords) {
        var plain: [UInt8] = []
        var end = 0
        var source = utterance.text
        source.withUTF8 { bytes in
            plain.reserveCapacity(bytes.count)
            for (place, token) in utterance.tokens.enumerated() {
                plain += bytes[end..<token.range.lowerBound]
                end = token.range.upperBound
                switch token.kind {
                case .number: plain.append(UInt8(ascii: "0"))
                // Whatever stood here would have a meaning: "number" is what meters and errors have, too.
                case .code: break
                case .email: plain += "email".utf8
                case .url: plain += "link".utf8
                case .handle: plain += "name".utf8
                case .word:
                    if let words = meant.words(at: place) {
                        plain += words.joined(separator: CollectionOfOne(UInt8(ascii: " ")))
                    } else {
                        plain += bytes[token.range]
                    }
                case .punctuation, .symbol, .emoji: plain += bytes[token.range]
                }
            }
            plain += bytes[min(end, bytes.count)...]
        }
        text = String(decoding: plain, as: UTF8.self)
    }
}
