import ArgumentParser
import Comprehension
import Foundation
import Language
import Logging
import Serving

/// What an assistant is put together from, the same for every front.
struct AssemblyOptions: ParsableArguments {
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @OptionGroup var understanding: UnderstandingOptions
    @Option(
        help: ArgumentHelp(
            "Where customers are when nothing tells, such as Europe/Berlin; RAPPORT_TIMEZONE. Else the machine's.",
            valueName: "zone"))
    var timezone: String?
    @Option(
        help: ArgumentHelp(
            "A program of the desk's own that carries out actions: one JSON line in, one out; RAPPORT_ACTIONS. Its path, "
                + "then its arguments, parted by blanks.", valueName: "exec"))
    var actions: String?

    /// The settings in a line, for whoever starts a server.
    var settingsShown: String {
        let zone = timezone ?? Folders.environment["RAPPORT_TIMEZONE"] ?? TimeZone.current.identifier
        let program = actions ?? Folders.environment["RAPPORT_ACTIONS"] ?? "carried out by clients"
        return "catalogue \(catalogue.folder.path); time zone \(zone); actions: \(program); "
            + "the op 'stats' tells all limits"
    }

    private func models(_ catalogue: Catalogue, _ analyzer: Analyzer) throws -> IntentModels {
        IntentModels(
            data, catalogue, analyzer: analyzer, encoders: try understanding.load(in: data),
            budget: understanding.milliseconds)
    }

    /// Reads the catalogue as it is now, with its model.
    func load() throws -> (Catalogue, Interpreter) {
        let analyzer = Analyzer()
        let catalogue = try Catalogue.load(from: catalogue.folder)
        return (catalogue, try models(catalogue, analyzer).interpreter())
    }

    /// Puts the assistant together; a model that is not there yet is learned first, with a line that tells so.
    func assemble(flags: [String: Int]) async throws -> Assembly {
        var settings = Settings()
        try settings.setLimits(
            flags: flags, environment: Folders.environment,
            descriptors: raisedDescriptorLimit(for: flags["connections"] ?? settings.limits.connections))
        try settings.setTimeZone(timezone ?? Folders.environment["RAPPORT_TIMEZONE"])
        let analyzer = Analyzer()
        let catalogue = try Catalogue.load(from: catalogue.folder)
        let models = try models(catalogue, analyzer)
        return try await Assembly(
            data: data.folder, catalogue: catalogue, analyzer: analyzer, settings: settings, logger: .standardError,
            now: { Date() },
            actions: try (actions ?? Folders.environment["RAPPORT_ACTIONS"]).map {
                try ActionProgram($0, logger: .standardError)
            },
            interpreter: { try models.interpreter() })
    }
}
