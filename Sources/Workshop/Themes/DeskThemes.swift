package import Comprehension
package import Language
package import Learning
package import StrictJSON

/// What customers' messages are about, beside what the catalogue covers of it: what `rapport topics` says.
package struct DeskThemes: Sendable {
    /// Largest first.
    package let topics: [Topic]
    /// How many messages were looked at.
    package let messages: Int
    /// How many of them no intent covers.
    package let uncovered: Int
    /// Requests that should have an intent.
    package let proposals: [ProposedIntent]

    /// One topic with lines that show it.
    package struct Topic: Sendable {
        package let name: String
        package let words: [String]
        package let messages: Int
        /// Of them, how many no intent covers.
        package let uncovered: Int
        /// The most typical lines, masked, each wording once.
        package let examples: [String]
    }

    /// A customer's message, and whether no intent covers it.
    package struct Message: Sendable {
        let text: String
        let isUncovered: Bool

        /// A message with what the catalogue's model says of it.
        package init(text: String, isUncovered: Bool) {
            self.text = text
            self.isUncovered = isUncovered
        }
    }

    private static let examples = 3

    /// Finds topics in messages.
    /// - Parameter taken: The names of the catalogue's intents.
    package init(
        _ messages: [Message], taken: Set<String>, meaning: TextMeaning?, model: TopicModel, analyzer: Analyzer
    ) {
        let themes = Themes(of: messages.map(\.text), meaning: meaning, model: model, analyzer: analyzer)
        topics = themes.themes.map { theme in
            return Topic(
                name: theme.name, words: theme.words, messages: theme.texts.count,
                uncovered: theme.texts.count { messages[$0].isUncovered },
                examples: Self.first(Self.examples, of: theme.texts.map { messages[$0].text }))
        }
        self.messages = messages.count
        let uncovered = messages.filter(\.isUncovered).map(\.text)
        self.uncovered = uncovered.count
        var finer = model
        finer.topics = nil
        proposals = ProposedIntent.proposals(
            from: uncovered, taken: taken, meaning: meaning, model: finer, analyzer: analyzer)
    }

    /// The first wordings, masked, each once.
    private static func first(_ count: Int, of texts: [String]) -> [String] {
        var seen: Set<String> = []
        var first: [String] = []
        for text in texts where first.count < count && seen.insert(text.lowercased()).inserted {
            first.append(Discretion.mask(text, longest: 100))
        }
        return first
    }

    /// The topics and proposals as `rapport topics --json` prints them.
    package var json: JSON {
        [
            "messages": .number(messages), "uncovered": .number(uncovered),
            "topics": .array(
                topics.map { topic in
                    [
                        "name": .string(topic.name), "words": .array(topic.words.map { .string($0) }),
                        "messages": .number(topic.messages), "share": .number(share(topic.messages, of: messages)),
                        "uncovered_share": .number(share(topic.uncovered, of: topic.messages)),
                        "examples": .array(topic.examples.map { .string($0) }),
                    ]
                }),
            "proposals": .array(proposals.map(\.json)),
        ]
    }

    private func share(_ part: Int, of whole: Int) -> Double {
        whole > 0 ? (Double(part) / Double(whole) * 10_000).rounded() / 10_000 : 0
    }
}
