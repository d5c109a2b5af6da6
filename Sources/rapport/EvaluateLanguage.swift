import ArgumentParser
import Language
import Workshop

/// `rapport evaluate language`: which language a text is in.
struct EvaluateLanguage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language",
        abstract: "Judges how well languages are told apart.",
        discussion: """
            With --test alone what is shipped is judged; with --train and --test one that learns from the first; with \
            --train alone, one after another on --folds parts of it. A text in another language than en, de, fr, es, it, \
            nl, pt is right when nothing is guessed.
            """)

    @OptionGroup var options: EvaluationOptions

    func validate() throws {
        guard !options.train.isEmpty || !options.test.isEmpty else {
            throw ValidationError("name a file with --test, or with --train to cross-validate on it")
        }
    }

    func run() async throws {
        try await sysexits {
            var bad = BadLines()
            let train = LanguageEvaluation.lines(try bad.texts(options.train))
            let test = LanguageEvaluation.lines(try bad.texts(options.test))
            let evaluation: LanguageEvaluation
            if test.isEmpty {
                evaluation = try .crossValidating(train, folds: options.folds, seed: options.seed)
            } else if train.isEmpty {
                evaluation = .judging(Analyzer(), on: test)
            } else {
                let weights = try LanguageIdentifierTrainer.train(lines: train, seed: options.seed)
                evaluation = .judging(Analyzer(identifier: try LanguageIdentifier(weights: weights)), on: test)
            }
            options.report(evaluation.json)
            try options.write(predictions: evaluation.predictions)
            try bad.finish()
        }
    }
}
