import ArgumentParser
import Serving

/// The command: one subcommand a file beside this one.
@main
struct Rapport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract: "A support assistant of your own: it understands, remembers, answers and leads through troubles.",
        discussion: """
            Everything runs on this machine. What is kept about people lies in one data folder (--data); \
            'rapport profile' shows it and erases it.
            """,
        version: Release.version,
        subcommands: [
            ChatCommand.self, ServeCommand.self, ProfileCommand.self, ScoreCommand.self,
            TranscriptsCommand.self, EventsCommand.self, TrainCommand.self, EvaluateCommand.self, ValidateCommand.self,
            ArticlesCommand.self, TopicsCommand.self, InitCommand.self, OrdersCommand.self, ModelsCommand.self,
            BenchmarkCommand.self,
        ])
}
