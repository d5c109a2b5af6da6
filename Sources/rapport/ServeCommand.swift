import ArgumentParser
import Foundation
import Serving

/// `rapport serve`: the line protocol on a port of this machine.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answers on a port of this machine, in JSON lines and in plain text.",
        discussion: """
            The protocol stands in Sources/Serving/PROTOCOL.md. The address is printed on standard error once it \
            answers. Only this machine is answered: another address is refused (exit 78), since there is neither TLS \
            nor a token.

            SIGHUP takes up a changed catalogue without dropping anyone; one with mistakes is refused by file and line, \
            and the old one stays.

            SIGTERM and Ctrl-C let what was begun be answered; a second one ends the process at once, which loses \
            nothing that was acknowledged. Another process that holds the data folder makes this one exit 75.
            """)

    @Option(help: ArgumentHelp("127.0.0.1, ::1 or localhost; RAPPORT_HOST.", valueName: "address"))
    var host: String?
    @Option(help: ArgumentHelp("The port, 7077 unless set; 0 takes any that is free. RAPPORT_PORT.", valueName: "n"))
    var port: Int?
    @OptionGroup var limits: LimitOptions
    @OptionGroup var assembly: AssemblyOptions

    func run() async throws {
        try await sysexits {
            let host = host ?? Folders.environment["RAPPORT_HOST"] ?? "127.0.0.1"
            let port = try portNumber()
            try LineServer.check(host: host)
            let data = assembly.data.folder.path
            let settings = assembly.settingsShown
            let assembled = try await assembly.assemble(flags: limits.flags)
            let options = assembly
            try await assembled.serve(host: host, port: port, reload: { try options.load() }) { port in
                let address = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
                Console.say("rapport \(Release.version) answers on \(address); data in \(data); stop with Ctrl-C")
                Console.say(settings)
            }
        }
    }

    private func portNumber() throws -> Int {
        let text = port.map(String.init) ?? Folders.environment["RAPPORT_PORT"] ?? "7077"
        guard let number = Int(text), (0...65_535).contains(number) else {
            throw ServingError.badSetting(name: "--port", "a whole number, 0 to 65535")
        }
        return number
    }
}
