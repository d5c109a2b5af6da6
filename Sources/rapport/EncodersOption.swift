import ArgumentParser
import Comprehension
import Foundation

/// Where encoders are.
struct EncodersOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The encoders' folder; RAPPORT_ENCODERS. Else 'encoders' in the data folder.", valueName: "dir"))
    var encoders: String?

    func folder(in data: DataOption) -> String {
        encoders ?? Folders.environment["RAPPORT_ENCODERS"] ?? data.folder.appendingPathComponent("encoders").path
    }
}

/// What messages are understood with beside their words.
struct UnderstandingOptions: ParsableArguments {
    @OptionGroup var encoders: EncodersOption
    @Option(
        help: ArgumentHelp(
            "What a message may cost in runs of fetched encoders, in milliseconds on average, 0 for none; RAPPORT_BUDGET. "
                + "Else 0.8.", valueName: "ms"))
    var budget: Double?

    /// Milliseconds of one core a message.
    var milliseconds: Double { budget ?? Folders.environment["RAPPORT_BUDGET"].flatMap { Double($0) } ?? 0.8 }

    /// Reads the encoders that were fetched, unless they may cost nothing.
    func load(in data: DataOption) throws -> Encoders {
        milliseconds > 0 ? try Encoders(in: encoders.folder(in: data)) : .embedded
    }
}
