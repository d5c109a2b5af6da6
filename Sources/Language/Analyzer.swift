/// Cuts texts into utterances: the walk's first step, and the only door to this room for a customer's text.
///
/// A value that threads may share and copy. One is made at the start (it compiles break rules, some milliseconds) and
/// used for every message. The same text gives the same utterance on every thread, whatever came before.
package struct Analyzer: Sendable {
    private let scanner = BreakScanner()
    private let splitter = SentenceSplitter()

    private let identifier: LanguageIdentifier?

    package init() { self.init(identifier: .embedded) }

    /// One with other weights, or with none: its utterances are all in no language, which is how weights are first made.
    package init(identifier: LanguageIdentifier?) {
        self.identifier = identifier
    }

    /// Tokenizes a text of any size and content; the time it takes grows with the length alone.
    package func utterance(of text: String) -> Utterance {
        utterance(of: text, allowingFastPath: true)
    }

    /// The sentences of a text in order, without the space around them, as UTF-8 ranges. "Mr.", "z.B." and "3. Mai" end
    /// none, "it broke. please help" is two.
    package func sentences(of text: String) -> [Range<Int>] {
        withBytes(of: text) { splitter.sentences(in: $0) }
    }

    /// The end of each word after UAX #29, before any rule of ours, as UTF-8 offsets.
    package func plainWordEnds(of text: String) -> [Int] { withBytes(of: text) { scanner.ends(in: $0) } }

    /// The end of each sentence after UAX #29, before any rule of ours, as UTF-8 offsets.
    package func plainSentenceEnds(of text: String) -> [Int] { withBytes(of: text) { splitter.ends(in: $0) } }

    /// The same, by ICU's break rules even for ASCII where the fast path is not allowed: a test compares the two.
    package func utterance(of text: String, allowingFastPath: Bool) -> Utterance {
        var text = text
        text.makeContiguousUTF8()
        let (isASCII, tokens, forms) = withBytes(of: text) { bytes in
            let isASCII = ASCIIScanner.isASCII(bytes)
            let (tokens, forms) = withPieces(of: bytes, fast: isASCII && allowingFastPath) { pieces in
                FormWriter.write(pieces, of: bytes, isASCII: isASCII)
            }
            return (isASCII, tokens, forms)
        }
        let language = identifier?.guess(forms: forms, tokens: tokens) ?? .unknown
        return Utterance(text: text, tokens: tokens, forms: forms, language: language, isASCII: isASCII)
    }

    /// Offsets in this room are 32 bits wide, and folding makes text up to eleven times as long: beyond 128 MiB, which no
    /// front lets through, a text is not looked at.
    private func withBytes<Result>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8 { body(UnsafeBufferPointer(rebasing: $0.prefix(1 << 27))) }
    }

    private func withPieces<Result>(
        of bytes: UnsafeBufferPointer<UInt8>, fast: Bool, _ body: (UnsafeBufferPointer<Joiner.Piece>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: Atom.self, capacity: bytes.count + 1) { atoms in
            let count = fast ? ASCIIScanner.scan(bytes, into: atoms) : scanner.scan(bytes, into: atoms)
            return withUnsafeTemporaryAllocation(of: Joiner.Piece.self, capacity: count) { pieces in
                let text = AtomText(bytes: bytes, atoms: UnsafeBufferPointer(rebasing: atoms[..<count]))
                let found = Joiner.join(text, into: pieces)
                return body(UnsafeBufferPointer(rebasing: pieces[..<found]))
            }
        }
    }
}
