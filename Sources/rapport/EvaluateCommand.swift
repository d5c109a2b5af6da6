import ArgumentParser

/// `rapport evaluate`: how well something is understood, in the field's figures.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Trains on one file, judges on another, and prints the field's figures.",
        discussion: """
            Files are labelled text: JSON lines, CSV or TSV with 'text' and 'intent', 'sentiment', 'language' or \
            'entities', or under the names that public data has for them. Thresholds are chosen on training or validation \
            data alone, never on the test file.
            """,
        subcommands: [
            EvaluateIntents.self, EvaluateEntities.self, EvaluateRules.self, EvaluateNames.self, EvaluateSentiment.self,
            EvaluateEmotions.self, EvaluateLanguage.self, EvaluateTokens.self, EvaluateOutcomes.self,
            EvaluateEncoders.self, EvaluateTopics.self, EvaluateLint.self,
            EvaluateRequests.self,
        ])
}
