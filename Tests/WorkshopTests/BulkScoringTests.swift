import Comprehension
import Foundation
import Language
import StrictJSON
import Testing
import Workshop

/// A desk of five intents, trained once for all tests.
private struct ToyDesk: Sendable {
    let catalogue: Catalogue
    let scoring: BulkScoring

    static let shared = Result { try ToyDesk() }

    private init() throws {
        catalogue = try Catalogue.read([("toy.yml", Self.yaml)])
        let analyzer = Analyzer()
        let interpreter = Interpreter(
            catalogue: catalogue, model: IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer),
            entities: try EntityRecognizer(catalogue: catalogue), mood: try MoodModel.embedded(), analyzer: analyzer)
        scoring = BulkScoring(interpreter, outcomes: try .embedded(), analyzer: analyzer)
    }

    private static let yaml = """
        intents:
          - order_status
          - invoice
          - solved: {role: solved}
          - person: {role: handoff}
          - thanks: {role: thanks}
        nlu:
          - intent: order_status
            examples: |
              - where is my order
              - has my parcel left yet
              - when will the parcel arrive
              - track my order please
              - my delivery has not come
          - intent: invoice
            examples: |
              - send me the invoice
              - I need a copy of my bill
              - the bill is wrong
              - why was I charged twice
              - invoice for last month please
          - intent: solved
            examples: |
              - it works now
              - that fixed it
              - the light is green again, solved
              - now it is working
          - intent: person
            examples: |
              - let me talk to a person
              - I want a human agent
              - get me somebody real
              - transfer me to an agent
          - intent: thanks
            examples: |
              - thanks a lot
              - thank you
              - cheers for that
              - many thanks
        """
}

@Suite struct BulkScoringTests {
    private struct Outcome {
        var lines: [JSON] = []
        var bytes: [UInt8] = []
        var bad: [Int] = []
        var tally = BulkScoring.Tally()
    }

    private func score(
        _ text: String, named name: String = "talks.jsonl", threads: Int = 2, batchSize: Int = 1 << 16
    ) async throws -> Outcome {
        let desk = try ToyDesk.shared.get()
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent(name).path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        var outcome = Outcome()
        var file = try CorpusFile(path: path, batchSize: batchSize)
        var none: WrittenScores?
        try await desk.scoring.score(
            &file, threads: threads, tally: &outcome.tally, continuing: &none, write: { outcome.bytes += $0 },
            report: { outcome.bad.append($0.line) })
        outcome.lines = try outcome.bytes.split(separator: 0x0A).map { try JSON(parsing: $0) }
        return outcome
    }

    @Test func `a customer line gives its identifiers and the understanding object`() async throws {
        let outcome = try await score(
            #"{"conversation":"c1","turn":3,"customer":"ana","text":"where is my order?"}"# + "\n")
        let line = try #require(outcome.lines.first)
        #expect(line.object?.keys == ["conversation", "turn", "customer", "understanding"])
        #expect(line["conversation"] == "c1" && line["turn"] == 3 && line["customer"] == "ana")
        #expect(line["understanding"]?["intent"]?["name"] == "order_status")
        #expect(
            line["understanding"]?.object?.keys.prefix(9) == [
                "text", "intent", "intent_ranking", "fallback", "answer_set", "entities", "language", "sentiment",
                "topics",
            ])
    }

    @Test func `an agent's line is counted and not understood`() async throws {
        let outcome = try await score(
            """
            {"conversation":7,"turn":1,"speaker":"customer","text":"it is broken"}
            {"conversation":7,"turn":2,"speaker":"agent","text":"let me talk to a person"}
            {"conversation":7,"turn":3,"speaker":"customer","text":"it works now"}
            """)
        #expect(outcome.lines.map { $0["turn"] } == [1, 3, nil])
        let summary = try #require(outcome.lines.last)
        #expect(summary["type"] == "conversation" && summary["conversation"] == 7 && summary["turns"] == 3)
        #expect(summary["resolved"] == true)
        #expect(summary["mood"]?.array?.count == 2)
    }

