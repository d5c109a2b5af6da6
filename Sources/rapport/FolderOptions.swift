import ArgumentParser
import Foundation

/// Where the catalogue is.
struct CatalogueOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The catalogue's folder; RAPPORT_INTENTS. Else Intents here, else beside the binary.", valueName: "dir"))
    var intents: String?

    var folder: URL { Folders.shipped("Intents", named: intents, variable: "RAPPORT_INTENTS") }
}

/// Where labelled texts are.
struct CorporaOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The corpora's folder; RAPPORT_CORPORA. Else Corpora here, else beside the binary.", valueName: "dir"))
    var corpora: String?

    var folder: URL { Folders.shipped("Corpora", named: corpora, variable: "RAPPORT_CORPORA") }
}

/// Where everything is kept that the assistant remembers.
struct DataOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where all is kept: profiles, models, tokens; RAPPORT_DATA. Else $XDG_DATA_HOME/rapport.", valueName: "dir")
    )
    var data: String?

    var folder: URL {
        if let named = data ?? Folders.environment["RAPPORT_DATA"] { return URL(fileURLWithPath: named) }
        let base = Folders.environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
        let home = FileManager.default.homeDirectoryForCurrentUser
        return (base ?? home.appendingPathComponent(".local/share")).appendingPathComponent("rapport")
    }

    /// The folder of model versions.
    var models: String { folder.appendingPathComponent("models").path }
}

/// How many cores a command may use.
struct ThreadsOption: ParsableArguments {
    @Option(help: ArgumentHelp("How many cores to use; RAPPORT_THREADS. Else all.", valueName: "n"))
    var threads: Int?

    var count: Int {
        threads ?? Folders.environment["RAPPORT_THREADS"].flatMap { Int($0) }
            ?? ProcessInfo.processInfo.activeProcessorCount
    }

    func validate() throws {
        guard count >= 1 else { throw ValidationError("--threads is at least 1") }
    }
}

/// How folders are found that the caller does not name.
enum Folders {
    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// A folder that comes with the product: as named, else where the command runs, else beside the binary.
    static func shipped(_ name: String, named: String?, variable: String) -> URL {
        if let named = named ?? environment[variable] { return URL(fileURLWithPath: named) }
        let here = URL(fileURLWithPath: name)
        let binary = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        let shared = binary.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("../share/rapport/\(name)").standardizedFileURL
        let isHere = FileManager.default.fileExists(atPath: here.path)
        return isHere || !FileManager.default.fileExists(atPath: shared.path) ? here : shared
    }
}
