package import Comprehension

/// The report as one page of HTML: no file beside it, no network, no script; for a screen, a telephone and a printer, in
/// light and dark. The same tally gives the same bytes.
package struct ReportPage: Sendable {
    let tally: DeskTally
    /// What was scored, as the page's second line names it.
    let sources: [String]
    private var page = Markup()

    /// The page of a tally.
    package init(_ tally: DeskTally, sources: [String]) {
        self.tally = tally
        self.sources = sources.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    }

    /// The page's bytes.
    package var html: [UInt8] {
        var page = self
        page.write()
        return Array(page.page.html.utf8)
    }

    private mutating func write() {
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        page.raw("<title>What customers wrote</title>\n<style>\n\(ReportStyle.css)</style>\n</head>\n<body>\n<main>")
        writeHead()
        writeChanges()
        writeVolumes()
        writeOutcomes()
        writeMood()
        writeCauses()
        writePromises()
        writeUncovered()
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
        let files = sources.count > 3 ? Array(sources.prefix(3)) + ["\(sources.count - 3) more files"] : sources
        page.raw("<p class=\"deck\">\(Markup.text(deck(files)))</p>\n</header>\n<section class=\"figures\" aria-label=\"Key figures\">")
        figure(Markup.number(tally.messages), "messages")
        figure(Markup.number(tally.talks), "conversations")
        figure(Markup.percent(tally.outcomes[Outcome.solved.rawValue], of: tally.talks), "solved")
        figure(Markup.percent(unsolved, of: tally.talks), "unsolved")
        figure(Markup.percent(tally.escalated.count, of: tally.talks), "escalated")
        figure(tally.firstReplies.quantile(0.5).map(Durations.text) ?? "–", "to the first reply, half of the time")
        figure(tally.handling.quantile(0.5).map(Durations.text) ?? "–", "from first line to last, half of the time")
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
        case 0.55..<0.8: return "More end well than not"
        case 0.4..<0.55: return "About half of the conversations end well"
        default: return "Too few conversations end well"
        }
    }

    private func deck(_ files: [String]) -> String {
        let top = tally.subjectsByWeight().prefix(2).map { DeskTally.title($0.name) }
        let about = top.isEmpty ? "" : " Customers write most about \(top.joined(separator: " and "))."
        let span = timeSpan.map { " from \($0)" } ?? ""
        return "\(Markup.number(tally.messages)) messages in \(Markup.number(tally.talks)) conversations\(span), read from "
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

    // MARK: Ten things

    private mutating func writeChanges() {
        let changes = tally.recommendations()
        guard !changes.isEmpty else { return }
        let title = changes.count == 10 ? "Ten things to change" : "Things to change"
        page.raw("<section>\n<h2>\(title)</h2>\n<p class=\"lead\">By how many conversations would be better for it.</p>\n<ol class=\"changes\">")
        for change in changes {
            page.raw("<li><h3>\(Markup.text(change.deed))</h3><p>\(Markup.text(change.evidence))</p>\(places(change.places))</li>")
        }
        page.raw("</ol>\n</section>")
    }

    private func places(_ places: [TalkPlace]) -> String {
        guard !places.isEmpty else { return "" }
        return "<p class=\"places\">See \(places.map { Markup.text($0.text) }.joined(separator: " · "))</p>"
    }

    // MARK: Volumes

    private mutating func writeVolumes() {
        let volumes = usesTime ? tally.byTime : tally.byOrder
        let span = volumes.span
        guard let last = span.last else { return }
        page.raw("<section>\n<h2>What they write about, and when</h2>")
        let labels = (axis(volumes, span.lowerBound), axis(volumes, last))
        let bucket = bucketName(volumes)
        page.raw("<p class=\"lead\">Messages \(usesTime ? "by \(bucket), UTC" : "in the order in which they came, \(bucket)").</p>\n<div class=\"grid\">")
        let all = span.map { volumes.count($0) }
        chart(Chart.columns("v0", title: "All messages", values: all, labels: labels, peak: peak(all, volumes, span)), "All messages", "\(Markup.number(all.reduce(0, +)))")
        let busiest = tally.subjectsByWeight().sorted { ($0.subject.messages, $1.name) > ($1.subject.messages, $0.name) }.prefix(11)
        for (place, entry) in busiest.enumerated() where entry.subject.messages > 0 {
            let values = span.map { volumes.count($0, of: entry.name) }
            let name = DeskTally.title(entry.name)
            chart(
                Chart.columns("v\(place + 1)", title: name, values: values, labels: labels, peak: peak(values, volumes, span), height: 84),
                name, Markup.number(entry.subject.messages))
        }
        page.raw("</div>\n</section>")
    }

    private mutating func chart(_ svg: String, _ title: String, _ note: String) {
        page.raw("<figure><figcaption><span>\(Markup.text(title))</span><span>\(Markup.text(note))</span></figcaption>\n\(svg)</figure>")
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

    // MARK: Outcomes

    private func parts(_ outcomes: [Int]) -> [Chart.Part] {
        [
            Chart.Part(name: "solved", count: outcomes[Outcome.solved.rawValue], style: "fill-good"),
            Chart.Part(name: "unknown", count: outcomes[Outcome.unknown.rawValue], style: "fill-mid"),
            Chart.Part(name: "unsolved", count: outcomes[Outcome.unsolved.rawValue], style: "fill-bad"),
        ]
    }

    private mutating func writeOutcomes() {
        guard tally.talks > 0 else { return }
        page.raw("<section>\n<h2>How it ended</h2>")
        page.raw("<p class=\"legend\"><i class=\"good\"></i>solved <i class=\"mid\"></i>not known <i class=\"bad\"></i>unsolved</p>\n<div class=\"grid\">")
        let all = parts(tally.outcomes)
        chart(
            Chart.stacks("o0", title: "Outcome of all conversations", rows: [("all conversations", Markup.number(tally.talks), all)]),
            "All", all.map { Markup.percent($0.count, of: tally.talks) }.joined(separator: " · "))
        let rows = tally.subjectsByWeight().prefix(10).filter { $0.subject.talks > 0 }.map { name, subject in
            (DeskTally.title(name), "\(subject.outcomes[Outcome.unsolved.rawValue]) of \(subject.talks) unsolved", parts(subject.outcomes))
        }
        if !rows.isEmpty { chart(Chart.stacks("o1", title: "Outcome by intent", rows: rows), "By intent", "") }
        page.raw("</div>\n</section>")
    }

    // MARK: Mood

    private mutating func writeMood() {
        guard tally.messages > 0 else { return }
        page.raw("<section>\n<h2>How it sounded</h2>\n<div class=\"grid\">")
        let bad = tally.moods.prefix(8).reduce(0, +)
        chart(Chart.moods("m0", title: "Messages by mood", counts: tally.moods), "Messages by mood", "\(Markup.percent(bad, of: tally.messages)) annoyed or worse")
        let styles = ["line-good", "line-bad", "line-mid"]
        let rows = Outcome.allCases.map { outcome in
            (
                outcome.name,
                tally.curves[outcome.rawValue].compactMap { $0.count > 0 ? $0.sum / Double($0.count) : nil },
                styles[outcome.rawValue]
            )
        }
        if rows.contains(where: { !$0.1.isEmpty }) {
            chart(Chart.curves("m1", title: "Mood from the first line to the last", rows: rows), "From the first line to the last", "mean mood")
        }
        page.raw("</div>\n</section>")
    }

    // MARK: Causes

    private mutating func writeCauses() {
        let unsolved = tally.outcomes[Outcome.unsolved.rawValue]
        let causes = tally.causes.sorted { ($0.value.count, $1.key.rawValue) > ($1.value.count, $0.key.rawValue) }.prefix(8)
        guard !causes.isEmpty else { return }
        page.raw("<section>\n<h2>Why it stayed unsolved</h2>\n<p class=\"lead\">What weighed most in \(Markup.number(unsolved)) unsolved conversations; one may have several.</p>\n<div class=\"grid\">")
        let rows = causes.map { ($0.key.words, $0.value.count, Markup.number($0.value.count)) }
        chart(Chart.bars("c0", title: "Causes of unsolved conversations", rows: rows, style: "fill-bad"), "Causes", "conversations")
        page.raw("<div><table><caption>Where to look</caption><tbody>")
        for cause in causes {
            page.raw("<tr><th scope=\"row\">\(Markup.text(cause.key.words))</th><td>\(cause.value.places.map { Markup.text($0.text) }.joined(separator: "<br>"))</td></tr>")
        }
        page.raw("</tbody></table></div>\n</div>\n</section>")
    }

    // MARK: Promises

    private mutating func writePromises() {
        let promises = tally.promises
        let sum = promises.kept + promises.broken + promises.open
        guard sum > 0 else { return }
        page.raw("<section>\n<h2>What was promised</h2>\n<p class=\"legend\"><i class=\"good\"></i>kept <i class=\"mid\"></i>not known <i class=\"bad\"></i>broken</p>\n<div class=\"grid\">")
        chart(
            Chart.stacks(
                "p0", title: "Promises of the desk",
                rows: [
                    (
                        "promises found", Markup.number(sum),
                        [
                            Chart.Part(name: "kept", count: promises.kept, style: "fill-good"),
                            Chart.Part(name: "not known", count: promises.open, style: "fill-mid"),
                            Chart.Part(name: "broken", count: promises.broken, style: "fill-bad"),
                        ]
                    )
                ]), "Promises", "\(promises.kept) kept · \(promises.open) open · \(promises.broken) broken")
        page.raw(tally.brokenPromises.isEmpty ? "<p>No customer says that a promise was broken.</p>" : "<ul class=\"quotes\">")
        for promise in tally.brokenPromises { quote(promise.text, promise.place) }
        if !tally.brokenPromises.isEmpty { page.raw("</ul>") }
        page.raw("</div>\n</section>")
    }

    private mutating func quote(_ text: String, _ place: TalkPlace) {
        page.raw("<li><q>\(Markup.text(text))</q> <span class=\"places\">\(Markup.text(place.text))</span></li>")
    }

    // MARK: What no intent covers

    private mutating func writeUncovered() {
        guard tally.uncoveredMessages > 0 else { return }
        page.raw("<section>\n<h2>What no intent covers</h2>\n<p class=\"lead\">\(Markup.number(tally.uncoveredMessages)) messages, \(Markup.percent(tally.uncoveredMessages, of: tally.messages)) of all.</p>\n<div class=\"grid\">")
        let words = tally.uncoveredWords.top(8).filter { $0.count >= 2 }
        if !words.isEmpty {
            chart(
                Chart.bars("u0", title: "Words of uncovered messages", rows: words.map { ($0.name, $0.count, Markup.number($0.count)) }, style: "fill-ink"),
                "Their commonest words", "messages")
        }
        page.raw("<ul class=\"quotes\">")
        for line in tally.uncovered { quote(line.text, line.place) }
        page.raw("</ul>\n</div>\n</section>")
    }

    // MARK: People

    private mutating func writePeople() {
        let lines = tally.deskLines.person + tally.deskLines.program
        let heavy = tally.customers.top(10).filter { $0.count >= 2 }
        guard lines > 0 || !heavy.isEmpty else { return }
        page.raw("<section>\n<h2>Who writes, who answers</h2>\n<div class=\"grid\">")
        if lines > 0 {
            chart(
                Chart.stacks(
                    "d0", title: "Lines of the desk, by agents and by the assistant",
                    rows: [
                        (
                            "lines of the desk", Markup.number(lines),
                            [
                                Chart.Part(name: "agents", count: tally.deskLines.person, style: "fill-ink"),
                                Chart.Part(name: "assistant", count: tally.deskLines.program, style: "fill-soft"),
                            ]
                        )
                    ]), "Agents and assistant",
                "agents \(Markup.percent(tally.deskLines.person, of: lines)) · assistant \(Markup.percent(tally.deskLines.program, of: lines))")
            page.raw("<p class=\"aside\">A line is the assistant’s where the transcript says so, or where it came faster than anybody types.</p>")
        }
        if !heavy.isEmpty {
            page.raw("<div><table><caption>Customers who write most\(tally.customers.isExact ? "" : " (counts may be a little low)")</caption><thead><tr><th scope=\"col\">customer</th><th scope=\"col\" class=\"n\">talks</th><th scope=\"col\" class=\"n\">messages</th><th scope=\"col\" class=\"n\">unsolved</th></tr></thead><tbody>")
            for customer in heavy {
                page.raw("<tr><th scope=\"row\">\(Markup.text(customer.name))</th><td class=\"n\">\(customer.count)</td><td class=\"n\">\(customer.payload.messages)</td><td class=\"n\">\(customer.payload.unsolved)</td></tr>")
            }
            page.raw("</tbody></table></div>")
        }
        page.raw("</div>\n</section>")
    }
}
