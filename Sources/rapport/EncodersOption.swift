import ArgumentParser
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
