import Language
package import Learning

/// A way through a trouble: questions and actions, each with where it leads, after the troubleshooting trees of the
/// trade. A guide is a value; how far a customer has come in it is `GuideProgress`.
package struct Guide: Sendable {
    package let name: String
    /// How it is named to a customer: "a connection that is down".
    package internal(set) var title: String
    /// The intents that may start it.
    package let intents: [String]
    /// Said with its first step.
    package internal(set) var intro: String?
    /// Said when the customer asks about a step that has no words of its own for it.
    package internal(set) var explanations: [Question: String]
    package let skipsKnown: Bool
    /// Whether things to do are ordered by what has helped others, and not as in the file; see `Stretch`.
    package let isLearned: Bool
    /// The entity that tells kinds of device apart, and the values of it that the catalogue lists.
    package let kinds: Kinds?
    /// In the order of the file; the first is where it starts.
    package internal(set) var steps: [Step]
    /// What in any message of the customer tells that a step is done or a question answered.
    package internal(set) var hints: Phrases<Hint>
    /// The same guide with its words in other languages, by language. What customers' words mean is the same in all.
    package internal(set) var translations: [String: Guide] = [:]

    /// The guide as it is told in a language; in the catalogue's own where it has not been put into that one.
    package func spoken(in language: String) -> Guide { translations[language] ?? self }

    /// The step of that name.
    package func step(named name: String) -> Step? { steps.first { $0.name == name } }

    /// The step that follows another in the file.
    package func step(after name: String) -> Step? {
        guard let place = steps.firstIndex(where: { $0.name == name }), place + 1 < steps.count else { return nil }
        return steps[place + 1]
    }

    /// What tells kinds of device apart.
    package struct Kinds: Sendable {
        /// Entity, slot or fact.
        package let name: String
        /// Any other value counts as unknown, so that no customer's own words become a name for outcomes.
        package let values: Set<String>
    }

    /// One question, or one thing to do.
    package struct Step: Sendable {
        package let name: String
        package let kind: Kind
        /// The question, or what to do with the question whether it helped.
        package internal(set) var text: String
        /// Said when the customer asks about the step.
        package internal(set) var explanations: [Question: String]
        /// Said when it is passed over.
        package internal(set) var skip: String?
        /// Said instead when a fact of the profile, and not the customer, told of it.
        package internal(set) var seen: String?
        /// What it costs the customer, in any unit that all steps share.
        package let cost: Double
        /// What is believed of its chance to help, before any outcome.
        package let prior: BetaPosterior
        /// The step that has to come before it in a learned order.
        package let after: String?
        /// Whether a learned order leaves it where it is.
        package let keepsPlace: Bool
        /// Where the answers of a question lead, in the order of the file.
        package let answers: [Answer]
        /// Phrases of all answers, each meaning the answer's place in `answers`.
        package internal(set) var answerPhrases: Phrases<Int>
        /// Where an action leads that helped.
        package let solved: Target
        /// Where an action leads that did not help, and a question that was not answered; `nil`: the next step of the file.
        package let otherwise: Target?
        /// The name under which an answer is kept in the conversation. A fact of this name in the profile, told by an
        /// event within the last day, answers the question, or says that the action has been done.
        package let fact: String?
    }

    /// What a customer asks about a step; the raw value is the key in the catalogue.
    package enum Question: String, Sendable, CaseIterable {
        /// How it is done.
        case how
        /// What it is good for, or where the trouble comes from.
        case why
        /// How long it takes.
        case time
    }

    /// Asking or doing.
    package enum Kind: String, Sendable { case ask, act }

    /// An answer and where it leads.
    package struct Answer: Sendable {
        /// The first of its wordings: what it is called.
        package let name: String
        package let target: Target
    }

    /// Where a step leads.
    package enum Target: Sendable, Equatable {
        case step(String)
        /// It works again.
        case done
        /// Not solved: to a person, with what was tried.
        case handoff
        /// Leave the guide without judgement.
        case end
    }

    /// What a phrase in any message tells.
    package enum Hint: Sendable, Equatable {
        /// The action has been carried out and did not help.
        case tried(step: String)
        /// The question is answered, and leads there.
        case told(step: String, target: Target)
    }
}
