/// The words that a text is about, roughly: those of four letters or more that are not small talk of grammar, each cut
/// to five letters, so that "returning" and "returns" are one.
enum WordStems {
    /// The stems of folded words.
    static func of(_ words: some Sequence<String>) -> Set<String> {
        var stems: Set<String> = []
        for word in words where word.utf8.count >= 4 && !empty.contains(word) { stems.insert(String(word.prefix(5))) }
        return stems
    }

    private static let empty: Set<String> = [
        "with", "that", "have", "your", "from", "this", "what", "when", "where", "under", "please", "there", "which",
        "will", "they", "them", "then", "than", "only", "also", "into", "been", "does", "want", "need", "like", "just",
        "about", "would", "could", "should", "still", "know", "here", "some", "more", "much", "many", "after", "before",
        "once", "same", "very", "ours", "yours", "mine", "their", "these", "those", "because", "while", "until",
    ]
}
