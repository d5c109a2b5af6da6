import ArgumentParser

/// `rapport train`: what learns from a desk, and what the product itself was shipped with.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Trains the intent model from the catalogue; or the models that the product is shipped with.",
        discussion: """
            'rapport train' alone is 'rapport train intents': all that a desk needs. The others make the weights that are \
            built into the product, and are for those who change it.
            """,
        subcommands: [
            TrainIntents.self, TrainMood.self, TrainFeelings.self, TrainLanguage.self, TrainOutcomes.self,
            TrainVectors.self,
        ],
        defaultSubcommand: TrainIntents.self)
}
