import ArgumentParser
import Customers
import Foundation
import Serving
import StrictJSON

/// `rapport profile`: what is kept about a person, and erasing it.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Shows, changes, takes out and erases what is kept about a person.",
        discussion: """
            Works on the data folder itself. 'show' and 'export' only read, and work while a server runs on the folder; \
            the others need it for themselves and exit 75 when somebody holds it: ask that server then, by the ops of \
            the same names. The exit code is 65 for somebody about whom nothing is kept.
            """,
        subcommands: [
            ShowProfile.self, SetProfile.self, ConsentOfProfile.self, ExportProfile.self, ForgetProfile.self,
        ])
}

/// Whom a command is about, and where they are kept.
struct CustomerArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The customer, as fronts name them.", valueName: "id")) var customer: String
    @OptionGroup var data: DataOption

    /// What a name is.
    static let rule = "a customer's name has 1 to 64 of the characters A-Z a-z 0-9 . _ : @ -"

    /// - Throws: A usage error for what is no name.
    static func check(_ name: String) throws {
        guard Handle.isIdentifier(name) else { throw ValidationError(rule) }
    }

    func validate() throws { try Self.check(customer) }

    /// Does something with the store and this customer, and gives the folder free.
    func use(_ access: CustomerStore.Access, _ work: (CustomerStore, Handle) async throws -> Void) async throws {
        try await sysexits {
            guard let handle = Handle(customer) else { throw ValidationError(Self.rule) }
            let store = try CustomerStore(folder: data.folder, access: access)
            try await work(store, handle)
            try await store.close()
        }
    }
}

/// `rapport profile show`.
struct ShowProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows facts, consents and history of a person.")

    @OptionGroup var customer: CustomerArgument
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await customer.use(.reading) { store, handle in
            let profile = try await store.profile(of: handle, at: Date())
            Console.result(json ? profile.whole.text : ProfilePage(profile).text)
        }
    }
}

/// `rapport profile set`.
struct SetProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Sets or drops facts about a person.",
        discussion: "A value that is JSON is taken as such, any other is text: 'set ana tier=gold orders=3 late='.")

    @OptionGroup var customer: CustomerArgument
    @Argument(help: ArgumentHelp("Facts; nothing behind the '=' drops one.", valueName: "name=value"))
    var facts: [String]
    @Option(help: "What they may be used for: support, personalisation, proactive, training or marketing.")
    var purpose: Purpose = .support

    func validate() throws {
        guard !facts.isEmpty else { throw ValidationError("name at least one fact: name=value") }
        for fact in facts { _ = try change(fact, at: .distantPast) }
    }

    func run() async throws {
        try await customer.use(.writing) { store, handle in
            let now = Date()
            try await store.change(try facts.map { try change($0, at: now) }, of: handle, at: now)
            Console.result(ProfilePage(try await store.profile(of: handle, at: now)).text)
        }
    }

    private func change(_ text: String, at moment: Date) throws -> FactChange {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, Handle.isIdentifier(parts[0]) else {
            throw ValidationError("'\(PlainLine.safe(parts[0]))' is no fact; write name=value")
        }
        guard !parts[1].isEmpty else { return .drop(name: parts[0]) }
        let value = (try? JSON(parsing: parts[1])) ?? .string(parts[1])
        return .set(Fact(name: parts[0], value: value.masked, source: "profile", at: moment, purpose: purpose))
    }
}

/// `rapport profile consent`.
struct ConsentOfProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Enters a person's yes or no to a purpose into the ledger.")

    /// The person's answer.
    enum Choice: String, ExpressibleByArgument, CaseIterable { case yes, no }

    @OptionGroup var customer: CustomerArgument
    @Argument(help: "support, personalisation, proactive, training or marketing.") var purpose: Purpose
    @Argument(help: "What the person said.") var choice: Choice
    @Option(help: ArgumentHelp("Where they said so.", valueName: "text")) var source: String?

    func run() async throws {
        try await customer.use(.writing) { store, handle in
            let line = Consent(purpose: purpose, granted: choice == .yes, source: source?.masked, at: Date())
            let position = try await store.record(line, of: handle)
            Console.result("\(purpose.rawValue) \(choice == .yes ? "granted" : "refused"), ledger position \(position)")
        }
    }
}

/// `rapport profile export`.
struct ExportProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes all that is kept about a person, as JSON lines.",
        discussion: "The last line holds their count and the SHA-256 of all lines before it.")

    @OptionGroup var customer: CustomerArgument

    func run() async throws {
        try await customer.use(.reading) { store, handle in
            let export = try await store.export(handle)
            for part in export.parts { Console.result(part.text) }
            let end: JSON = ["done": true, "count": .number(export.parts.count), "sha256": .string(export.sha256)]
            Console.result(end.text)
        }
    }
}

/// `rapport profile forget`.
struct ForgetProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Erases all that is kept about a person, for good.",
        discussion: "Prints the receipt: how many rows of which table were erased. On a terminal it asks first.")

    @OptionGroup var customer: CustomerArgument
    @Flag(help: "Do not ask.") var yes = false

    func run() async throws {
        if !yes, Terminal.isThere {
            Console.say("This erases all that is kept about \(customer.customer). Type 'yes' to do it:")
            guard readLine() == "yes" else { throw Sysexit.usage.exit }
        }
        try await customer.use(.writing) { store, handle in
            Console.result(JSON.object(try await store.forget(handle, at: Date()).json).text)
        }
    }
}

extension Purpose: ExpressibleByArgument {}
