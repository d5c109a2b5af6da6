package import Language

/// Cuts a message into the pieces that may each hold a request of their own: sentences, and clauses that a question
/// word, "and", "also" or a mark begins.
///
/// A piece in which the customer denies a wish ("I do NOT want to cancel, …") is left out, so that what is asked for
/// is told by the rest.
package struct Requests: Sendable {
    /// The pieces, as texts in order.
    package let pieces: [String]
    /// True when a denied wish was left out.
    package let hasDeniedWish: Bool

    /// Cuts an utterance.
    package init(of utterance: Utterance) {
        let words = utterance.tokens.map { utterance.form(of: $0) }
        var pieces: [Range<Int>] = []
        var start = 0
        for place in words.indices where Self.begins(at: place, words, utterance.tokens) {
            if place > start { pieces.append(start..<place) }
            start = place
        }
        if start < words.count { pieces.append(start..<words.count) }
        let wished = pieces.filter { !Self.deniesWish(words[$0]) }
        hasDeniedWish = wished.count < pieces.count
        let bytes = Array(utterance.text.utf8)
        self.pieces = wished.map { piece in
            let range =
                utterance.tokens[piece.lowerBound].range
                .lowerBound..<utterance.tokens[piece.upperBound - 1].range.upperBound
            return String(decoding: bytes[range], as: UTF8.self)
        }
    }

    private static let marks: Set<String> = [".", "?", "!", ";", ":", "\u{2026}"]
    private static let openers: Set<String> = [
        "how", "what", "where", "when", "why", "which", "who", "can", "could", "is", "are", "do", "does", "will",
        "would",
        "please", "also", "cancel", "change", "reset", "send", "tell", "explain", "give",
    ]

    /// Whether a new piece begins at this token.
    private static func begins(at place: Int, _ words: [String], _ tokens: [Token]) -> Bool {
        guard place > 0 else { return false }
        let before = words[place - 1]
        if tokens[place - 1].kind == .punctuation, let mark = before.first.map(String.init), marks.contains(mark) {
            return true
        }
        if before == ",", openers.contains(words[place]) || words[place] == "and" || words[place] == "but" {
            return true
        }
        // "… my order and how do I …": a joint, and a word that begins a request.
        guard words[place] == "and" || words[place] == "but", place + 1 < words.count else { return false }
        return openers.contains(words[place + 1])
    }

    private static let denials: Set<String> = ["not", "don't", "dont", "never", "no", "isn't", "isnt"]
    private static let wishes: Set<String> = [
        "want", "wish", "need", "asking", "ask", "trying", "here", "like", "writing", "about",
    ]

    /// "I do not want to …", "I am not asking to …", "this is not about …".
    private static func deniesWish(_ words: ArraySlice<String>) -> Bool {
        guard let denial = words.prefix(6).firstIndex(where: { denials.contains($0) }) else { return false }
        return words[(denial + 1)...].prefix(3).contains { wishes.contains($0) }
            && words[(denial + 1)...].contains { $0 == "to" || $0 == "about" }
    }
}
