package import Language
import StrictJSON

extension EntityRecognizer {
    /// The entities that rules of the product find; a catalogue adds to them and need not list them.
    package static let ruleNames: Set<String> = [
        "order_number", "ticket_number", "error_code", "date", "time", "duration", "money", "number", "ordinal",
        "percentage", "email", "phone", "url", "iban", "credit_card", "card_security_code", "distance", "temperature",
        "volume", "quantity", "data_size", "data_rate", "version", "ip_address", "mac_address",
    ]

    /// A recogniser for what a catalogue names: its lookups, synonyms and patterns, and the words that its examples mark
    /// as an entity that no rule of the product finds and no tagger learns.
    /// - Throws: `LanguageError` for a pattern that does not compile.
    package init(catalogue: Catalogue, region: Region = .britain) throws(LanguageError) {
        var lookups = catalogue.lookups.map { list in
            Lookup(name: list.name, phrases: list.words.map { Lookup.Phrase($0) })
        }
        let others = Self.ruleNames.union(catalogue.taughtEntities)
        for example in catalogue.examples {
            for annotation in example.annotations where !others.contains(annotation.entity) {
                let words = example.text.utf8.dropFirst(annotation.range.lowerBound).prefix(annotation.range.count)
                let phrase = Lookup.Phrase(String(decoding: words, as: UTF8.self), value: annotation.value?.string)
                lookups.append(Lookup(name: annotation.entity, phrases: [phrase]))
            }
        }
        var patterns: [Pattern] = []
        for list in catalogue.expressions {
            for source in list.words {
                patterns.append(Pattern(name: list.name, expression: try TimedPattern(source)))
            }
        }
        self.init(
            lookups: lookups,
            synonyms: catalogue.synonyms.map { Synonym(value: $0.name, phrases: $0.words) }, patterns: patterns,
            region: region)
    }
}
