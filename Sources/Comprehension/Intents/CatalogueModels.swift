package import Language
package import Learning
import StrictJSON

/// From a catalogue to its intent model: trained, or found among those that were.
extension IntentTraining {
    /// To be raised with every change by which the same examples give another model, or by which a message is cut into
    /// other features.
    package static let recipe = 6

    /// Training with the costs and thresholds that a catalogue names.
    package init(_ catalogue: Catalogue) {
        self.init()
        costs = catalogue.costs
        for intent in catalogue.intents { ownThresholds[intent.name] = intent.threshold }
    }

    /// The model of a catalogue's examples and patterns, with a tagger where the examples mark what only they tell.
    package func model(of catalogue: Catalogue, analyzer: Analyzer) -> IntentModel {
        var training = self
        training.patterns += catalogue.intents.flatMap { intent in
            intent.patterns.compactMap {
                // One that does not compile is a problem of the catalogue, named when it was read.
                try? IntentPattern($0.source, form: $0.form, intent: intent.name, analyzer: analyzer)
            }
        }
        let model = training.model(of: catalogue.lessons, analyzer: analyzer)
        let examples = catalogue.taggedExamples
        // An expression that does not compile is a problem of the catalogue, named when it was read.
        guard !examples.isEmpty, let recognizer = try? EntityRecognizer(catalogue: catalogue) else { return model }
        var tagging = EntityTaggerTraining()
        tagging.seed = seed
        tagging.wrongIntents = model.mistaken
        tagging.threads = threads
        // A tagger asks at every message, not only where the usual models doubt.
        if budget.map({ $0 >= Encoders.milliseconds(of: [.minilm]) }) ?? true { tagging.encoders = encoders }
        let tagger = tagging.tagger(of: examples, recognizer: recognizer, analyzer: analyzer)
        return tagger.map(model.adding) ?? model
    }
}

extension Catalogue {
    /// What the intent model learns from: the examples, and what the catalogue says of each intent. Its description,
    /// its label and its name hold words that customers use and the examples may lack.
    package var lessons: [IntentExample] {
        examples.map { IntentExample(text: $0.text, intent: $0.intent) }
            + intents.flatMap { intent in
                let labels = intent.translatedLabels.sorted { $0.key < $1.key }.map(\.value)
                return [IntentExample(naming: intent.name)]
                    + ([intent.label, intent.description].compactMap(\.self) + labels).map {
                        IntentExample(text: $0, intent: intent.name, isMessage: false)
                    }
            }
    }

    /// Fingerprint of all that a model of this catalogue comes from, 16 hexadecimal digits: what it learns, how this
    /// release learns, by which ICU texts are cut, and which encoders there are. A model of another source is not used, so that neither an edit nor
    /// an update is answered by an old model.
    /// - Parameter budget: What runs of encoders may cost, where there are such.
    package func modelSource(with encoders: Encoders = .embedded, budget: Double? = nil) -> String {
        let cost = encoders.dearViews.isEmpty ? "" : "\(budget ?? .infinity)"
        let parts = "\(fingerprint) \(IntentTraining.recipe) \(icuVersion) \(encoders.name) \(cost)"
        return Fingerprint(of: Array(parts.utf8)).description
    }
}

extension IntentModel {
    /// The share of the lines that models which had not seen them took for another intent.
    package var mistaken: Double {
        guard let judged = about["judged"]?.double, let right = about["right"]?.double, judged > 0 else { return 0 }
        return 1 - right / judged
    }

    /// The model of a catalogue as it is now; `nil` where none on the shelf was trained from it.
    /// - Throws: `LearningError` where there is one that cannot be used.
    package static func kept(
        on shelf: ModelShelf, for catalogue: Catalogue, analyzer: Analyzer, encoders: Encoders = .embedded,
        budget: Double? = nil
    ) throws(LearningError) -> IntentModel? {
        let source = catalogue.modelSource(with: encoders, budget: budget)
        guard let version = shelf.version(trainedFrom: source) else { return nil }
        return try IntentModel(try shelf.load(version), analyzer: analyzer, encoders: encoders)
    }

    /// Keeps this model as the current one, trained from that catalogue.
    @discardableResult
    package func keep(on shelf: ModelShelf, for catalogue: Catalogue) throws(LearningError) -> ModelShelf.Version {
        try shelf.save(
            file, trainedFrom: catalogue.modelSource(with: encoders, budget: about["budget"]?.double))
    }
}
