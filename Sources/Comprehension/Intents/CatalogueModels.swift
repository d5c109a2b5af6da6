package import Language
package import Learning

/// From a catalogue to its intent model: trained, or found among those that were.
extension IntentTraining {
    /// Training with the costs and thresholds that a catalogue names.
    package init(_ catalogue: Catalogue) {
        self.init()
        costs = catalogue.costs
        for intent in catalogue.intents { ownThresholds[intent.name] = intent.threshold }
    }

    /// The model of a catalogue's examples.
    package func model(of catalogue: Catalogue, analyzer: Analyzer) -> IntentModel {
        model(of: catalogue.lessons, analyzer: analyzer)
    }
}

extension Catalogue {
    /// What the intent model learns from: the examples, and what the catalogue says of each intent. Its description,
    /// its label and its name hold words that customers use and the examples may lack.
    package var lessons: [IntentExample] {
        examples.map { IntentExample(text: $0.text, intent: $0.intent) }
            + intents.flatMap { intent in
                let name = intent.name.split(separator: "_").joined(separator: " ")
                return [name, intent.label, intent.description].compactMap(\.self).map {
                    IntentExample(text: $0, intent: intent.name, isMessage: false)
                }
            }
    }
}

extension IntentModel {
    /// The model of a catalogue as it is now; `nil` where none on the shelf was trained from it.
    /// - Throws: `LearningError` where there is one that cannot be used.
    package static func kept(
        on shelf: ModelShelf, for catalogue: Catalogue, analyzer: Analyzer
    ) throws(LearningError) -> IntentModel? {
        guard let version = shelf.version(trainedFrom: catalogue.fingerprint) else { return nil }
        return try IntentModel(try shelf.load(version), analyzer: analyzer)
    }

    /// Keeps this model as the current one, trained from that catalogue.
    @discardableResult
    package func keep(on shelf: ModelShelf, for catalogue: Catalogue) throws(LearningError) -> ModelShelf.Version {
        try shelf.save(file, trainedFrom: catalogue.fingerprint)
    }
}
