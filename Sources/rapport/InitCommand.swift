import ArgumentParser
import Foundation
import Workshop

/// `rapport init`: a small catalogue to start from.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Writes a small catalogue to start from.",
        discussion: """
            The folder gets what any desk says and hears (greetings, yes and no, doubt, handing over), and first.yml with \
            three intents, a guide and a rule for emergencies, to be replaced by your own. Then: rapport validate \
            --intents DIR, rapport chat --intents DIR.
            """)

    @Argument(help: ArgumentHelp("A folder that is empty or not there yet.", valueName: "dir")) var folder: String

    func run() async throws {
        try await sysexits {
            let shipped = Folders.shipped("Intents", named: nil, variable: "RAPPORT_INTENTS")
            let files = try CatalogueStart(from: shipped).write(to: URL(fileURLWithPath: folder))
            Console.say("wrote \(files.joined(separator: ", ")) to \(folder); next: rapport chat --intents \(folder)")
        }
    }
}
