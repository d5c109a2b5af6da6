import Comprehension
import StrictJSON
import Testing
import Workshop

@Suite struct ReportTests {
    private static let yaml = """
        intents:
          - invoice
          - thanks: {role: thanks}
        nlu:
          - intent: invoice
            examples: |
              - send the invoice
          - intent: thanks
            examples: |
              - thanks a lot
        """

    private func tally(_ talks: Int, text: String = "what on earth is this thing doing", timed: Bool = true) throws
        -> DeskTally
    {
        let catalogue = try Catalogue.read([("toy.yml", Self.yaml)])
        let model = try OutcomeModel.embedded()
        var tally = DeskTally(catalogue)
        tally.begin(file: "/tmp/day/talks.jsonl")
        for number in 0..<talks {
            let time = timed ? 1_770_000_000 + Double(number) * 3_000 : nil
            let isSad = number % 3 == 0
            let understood = Understood(
                intents: number % 2 == 0 ? ["invoice"] : [], mood: isSad ? -0.5 : 0.4, isUncovered: number % 2 == 1,
                language: "en", text: text)
            var summary = ConversationSummary(.string("talk <\(number)>"))
            let line = TalkLine(
                isCustomers: true, line: number + 1, turn: 1, time: time, mood: understood.mood,
                signs: SignSet(isSad ? [.still, .leaving] : [.fixed, .thanks]))
            summary.add(line, by: .customer, understood: understood, customer: .string("ana\(number % 7)@example.org"))
            summary.add(
                TalkLine(isCustomers: false, line: number + 2, turn: 2, promises: ["I will call <b>you</b>."]),
                by: .agent,
                understood: nil, customer: nil)
            tally.add(
                ScoredBatch.Line(
                    number: number + 1, conversation: summary.conversation, customer: nil, speaker: .customer,
                    time: time,
                    understood: understood, talkLine: line, end: 0))
            tally.add(summary, model.judgement(of: summary.course))
        }
        return tally
    }

    private func page(_ tally: DeskTally) -> String {
        String(decoding: ReportPage(tally, sources: ["/tmp/day/talks.jsonl"]).html, as: UTF8.self)
    }

    @Test func `the page stands alone: no script, no address of another place`() throws {
        let html = page(try tally(60))
        for word in ["<script", "http://", "https://", "src=", "@import", "url("] { #expect(!html.contains(word)) }
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("</html>"))
        #expect(html.contains("prefers-color-scheme: dark") && html.contains("@media print"))
    }

    @Test func `every chart has a role, a title and a description`() throws {
        let html = page(try tally(60))
        let charts = html.split(separator: "<svg ").dropFirst()
        #expect(charts.count >= 6)
        for chart in charts {
            #expect(chart.contains("role=\"img\"") && chart.contains("<title") && chart.contains("<desc"))
        }
    }

    @Test func `what customers and files say is never markup`() throws {
        let html = page(try tally(40, text: "<img onerror=alert(1)> & \"quotes\" 'n more"))
        #expect(!html.contains("<img") && html.contains("&lt;img onerror=alert(1)&gt; &amp; &quot;quotes&quot;"))
        #expect(html.contains("talk &lt;"))
    }

    @Test func `no address and no long number is shown`() throws {
        let html = page(try tally(40, text: "please ring me on 0151 2345 6789 or mail bo@example.org today"))
        #expect(!html.contains("example.org") && !html.contains("2345") && html.contains("••89"))
    }

    @Test func `the same tally gives the same page`() throws {
        #expect(page(try tally(50)) == page(try tally(50)))
    }

    @Test func `without times messages stand in their order`() throws {
        let html = page(try tally(50, timed: false))
        #expect(html.contains("in the order in which they came") && !html.contains("1970"))
    }

    @Test func `each thing to change has its evidence`() throws {
        let html = page(try tally(60))
        let changes = html.split(separator: "<ol class=\"changes\">")[1].split(separator: "</ol>")[0]
        let items = changes.split(separator: "<li>").dropFirst()
        #expect((3...10).contains(items.count))
        for item in items { #expect(item.contains(/\d/)) }
        #expect(changes.contains("talks.jsonl:"))
    }

    @Test func `nothing scored is a page too`() throws {
        #expect(page(try tally(0)).contains("</html>"))
    }

    @Test func `a page of a thousand times as many talks is hardly longer`() throws {
        let few = page(try tally(60)).utf8.count
        let many = page(try tally(6_000)).utf8.count
        #expect(many < few * 2)
    }
}

@Suite struct VolumesTests {
    @Test func `hours become days and weeks as the span grows, and nothing is lost`() {
        var volumes = Volumes(.time)
        for day in 0..<300 { volumes.add("a", at: 1_770_000_000 + day * 86_400) }
        #expect(volumes.width == 604_800)
        #expect(volumes.span.count <= Volumes.mostBuckets)
        #expect(volumes.span.reduce(0) { $0 + volumes.count($1) } == 300)
    }

    @Test func `times before 1970 and far ahead fit as well`() {
        var volumes = Volumes(.time)
        for time in [-4_000_000_000, 0, 253_402_300_799] { volumes.add("a", at: time) }
        #expect(volumes.span.count <= Volumes.mostBuckets)
        #expect(volumes.span.reduce(0) { $0 + volumes.count($1, of: "a") } == 3)
    }
}

@Suite struct FrequentItemsTests {
    @Test func `a heavy item is found among many light ones in bounded memory`() {
        var items = FrequentItems<Int>(capacity: 10)
        for number in 0..<10_000 {
            items.add(number % 3 == 0 ? "heavy" : "light \(number)", 0) { $0 += 1 }
        }
        #expect(items.top(1).first?.name == "heavy")
        #expect(items.top(100).count <= 10 && !items.isExact)
    }

    @Test func `few items are counted exactly`() {
        var items = FrequentItems<Int>(capacity: 10)
        for name in ["b", "a", "b"] { items.add(name, 0) { $0 += 10 } }
        #expect(items.top(2).map(\.name) == ["b", "a"] && items.top(1)[0].payload == 20 && items.isExact)
    }
}
