/// What a customer wrote, cut into tokens: the first noun of the walk. Everything later points into it.
package struct Utterance: Sendable {
    /// The text as written, in native UTF-8.
    package let text: String
    /// In the order of the text; ranges ascend and do not overlap.
    package let tokens: [Token]
    /// The folded forms (NFKC_Casefold; typographic apostrophes and hyphens as `'` and `-`) of all tokens, one after
    /// another without separators, UTF-8. `don’t` and `Don't` have the same form.
    package let forms: [UInt8]
    package let language: LanguageGuess
    /// How many scalars begin before byte 0, 256, 512, …; empty when the text is ASCII and offsets are the same.
    private let scalarsBefore: [Int32]

    init(text: String, tokens: [Token], forms: [UInt8], language: LanguageGuess, isASCII: Bool) {
        self.text = text
        self.tokens = tokens
        self.forms = forms
        self.language = language
        scalarsBefore = isASCII ? [] : Self.countScalars(text)
    }

    /// The folded form of one of this utterance's tokens.
    package func form(of token: Token) -> String {
        String(decoding: forms[token.form], as: UTF8.self)
    }

    /// What was written where a token stands.
    package func written(_ token: Token) -> String {
        String(decoding: text.utf8.lazy.dropFirst(token.range.lowerBound).prefix(token.range.count), as: UTF8.self)
    }

    /// The same range counted in Unicode scalars, as the protocol counts. Takes constant time.
    package func scalars(_ utf8: Range<Int>) -> Range<Int> {
        scalars(before: utf8.lowerBound)..<scalars(before: utf8.upperBound)
    }

    private static let stride = 256

    private func scalars(before offset: Int) -> Int {
        guard !scalarsBefore.isEmpty else { return offset }
        let block = offset / Self.stride
        let rest = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes[(block * Self.stride)..<offset].count { !isContinuation($0) }
        }
        return Int(scalarsBefore[block]) + (rest ?? 0)
    }

    private static func countScalars(_ text: String) -> [Int32] {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var total: Int32 = 0
            return (0...(bytes.count / stride)).map { block in
                defer {
                    for byte in bytes[(block * stride)..<min((block + 1) * stride, bytes.count)]
                    where !isContinuation(byte) { total += 1 }
                }
                return total
            }
        } ?? []
    }
}

/// True for the second to fourth byte of a scalar in UTF-8.
@inline(__always)
func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }
