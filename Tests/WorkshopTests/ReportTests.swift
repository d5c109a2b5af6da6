import Comprehension
import Customers
import Dialogue
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

    /// Talks that all begin with the same words and end with others.
    private func page(opening: String, ending: String, conversation: String = "t") throws -> String {
        let model = try OutcomeModel.embedded()
        var tally = DeskTally(try Catalogue.read([("toy.yml", Self.yaml)]))
        tally.begin(file: "talks.jsonl")
        for number in 0..<30 {
            var summary = ConversationSummary(.string(conversation))
            for (place, text) in [opening, ending].enumerated() {
                let understood = Understood(mood: -0.5, isUncovered: place == 0, language: "en", text: text)
                let line = TalkLine(
                    isCustomers: true, line: number * 2 + place + 1, mood: -0.5,
                    signs: SignSet([.still, .resigned]), text: text)
                summary.add(line, by: .customer, understood: understood, customer: nil)
                tally.add(
                    ScoredBatch.Line(
                        number: line.line, conversation: summary.conversation, customer: nil, speaker: .customer,
                        time: nil, understood: understood, talkLine: line, end: 0))
            }
            tally.add(summary, model.judgement(of: summary.course))
        }
        return page(tally)
    }

    @Test func `a thing to change quotes what was said, with numbers hidden`() throws {
        let html = try page(
            opening: "the tower of the castle leaks", ending: "forget it then, or ring 0151 2345 6789 some day")
        #expect(html.contains("<p class=\"said\"><q>forget it then, or ring") && !html.contains("2345"))
    }

    @Test func `what no intent covers is shown by how conversations begin`() throws {
        let html = try page(opening: "the tower of the castle leaks", ending: "it stays as it was")
        let section = try #require(html.split(separator: "What no intent covers</h2>").last)
        #expect(section.contains("30 conversations begin with one") && section.contains("tower of the castle"))
    }

    @Test func `a random identifier is told by its beginning, not by points between its letters`() throws {
        let html = try page(
            opening: "the tower of the castle leaks", ending: "it stays as it was",
            conversation: "616bc76d-546c-4d02-1234-567898d0e841")
        #expect(html.contains("616bc76d… (talks.jsonl:") && !html.contains("•"))
    }

    @Test func `all messages are counted among all messages`() throws {
        let html = page(try tally(60))
        #expect(html.contains("<span>All messages</span><span>60</span>"))
    }

    @Test func `the mood curve that ends highest has its name highest`() {
        let svg = Chart.curves("c", title: "t", rows: [("low", [0, -0.4], "a"), ("high", [0, 0.4], "b")])
        let (high, low) = (svg.ranges(of: ">high<"), svg.ranges(of: ">low<"))
        #expect(high.count == 1 && low.count == 1 && high[0].lowerBound < low[0].lowerBound)
    }

    private static let effect = Effect(
        pattern: "battery_<dying>", decisions: [.said: 48, .heldOut: 20, .heldBack: 3], reasons: ["angry": 3],
        told: .init(hits: 4, of: 40), heldOut: .init(hits: 9, of: 18), refused: 2, angry: 1)

    @Test func `what was said unasked is shown with its lift, who said stop and who got angry`() throws {
        let html = String(
            decoding: ReportPage(try tally(60), sources: [], effects: [Self.effect]).html, as: UTF8.self)
        let sections = html.split(separator: "<h2>What was said unasked</h2>")
        try #require(sections.count == 2)
        let section = try #require(sections[1].split(separator: "</section>").first)
        #expect(section.contains("4 of 40 (10 %)") && section.contains("9 of 18 (50 %)"), "\(section)")
        #expect(section.contains("40 points fewer, 95 % between 15 and 62"), "\(section)")
        #expect(section.contains("2 said stop and 1 got angry") && section.contains("48 of 71 said"))
        #expect(section.contains("&lt;dying&gt;") && !section.contains("<dying>"))
    }

    @Test func `where nobody was held out, or nobody told, no lift is claimed`() throws {
        let effect = Effect(
            pattern: "router", decisions: [.said: 2], reasons: [:], told: .init(hits: 1, of: 2),
            heldOut: .init(hits: 0, of: 0), refused: 0, angry: 0)
        let early = Effect(
            pattern: "lock", decisions: [.waiting: 1], reasons: [:], told: .init(hits: 0, of: 0),
            heldOut: .init(hits: 0, of: 0), refused: 0, angry: 0)
        let html = String(
            decoding: ReportPage(try tally(60), sources: [], effects: [effect, early]).html, as: UTF8.self)
        #expect(html.contains("nobody was held out to compare with") && !html.contains("points fewer"))
        #expect(html.contains("Nobody was told more than a week ago."))
        #expect(!page(try tally(60)).contains("What was said unasked"))
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

@Suite struct EvenSampleTests {
    @Test(arguments: [0, 1, 5, 8, 9, 100, 10_000])
    func `a sample is spread over all that came`(_ count: Int) {
        var sample = EvenSample<Int>(capacity: 8)
        for number in 0..<count { sample.offer(number) }
        #expect(sample.items.count <= 8 && sample.items.count >= min(count, 4))
        #expect(sample.items == sample.items.sorted() && sample.items.first == (count > 0 ? 0 : nil))
        if count > 8 { #expect(sample.items.last ?? 0 >= count / 2) }
        let few = sample.few(3)
        #expect(few.count == min(3, count) && few.first == sample.items.first)
    }
}
