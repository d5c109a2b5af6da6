import ArgumentParser
import Customers
import Foundation
import Serving

/// `rapport chat`: one customer, one conversation, on this terminal or from a file of messages.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talks with one customer, on the terminal or from a file of messages.",
        discussion: """
            On a terminal: a line that can be edited, with commands such as /explain, /profile and /help. When standard \
            input is no terminal, each line of it is a message, or a command of text mode (PROTOCOL.md), and the replies \
            alone are printed: exactly what 'rapport serve' sends behind '250-' and '250 '.

            Colours are used on a terminal only, and not where NO_COLOR is set. The exit code is 65 when a line was \
            refused, 74 when one could not be answered.
            """)

    @Option(
        help: ArgumentHelp("Who is speaking; else a stranger without a history. RAPPORT_CUSTOMER.", valueName: "id"))
    var customer: String?
    @Flag(help: "Tell the reasons under each reply (on standard error where input is no terminal). RAPPORT_EXPLAIN=1.")
    var explain = false
    @OptionGroup var assembly: AssemblyOptions

    func run() async throws {
        try await sysexits {
            let customer = try who()
            StandardOutput.survivesBrokenPipes()
            let assembled = try await assembly.assemble(flags: [:])
            let desk = assembled.desk
            let explain = explain || Folders.environment["RAPPORT_EXPLAIN"] == "1"
            if let terminal = Terminal() {
                var chat = TerminalChat(
                    on: terminal, customer: customer, history: await desk.said(by: customer),
                    dataFolder: assembly.data.folder.path, explain: explain,
                    colours: Folders.environment["NO_COLOR", default: ""].isEmpty, limits: desk.limits
                ) { await desk.answer($0) }
                await chat.run()
                try await assembled.customers.close()
            } else {
                var chat = PipedChat(customer: customer, explain: explain, limits: desk.limits) {
                    await desk.answer($0)
                }
                let outcome = await chat.run(
                    read: StandardInput.read, write: StandardOutput.write, complain: Console.say)
                try await assembled.customers.close()
                if outcome.failed > 0 { throw Sysexit.inputOrOutputFailed.exit }
                if outcome.refused > 0 { throw Sysexit.badData.exit }
            }
        }
    }

    func validate() throws { if let customer { try CustomerArgument.check(customer) } }

    private func who() throws -> String? {
        guard let name = customer ?? Folders.environment["RAPPORT_CUSTOMER"] else { return nil }
        guard Handle.isIdentifier(name) else {
            throw ServingError.badSetting(name: "RAPPORT_CUSTOMER", CustomerArgument.rule)
        }
        return name
    }
}
