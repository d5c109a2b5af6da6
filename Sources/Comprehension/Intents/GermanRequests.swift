/// Where a request begins in German, and where a wish is denied: "Ich will nicht kündigen, ich frage nur, wann …".
enum GermanRequests {
    private static let openers: Set<String> = [
        "wie", "was", "wo", "wann", "warum", "wieso", "weshalb", "welche", "welcher", "welches", "wer", "kann",
        "können", "könnten", "könnte", "ist", "sind", "gibt", "habt", "haben", "bitte", "außerdem", "ausserdem",
        "brauche", "möchte", "würde", "ich", "verstehe",
    ]
    /// "Ich brauche …", "ich möchte …": wishes that ask as plainly as a question does.
    private static let claiming: Set<String> = ["brauche", "möchte", "moechte", "hätte", "will", "benötige"]
    private static let joints: Set<String> = ["und", "aber", "sondern"]
    private static let wishes: Set<String> = ["will", "wollte", "möchte", "moechte", "mag", "geht"]
    private static let denials: Set<String> = ["nicht", "nich", "kein", "keine", "keinen"]
    /// What has to follow: "ich will nicht mehr warten" denies nothing that this desk could do.
    private static let objects: Set<String> = [
        "kündigen", "stornieren", "zurückgeben", "zurückschicken", "umtauschen", "reklamieren", "wechseln", "bestellen",
        "ändern", "löschen", "um", "wissen", "rückgabe", "erstattung",
    ]

    /// Whether a new piece begins at this token.
    static func begins(at place: Int, _ words: [String]) -> Bool {
        guard place > 0 else { return false }
        if words[place - 1] == ",", openers.contains(words[place]) || joints.contains(words[place]) { return true }
        guard joints.contains(words[place]), place + 1 < words.count else { return false }
        return openers.contains(words[place + 1])
    }

    /// "Ich will nicht …", "es geht nicht um …".
    static func deniesWish(_ words: ArraySlice<String>) -> Bool {
        guard let wish = words.prefix(6).firstIndex(where: { wishes.contains($0) }) else { return false }
        let behind = words[(wish + 1)...]
        return behind.prefix(3).contains { denials.contains($0) } && behind.contains { objects.contains($0) }
    }

    /// Whether a piece begins as questions do.
    static func asks(_ words: ArraySlice<String>) -> Bool {
        let first = words.first { $0.first?.isLetter == true && !joints.contains($0) }
        let claims = words.contains("ich") && words.prefix(3).contains(where: claiming.contains)
        return claims || first.map { $0 != "ich" && openers.contains($0) } ?? false
    }
}
