package import Comprehension
package import Dialogue
import Language

/// The report as one page of HTML: no file beside it, no network, no script; for a screen, a telephone and a printer, in
/// light and dark. The same tally gives the same bytes.
package struct ReportPage: Sendable {
    let tally: DeskTally
    /// What was scored, as the page's second line names it.
    let sources: [String]
    /// What came of what was said unasked.
    let effects: [Effect]
    /// Intents that the messages without one ask for.
    let proposals: [ProposedIntent]
    var page = Markup()
    /// Finds the names that quotations must not show.
    private let analyzer = Analyzer()

    /// The page of a tally.
    /// - Parameters:
    ///   - effects: What came of what was said unasked, by pattern; without any the page has no word about it.
    ///   - meaning: What tells, beside words, which intents are to be proposed for what none covers.
    ///   - threads: At most; any number gives the same page.
    package init(
        _ tally: DeskTally, sources: [String], effects: [Effect] = [], meaning: TextMeaning? = .embedded,
        threads: Int = 1
    ) {
        self.tally = tally
        self.effects = effects
        proposals = tally.proposals(meaning: meaning, threads: threads)
        self.sources = sources.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    }

    /// The page's bytes.
    package var html: [UInt8] {
        var page = self
        page.write()
        return Array(page.page.html.utf8)
    }

    /// A quotation without names, as markup.
    func quoted(_ text: String) -> String { Markup.text(Discretion.quotation(text, analyzer: analyzer)) }

    private mutating func write() {
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        page.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        page.raw("<title>What customers wrote</title>\n<style>\n\(ReportStyle.css)</style>\n</head>\n<body>\n<main>")
        writeHead()
        writeChanges()
        writeVolumes()
        writeOutcomes()
        writeMood()
        writeCauses()
        writePromises()
        writeOutreach()
        writeUncovered()
        writeProposals()
        writePeople()
        page.raw(
            "<footer><p>Outcome and escalation are estimates by what the talks themselves say, learned from labelled "
                + "talks; a place such as <em>orders.jsonl:18</em> is the line where to look. Card numbers, addresses and "
                + "telephone numbers are hidden. Made by rapport score.</p></footer>\n</main>\n</body>\n</html>")
    }

    // MARK: Head

    private mutating func writeHead() {
        let unsolved = tally.outcomes[Outcome.unsolved.rawValue]
        page.raw("<header>\n<p class=\"kicker\">The desk’s report</p>\n<h1>\(Markup.text(headline))</h1>")
        let files = sources.count > 3 ? Array(sources.prefix(3)) + ["and \(sources.count - 3) more files"] : sources
        page.raw("<p class=\"deck\">\(Markup.text(deck(files)))</p>\n</header>")
        page.raw("<section class=\"figures\" aria-label=\"Key figures\">")
        figure(Markup.number(tally.messages), "messages")
        figure(Markup.number(tally.talks), "conversations")
        figure(Markup.percent(tally.outcomes[Outcome.solved.rawValue], of: tally.talks), "solved")
        figure(Markup.percent(unsolved, of: tally.talks), "unsolved")
        figure(Markup.percent(tally.escalated.count, of: tally.talks), "escalated")
        figure(tally.firstReplies.quantile(0.5).map(Durations.text) ?? "–", "to the first reply (median)")
        figure(tally.handling.quantile(0.5).map(Durations.text) ?? "–", "from first line to last (median)")
        figure(Markup.percent(tally.uncoveredMessages, of: tally.messages), "of messages without an intent")
        page.raw("</section>")
    }

    private mutating func figure(_ value: String, _ name: String) {
        page.raw("<div><b>\(Markup.text(value))</b><span>\(Markup.text(name))</span></div>")
    }

    private var headline: String {
        guard tally.talks > 0 else { return "\(Markup.number(tally.messages)) messages, and what they are about" }
        let solved = Double(tally.outcomes[Outcome.solved.rawValue]) / Double(tally.talks)
        switch solved {
        case 0.8...: return "Most conversations end well"
        case 0.55..<0.8: return "More conversations end well than not"
        case 0.45..<0.55: return "About half of the conversations end well"
        default: return "Too few conversations end well"
        }
    }

    private func deck(_ files: [String]) -> String {
        let top = tally.subjectsByWeight().prefix(2).map { "“\(DeskTally.title($0.name))”" }
        let about = top.isEmpty ? "" : " Customers write most about \(top.joined(separator: " and "))."
        let span = timeSpan.map { " from \($0)" } ?? ""
        return
            "\(Markup.number(tally.messages)) messages in \(Markup.number(tally.talks)) conversations\(span), read from "
            + "\(files.joined(separator: ", ")).\(about)"
    }

    private var usesTime: Bool { tally.timed * 2 >= tally.messages && tally.timed > 0 }

    private var timeSpan: String? {
        let span = tally.byTime.span
        guard usesTime, let last = span.last else { return nil }
        let first = CalendarDay(seconds: tally.byTime.start(of: span.lowerBound))
        let end = CalendarDay(seconds: tally.byTime.start(of: last))
        return first == end ? first.text : "\(first.text) to \(end.text)"
    }

    /// Opens a section: its title, what it shows, and what the colours mean.
    mutating func open(_ title: String, lead: String? = nil, legend: (good: String, bad: String)? = nil) {
        page.raw("<section>\n<h2>\(Markup.text(title))</h2>")
        if let lead { page.raw("<p class=\"lead\">\(Markup.text(lead))</p>") }
        guard let legend else { return }
        page.raw(
            "<p class=\"legend\"><i class=\"good\"></i>\(Markup.text(legend.good)) <i class=\"mid\"></i>not known "
                + "<i class=\"bad\"></i>\(Markup.text(legend.bad))</p>")
    }

    // MARK: Ten things

    private mutating func writeChanges() {
        let changes = tally.recommendations()
        guard !changes.isEmpty else { return }
        let title = changes.count == 10 ? "Ten things to change" : "Things to change"
        open(title, lead: "By how many conversations would be better for it.")
        page.raw("<ol class=\"changes\">")
        for change in changes {
            page.raw("<li><h3>\(Markup.text(change.deed))</h3><p>\(Markup.text(change.evidence))</p>")
            if let said = change.said { page.raw("<p class=\"said\"><q>\(quoted(said))</q></p>") }
            page.raw("\(places(change.places))</li>")
        }
        page.raw("</ol>\n</section>")
    }

    func places(_ places: [TalkPlace]) -> String {
        guard !places.isEmpty else { return "" }
        return "<p class=\"places\">See \(places.map { Markup.text($0.text) }.joined(separator: " · "))</p>"
    }

    // MARK: Volumes

    private mutating func writeVolumes() {
        let volumes = usesTime ? tally.byTime : tally.byOrder
        let span = volumes.span
        guard let last = span.last else { return }
        let labels = (axis(volumes, span.lowerBound), axis(volumes, last))
        let bucket = bucketName(volumes)
        open(
            "What they write about, and when",
            lead: "Messages " + (usesTime ? "by \(bucket), UTC." : "in the order in which they came, \(bucket)."))
        page.raw("<div class=\"grid\">")
        // In order of arrival each column has as many as the others.
        if usesTime {
            let all = span.map { volumes.count($0) }
            chart(
                Chart.columns("v0", title: "All messages", values: all, labels: labels, peak: peak(all, volumes, span)),
                "All messages", "\(Markup.number(all.reduce(0, +)))")
        }
        let busiest = tally.subjectsByWeight().sorted {
            ($0.subject.messages, $1.name) > ($1.subject.messages, $0.name)
        }.prefix(11)
        for (place, entry) in busiest.enumerated() where entry.subject.messages > 0 {
            let values = span.map { volumes.count($0, of: entry.name) }
            let name = DeskTally.title(entry.name)
            chart(
                Chart.columns(
                    "v\(place + 1)", title: name, values: values, labels: labels, peak: peak(values, volumes, span),
                    height: 84),
                name, Markup.number(entry.subject.messages))
        }
        page.raw("</div>\n</section>")
    }

    mutating func chart(_ svg: String, _ title: String, _ note: String) {
        page.raw("<figure><figcaption><span>\(Markup.text(title))</span><span>\(Markup.text(note))</span></figcaption>")
        page.raw("\(svg)</figure>")
    }

    private func axis(_ volumes: Volumes, _ bucket: Int) -> String {
        let start = volumes.start(of: bucket)
        guard volumes.axis == .time else { return "message \(max(start, 1))" }
        let day = CalendarDay(seconds: start)
        return volumes.width < 86_400 ? "\(day.text), \(day.hour) h" : day.text
    }

    private func bucketName(_ volumes: Volumes) -> String {
        guard volumes.axis == .time else { return "\(volumes.width) a column" }
        switch volumes.width {
        case 3_600: return "hour"
        case 86_400: return "day"
        case 604_800: return "week"
        default: return "\(volumes.width / 604_800) weeks"
        }
    }

    private func peak(_ values: [Int], _ volumes: Volumes, _ span: Range<Int>) -> String {
        guard let place = values.indices.max(by: { (values[$0], $1) < (values[$1], $0) }), values[place] > 0 else {
            return "none"
        }
        return "most: \(values[place]), \(axis(volumes, span.lowerBound + place))"
    }
}
