package import Customers
package import StrictJSON

/// Something that may be done now. The repertoire makes only options that are allowed; a policy picks one of them.
package struct Option: Sendable {
    package let kind: Kind
    /// What would be said, in order.
    package let parts: [Part]
    /// The dialogue's state if this is done.
    package let state: DialogueState
    /// Why it may be done, in words that a person reads.
    package let reasons: [String]
    /// The intent that it serves.
    package let intent: String?
    /// Buttons of its own, before those of the responses.
    package let suggestions: [ResponseBook.Button]
    /// Set when a person is asked to take over.
    package let handoff: Handoff?
    /// What this turn tells about the customer's issue.
    package let outcome: Outcome?
    /// What the desk's systems are asked.
    package let inquiries: [Inquiry]
    /// Whether the customer asked something that nothing answered.
    package var isUnanswered = false
    /// What came of a guide's steps.
    package var stepOutcomes: [StepOutcome] = []
    /// What the customer answered to a guide's question, by the name of its fact.
    package var answers: [String: JSON] = [:]
    /// What a person who holds the conversation might say instead, the best first.
    package let drafts: [Option]
    /// What the customer does not allow any more.
    package let refuses: Purpose?

    /// The kinds that clients of the protocol know.
    package enum Kind: String, Sendable, CaseIterable { case answer, ask, clarify, guide, recommend, handoff, silent }

    /// A piece of a reply.
    package enum Part: Sendable, Equatable {
        /// A response of the catalogue, with values for its placeholders that only this turn knows.
        case response(String, values: [String: JSON])
        /// A passage of a help article, in the words of a response.
        case article(String, ArticleLibrary.Found)
        /// Words of a guide, under the name of guide and step.
        case text(String, name: String)

        /// A response without values of its own.
        package static func response(_ name: String) -> Part { .response(name, values: [:]) }
    }

    /// What becomes of the customer's issue.
    package enum Outcome: Sendable, Equatable {
        /// An issue is opened, or still open, under this intent.
        case open(String)
        case solved
        case unsolved
    }

    /// An option.
    package init(
        _ kind: Kind, saying parts: [Part], then state: DialogueState, because reasons: [String], intent: String? = nil,
        suggestions: [ResponseBook.Button] = [], handoff: Handoff? = nil, outcome: Outcome? = nil,
        inquiries: [Inquiry] = [], drafts: [Option] = [], refuses: Purpose? = nil
    ) {
        self.kind = kind
        self.parts = parts
        self.state = state
        self.reasons = reasons
        self.intent = intent
        self.suggestions = suggestions
        self.handoff = handoff
        self.outcome = outcome
        self.inquiries = inquiries
        self.drafts = drafts
        self.refuses = refuses
    }

    /// The same option with other words, another kind or state, one reason more, more inquiries or buttons.
    package func saying(
        _ parts: [Part], as kind: Kind? = nil, then state: DialogueState? = nil, because reason: String? = nil,
        asking more: [Inquiry] = [], suggesting buttons: [ResponseBook.Button] = []
    ) -> Option {
        var option = Option(
            kind ?? self.kind, saying: parts, then: state ?? self.state, because: reasons + (reason.map { [$0] } ?? []),
            intent: intent, suggestions: suggestions + buttons, handoff: handoff, outcome: outcome,
            inquiries: inquiries + more, drafts: drafts, refuses: refuses)
        option.stepOutcomes = stepOutcomes
        option.answers = answers
        option.isUnanswered = isUnanswered
        return option
    }
}
