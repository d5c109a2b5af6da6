import Comprehension

/// The page's sections about conversations: how they ended and why, what was promised, what is not covered, who takes part.
extension ReportPage {
    // MARK: Outcomes

    private func parts(_ outcomes: [Int]) -> [Chart.Part] {
        [
            Chart.Part(name: "solved", count: outcomes[Outcome.solved.rawValue], style: "fill-good"),
            Chart.Part(name: "unknown", count: outcomes[Outcome.unknown.rawValue], style: "fill-mid"),
            Chart.Part(name: "unsolved", count: outcomes[Outcome.unsolved.rawValue], style: "fill-bad"),
        ]
    }

    mutating func writeOutcomes() {
        guard tally.talks > 0 else { return }
        open("How it ended", legend: ("solved", "unsolved"))
        page.raw("<div class=\"grid\">")
        let all = parts(tally.outcomes)
        page.raw("<div>")
        chart(
            Chart.stacks(
                "o0", title: "Outcome of all conversations",
                rows: [("all conversations", Markup.number(tally.talks), all)]),
            "All", all.map { Markup.percent($0.count, of: tally.talks) }.joined(separator: " · "))
        writeOutcomeTable()
        page.raw("</div>")
        let rows = tally.subjectsByWeight().prefix(10).filter { $0.subject.talks > 0 }.map { name, subject in
            (
                DeskTally.title(name), "\(subject.outcomes[Outcome.unsolved.rawValue]) of \(subject.talks) unsolved",
                parts(subject.outcomes)
            )
        }
        if !rows.isEmpty { chart(Chart.stacks("o1", title: "Outcome by intent", rows: rows), "By intent", "") }
        page.raw("</div>\n</section>")
    }

    /// Under the bar of all conversations: what each of the words means, and how many there are.
    private mutating func writeOutcomeTable() {
        let rows = [
            ("solved: the customer has it, or took what was done", tally.outcomes[Outcome.solved.rawValue]),
            ("unsolved: still there, refused, given up or only passed on", tally.outcomes[Outcome.unsolved.rawValue]),
            ("not known: silence, or something is still to come", tally.outcomes[Outcome.unknown.rawValue]),
            ("escalated, whatever the end", tally.escalated.count),
        ]
        page.raw("<table class=\"wide\"><caption>In numbers</caption><thead><tr><th scope=\"col\">outcome</th>")
        page.raw(
            "<th scope=\"col\" class=\"n\">conversations</th><th scope=\"col\" class=\"n\">share</th></tr></thead><tbody>"
        )
        for (name, count) in rows {
            page.raw("<tr><th scope=\"row\">\(name)</th><td class=\"n\">\(Markup.number(count))</td>")
            page.raw("<td class=\"n\">\(Markup.percent(count, of: tally.talks))</td></tr>")
        }
        page.raw("</tbody></table>")
    }

    // MARK: Mood

    mutating func writeMood() {
        guard tally.messages > 0 else { return }
        open("How it sounded")
        page.raw("<div class=\"grid\">")
        let bad = tally.moods.prefix(8).reduce(0, +)
        chart(
            Chart.moods("m0", title: "Messages by mood", counts: tally.moods), "Messages by mood",
            "\(Markup.percent(bad, of: tally.messages)) annoyed or worse")
        let styles = ["line-good", "line-bad", "line-mid"]
        let rows = Outcome.allCases.map { outcome in
            (
                outcome.name,
                tally.curves[outcome.rawValue].compactMap { $0.count > 0 ? $0.sum / Double($0.count) : nil },
                styles[outcome.rawValue]
            )
        }
        if rows.contains(where: { !$0.1.isEmpty }) {
            chart(
                Chart.curves("m1", title: "Mood from the first line to the last", rows: rows),
                "From the first line to the last", "mean mood")
        }
        page.raw("</div>\n</section>")
    }

    // MARK: Causes

