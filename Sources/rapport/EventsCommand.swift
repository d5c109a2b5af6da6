import ArgumentParser
import Comprehension
import Customers
import Dialogue
import Foundation
import Language
import Logging
import Serving
import StrictJSON
import Workshop

/// `rapport events`: an event log, played in its own time.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Plays an event log, and prints what would be said to whom, and why.",
        discussion: """
            The log is one JSON object a line (customer, kind, at, event_id, data), or CSV or TSV with these columns; \
            '-' is standard input. Time is that of the events, so that a month passes in seconds: what has to wait for \
            something not to happen is told when its time is over, up to the last event or --until.

            Nothing is kept, unless --data names a folder: then events, facts and conversations are kept there, as if a \
            server had heard them. Without a file, --summary prints what came of everything that was said in a data folder.
            """)

    @Argument(help: ArgumentHelp("The log; '-' is standard input.", valueName: "file")) var file: String?
    @ArgumentParser.Option(help: ArgumentHelp("Goes on to this time, such as 2026-04-01T00:00:00Z.", valueName: "time"))
    var until: String?
    @Flag(help: "Print, at the end, what came of it: by pattern, what was said and held back, and its effect.")
    var summary = false
    @Flag(help: "Print one JSON object a line.") var json = false
    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var data: DataOption
    @ArgumentParser.Option(help: ArgumentHelp("Where customers are when nothing tells. Else UTC.", valueName: "zone"))
    var timezone: String?

    func validate() throws {
        guard file != nil || summary else { throw ValidationError("name a log, or ask for --summary") }
        if let until, Timestamp.date(until) == nil {
            throw ValidationError("--until is a time such as 2026-04-01T00:00:00Z")
        }
        if let timezone, TimeZone(identifier: timezone) == nil {
            throw ValidationError("--timezone is the name of a time zone, such as Europe/Berlin")
        }
    }

    func run() async throws {
        try await sysexits {
            guard let file else {
                let store = try CustomerStore(folder: data.folder, access: .reading)
                try await show(Effect.all(in: store, at: Date()))
                return
            }
            var bad = BadLines()
            let lines = try bad.events(file)
            guard let first = lines.map(\.event.at).min() else { return try bad.finish() }
            // Only a folder that was asked for is kept.
            let keeps = data.data != nil
            let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString)")
            defer { if !keeps { try? FileManager.default.removeItem(at: scratch) } }
            let assembly = try await assemble(in: keeps ? data.folder : scratch, isDurable: keeps, at: first)
            var player = EventPlayer(assembly.desk.assistant, timeZone: zone, at: first)
            for line in lines {
                do {
                    for warning in try await player.play(line, show) { Console.say("\(file):\(line.line): \(warning)") }
                } catch let refused as RefusedPurpose {
                    Console.say("\(file):\(line.line): not kept, no consent for \(refused.purpose.rawValue)")
                } catch CustomersError.idReused {
                    bad.complain("\(file):\(line.line): this event_id stands for another event")
                }
            }
            if let end = until.flatMap({ Timestamp.date($0) }) { try await player.pass(until: end, show) }
            if summary { try await show(Effect.all(in: assembly.customers, at: player.clock)) }
            try await assembly.customers.close()
            try bad.finish()
        }
    }

    private var zone: TimeZone { timezone.flatMap { TimeZone(identifier: $0) } ?? .gmt }

    private func assemble(in folder: URL, isDurable: Bool, at start: Date) async throws -> Assembly {
        let analyzer = Analyzer()
        let catalogue = try Catalogue.load(from: catalogue.folder)
        var settings = Settings()
        settings.timeZone = zone
        var store = CustomerStore.Settings()
        store.isDurable = isDurable
        let models = IntentModels(data, catalogue, analyzer: analyzer)
        return try await Assembly(
            data: folder, catalogue: catalogue, analyzer: analyzer, settings: settings, logger: .standardError,
            now: { start }, store: store, interpreter: { try models.interpreter() })
    }

    private func show(_ entry: EventPlayer.Entry) {
        let spoken = entry.spoken
        let at = Timestamp.text(entry.at)
        if json {
            var object = spoken.json.object ?? [:]
            object["at"] = .string(at)
            return Console.result(JSON.object(object).text)
        }
        let words =
            spoken.reply.map { reply in "\"\(reply.said.map(\.text).joined(separator: " "))\"" }
            ?? "says nothing: \(spoken.outreach.reason)"
        let handoff = spoken.reply?.json["handoff"]?["queue"]?.string.map { ", hands over to \($0)" } ?? ""
        Console.result("\(at) \(spoken.customer): \(words)\(handoff) (\(spoken.because))")
    }

    private func show(_ effects: [Effect]) throws {
        for effect in effects { Console.result(json ? effect.json.text : EffectPage(effect).text) }
        if effects.isEmpty { Console.say("nothing was found that is watched for") }
    }
}

/// The effect of one pattern, for a person to read.
struct EffectPage {
    let text: String

    init(_ effect: Effect) {
        func count(_ decision: Outreach.Decision) -> Int { effect.decisions[decision] ?? 0 }
        var lines = [
            "\(effect.pattern): said \(count(.said)), held back \(count(.heldBack)), waiting \(count(.waiting)), "
                + "held out \(count(.heldOut))"
        ]
        for reason in effect.reasons.keys.sorted() { lines.append("  \(effect.reasons[reason] ?? 0) × \(reason)") }
        lines.append("  within 24 hours of those told: \(effect.refused) refused, \(effect.angry) were angry")
        func share(_ share: Effect.Share) -> String {
            let (low, high) = share.interval
            return "\(share.hits) of \(share.of), \(Self.percent(low)) to \(Self.percent(high))"
        }
        lines.append("  contacts within 7 days: told \(share(effect.told)); not told \(share(effect.heldOut))")
        if effect.told.of > 0, effect.heldOut.of > 0 {
            let (low, high) = effect.liftInterval
            lines.append(
                "  lift: \(Self.percent(effect.lift)) fewer contacts, \(Self.percent(low)) to \(Self.percent(high))")
        }
        text = lines.joined(separator: "\n")
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
