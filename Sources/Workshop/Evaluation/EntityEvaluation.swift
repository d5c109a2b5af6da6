package import Comprehension
package import Language
import Learning
package import StrictJSON

/// How well entities are found: exact spans and kinds against those that people marked, as CoNLL counts.
package struct EntityEvaluation: Sendable {
    /// A text, what people marked in it, and what was found.
    package struct Judgement: Sendable {
        package let text: String
        package let marked: Set<Mark>
        package let found: [Mark: Double]
    }

    /// A span of some kind, in UTF-8 offsets.
    package struct Mark: Sendable, Hashable {
        package let entity: String
        package let range: Range<Int>

        /// A span of a kind.
        package init(entity: String, range: Range<Int>) {
            self.entity = entity
            self.range = range
        }
    }

    /// One a text that somebody marked, in the order of the test, or of the folds.
    package let judgements: [Judgement]
    /// Seconds of one core for one training, the intents' own included; `nil` where nothing was trained.
    package let trainSeconds: Double?
    /// Of one core, from text to entities: words, intent, rules and tagger.
    package let microsecondsPerMessage: Double

    // MARK: Judging

    /// Trains on one set of texts, intents too where they are told, and judges another. Texts that nobody marked are left
    /// out.
    /// - Parameter validation: Tells how much words and vectors count, instead of parts of the training.
    package static func judging(
        train: [LabelledText], validation: [LabelledText] = [], test: [LabelledText], encoders: Encoders = .embedded,
        seed: UInt64 = 1, threads: Int = 1, analyzer: Analyzer
    ) -> Self {
        let start = Expense.coreSeconds
        var training = IntentTraining()
        training.seed = seed
        training.threads = threads
        training.encoders = encoders
        training.budget = nil
        let intents = training.model(
            of: train.filter { $0.intents != nil }.map { IntentExample(text: $0.text, intent: $0.intent) },
            analyzer: analyzer)
        let recognizer = EntityRecognizer()
        var tagging = EntityTaggerTraining()
        tagging.seed = seed
        tagging.wrongIntents = intents.mistaken
        tagging.encoders = encoders
        tagging.threads = threads
        let tagger = tagging.tagger(
            of: train.filter { $0.entities != nil }.map(\.tagged),
            validation: validation.filter { $0.entities != nil }.map(\.tagged), recognizer: recognizer,
            analyzer: analyzer)
        let seconds = Expense.coreSeconds - start
        return judging(test, trainSeconds: seconds) { text in
            let utterance = analyzer.utterance(of: text)
            let intent = intents.guess(of: utterance).ranking.first?.name
            // What rules find is a sign to the tagger; what is judged are the kinds that the training marks.
            let finds = tagger.map { recognizer.finds(in: utterance, by: $0, intent: intent) } ?? []
            return finds.map { (Mark(entity: $0.kind.entity, range: $0.range), $0.confidence) }
        }
    }

    /// Divides one set of texts into parts and judges each by a model of the others.
    package static func crossValidating(
        _ texts: [LabelledText], folds count: Int, encoders: Encoders = .embedded, seed: UInt64 = 1, threads: Int = 1,
        analyzer: Analyzer
    ) -> Self {
        let texts = texts.filter { $0.entities != nil }
        let folds = Folds(of: texts.map { _ in 0 }, count: count, seed: seed)
        let parts = (0..<count).map { fold in
            judging(
                train: folds.rows(outside: fold).map { texts[$0] }, test: folds.rows(in: fold).map { texts[$0] },
                encoders: encoders, seed: seed, threads: threads, analyzer: analyzer)
        }
        return EntityEvaluation(
            judgements: parts.flatMap(\.judgements),
            trainSeconds: parts.reduce(0) { $0 + ($1.trainSeconds ?? 0) } / Double(count),
            microsecondsPerMessage: parts.reduce(0) { $0 + $1.microsecondsPerMessage } / Double(count))
    }

    /// Judges a desk as it is, by those kinds that the test marks anywhere.
    package static func judging(_ interpreter: Interpreter, test: [LabelledText], analyzer: Analyzer) -> Self {
        let names = Set(test.flatMap { ($0.entities ?? []).map(\.entity) })
        return judging(test, trainSeconds: nil) { text in
            let entities = interpreter.understand(analyzer.utterance(of: text), at: nil).entities
            return entities.filter { names.contains($0.name) }
                .map { (Mark(entity: $0.name, range: $0.range), $0.confidence) }
        }
    }

    /// Every text is judged as often as it takes to time the judging.
    private static func judging(
        _ test: [LabelledText], trainSeconds: Double?, _ finds: (String) -> [(Mark, Double)]
    ) -> Self {
        let test = test.filter { $0.entities != nil }
        var found: [[(Mark, Double)]] = []
        let seconds = Expense.seconds(each: test.count) { found = test.map { finds($0.text) } }
        let judgements = zip(test, found).map { text, found in
            Judgement(
                text: text.text,
                marked: Set((text.entities ?? []).map { Mark(entity: $0.entity, range: $0.range) }),
                found: Dictionary(found, uniquingKeysWith: max))
        }
        return EntityEvaluation(
            judgements: judgements, trainSeconds: trainSeconds, microsecondsPerMessage: seconds * 1e6)
    }

    // MARK: Output

    /// The figures as `rapport evaluate entities --json` prints them.
    package var json: JSON {
        let counts = Counts(judgements)
        var kinds: [String: Counts] = [:]
        for judgement in judgements {
            for entity in Set(judgement.marked.map(\.entity) + judgement.found.keys.map(\.entity)) {
                kinds[entity, default: Counts()].add(judgement, only: entity)
            }
        }
        return [
            "texts": .number(judgements.count), "marked": .number(counts.marked), "found": .number(counts.found),
            "precision": .number(counts.precision), "recall": .number(counts.recall), "f1": .number(counts.f1),
            "confidence_ece": .number(calibrationError), "train_seconds": .number(trainSeconds),
            "microseconds_per_message": .number(microsecondsPerMessage), "peak_mb": .number(Expense.peakMegabytes),
            "kinds": .array(
                kinds.sorted { $0.key < $1.key }.map { name, counts in
                    [
                        "kind": .string(name), "marked": .number(counts.marked), "found": .number(counts.found),
                        "precision": .number(counts.precision), "recall": .number(counts.recall),
                        "f1": .number(counts.f1),
                    ]
                }),
        ]
    }

    /// How far the confidences are from the share of finds that is right, in ten equal bins; `nil` where nothing was found.
    private var calibrationError: Double? {
        var bins = [(found: Int, right: Int, sum: Double)](repeating: (0, 0, 0), count: 10)
        for judgement in judgements {
            for (mark, confidence) in judgement.found {
                let bin = min(9, Int(confidence * 10))
                bins[bin].found += 1
                bins[bin].right += judgement.marked.contains(mark) ? 1 : 0
                bins[bin].sum += confidence
            }
        }
        let found = bins.reduce(0) { $0 + $1.found }
        return found == 0 ? nil : bins.reduce(0) { $0 + abs(Double($1.right) - $1.sum) } / Double(found)
    }

    /// A line for each text: what was found, offsets in scalars, so that anyone can count again.
    package var predictions: [JSON] {
        judgements.map { judgement in
            let finds = judgement.found.sorted { $0.key.range.lowerBound < $1.key.range.lowerBound }
            return [
                "text": .string(judgement.text),
                "entities": .array(
                    finds.map { mark, confidence in
                        [
                            "entity": .string(mark.entity),
                            "start": .number(judgement.text.scalars(before: mark.range.lowerBound)),
                            "end": .number(judgement.text.scalars(before: mark.range.upperBound)),
                            "confidence": .number(confidence),
                        ]
                    }),
            ]
        }
    }

    /// Counts of spans.
    private struct Counts {
        var marked = 0
        var found = 0
        var right = 0

        init() {}

        init(_ judgements: [Judgement]) { for judgement in judgements { add(judgement, only: nil) } }

        mutating func add(_ judgement: Judgement, only entity: String?) {
            let marks = judgement.marked.filter { entity == nil || $0.entity == entity }
            let finds = judgement.found.keys.filter { entity == nil || $0.entity == entity }
            marked += marks.count
            found += finds.count
            right += finds.count { marks.contains($0) }
        }

        var precision: Double? { found == 0 ? nil : Double(right) / Double(found) }
        var recall: Double? { marked == 0 ? nil : Double(right) / Double(marked) }
        var f1: Double? { marked + found == 0 ? nil : 2 * Double(right) / Double(marked + found) }
    }
}

extension LabelledText {
    fileprivate var tagged: TaggedExample {
        TaggedExample(
            text: text,
            spans: (entities ?? []).sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
                TaggedExample.Span(kind: TaggedExample.Kind(entity: $0.entity), range: $0.range)
            }, intent: intent)
    }
}

extension String {
    /// How many scalars begin before a UTF-8 offset.
    fileprivate func scalars(before offset: Int) -> Int {
        unicodeScalars.distance(from: startIndex, to: utf8.index(startIndex, offsetBy: offset))
    }
}