    mutating func writeCauses() {
        let unsolved = tally.outcomes[Outcome.unsolved.rawValue]
        let causes = tally.causes.sorted { ($0.value.count, $1.key.rawValue) > ($1.value.count, $0.key.rawValue) }
            .prefix(8)
        guard !causes.isEmpty else { return }
        open(
            "Why it stayed unsolved",
            lead: "What weighed most in \(Markup.number(unsolved)) unsolved conversations; one may have several.")
        page.raw("<div class=\"grid\">")
        let rows = causes.map { ($0.key.words, $0.value.count, Markup.number($0.value.count)) }
        chart(
            Chart.bars("c0", title: "Causes of unsolved conversations", rows: rows, style: "fill-bad"), "Causes",
            "conversations")
        page.raw("<div><table><caption>Where to look</caption><tbody>")
        for cause in causes {
            let places = cause.value.places.map { Markup.text($0.text) }.joined(separator: "<br>")
            page.raw("<tr><th scope=\"row\">\(Markup.text(cause.key.words))</th><td>\(places)</td></tr>")
        }
        page.raw("</tbody></table></div>\n</div>\n</section>")
    }

    // MARK: Promises

    mutating func writePromises() {
        let promises = tally.promises
        let sum = promises.kept + promises.broken + promises.open
        guard sum > 0 else { return }
        open("What was promised", legend: ("kept", "broken"))
        page.raw("<div class=\"grid\">")
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
        page.raw(
            tally.brokenPromises.isEmpty
                ? "<p>No customer says that a promise was broken.</p>"
                : "<div><h3>Broken, as the customers say</h3><ul class=\"quotes\">")
        for promise in tally.brokenPromises { quote(promise.text, promise.place) }
        if !tally.brokenPromises.isEmpty { page.raw("</ul></div>") }
        page.raw("</div>\n</section>")
    }

    private mutating func quote(_ text: String, _ place: TalkPlace) {
        page.raw("<li><q>\(quoted(text))</q> <span class=\"places\">\(Markup.text(place.text))</span></li>")
    }

    // MARK: What no intent covers

    mutating func writeUncovered() {
        guard tally.uncoveredMessages > 0 else { return }
        let share = Markup.percent(tally.uncoveredMessages, of: tally.messages)
        let begin =
            tally.uncoveredTalks.count > 0
            ? " \(Markup.number(tally.uncoveredTalks.count)) conversations begin with one; these come first." : ""
        open(
            "What no intent covers",
            lead: "\(Markup.number(tally.uncoveredMessages)) messages, \(share) of all.\(begin)")
        page.raw("<div class=\"grid\">")
        let words = tally.uncoveredWords.top(8).filter { $0.count >= 3 }
        if words.count >= 3 {
            chart(
                Chart.bars(
                    "u0", title: "Words of uncovered messages",
                    rows: words.map { ($0.name, $0.count, Markup.number($0.count)) }, style: "fill-ink"),
                "Their commonest words", "messages")
        }
        page.raw("<ul class=\"quotes\">")
        var lines = tally.uncoveredOpenings.few(Self.mostExamples)
        for line in tally.uncovered.items
        where lines.count < Self.mostExamples && !lines.contains(where: { $0.text == line.text }) {
            lines.append(line)
        }
        for line in lines { quote(line.text, line.place) }
        page.raw("</ul>\n</div>\n</section>")
    }

    private static let mostExamples = 12

    // MARK: People

    mutating func writePeople() {
        let lines = tally.deskLines.person + tally.deskLines.program
        let heavy = tally.customers.top(10).filter { $0.count >= 2 }
        guard lines > 0 || !heavy.isEmpty else { return }
        open("Who writes, who answers")
        page.raw("<div class=\"grid\">")
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
                "agents \(Markup.percent(tally.deskLines.person, of: lines))")
            page.raw(
                "<p class=\"aside\">The light part is the assistant’s: lines that the transcript gives to a program, or "
                    + "that came faster than anybody types.</p>")
        }
        if !heavy.isEmpty {
            let note = tally.customers.isExact ? "" : " (counts may be a little low)"
            page.raw("<div><table><caption>Customers who write most\(note)</caption><thead><tr>")
            page.raw("<th scope=\"col\">customer</th><th scope=\"col\" class=\"n\">talks</th>")
            page.raw("<th scope=\"col\" class=\"n\">messages</th><th scope=\"col\" class=\"n\">unsolved</th>")
            page.raw("</tr></thead><tbody>")
            for customer in heavy {
                let counts = [customer.count, customer.payload.messages, customer.payload.unsolved]
                let cells = counts.map { "<td class=\"n\">\(Markup.number($0))</td>" }.joined()
                page.raw("<tr><th scope=\"row\">\(Markup.text(customer.name))</th>\(cells)</tr>")
            }
            page.raw("</tbody></table></div>")
        }
        page.raw("</div>\n</section>")
    }
}
