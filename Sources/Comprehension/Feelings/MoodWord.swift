import Language

/// A word, number, picture or mark of an utterance, as the mood's rules see it.
struct MoodWord {
    enum Kind: UInt8 { case word, number, code, address, handle, picture, mark }

    /// The number of the token that it is, or is part of: French `n'arrive` is two words.
    var token: Int
    /// Its place in the utterance's folded forms.
    var form: Range<Int>
    var kind: Kind
    /// What the lexicon says, −4 … 4; 0 where it says nothing. A phrase's rating stands at its last word.
    var rating: Float = 0
    /// The rating after negation, strengthening and shouting.
    var valence: Float = 0
    var roles: ValenceLexicon.Roles = []
    var isRated = false
    var isInPhrase = false
    /// Written in capitals throughout, two at least.
    var isShouted = false
    /// A letter is written three times or more: `sooo`.
    var isStretched = false
    var isNegated = false

    /// Ends the reach of a negation.
    var endsClause = false
    /// Ends a sentence.
    var endsSentence = false

    /// The words of an utterance, nothing yet known about them. `language` is a place in `ValenceLexicon.languages`.
    static func words(of utterance: Utterance, language: Int, without left: Int? = nil) -> [MoodWord] {
        var words: [MoodWord] = []
        words.reserveCapacity(utterance.tokens.count)
        utterance.forms.withUnsafeBufferPointer { forms in
            for (number, token) in utterance.tokens.enumerated() where number != left && !token.form.isEmpty {
                var word = MoodWord(token: number, form: token.form, kind: kind(token.kind))
                if word.kind == .mark { word.note(mark: forms[token.form.lowerBound]) }
                if word.kind == .word {
                    word.isStretched = isStretched(forms, token.form)
                    if language == french, let apostrophe = elision(forms, token.form) {
                        words.append(MoodWord(token: number, form: token.form.lowerBound..<apostrophe + 1, kind: .word))
                        word.form = apostrophe + 1..<token.form.upperBound
                    }
                }
                words.append(word)
            }
        }
        return words
    }

    private static let french = ValenceLexicon.languages.firstIndex(of: "fr")

    private static func kind(_ kind: Token.Kind) -> Kind {
        switch kind {
        case .word: .word
        case .number: .number
        case .code: .code
        case .email, .url: .address
        case .handle: .handle
        case .emoji: .picture
        case .punctuation, .symbol: .mark
        }
    }

    private mutating func note(mark: UInt8) {
        switch mark {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            endsSentence = true
            endsClause = true
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
            endsClause = true
        default: break
        }
    }

    private static func isStretched(_ forms: UnsafeBufferPointer<UInt8>, _ form: Range<Int>) -> Bool {
        guard form.count >= 3 else { return false }
        for place in form.lowerBound + 2..<form.upperBound
        where forms[place] == forms[place - 1] && forms[place] == forms[place - 2] { return true }
        return false
    }

    /// The apostrophe of `j'`, `n'`, `qu'` and the like before a word.
    private static func elision(_ forms: UnsafeBufferPointer<UInt8>, _ form: Range<Int>) -> Int? {
        let start = form.lowerBound
        let mark = UInt8(ascii: "'")
        if form.count > 3, forms[start + 1] == mark, elided.contains(forms[start]) { return start + 1 }
        if form.count > 4, forms[start] == UInt8(ascii: "q"), forms[start + 1] == UInt8(ascii: "u"),
            forms[start + 2] == mark
        {
            return start + 2
        }
        return nil
    }

    private static let elided = Array("cdjlmnst".utf8)
}
