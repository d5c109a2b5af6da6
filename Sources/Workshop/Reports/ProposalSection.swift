import Comprehension
import Language
import Learning

extension DeskTally {
    /// Intents that the messages without one ask for, from an even sample of them.
    func proposals(meaning: TextMeaning?, threads: Int) -> [ProposedIntent] {
        var model = TopicModel()
        model.threads = threads
        return ProposedIntent.proposals(
            from: unmetRequests.items, taken: intents, meaning: meaning, model: model, analyzer: Analyzer())
    }
}

/// The page's section about intents that the desk would need.
extension ReportPage {
    private static let mostProposals = 8
    private static let quotes = 3

    mutating func writeProposals() {
        let shown = proposals.prefix(Self.mostProposals)
        guard !shown.isEmpty else { return }
        let looked = Markup.number(tally.unmetRequests.items.count)
        open(
            "Intents that customers would need",
            lead: "Topics among \(looked) messages that no intent covers, by how many are about each. The names are "
                + "telling words; a person finds better ones.")
        page.raw("<div class=\"grid\">")
        for proposal in shown {
            let name = DeskTally.title(proposal.name)
            page.raw("<div><h3>\(Markup.text(name))</h3>")
            page.raw(
                "<p class=\"lead\">\(Markup.number(proposal.messages)) messages, such as</p>\n<ul class=\"quotes\">")
            for example in proposal.examples.prefix(Self.quotes) {
                page.raw("<li><q>\(Markup.text(example))</q></li>")
            }
            page.raw("</ul></div>")
        }
        page.raw("</div>\n<details><summary>As a file of the catalogue</summary>")
        page.raw("<pre>\(Markup.text(ProposedIntent.yaml(Array(shown))))</pre></details>\n</section>")
    }
}
