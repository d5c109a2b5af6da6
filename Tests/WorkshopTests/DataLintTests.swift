import Comprehension
import Foundation
import Language
import StrictJSON
import Testing
import Workshop

struct DataLintTests {
    private static let analyzer = Analyzer()

    /// Lines about rooms and about boats, fifteen each.
    private static let sound: [(text: String, intent: String)] = {
        let colours = ["red", "green", "blue", "black", "white"]
        return colours.flatMap { colour in
            [
                ("paint my kitchen wall \(colour)", "paint"), ("could you paint a \(colour) ceiling", "paint"),
                ("the \(colour) paint on that wall is peeling", "paint"),
                ("moor the \(colour) boat at the pier", "moor"), ("is there a berth for my \(colour) dinghy", "moor"),
                ("my boat, the \(colour) one, wants a berth", "moor"),
            ]
        }
    }()

    private static func lint(_ lines: [(text: String, intent: String)]) throws -> DataLint {
        var texts: [LintLine] = []
        for (number, line) in lines.enumerated() {
            let labelled = LabelledText(text: line.text, intents: [line.intent], line: number + 1)
            texts.append(try #require(LintLine(labelled, file: "lines.jsonl")))
        }
        return DataLint(texts, analyzer: analyzer)
    }

    @Test func `a wrong label is found with its place, the likelier label, and a line that shows it`() throws {
        var lines = Self.sound
        lines[6].intent = "moor"
        let findings = try Self.lint(lines).findings.filter { $0.kind == .label }
        #expect(findings.map(\.line) == [7])
        #expect(findings.first?.message.contains("reads like paint (as lines.jsonl:") == true)
        #expect(findings.first?.proposal.contains("paint") == true)
    }

    @Test func `sound lines have no wrong labels, and no finding tells their words`() throws {
        let lint = try Self.lint(Self.sound)
        #expect(!lint.findings.contains { $0.kind == .label || $0.kind == .confusable })
        #expect(!lint.json.text.contains("kitchen"))
    }

    @Test func `nearly the same line under two intents is named once, at the later one`() throws {
        let lines = Self.sound + [("do please book a haircut", "hair"), ("do please book a haircut!", "barber")]
        let findings = try Self.lint(lines).findings.filter { $0.kind == .duplicate }
        #expect(findings.map(\.line) == [32])
        #expect(findings.first?.message.contains("lines.jsonl:31") == true)
    }

    @Test func `a line that stands twice is named`() throws {
        let findings = try Self.lint(Self.sound + [Self.sound[3]]).findings.filter { $0.kind == .duplicate }
        #expect(findings.map(\.line) == [31])
    }

    @Test func `intents of the same words cannot be told apart`() throws {
        let cities = ["Oslo", "Bonn", "Lyon", "Turin", "Graz", "Bern", "Kiel", "Cork"]
        let lines = cities.enumerated().map { place, city in
            ("when does the train to \(city) leave today", place % 2 == 0 ? "train" : "railway")
        }
        let findings = try Self.lint(Self.sound + lines).findings
        #expect(findings.contains { $0.kind == .confusable && $0.message.contains("railway and train") })
    }

    @Test func `an intent with few examples is named, and one whose examples are one sentence`() throws {
        let alike = (0..<6).map { ("please cancel the standing order for the weekly magazine number \($0)", "cancel") }
        let findings = try Self.lint(Self.sound + alike + [("sing me a song", "sing")]).findings
        #expect(findings.contains { $0.kind == .few && $0.line == 37 })
        #expect(findings.contains { $0.kind == .alike && $0.line == 31 })
    }

    @Test func `words that are marked everywhere else are missed where they are bare`() throws {
        let yaml = """
            intents: [play]
            nlu:
              - intent: play
                examples: |
                  - play some [blue grass](genre)
            \((0..<12).map { "      - can you play [blue grass](genre) for \($0) minutes" }.joined(separator: "\n"))
                  - blue grass is what I want
                  - turn [blue grass](artist) on
            """
        let catalogue = try Catalogue.read([("music.yml", yaml)])
        let findings = DataLint(catalogue.examples.map { LintLine($0) }, analyzer: Self.analyzer).findings
            .filter { $0.kind == .annotation }
        #expect(findings.map(\.line) == [18, 19])
        #expect(findings.allSatisfy { $0.file == "music.yml" && $0.proposal == "mark it as genre" })
    }

    @Test func `no lines have no findings`() throws {
        #expect(try Self.lint([]).findings.isEmpty)
    }
}

struct LintEvaluationTests {
    private static let banking = packageRoot.appending(path: "../shared/data/banking77/train.jsonl")
        .standardizedFileURL.path

    /// The data lies beside the checkout, where it is.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: LintEvaluationTests.banking)))
    func `of one label in twenty flipped, four in five are found, three in five rightly`() throws {
        let texts = try LabelledText.read(path: Self.banking).texts
        let figures = LintEvaluation(texts, flippingOneIn: 20, seed: 1, threads: 2, analyzer: Analyzer()).json
        #expect(try #require(figures["recall"]?.double) >= 0.8)
        #expect(try #require(figures["precision"]?.double) >= 0.6)
    }
}
