import ArgumentParser
import Comprehension
import Language
import StrictJSON
import Workshop

/// `rapport evaluate emotions`: feelings against people's judgement.
struct EvaluateEmotions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emotions",
        abstract: "Judges how well feelings are told.",
        discussion: """
            With --test alone the model that is shipped is judged: anger, worry, joy, confusion, urgency, thanks, sarcasm, \
            anger in good manners. With --train as well, one that learns whatever names the first file has, on words and on \
            the vectors of each encoder that was fetched; thresholds are chosen on --validation, else on --folds parts of \
            --train. Names stand in 'emotions' and 'signs', 'labels' (lists), or 'label'.
            """)

    @OptionGroup var options: EvaluationOptions
    @OptionGroup var encoders: EncodersOption
    @OptionGroup var data: DataOption
    @Flag(help: "Learn from words alone.") var withoutEncoders = false

    func validate() throws {
        guard !options.test.isEmpty else { throw ValidationError("name a file with --test") }
    }

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let shipped = try MoodModel.embedded()
            var bad = BadLines()
            let train = try feelings(options.train, &bad)
            let validation = try feelings(options.validation, &bad)
            let test = try feelings(options.test, &bad)
            var figures: JSON.Object
            let evaluation: EmotionEvaluation
            if options.train.isEmpty {
                evaluation = .judging(shipped, on: test, analyzer: analyzer)
                figures = evaluation.json
            } else {
                var settings = EmotionModel.Settings(lexicon: shipped.lexicon)
                settings.encoders = try withoutEncoders ? [] : fetched()
                settings.folds = options.folds
                settings.seed = options.seed
                settings.threads = options.threads.count
                let model = EmotionModel(train: train, validation: validation, settings: settings, analyzer: analyzer)
                evaluation = .judging(model, on: test)
                figures = evaluation.json
                figures["encoders"] = .strings(settings.encoders.map(\.kind.rawValue))
            }
            options.report(.object(figures))
            try options.write(predictions: evaluation.predictions)
            try bad.finish()
        }
    }

    private func fetched() throws -> [SentenceEncoder] {
        let folder = encoders.folder(in: data)
        let kinds = EncoderKind.allCases.filter { $0.isThere(in: folder) }
        if kinds.isEmpty { Console.say("no encoder is there, so that words alone are learned; 'rapport models fetch'") }
        return try kinds.map { try SentenceEncoder($0, in: folder) }
    }

    private func feelings(_ paths: [String], _ bad: inout BadLines) throws -> [JudgedFeelings] {
        var all: [JudgedFeelings] = []
        for path in paths {
            let (texts, left) = try JudgedFeelings.read(path: path)
            all += texts
            bad.report(left)
        }
        return all
    }
}
