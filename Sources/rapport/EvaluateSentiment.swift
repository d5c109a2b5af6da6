import ArgumentParser
import Comprehension
import Language
import Workshop

/// `rapport evaluate sentiment`: moods against people's judgement.
struct EvaluateSentiment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sentiment",
        abstract: "Judges how well moods are told.",
        discussion: """
            With --test alone the model that is shipped is judged; with --train and --test one that learns from the \
            first; with --train alone, one after another on --folds parts of it. Rated words are known to all of them. \
            'pearson' is the correlation of degrees, where the file has a 'score'.
            """)

    @OptionGroup var options: EvaluationOptions

    func validate() throws {
        guard !options.train.isEmpty || !options.test.isEmpty else {
            throw ValidationError("name a file with --test, or with --train to cross-validate on it")
        }
    }

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let shipped = try MoodModel.embedded()
            var bad = BadLines()
            let train = try moods(options.train, &bad)
            let test = try moods(options.test, &bad)
            let evaluation: SentimentEvaluation
            if test.isEmpty {
                evaluation = .crossValidating(
                    train, folds: options.folds, seed: options.seed, lexicon: shipped.lexicon, analyzer: analyzer)
            } else {
                var learner = MoodLearner(lexicon: shipped.lexicon)
                learner.seed = options.seed
                let model = train.isEmpty ? shipped : learner.model(of: train.map { $0.lesson(analyzer) })
                evaluation = .judging(model, on: test, analyzer: analyzer)
            }
            options.report(evaluation.json)
            try options.write(predictions: evaluation.predictions)
            try bad.finish()
        }
    }

    private func moods(_ paths: [String], _ bad: inout BadLines) throws -> [JudgedMood] {
        var all: [JudgedMood] = []
        for path in paths {
            let (moods, left) = try JudgedMood.read(path: path)
            all += moods
            bad.report(left)
        }
        return all
    }
}
