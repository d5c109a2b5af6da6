import Customers
import Dialogue

/// The page's section about what the assistant said unasked: what became of each finding, whether it helped, and whom it
/// annoyed.
extension ReportPage {
    mutating func writeOutreach() {
        guard !effects.isEmpty else { return }
        open(
            "What was said unasked",
            lead:
                "By watched pattern. Whether it helps is told by those who are left out by chance and never hear of it."
        )
        page.raw("<div class=\"grid\">")
        let rows = effects.map { effect in
            let parts = Self.decisions.map { entry in
                Chart.Part(name: entry.name, count: effect.decisions[entry.decision] ?? 0, style: entry.style)
            }
            let said = Markup.number(effect.decisions[.said] ?? 0)
            let all = Markup.number(parts.reduce(0) { $0 + $1.count })
            return (DeskTally.title(effect.pattern), "\(said) of \(all) said", parts)
        }
        chart(
            Chart.stacks("w0", title: "What became of what was found", rows: rows), "What became of what was found",
            "said · waiting · held back · held out")
        page.raw("<div><table><caption>Whether it helped, and whom it annoyed</caption><tbody>")
        for effect in effects {
            let words = [Self.help(of: effect), Self.annoyance(by: effect)].map { Markup.text($0) }
            page.raw(
                "<tr><th scope=\"row\">\(Markup.text(DeskTally.title(effect.pattern)))</th>"
                    + "<td>\(words.joined(separator: "<br>"))</td></tr>")
        }
        page.raw("</tbody></table></div>\n</div>\n</section>")
    }

    private static let decisions: [(decision: Outreach.Decision, name: String, style: String)] = [
        (.said, "said", "fill-ink"), (.waiting, "waiting", "fill-soft"), (.heldBack, "held back", "fill-mid"),
        (.heldOut, "held out", "fill-rail"),
    ]

    private static func help(of effect: Effect) -> String {
        guard effect.told.of > 0 else { return "Nobody was told more than a week ago." }
        func share(_ share: Effect.Share) -> String {
            "\(share.hits) of \(share.of) (\(Markup.percent(share.hits, of: share.of)))"
        }
        let told = "Within a week, \(share(effect.told)) of those told came to the desk"
        guard effect.heldOut.of > 0 else { return "\(told); nobody was held out to compare with." }
        let (low, high) = effect.liftInterval
        let lift = "\(points(effect.lift)) points fewer, 95 % between \(points(low)) and \(points(high))"
        return "\(told), and \(share(effect.heldOut)) of those held out: \(lift)."
    }

    private static func annoyance(by effect: Effect) -> String {
        guard (effect.decisions[.said] ?? 0) > 0 else { return "Nobody was told, so nobody was annoyed." }
        return
            "Within a day, \(Markup.number(effect.refused)) said stop and \(Markup.number(effect.angry)) got angry."
    }

    private static func points(_ share: Double) -> String { Markup.number(Int((share * 100).rounded())) }
}
