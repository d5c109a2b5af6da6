package import Language

/// Cuts a message into the pieces that may each hold a request of their own: sentences, points of a list, and clauses
/// that a question word, "and", "also" or a mark begins.
///
/// A piece in which the customer denies a wish ("I do NOT want to cancel, …") is left out, so that what is asked for
/// is told by the rest.
package struct Requests: Sendable {
    /// The pieces, as texts in order.
    package let pieces: [String]
    /// Whether a piece says by its form that it asks for something: it ends with a question mark, or begins as
    /// questions and orders do.
    package let asks: [Bool]
    /// Whether a piece only tells what there is or what was done: "I have two sensors".
    package let tells: [Bool]
    /// True when a denied wish was left out.
    package let hasDeniedWish: Bool

    /// Cuts an utterance.
    package init(of utterance: Utterance) {
        let words = utterance.tokens.map { utterance.form(of: $0) }
        var pieces: [Range<Int>] = []
        var start = 0
        // By language: "was" begins a question in one, and nothing in the other.
        let isGerman = utterance.language.code == "de"
        let denies = isGerman ? GermanRequests.deniesWish : Self.deniesWish
        for place in words.indices
        where Self.begins(at: place, words, utterance.tokens) || isGerman && GermanRequests.begins(at: place, words)
            || !isGerman && Self.turnsRound(at: place, words) && Self.deniesWish(words[start..<place])
        {
            if place > start { pieces.append(start..<place) }
            start = place
        }
        if start < words.count { pieces.append(start..<words.count) }
        for place in pieces.indices.reversed() where place > 0 && Self.leansBack(words[pieces[place]]) {
            pieces[place - 1] = pieces[place - 1].lowerBound..<pieces.remove(at: place).upperBound
        }
        let wished = pieces.filter { !denies(words[$0]) }
        hasDeniedWish = wished.count < pieces.count
        tells = wished.map { Self.tells(words[$0]) }
        asks = wished.map { Self.asks(words[$0]) || isGerman && GermanRequests.asks(words[$0]) }
        let bytes = Array(utterance.text.utf8)
        self.pieces = wished.map { piece in
            // What joins a piece to the one before says nothing of what is asked for.
            let start = piece.first { !Self.joins(words[$0]) } ?? piece.lowerBound
            let range =
                utterance.tokens[start].range
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
    /// "… and I also need", "… and I'm moving": what begins a second matter behind "and".
    private static let speakers: Set<String> = ["i", "i'm", "im", "we", "we're", "i've", "i'd", "my", "our"]
    private static let wanting: Set<String> = [
        "also", "want", "need", "would", "like", "wish", "am", "have", "wonder", "moving", "getting", "forgot",
    ]
    /// "I need …", "I'd like …": wishes that ask as plainly as a question does.
    private static let claiming: Set<String> = ["want", "need", "like", "wish", "forgot"]
    /// "… and I don't know where my order is": a question in the form of a fact.
    private static let doubting: Set<String> = ["know", "understand", "get"]
    private static let negations: Set<String> = ["don't", "dont", "didn't", "can't", "cant"]
    private static let joints: Set<String> = ["and", "but", "plus", "n", "&"]

    private static func joins(_ word: String) -> Bool {
        joints.contains(word) || word == "also" || word == "und" || word == "auch" || word == ","
    }
    /// "… and then my card got refused", "… and now the app crashes": what happened besides.
    private static let sequels: Set<String> = ["then", "now", "while"]
    /// "I have two sensors": the setting of a request, and none.
    private static let settings: Set<String> = ["have", "bought", "ordered", "got", "paid", "own", "work", "live"]
    private static let pronouns: Set<String> = ["it", "them", "this", "that", "so"]
    /// What follows the comma after a denied wish: "I don't want a refund, just …".
    private static let turns: Set<String> = [
        "i", "i'm", "im", "i'd", "id", "we", "just", "only", "my", "our", "rather", "instead", "it", "it's", "its",
        "the",
        "tell", "all",
    ]

    /// Whether a clause begins at this token that says what is wanted instead, if something was denied before.
    private static func turnsRound(at place: Int, _ words: [String]) -> Bool {
        place > 0 && (words[place - 1] == "," || words[place - 1] == "-" || words[place - 1] == "\u{2013}")
            && turns.contains(words[place])
    }

    private static func asks(_ words: ArraySlice<String>) -> Bool {
        if words.suffix(2).contains("?") || words.contains("also") { return true }
        if claims(words) { return true }
        let first = words.first { word in word.first?.isLetter == true && word != "and" && word != "but" }
        return first.map { openers.contains($0) } ?? false
    }

    /// Whether a piece says "I want" or the like at its start.
    private static func claims(_ words: ArraySlice<String>) -> Bool {
        let start = words.drop { joints.contains($0) || $0 == "," }
        return start.first.map(speakers.contains) ?? false
            && start.dropFirst().prefix(2).contains(where: claiming.contains)
    }

    /// Whether a piece only tells what there is, or what was done.
    private static func tells(_ words: ArraySlice<String>) -> Bool {
        let start = words.drop { joints.contains($0) || $0 == "," || $0 == "so" }
        return start.first == "i" || start.first == "we"
            ? start.dropFirst().first.map(settings.contains) ?? false : false
    }

    /// Whether a piece stands for itself: "please update it" goes with what was said before.
    private static func leansBack(_ words: ArraySlice<String>) -> Bool {
        let spoken = words.filter { $0.first?.isLetter ?? false }
        return spoken.count <= 4 && spoken.dropFirst().contains(where: pronouns.contains) && !words.contains("?")
    }

    /// Whether a new piece begins at this token.
    private static func begins(at place: Int, _ words: [String], _ tokens: [Token]) -> Bool {
        guard place > 0 else { return false }
        let before = words[place - 1]
        if tokens[place - 1].kind == .punctuation, let mark = before.first.map(String.init), marks.contains(mark) {
            return true
        }
        if before == ",", openers.contains(words[place]) || joints.contains(words[place]) || claims(words[place...]) {
            return true
        }
        // "1) … 2) …"
        if isPoint(at: place, words) { return true }
        // "… my order and how do I …": a joint, and a word that begins a request.
        guard joints.contains(words[place]), place + 1 < words.count else { return false }
        if openers.contains(words[place + 1]) || sequels.contains(words[place + 1]) { return true }
        let behind = words[(place + 1)...].prefix(4)
        if let negation = behind.firstIndex(where: negations.contains),
            behind[(negation + 1)...].contains(where: doubting.contains)
        {
            return true
        }
        return speakers.contains(words[place + 1])
            && words[(place + 1)...].prefix(3).contains { wanting.contains($0) || $0 == "i'm" || $0 == "we're" }
    }

    /// The number of a point in a list: "2)", "2." behind something else.
    private static func isPoint(at place: Int, _ words: [String]) -> Bool {
        guard place + 1 < words.count, words[place].utf8.count == 1, let digit = words[place].utf8.first else {
            return false
        }
        return (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit)
            && (words[place + 1] == ")" || words[place + 1] == ".")
    }

    private static let denials: Set<String> = [
        "not", "don't", "dont", "never", "no", "isn't", "isnt", "needn't", "neednt",
    ]
    private static let wishes: Set<String> = [
        "want", "wish", "need", "asking", "ask", "trying", "here", "like", "writing", "about",
    ]
    /// Wishes whose object may be a thing, as in "I don't want a refund"; "I don't like the camera" denies no wish.
    private static let claims: Set<String> = ["want", "need", "asking", "looking", "after"]
    /// "Don't cancel it", "no need to send anything", "do not pass me on".
    private static let orders: Set<String> = [
        "cancel", "transfer", "pass", "connect", "hand", "delete", "close", "refund", "change", "call", "need",
    ]
    /// "No human needed".
    private static let needs: Set<String> = ["needed", "necessary", "required"]
    private static let articles: Set<String> = ["a", "an", "any", "another", "for", "my", "the"]

    /// "I do not want to …", "I am not asking for a …", "this is not about …", "you don't have to …".
    private static func deniesWish(_ words: ArraySlice<String>) -> Bool {
        guard let denial = words.prefix(6).firstIndex(where: { denials.contains($0) }) else { return false }
        let behind = words[(denial + 1)...]
        if behind.first == "have", behind.dropFirst().first == "to" { return true }
        // "No change" reports, "no need to change" denies.
        if denial <= words.startIndex + 2, let verb = behind.first, orders.contains(verb),
            words[denial] != "no" || verb == "need"
        {
            return true
        }
        if words.count <= 7, behind.prefix(3).contains(where: { needs.contains($0) }) { return true }
        if behind.prefix(3).contains(where: { wishes.contains($0) }),
            behind.contains(where: { $0 == "to" || $0 == "about" })
        {
            return true
        }
        guard let claim = behind.prefix(3).firstIndex(where: { claims.contains($0) }) else { return false }
        return behind[(claim + 1)...].prefix(2).contains { articles.contains($0) }
    }
}
