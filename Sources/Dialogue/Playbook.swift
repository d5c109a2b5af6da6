package import Comprehension
package import Language

/// What the dialogue reads out of a catalogue: replies, guides, what must always be said, and which intent leads where.
package struct Playbook: Sendable {
    package let intents: [String: CatalogueIntent]
    package let responses: ResponseBook
    package let guides: [Guide]
    package let always: [AlwaysRule]
    package let actions: [Action]
    /// What events and results tell about a customer.
    package let facts: FactBook
    /// What is watched for in customers' events.
    package let watched: [WatchPattern]
    /// Help articles; `nil` where the catalogue has none.
    package let library: ArticleLibrary?
    /// The response that answers an intent.
    package let answers: [String: String]
    /// What was noticed and does not keep the catalogue from being used.
    package private(set) var notices: [CatalogueProblem] = []

    /// What in any message tells that a step of some guide is done or a question of it answered: the place of the guide,
    /// and what is told.
    let hints: Phrases<(guide: Int, hint: Guide.Hint)>
    private let alwaysPhrases: Phrases<Int>
    private let guidesByIntent: [String: Int]
    private let namesByRole: [CatalogueIntent.Role: [String]]

    /// What is said before any model is asked.
    package struct AlwaysRule: Sendable {
        package let name: String
        package let say: String
        /// Where a person takes over at once; `nil`: nobody does.
        package let queue: String?
        package let priority: String
        /// What such a message is about, whatever the model makes of it.
        package let intent: String?
    }

    /// Builds everything at once.
    /// - Throws: `CatalogueProblems` with every problem, notices too, where one keeps the catalogue from being used.
    package init(_ catalogue: Catalogue, analyzer: Analyzer) throws(CatalogueProblems) {
        var problems: [CatalogueProblem] = []
        intents = Dictionary(catalogue.intents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        responses = ResponseBook(
            from: catalogue.sections["responses"] ?? [],
            translated: catalogue.translated.compactMapValues { $0["responses"] }, problems: &problems)
        guides = Guide.read(
            catalogue.sections["guides"] ?? [], translated: catalogue.translated.compactMapValues { $0["guides"] },
            intents: catalogue.intents.map(\.name), lists: catalogue.listedValues, analyzer: analyzer,
            problems: &problems)
        hints = guides.enumerated().reduce(into: Phrases()) { hints, guide in
            hints.add(guide.element.hints) { (guide.offset, $0) }
        }
        actions = Action.read(
            catalogue.sections["actions"] ?? [], intents: catalogue.intents.map(\.name), problems: &problems)
        facts = FactBook(
            FactRule.read(catalogue.sections["facts"] ?? [], problems: &problems) + actions.flatMap(\.facts),
            actions: Set(actions.map(\.name)))
        watched = WatchPattern.read(
            catalogue.sections["watch"] ?? [], kinds: Set(EventKind.all.map(\.name) + facts.kinds),
            problems: &problems)
        library = Self.readArticles(catalogue, analyzer: analyzer, problems: &problems)
        var phrases = Phrases<Int>()
        always = Self.readAlways(
            catalogue.sections["always"] ?? [], intents: catalogue.intents.map(\.name), phrases: &phrases,
            analyzer: analyzer, problems: &problems)
        alwaysPhrases = phrases
        var answers: [String: String] = [:]
        for intent in catalogue.intents { answers[intent.name] = "utter_\(intent.name)" }
        for (intent, action) in Self.readRules(catalogue.sections["rules"] ?? [], problems: &problems) {
            answers[intent] = action
        }
        self.answers = answers
        var guidesByIntent: [String: Int] = [:]
        for (place, guide) in guides.enumerated() {
            for intent in guide.intents where guidesByIntent[intent] == nil { guidesByIntent[intent] = place }
        }
        self.guidesByIntent = guidesByIntent
        namesByRole = Dictionary(grouping: catalogue.intents.filter { $0.role != nil }) { $0.role ?? .smalltalk }
            .mapValues { $0.map(\.name) }
        check(catalogue, problems: &problems)
        problems += translationGaps(in: catalogue)
        guard problems.allSatisfy(\.isNotice) else { throw CatalogueProblems(problems) }
        notices = problems
    }

    /// The kinds of events that this desk knows: those of the product, and those that the catalogue names.
    package var eventKinds: Set<String> { Set(EventKind.all.map(\.name) + facts.kinds + watched.flatMap(\.kinds)) }

    /// The guide that an intent starts.
    package func guide(for intent: String) -> Guide? { guidesByIntent[intent].map { guides[$0] } }

    /// The action that serves an intent.
    package func action(for intent: String) -> Action? { actions.first { $0.intents.contains(intent) } }

    /// The guide of that name.
    package func guide(named name: String) -> Guide? { guides.first { $0.name == name } }

    /// The first rule of `always` whose words stand in a message and are not denied there.
    package func alwaysRule(in words: [String]) -> AlwaysRule? {
        alwaysPhrases.matches(in: words).first { !$0.isNegated }.map { always[$0.meaning] }
    }

    /// The part that an intent plays in every dialogue.
    package func role(of intent: String) -> CatalogueIntent.Role? { intents[intent]?.role }

    /// The intents with that role.
    package func names(in role: CatalogueIntent.Role) -> [String] { namesByRole[role] ?? [] }

    /// How an intent is named to a customer, in a language where it has a name there.
    package func label(of intent: String, in language: String = Catalogue.ownLanguage) -> String {
        intents[intent]?.translatedLabels[language] ?? intents[intent]?.label
            ?? intent.split(separator: "_").joined(separator: " ")
    }

    private static func readArticles(
        _ catalogue: Catalogue, analyzer: Analyzer, problems: inout [CatalogueProblem]
    ) -> ArticleLibrary? {
        let sections = catalogue.sections["articles"] ?? []
        let articles = Article.read(
            sections, intents: catalogue.intents.map(\.name), analyzer: analyzer, problems: &problems)
        do {
            return try ArticleLibrary(articles, of: catalogue, analyzer: analyzer)
        } catch {
            problems.append(
                CatalogueProblem(
                    file: sections.first?.file ?? "", line: sections.first?.line ?? 0,
                    message: "articles cannot be searched, since this system's SQLite has no FTS5 (\(error))"))
            return nil
        }
    }

    private static func readAlways(
        _ sections: [Node], intents: [String], phrases: inout Phrases<Int>, analyzer: Analyzer,
        problems: inout [CatalogueProblem]
    ) -> [AlwaysRule] {
        var rules: [AlwaysRule] = []
        for node in sections.flatMap({ $0.list ?? [] }) {
            guard let say = node["say"]?.text, let when = node["when"]?.texts, !when.isEmpty else {
                problems.append(
                    CatalogueProblem(node, "a rule of 'always' has 'when' (phrases) and 'say' (a response)"))
                continue
            }
            if let intent = node["intent"]?.text, !intents.contains(intent) {
                problems.append(
                    CatalogueProblem(
                        node,
                        "a rule of 'always' is about intent '\(intent)', which is not declared\(intents.hint(for: intent))"
                    ))
            }
            for phrase in when { phrases.add(phrase, meaning: rules.count, analyzer: analyzer) }
            rules.append(
                AlwaysRule(
                    name: node["name"]?.text ?? say, say: say, queue: node["handoff"]?["queue"]?.text,
                    priority: node["handoff"]?["priority"]?.text ?? "normal", intent: node["intent"]?.text))
        }
        return rules
    }

    /// Rasa's rules of the one form that is carried over: an intent, then a response.
    private static func readRules(
        _ sections: [Node], problems: inout [CatalogueProblem]
    ) -> [(intent: String, action: String)] {
        var rules: [(String, String)] = []
        for node in sections.flatMap({ $0.list ?? [] }) {
            let steps = node["steps"]?.list ?? []
            guard steps.count == 2, let intent = steps[0]["intent"]?.text, let action = steps[1]["action"]?.text,
                action.hasPrefix("utter_")
            else {
                problems.append(
                    CatalogueProblem(
                        node, "only rules of one intent and one 'utter_' action are carried over", isNotice: true))
                continue
            }
            rules.append((intent, action))
        }
        return rules
    }
}

extension Playbook {
    /// Responses that the dialogue says of itself, whatever the desk is about.
    package static let ownResponses = [
        "utter_greeting_prefix", "utter_regret", "utter_again", "utter_fallback", "utter_did_you_mean",
        "utter_clarify_one", "utter_handoff", "utter_handoff_mood", "utter_handoff_no_progress", "utter_handoff_doubt",
        "utter_empty", "utter_too_short", "utter_too_long", "utter_foreign_language", "utter_slot_given_up",
        "utter_not_understood_number", "utter_slot_corrected", "utter_back_to", "utter_second_request",
        "utter_already_answered", "utter_guide_solved", "utter_guide_resume", "utter_guide_skip",
        "utter_guide_told_before", "utter_guide_unclear", "utter_guide_check", "utter_guide_how", "utter_guide_noted",
        "utter_guide_stop", "utter_offer_handoff",
        "utter_no_other_request", "utter_action_meanwhile", "utter_action_not_found", "utter_action_failed",
        "utter_action_dropped", "utter_assumed", "utter_slot_assumed", "utter_second_waits", "utter_stopped",
        "utter_what_about", "utter_in_other_words", "utter_wait",
    ]

    /// Responses that quote articles, needed where there are some.
    private static let articleResponses = ["utter_article", "utter_article_found", "utter_article_none"]

    private func check(_ catalogue: Catalogue, problems: inout [CatalogueProblem]) {
        let place = catalogue.sections["responses"]?.first
        func missing(_ name: String, _ why: String, file: String?, line: Int) {
            guard !responses.has(name) else { return }
            problems.append(
                CatalogueProblem(
                    file: file ?? place?.file ?? "", line: line,
                    message: "response \(name) is missing: \(why)\(responses.names.hint(for: name))"))
        }
        for name in Self.ownResponses {
            missing(name, "the dialogue itself says it", file: nil, line: place?.line ?? 0)
        }
        for name in library == nil ? [] : Self.articleResponses {
            missing(name, "articles are quoted by it", file: nil, line: place?.line ?? 0)
        }
        for intent in catalogue.intents {
            let answer = answers[intent.name] ?? "utter_\(intent.name)"
            missing(answer, "it answers intent \(intent.name)", file: intent.file, line: intent.line)
            for slot in intent.needs {
                missing(
                    "utter_ask_\(slot)", "intent \(intent.name) needs '\(slot)'", file: intent.file, line: intent.line)
            }
        }
        for action in actions {
            for name in action.responses { missing(name, "action \(action.name) says it", file: nil, line: 0) }
            for slot in action.needs {
                missing("utter_ask_\(slot)", "action \(action.name) needs '\(slot)'", file: nil, line: 0)
            }
        }
        for pattern in watched { pattern.check(self, problems: &problems) }
        for rule in always { missing(rule.say, "a rule of 'always' says it", file: nil, line: 0) }
    }
}

extension Catalogue {
    /// What lookups name, with the values that synonyms make of it, by entity.
    fileprivate var listedValues: [String: Set<String>] {
        let values = Dictionary(synonyms.flatMap { list in list.words.map { ($0.lowercased(), list.name) } }) { $1 }
        return lookups.reduce(into: [:]) { lists, lookup in
            lists[lookup.name, default: []].formUnion(lookup.words.map { values[$0.lowercased()] ?? $0 })
        }
    }
}
