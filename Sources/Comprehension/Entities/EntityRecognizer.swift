package import Language
import StrictJSON

/// Finds what a message names: by rules (dates, money, order numbers …), by a desk's own words, and by its patterns.
///
/// One rule settles overlaps: the longest wins, then the surer, then what the catalogue names before what rules find.
package struct EntityRecognizer: Sendable {
    private let vocabulary: Vocabulary
    private let grammars: Grammars
    private let phrases: PhraseIndex
    private let synonyms: [String: String]
    private let patterns: [Pattern]
    private let names: Set<String>?
    private let region: Region
    private let analyzer: Analyzer

    /// A regular expression that a desk wrote for an entity.
    package struct Pattern: Sendable {
        /// The entity's name.
        package let name: String
        package let expression: TimedPattern

        /// A pattern for an entity.
        package init(name: String, expression: TimedPattern) {
            self.name = name
            self.expression = expression
        }
    }

    /// Words that mean the same.
    package struct Synonym: Sendable, Equatable {
        /// What they stand for.
        package let value: String
        package let phrases: [String]

        /// A value with other ways to say it.
        package init(value: String, phrases: [String]) {
            self.value = value
            self.phrases = phrases
        }
    }

    /// A recogniser.
    /// - Parameters:
    ///   - synonyms: What is found under one of these phrases gets its value; where a lookup lists the value, the
    ///     phrases are searched for under the lookup's name too.
    ///   - region: Settles currency, day and month, and country codes where a message leaves them open.
    ///   - names: The entities that are wanted; `nil` for all.
    package init(
        lookups: [Lookup] = [], synonyms: [Synonym] = [], patterns: [Pattern] = [], region: Region = .britain,
        names: Set<String>? = nil
    ) {
        // Kept: making one compiles its break rules, which takes longer than a hundred messages.
        analyzer = Analyzer()
        var vocabulary = Vocabulary()
        grammars = Grammars(region: region, names: names, vocabulary: &vocabulary)
        var phrases = PhraseIndex()
        var values: [String: String] = [:]
        for synonym in synonyms {
            for phrase in synonym.phrases { values[Self.folded(phrase, analyzer)] = synonym.value }
        }
        for lookup in lookups {
            for phrase in lookup.phrases {
                let value = phrase.value ?? values[Self.folded(phrase.text, analyzer)] ?? phrase.text
                phrases.add(phrase.text, name: lookup.name, value: value, analyzer: analyzer)
                for synonym in synonyms where Self.folded(synonym.value, analyzer) == Self.folded(phrase.text, analyzer)
                {
                    for other in synonym.phrases {
                        phrases.add(other, name: lookup.name, value: synonym.value, analyzer: analyzer)
                    }
                }
            }
        }
        self.vocabulary = vocabulary
        self.phrases = phrases
        self.synonyms = values
        self.patterns = patterns
        self.names = names
        self.region = region
    }

    /// What a message names, in order of appearance, without overlaps; ranges are UTF-8 offsets of its text as written.
    /// - Parameters:
    ///   - moment: When and where it was written; without it, dates keep text and grain and have no value.
    ///   - locale: The writer's: its language counts where the text leaves its own in doubt, its country before the
    ///     recogniser's region.
    ///   - tagger: Finds what is known by examples alone.
    ///   - intent: The likeliest intent, which the tagger goes by.
    package func entities(
        in utterance: Utterance, at moment: Moment?, locale: LanguageTag? = nil, tagger: EntityTagger? = nil,
        intent: String? = nil
    ) -> [Entity] {
        var candidates = candidates(in: utterance, locale)
        if let tagger { addFinds(of: tagger, utterance, intent, to: &candidates) }
        if let names { candidates.removeAll { !$0.isTime && !names.contains($0.name) } }
        guard !candidates.isEmpty else { return [] }
        let resolver = Resolver(utterance: utterance, moment: moment, names: names)
        return Overlaps.settle(candidates, with: resolver.entity)
    }

    private func candidates(in utterance: Utterance, _ locale: LanguageTag?) -> [Candidate] {
        var candidates: [Candidate] = []
        addRules(utterance, locale, to: &candidates)
        addPersonalNumbers(utterance, to: &candidates)
        addCatalogue(utterance, to: &candidates)
        return candidates
    }

    /// What rules, lists and patterns find in an utterance, overlaps included.
    func hits(in utterance: Utterance) -> [TagHit] {
        candidates(in: utterance, nil).map { TagHit(name: $0.name, range: $0.range) }
    }

    /// What a tagger finds by itself, whatever else may be found in the same place.
    package func finds(in utterance: Utterance, by tagger: EntityTagger, intent: String?) -> [EntityTagger.Find] {
        tagger.finds(in: utterance, hits: hits(in: utterance), intent: intent)
    }

    private func addFinds(
        of tagger: EntityTagger, _ utterance: Utterance, _ intent: String?, to candidates: inout [Candidate]
    ) {
        let hits = candidates.map { TagHit(name: $0.name, range: $0.range) }
        let personal = candidates.filter(\.isPersonal).map(\.range)
        for find in tagger.finds(in: utterance, hits: hits, intent: intent) {
            // A number that no sink may show must not come out within something longer.
            guard !personal.contains(where: find.range.overlaps) else { continue }
            let tokens = utterance.tokens(in: find.range)
            let forms = tokens.flatMap { utterance.forms[utterance.tokens[$0].form] }
            let value = synonyms[String(decoding: forms, as: UTF8.self)]
            candidates.append(
                Candidate(
                    name: find.kind.entity, range: find.range, sureness: find.confidence, depth: 0,
                    source: .model(role: find.kind.role, value: value)))
        }
    }

    private func addRules(_ utterance: Utterance, _ locale: LanguageTag?, to candidates: inout [Candidate]) {
        let atoms = Atomizer.atoms(of: utterance, vocabulary)
        guard !atoms.isEmpty else { return }
        let region = locale?.country.map(Region.init) ?? region
        let text = ScannedText(atoms: atoms, bytes: Array(utterance.text.utf8), region: region)
        for (rank, grammar) in grammars.grammars(for: utterance.language, locale, atoms: atoms.count).enumerated() {
            for node in Chart(text, grammar).reportable {
                let meaning = node.content.meaning
                let last = node.range.upperBound - 1
                candidates.append(
                    Candidate(
                        name: meaning.entityName,
                        range: atoms[node.range.lowerBound].range.lowerBound..<atoms[last].range.upperBound,
                        // Where the language is guessed by what is found, English comes first.
                        sureness: min(node.sureness, meaning.mostSureness) - (rank == 0 ? 0 : 0.05),
                        depth: Int(node.depth),
                        source: .rule(node.content, isPast: Tense.isPast(before: node, in: text))))
            }
        }
    }

    private func addPersonalNumbers(_ utterance: Utterance, to candidates: inout [Candidate]) {
        for number in Masking.numbers(in: utterance.text) {
            let name =
                switch number.kind {
                case .card: "credit_card"
                case .account: "iban"
                case .securityCode: "card_security_code"
                }
            candidates.append(
                Candidate(
                    name: name, range: number.range, sureness: 1, depth: 0,
                    source: .personal))
        }
    }

    private func addCatalogue(_ utterance: Utterance, to candidates: inout [Candidate]) {
        phrases.search(utterance) { range, entry in
            candidates.append(
                Candidate(name: entry.name, range: range, sureness: 0.95, depth: 0, source: .lookup(entry.value)))
        }
        for pattern in patterns {
            for range in pattern.expression.matches(in: utterance.text) where !range.isEmpty {
                let text = String(
                    decoding: utterance.text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
                let value = synonyms[Self.folded(text, analyzer)] ?? text
                candidates.append(
                    Candidate(name: pattern.name, range: range, sureness: 0.95, depth: 0, source: .pattern(value)))
            }
        }
    }

    private static func folded(_ phrase: String, _ analyzer: Analyzer) -> String {
        String(decoding: analyzer.utterance(of: phrase).forms, as: UTF8.self)
    }
}
