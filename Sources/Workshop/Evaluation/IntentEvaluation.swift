package import Comprehension
package import Language
import Learning
package import StrictJSON

/// How well intents are told, and what is none of them: the field's figures over texts whose intents somebody judged.
package struct IntentEvaluation: Sendable {
    /// A text, what people said it asks for, and what the model says.
    package struct Judgement: Sendable {
        /// The text as it was judged.
        package let text: String
        /// The intents that people named; none: out of scope.
        package let intents: [String]
        /// What the model says.
        package let guess: IntentGuess

        /// - Parameter intents: What people named; none for out of scope.
        package init(text: String, intents: [String], guess: IntentGuess) {
            self.text = text
            self.intents = intents
            self.guess = guess
        }

        /// Whether people named an intent.
        package var isInScope: Bool { !intents.isEmpty }

        /// Whether the first choice is right, whatever was decided about the scope.
        package var isFirstRight: Bool { guess.ranking.first.map { intents.contains($0.name) } ?? false }

        /// The class that the decision puts it in; `nil`: out of scope.
        package var decided: String? { guess.isOutOfScope ? nil : guess.ranking.first?.name }

        /// The class it belongs to; of several intents the one that was decided on, else the first.
        package var expected: String? { decided.flatMap { intents.contains($0) ? $0 : nil } ?? intents.first }
    }

    /// One a text, in the order of the test, or of the folds.
    package let judgements: [Judgement]
    /// What the scope score is compared with; of several models, the mean.
    package let threshold: Double
    /// Seconds of one core for one training, folds and calibration included.
    package let trainSeconds: Double
    /// Of one core, from text to decision.
    package let microsecondsPerMessage: Double
    /// The most memory that the process has held.
    package let peakMegabytes: Double
    /// What the model says of the same texts without noise; empty where there is none.
    package private(set) var quiet: [Judgement] = []

    /// What to do and how.
    package struct Settings: Sendable {
        /// Seed of all chance.
        package var seed: UInt64 = 1
        /// Threads of a training at most.
        package var threads = 1
        /// Out-of-scope lines are not learned from and set no threshold; they are judged all the same.
        package var ignoresOutOfScope = false
        /// The encoders whose views join the words.
        package var encoders = Encoders.embedded
        /// What is adapted to the texts that are learned from; `nil` leaves the encoders as they are.
        package var adaptable: AdaptableEncoder?
        /// What a message may cost in runs of encoders, in milliseconds on average; `nil` asks them always.
        package var budget: Double?
        /// What the test's texts suffer before they are judged.
        package var noise: TextNoise?

        /// One thread, everything learned from.
        package init() {}
    }

    // MARK: Judging

    /// Trains on one set of texts and judges another. Texts whose intent nobody told are left out.
    /// - Parameter validation: Texts that thresholds may be chosen on.
    package static func judging(
        train: [LabelledText], validation: [LabelledText] = [], test: [LabelledText], settings: Settings,
        analyzer: Analyzer
    ) -> Self {
        var training = IntentTraining()
        training.seed = settings.seed
        training.threads = settings.threads
        training.encoders = settings.encoders
        training.adaptable = settings.adaptable
        training.budget = settings.budget
        let start = Expense.coreSeconds
        let model = training.model(
            of: examples(train, settings) + names(train), validation: examples(validation, settings), analyzer: analyzer
        )
        let trained = Expense.coreSeconds
        let texts = test.filter { $0.intents != nil }
        let heard = settings.noise.map { noise in
            texts.enumerated().map { place, text in
                LabelledText(text: noise.copy(of: text.text, at: place), intents: text.intents, line: text.line)
            }
        }
        let (judgements, seconds) = judged(heard ?? texts, by: model, analyzer)
        var evaluation = IntentEvaluation(
            judgements: judgements, threshold: model.scopeThreshold, trainSeconds: trained - start,
            microsecondsPerMessage: seconds * 1e6, peakMegabytes: Expense.peakMegabytes)
        if heard != nil { evaluation.quiet = judged(texts, by: model, analyzer).judgements }
        return evaluation
    }

    /// Divides one set of texts into parts and judges each by a model of the others.
    package static func crossValidating(
        _ texts: [LabelledText], folds count: Int, settings: Settings, analyzer: Analyzer
    ) -> Self {
        let texts = texts.filter { $0.intents != nil }
        let names = Array(Set(texts.compactMap(\.intent))).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let folds = Folds(
            of: texts.map { $0.intent.flatMap { places[$0] } ?? names.count }, count: count, seed: settings.seed)
        let parts = (0..<count).map { fold in
            judging(
                train: folds.rows(outside: fold).map { texts[$0] }, test: folds.rows(in: fold).map { texts[$0] },
                settings: settings, analyzer: analyzer)
        }
        func mean(_ figure: (Self) -> Double) -> Double { parts.reduce(0) { $0 + figure($1) } / Double(count) }
        var evaluation = IntentEvaluation(
            judgements: parts.flatMap(\.judgements), threshold: mean(\.threshold), trainSeconds: mean(\.trainSeconds),
            microsecondsPerMessage: mean(\.microsecondsPerMessage), peakMegabytes: Expense.peakMegabytes)
        evaluation.quiet = parts.flatMap(\.quiet)
        return evaluation
    }

    private static func examples(_ texts: [LabelledText], _ settings: Settings) -> [IntentExample] {
        texts.compactMap { text in
            guard text.intents != nil, !(settings.ignoresOutOfScope && text.isOutOfScope) else { return nil }
            return IntentExample(text: text.text, intent: text.intent)
        }
    }

    /// The intents' names, which are all that a file says of an intent beside its examples.
    private static func names(_ texts: [LabelledText]) -> [IntentExample] {
        Set(texts.compactMap(\.intent)).sorted().map { IntentExample(naming: $0) }
    }

    /// Every text is judged as often as it takes to time the judging.
    private static func judged(
        _ texts: [LabelledText], by model: IntentModel, _ analyzer: Analyzer
    ) -> (judgements: [Judgement], secondsPerText: Double) {
        let texts = texts.filter { $0.intents != nil }
        guard !texts.isEmpty else { return ([], 0) }
        var guesses: [IntentGuess] = []
        let seconds = Expense.seconds(each: texts.count) {
            guesses = texts.map { model.guess(of: analyzer.utterance(of: $0.text)) }
        }
        let judgements = zip(texts, guesses).map { text, guess in
            Judgement(text: text.text, intents: text.intents ?? [], guess: guess)
        }
        return (judgements, seconds)
    }

    // MARK: Output

    /// The figures as `rapport evaluate intents --json` prints them. A figure that the texts do not allow is `null`.
    package var json: JSON {
        let figures = IntentFigures(judgements)
        var json: JSON.Object = [
            "texts": .number(judgements.count), "accuracy": .number(figures.accuracy),
            "macro_f1": .number(figures.macroF1), "in_scope_accuracy": .number(figures.inScopeAccuracy),
            "out_of_scope_recall": .number(figures.outOfScopeRecall),
            "out_of_scope_precision": .number(figures.outOfScopePrecision), "auroc": .number(figures.auroc),
            "mcc": .number(figures.mcc), "ece": .number(figures.ece), "threshold": .number(threshold),
            "answer_set_coverage": .number(figures.answerSetCoverage),
            "answer_set_size": .number(figures.answerSetSize),
            "train_seconds": .number(trainSeconds), "microseconds_per_message": .number(microsecondsPerMessage),
            "peak_mb": .number(peakMegabytes),
        ]
        if !quiet.isEmpty {
            json["accuracy_without_noise"] = .number(IntentFigures(quiet).accuracy)
            json["same_intent"] = .number(sameIntent)
        }
        return .object(json)
    }

    /// The part of texts whose first intent is the same with noise and without; `nil` where there is no noise.
    package var sameIntent: Double? {
        guard !quiet.isEmpty else { return nil }
        let same = zip(judgements, quiet).count { $0.guess.ranking.first?.name == $1.guess.ranking.first?.name }
        return Double(same) / Double(quiet.count)
    }

    /// A line for each text: what was decided, so that anyone can count again.
    package var predictions: [JSON] {
        judgements.map { judgement in
            [
                "text": .string(judgement.text), "intent": .string(judgement.decided),
                "confidence": .number(judgement.guess.ranking.first?.confidence ?? 0),
                "scope_score": .number(judgement.guess.scopeScore),
                "ranking": .array(
                    judgement.guess.ranking.prefix(Self.ranked).map {
                        ["name": .string($0.name), "confidence": .number($0.confidence)]
                    }),
            ]
        }
    }

    /// So many of a text's intents are written.
    private static let ranked = 10
}
