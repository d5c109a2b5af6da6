import Language

/// An utterance as encoders read it: numbers and addresses become a word for their kind and codes nothing, so that none
/// has a meaning of its own or can be had again; chat speak is written out, and misspelt words are set right.
struct PlainText {
    let text: String

    /// - Parameter spelling: Sets misspelt words right; `nil` leaves words as they are.
    init(of utterance: Utterance, spelling: Spelling? = nil) {
        var plain: [UInt8] = []
        var end = 0
        var source = utterance.text
        source.withUTF8 { bytes in
            plain.reserveCapacity(bytes.count)
            utterance.forms.withUnsafeBufferPointer { forms in
                for token in utterance.tokens {
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
                        let form = UnsafeBufferPointer(rebasing: forms[token.form])
                        if let long = ChatSpeak.long(form) {
                            plain += long
                        } else if let correction = spelling?.correction(of: form) {
                            plain += correction.joined(separator: " ").utf8
                        } else {
                            plain += bytes[token.range]
                        }
                    case .punctuation, .symbol, .emoji: plain += bytes[token.range]
                    }
                }
            }
            plain += bytes[min(end, bytes.count)...]
        }
        text = String(decoding: plain, as: UTF8.self)
    }
}