    @Test func `plain text is a message a line, in no conversation`() async throws {
        let outcome = try await score("where is my parcel\n\nsend me the bill\n", named: "lines.txt")
        #expect(outcome.lines.map { $0["conversation"] } == [.null, .null])
        #expect(outcome.lines.map { $0["understanding"]?["text"] } == ["where is my parcel", "send me the bill"])
        #expect(outcome.tally.messages == 2 && outcome.tally.conversations == 0)
    }

    @Test func `a bad line is reported by its number and the rest is done`() async throws {
        let outcome = try await score("{\"text\":\"thanks\"}\n{oops}\n{\"turn\":1}\n{\"text\":\"thank you\"}\n")
        #expect(outcome.bad == [2, 3])
        #expect(outcome.tally == .init(bytesRead: 57, messages: 2, conversations: 0, bad: 2))
    }

    @Test func `personal numbers are masked and offsets still hold`() async throws {
        let outcome = try await score("my card 4111 1111 1111 1111 was charged twice", named: "a.txt")
        let text = try #require(outcome.lines.first?["understanding"]?["text"]?.string)
        #expect(text.hasSuffix("1111 was charged twice") && !text.contains("4111"))
        #expect(!String(decoding: outcome.bytes, as: UTF8.self).contains("4111"))
    }

    /// Talks that run through each other, with bad lines, agents and long texts among them.
    private static let manyTalks: String = {
        let texts = [
            "where is my order A-1007", "thanks!", "let me talk to a person NOW", "it works now",
            "the bill is wrong :(",
            "schöne Grüße, wo bleibt mein Paket?", "qwxz", String(repeating: "why? ", count: 300),
        ]
        return (0..<3_000).map { number in
            if number % 97 == 5 { return "{\"text\":" }
            let speaker = number % 5 == 4 ? "agent" : "customer"
            return #"{"conversation":"c\#(number / 40 * 3 + number % 3)","turn":\#(number),"#
                + #""speaker":"\#(speaker)","text":"\#(texts[number * 7 % texts.count])"}"#
        }.joined(separator: "\n")
    }()

    @Test(arguments: [2, 3, 8])
    func `any number of threads writes the same bytes`(_ threads: Int) async throws {
        let one = try await score(Self.manyTalks, threads: 1, batchSize: 4_096)
        let several = try await score(Self.manyTalks, threads: threads, batchSize: 4_096)
        #expect(one.bytes == several.bytes)
        #expect(one.bad == several.bad && one.tally == several.tally)
        #expect(one.tally.bad == 31 && one.tally.conversations > 200)
    }

    @Test(arguments: [512, 50_000, 1 << 20])
    func `where batches end does not show`(_ batchSize: Int) async throws {
        let one = try await score(Self.manyTalks, batchSize: 4_096)
        let other = try await score(Self.manyTalks, batchSize: batchSize)
        #expect(one.bytes == other.bytes)
    }

    @Test func `a conversation's line follows when two hundred lines have gone by, and once`() async throws {
        let first = #"{"conversation":"first","text":"where is my order"}"# + "\n"
        let others = (0..<300).map { #"{"conversation":"o\#($0)","text":"thanks"}"# }.joined(separator: "\n")
        let outcome = try await score(first + others)
        let places = outcome.lines.indices.filter {
            outcome.lines[$0]["type"] == "conversation" && outcome.lines[$0]["conversation"] == "first"
        }
        // Line 1, then 200 lines of others, and then its summary, before the line after them.
        #expect(places == [201])
        #expect(outcome.tally.conversations == 301)
    }

    @Test func `a line without a time gives a date its words and no value`() async throws {
        let outcome = try await score(
            """
            {"text":"it broke yesterday"}
            {"text":"it broke yesterday","time":"2026-03-09T14:05:00Z"}
            """)
        let values = outcome.lines.map { $0["understanding"]?["entities"]?.array?.first?["value"] }
        #expect(outcome.lines[0]["understanding"]?["entities"]?.array?.first?["text"] == "yesterday")
        #expect(values.count == 2 && values[0] != values[1])
    }
}
