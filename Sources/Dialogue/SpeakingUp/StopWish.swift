import Comprehension
import Customers
import Language

extension Repertoire {
    /// "Stop writing to me" after the assistant wrote first: then it does not write first any more.
    func stopWish(in turn: Turn) -> Option? {
        guard turn.state.hasSpokenUp, StopWish.isSaid(in: turn.words) else { return nil }
        var state = turn.state
        state.hasSpokenUp = false
        state.guide = nil
        state.pending = nil
        return Option(
            .answer, saying: [.response("utter_stop_writing")], then: state,
            because: ["does not want to be written to unasked"], refuses: .proactive)
    }
}

/// The few wordings by which people refuse to be written to, in the languages that are told apart.
enum StopWish {
    /// So many words at most: in a long message "stop" stands for something else.
    private static let longest = 7
    private static let alone: Set<String> = [
        "stop", "stopp", "unsubscribe", "arrêt", "arrête", "arrêtez", "para", "basta",
    ]
    private static let phrases = [
        "stop writing", "stop messaging", "stop texting", "stop sending", "stop contacting", "stop this",
        "no more messages", "do not write", "don't write", "do not message", "don't message", "do not contact",
        "don't contact", "leave me alone", "not write to me", "keine nachrichten", "nicht mehr schreiben",
        "nicht mehr anschreiben", "lasst mich in ruhe", "plus de messages", "ne m'écrivez plus", "no me escriban",
        "no más mensajes",
    ].map { $0.split(separator: " ").map(String.init) }

    static func isSaid(in words: [String]) -> Bool {
        let words = words.filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic } && $0 != "please" }
        guard words.count <= longest else { return false }
        if words.count <= 2, words.contains(where: alone.contains) { return true }
        return phrases.contains { phrase in
            words.indices.contains { words[$0...].starts(with: phrase) }
        }
    }
}
