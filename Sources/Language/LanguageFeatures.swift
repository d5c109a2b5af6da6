/// What a language is told by: the runs of one to four bytes in a text's words, their edges included, and the words.
///
/// Cavnar and Trenkle (1994), "N-gram-based text categorization": short runs of letters give a language away where no
/// word is known. Each is hashed to one of `count` numbers, so no list of them has to be kept.
enum LanguageFeatures {
    /// How many numbers a feature may have.
    static let count = 1 << 14

    /// A language shows itself in the first words of a text; more only cost time.
    private static let mostWords = 64
    private static let longestRun = 4
    private static let longestWord = 24

    /// How often a whole word counts: it tells more than the four-letter runs in it.
    private static let wordTimes = 4

    /// Calls `body` with each feature of the words among the tokens, in order, and how many times it counts there.
    @inline(__always)
    static func forEach(
        in forms: UnsafeBufferPointer<UInt8>, _ tokens: [Token], _ body: (_ feature: Int, _ times: Int) -> Void
    ) {
        var words = 0
        for token in tokens where token.kind == .word && !token.form.isEmpty {
            words += 1
            if words > mostWords { return }
            let start = token.form.lowerBound
            let length = min(token.form.count, longestWord)
            var word = seed(0)
            for place in -1...length {
                var run = seed(1)
                for end in place..<min(place + longestRun, length + 1) {
                    run = mix(run, end < 0 || end == length ? 0x20 : forms[start + end])
                    // An edge alone says nothing.
                    if end > place || (0..<length).contains(place) { body(number(run), 1) }
                }
                if (0..<length).contains(place) { word = mix(word, forms[start + place]) }
            }
            body(number(word), wordTimes)
        }
    }

    /// How much one of `features` features counts: a long text says more than a short one, but not in proportion.
    static func weight(ofOneAmong features: Int) -> Float {
        features == 0 ? 0 : 1 / Float(features).squareRoot()
    }

    private static func seed(_ kind: UInt32) -> UInt32 { 0x811c_9dc5 &+ kind }

    /// FNV-1a, one byte further (Fowler, Noll and Vo).
    @inline(__always)
    private static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    /// The low bits of FNV-1a are poor: the high ones are folded in.
    @inline(__always)
    private static func number(_ hash: UInt32) -> Int {
        Int(((hash ^ (hash >> 15)) &* 0x2c1b_3c6d) >> 18)
    }
}
