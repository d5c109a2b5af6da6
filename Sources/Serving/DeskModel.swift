package import Comprehension
package import Language
package import Learning

/// The models that a catalogue is understood with: found on the shelf, or learned once and put there.
package struct DeskModel: Sendable {
    private let shelf: ModelShelf
    private let analyzer: Analyzer
    private let threads: Int

    /// Models of one shelf.
    /// - Parameter threads: How many cores learning may use; the model is the same whatever their number.
    package init(on shelf: ModelShelf, analyzer: Analyzer, threads: Int) {
        self.shelf = shelf
        self.analyzer = analyzer
        self.threads = threads
    }

    /// An interpreter for a catalogue.
    ///
    /// The model is known by the catalogue's fingerprint: another catalogue gets a model of its own. One that cannot be
    /// read, because it is damaged or of another version, is learned anew.
    /// - Parameter learns: Called before learning, which takes seconds.
    /// - Throws: `LearningError` where the shelf cannot be written, `LanguageError` for a pattern of the catalogue that
    ///   does not compile.
    package func interpreter(for catalogue: Catalogue, learns: () -> Void) throws -> Interpreter {
        Interpreter(
            catalogue: catalogue, model: try model(for: catalogue, learns: learns),
            entities: try EntityRecognizer(catalogue: catalogue), mood: try MoodModel.embedded(), analyzer: analyzer)
    }

    private func model(for catalogue: Catalogue, learns: () -> Void) throws -> IntentModel {
        if let version = shelf.version(trainedFrom: catalogue.fingerprint), let file = try? shelf.load(version),
            let model = try? IntentModel(file, analyzer: analyzer)
        {
            return model
        }
        learns()
        var training = IntentTraining()
        training.threads = threads
        training.costs = catalogue.costs
        training.ownThresholds = catalogue.intents.reduce(into: [:]) { $0[$1.name] = $1.threshold }
        let examples = catalogue.examples.map { IntentExample(text: $0.text, intent: $0.intent) }
        let model = training.model(of: examples, analyzer: analyzer)
        _ = try shelf.save(model.file, trainedFrom: catalogue.fingerprint)
        return model
    }
}
