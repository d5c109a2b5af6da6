import Comprehension
package import Customers
package import StrictJSON

/// A talk that the desk kept, as a transcript has it: a line for each thing that was said.
package struct Transcript: Sendable {
    /// One object a line, its keys as in `Corpora/`; what nobody was told stands in none.
    package let lines: [JSON]

    /// The transcript of a conversation's turns.
    package init(_ talk: [Episode]) {
        var lines: [JSON] = []
        func add(_ speaker: String, _ text: String, _ episode: Episode) {
            guard !text.isEmpty else { return }
            lines.append([
                "conversation": .string(episode.conversation), "turn": .number(lines.count + 1),
                "speaker": .string(speaker), "customer": .string(episode.customer.text),
                "time": .string(Timestamp.text(episode.at)), "text": .string(text),
            ])
        }
        for episode in talk {
            switch episode.speaker {
            case .customer: add("customer", episode.text, episode)
            case .agent: add("agent", episode.text, episode)
            case .assistant: break
            }
            guard let reply = try? JSON(parsing: episode.reply) else { continue }
            for said in reply["replies"]?.array ?? [] { add("assistant", said["text"]?.string ?? "", episode) }
        }
        self.lines = lines
    }
}
