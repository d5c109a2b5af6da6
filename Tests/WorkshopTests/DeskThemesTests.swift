import Comprehension
import Foundation
import Language
import Learning
import StrictJSON
import Testing
import Workshop

struct DeskThemesTests {
    /// Lines about a garden, which no intent covers, and about a piano, which one does.
    private static let messages: [DeskThemes.Message] = {
        let plants = ["roses", "hedge", "apple tree", "lawn", "ferns", "moss"]
        let times = ["today", "this week", "before winter", "in the morning"]
        return plants.flatMap { plant in
            times.flatMap { time in
                [
                    DeskThemes.Message(
                        text: "could somebody trim the \(plant) in my garden \(time)", isUncovered: true),
                    DeskThemes.Message(text: "the piano wants to be tuned \(time)", isUncovered: false),
                ]
            }
        }
    }()

    private func themes(taken: Set<String> = []) -> DeskThemes {
        DeskThemes(Self.messages, taken: taken, meaning: nil, model: TopicModel(), analyzer: Analyzer())
    }

    @Test func `a topic tells its share, what of it no intent covers, and a few lines`() throws {
        let themes = themes()
        let piano = try #require(themes.topics.first { $0.words.contains("piano") })
        #expect(piano.uncovered == 0)
        #expect(piano.examples.count <= 3 && piano.examples.allSatisfy { $0.contains("piano") })
        #expect(themes.uncovered == 24)
        #expect(themes.topics.reduce(0) { $0 + $1.messages } == 48)
    }

    @Test func `what no intent covers is proposed, in a form that the catalogue reads`() throws {
        let proposals = themes().proposals
        #expect(!proposals.isEmpty)
        #expect(proposals.allSatisfy { (5...10).contains($0.examples.count) })
        #expect(proposals.allSatisfy { $0.examples.allSatisfy { !$0.contains("piano") } })
        let catalogue = try Catalogue.read([("new.yml", ProposedIntent.yaml(proposals))])
        #expect(catalogue.intents.map(\.name) == proposals.map(\.name))
        #expect(catalogue.examples.map(\.text) == proposals.flatMap(\.examples))
    }

    @Test func `a proposal never has the name of an intent`() {
        let first = themes().proposals.map(\.name)
        let second = themes(taken: Set(first)).proposals.map(\.name)
        #expect(!second.isEmpty && Set(first).isDisjoint(with: second))
    }

    @Test func `what people tell is hidden in proposals`() {
        let messages = (0..<40).map { number in
            DeskThemes.Message(
                text: "please ring my aunt about the garden at 0171 555 01\(10 + number)", isUncovered: true)
        }
        let themes = DeskThemes(messages, taken: [], meaning: nil, model: TopicModel(), analyzer: Analyzer())
        let shown = themes.json.text
        #expect(!shown.contains("0171"))
        #expect(!shown.contains("555"))
    }

    @Test func `no messages have neither topics nor proposals`() {
        let themes = DeskThemes([], taken: [], meaning: nil, model: TopicModel(), analyzer: Analyzer())
        #expect(themes.topics.isEmpty && themes.proposals.isEmpty)
    }
}

struct TopicEvaluationTests {
    private static let shared = packageRoot.appending(path: "../shared/data/multidogo/turn").standardizedFileURL.path

    @Test func `topics that are people's intents agree with them fully`() throws {
        let texts = (0..<30).flatMap { number in
            [
                LabelledText(text: "tune the piano please", intents: ["tune"]),
                LabelledText(text: "trim that hedge", intents: number % 2 == 0 ? ["trim"] : ["trim"]),
            ]
        }
        var evaluation = TopicEvaluation()
        evaluation.judge(texts, name: "toy", meaning: nil, model: TopicModel(), analyzer: Analyzer())
        #expect(try #require(evaluation.json["nmi"]?.double) > 0.999)
        #expect(try #require(evaluation.json["npmi"]?.double) > 0)
        #expect(evaluation.json["sets"]?.array?.first?["classes"]?.int == 2)
    }

    /// Words alone; with vectors it is more. The data lies beside the checkout, where it is.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: TopicEvaluationTests.shared)))
    func `topics of service turns agree with people's intents by 0.55 and more`() throws {
        var evaluation = TopicEvaluation()
        for trade in ["airline", "insurance", "media", "fastfood"] {
            let texts = try LabelledText.read(path: "\(Self.shared)/\(trade)/valid.jsonl").texts
            evaluation.judge(texts, name: trade, meaning: nil, model: TopicModel(), analyzer: Analyzer())
        }
        let figures = evaluation.json
        #expect(try #require(figures["nmi"]?.double) >= 0.55)
        #expect(try #require(figures["nmi"]?.double) > #require(figures["baseline_nmi"]?.double))
    }
}

struct ProposalSectionTests {
    @Test func `the page proposes intents for what none covers, with lines and a file to paste`() throws {
        let catalogue = try Catalogue.read([
            ("toy.yml", "intents: [invoice]\nnlu:\n  - intent: invoice\n    examples: |\n      - the bill please\n")
        ])
        var tally = DeskTally(catalogue)
        tally.begin(file: "talks.jsonl")
        for number in 0..<40 {
            let plant = ["roses", "hedge", "lawn", "ferns"][number % 4]
            let text = "could somebody trim the \(plant) behind my house \(["today", "soon", "at last"][number % 3])"
            tally.add(
                ScoredBatch.Line(
                    number: number + 1, conversation: nil, customer: nil, speaker: .customer, time: nil,
                    understood: Understood(isUncovered: true, language: "en", text: text), talkLine: nil, end: 0))
        }
        let html = String(decoding: ReportPage(tally, sources: ["talks.jsonl"]).html, as: UTF8.self)
        #expect(html.contains("Intents that customers would need"))
        #expect(html.contains("<pre>version: &quot;3.1&quot;"))
        #expect(html.contains("trim the"))
    }
}
