package import Comprehension
package import Language
package import Learning
package import StrictJSON

/// A request that customers make and the catalogue does not know, ready to be taken into it.
package struct ProposedIntent: Sendable, Equatable {
    /// Made of its telling words, unlike any intent's name.
    package let name: String
    /// Of how many messages it was made.
    package let messages: Int
    /// Masked lines, each wording once, the most typical first; five to ten.
    package let examples: [String]

    /// Fewer lines make no intent, more need not be read.
    private static let examplesAtLeast = 5
    private static let examplesAtMost = 10
    /// A message of fewer words says too little of what is wanted.
    private static let words = 3
    /// Topics of whose words fewer are common ones are answers (names, numbers), and no requests.
    private static let knownShare = 0.8

    /// What is asked for in messages that no intent covers, by how often it is asked.
    /// - Parameters:
    ///   - uncovered: Such messages as they were written.
    ///   - taken: Names that intents have already.
    package static func proposals(
        from uncovered: [String], taken: Set<String>, meaning: TextMeaning?, model: TopicModel, analyzer: Analyzer
    ) -> [ProposedIntent] {
        let telling = uncovered.filter { $0.split(separator: " ").count >= words }
        var taken = taken
        return Themes(of: telling, meaning: meaning, model: model, analyzer: analyzer).themes.compactMap { theme in
            guard theme.words.count >= 2, theme.knownShare >= knownShare else { return nil }
            let examples = lines(theme.texts.map { telling[$0] })
            guard examples.count >= examplesAtLeast else { return nil }
            let name = name(of: theme, taken: taken)
            taken.insert(name)
            return ProposedIntent(name: name, messages: theme.texts.count, examples: examples)
        }
    }

    /// Each wording once; lines in which something had to be hidden only where there are too few others.
    private static func lines(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        let lines = texts.map { line(Discretion.mask($0)) }.filter { seen.insert($0.lowercased()).inserted }
        let open = lines.filter { !$0.contains("•") }
        return Array((open.count >= examplesAtLeast ? open : lines).prefix(examplesAtMost))
    }

    /// On one line, and nothing in it that the catalogue would take for a mark.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing("[", with: "(").replacing("]", with: ")")
    }

    private static func name(of theme: Themes.Theme, taken: Set<String>) -> String {
        let words = theme.words.map { $0.filter { $0.isLetter || $0.isNumber } }.filter { $0.count > 2 }
        let parts = words.isEmpty ? ["request"] : words
        for count in 2...max(parts.count, 2) {
            let name = parts.prefix(count).joined(separator: "_")
            if !taken.contains(name) { return name }
        }
        var number = 2
        while taken.contains("\(parts[0])_\(number)") { number += 1 }
        return "\(parts[0])_\(number)"
    }

    package var json: JSON {
        [
            "intent": .string(name), "messages": .number(messages),
            "examples": .array(examples.map { .string($0) }),
        ]
    }

    /// A file of the catalogue with these intents; what they are called and described by is for a person to better.
    package static func yaml(_ proposals: [ProposedIntent]) -> String {
        var lines = ["version: \"3.1\"", "", "intents:"]
        for proposal in proposals {
            lines.append("  - \(proposal.name):")
            lines.append("      description: Proposed from \(proposal.messages) messages that no intent covers.")
        }
        lines += ["", "nlu:"]
        for proposal in proposals {
            lines += ["  - intent: \(proposal.name)", "    examples: |"]
            lines += proposal.examples.map { "      - \($0)" }
        }
        return lines.joined(separator: "\n")
    }
}
