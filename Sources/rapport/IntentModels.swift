import Comprehension
import Foundation
import Language
import Learning

/// The intent model that a command needs, kept under the data folder.
struct IntentModels {
    let shelf: ModelShelf
    let catalogue: Catalogue
    let analyzer: Analyzer
    let encoders: Encoders
    private let budget: Double
    let threads: Int

    init(
        _ data: DataOption, _ catalogue: Catalogue, analyzer: Analyzer, encoders: Encoders = .embedded,
        budget: Double = 0, threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.encoders = encoders
        self.budget = budget
        shelf = ModelShelf(folder: data.models)
        self.catalogue = catalogue
        self.analyzer = analyzer
        self.threads = threads
    }

    /// Trains a model from the catalogue as it is; takes seconds.
    /// - Parameter adaptable: Takes minutes more.
    func train(seed: UInt64 = 1, adaptable: AdaptableEncoder? = nil) -> IntentModel {
        var training = IntentTraining(catalogue)
        training.threads = threads
        training.seed = seed
        training.encoders = encoders
        training.adaptable = adaptable
        training.budget = budget
        return training.model(of: catalogue, analyzer: analyzer)
    }

    /// The one that is kept for this catalogue; where there is none that can be used, one is trained and kept.
    func current() -> IntentModel {
        do throws(LearningError) {
            let kept = try IntentModel.kept(
                on: shelf, for: catalogue, analyzer: analyzer, encoders: encoders, budget: budget)
            if let kept { return kept }
            Console.say("no model for this catalogue yet: training one from \(catalogue.examples.count) examples …")
        } catch {
            Console.say("\(error); training the model again from \(catalogue.examples.count) examples …")
        }
        if encoders.dearViews.isEmpty {
            Console.say("words and the vectors that are built in judge alone: 'rapport models fetch' brings encoders")
        }
        let model = train()
        do throws(LearningError) {
            try model.keep(on: shelf, for: catalogue)
        } catch {
            // The model is good all the same; the next command has to train it again.
            Console.say("the model is used and not kept: \(error)")
        }
        return model
    }

    /// The interpreter of the current model.
    func interpreter() throws -> Interpreter {
        Interpreter(
            catalogue: catalogue, model: current(), entities: try EntityRecognizer(catalogue: catalogue),
            mood: try .embedded(), analyzer: analyzer)
    }
}
