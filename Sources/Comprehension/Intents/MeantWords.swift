import Language

/// The words of an utterance as they were meant: chat speak written out, misspelt words set right. Looked up once, for
/// all who read the utterance.
struct MeantWords: Sendable {
    /// Those words that are read otherwise than they are written, in order.
    private var changes: [(token: Int, words: [[UInt8]])] = []

    /// - Parameter spelling: Sets misspelt words right; `nil` leaves them as they are.
    init(of utterance: Utterance, spelling: Spelling? = nil) {
        utterance.forms.withUnsafeBufferPointer { forms in
            for (place, token) in utterance.tokens.enumerated() where token.kind == .word {
                let form = UnsafeBufferPointer(rebasing: forms[token.form])
                if let long = ChatSpeak.long(form) {
                    changes.append((place, [long]))
                } else if let words = spelling?.correction(of: form) {
                    changes.append((place, words))
                }
            }
        }
    }

    /// The folded words that a token stands for, in UTF-8; `nil` for one that is read as it is written.
    func words(at token: Int) -> [[UInt8]]? {
        // Hardly ever more than a few: a list is searched sooner than a table.
        changes.first { $0.token == token }?.words
    }
}
