import Foundation
package import Language
import Learning
import StrictJSON

/// Makes an `IntentModel` of examples.
///
/// The classifier is a linear support vector machine for each intent against the rest, drawn to naive Bayes: few
/// examples suffice, and thousands are learned in seconds. All that turns its margins into decisions (temperature,
/// the scope decision, answer sets, thresholds) is learned from lines judged by models that had not seen them. The same
/// examples and settings give the same bytes, whatever the number of threads.
package struct IntentTraining: Sendable {
    /// Seed of all chance.
    package var seed: UInt64 = 1
    /// Threads at most.
    package var threads = 1
    /// What mistakes cost the desk.
    package var costs = DecisionCosts()
    /// The share of rightly understood lines that may be refused as out of scope where there are too few out-of-scope
    /// examples to learn the threshold from. `nil` is what was best on other desks: less where lines are many, since then
    /// what is in scope stands out more.
    package var refused: Double?
    /// Thresholds that the desk has set itself, by intent.
    package var ownThresholds: [String: Double] = [:]
    /// The encoders whose views are learned from.
    package var encoders = Encoders.embedded
    /// What is adapted to the examples before it joins, where they are few; `nil` leaves the encoders as they are. Adapting
    /// takes minutes. Where examples are many it brought nothing: what it teaches, heads learn from the examples.
    package var adaptable: AdaptableEncoder?
    /// What a message may cost in runs of encoders, in milliseconds of one core on average; `nil` asks them always.
    package var budget: Double? = 0.8
    /// Tried in this order; the first that is found decides.
    package var patterns: [IntentPattern] = []

    /// Training as it is best for most desks.
    package init() {}

    /// - Parameters:
    ///   - examples: At best five or more an intent; no examples make a model for which all is out of scope.
    ///   - validation: Lines that are not learned from, only judged: they join the folds in setting temperature and
    ///     thresholds.
    package func model(
        of examples: [IntentExample], validation: [IntentExample] = [], analyzer: Analyzer
    ) -> IntentModel {
        let utterances = examples.map { analyzer.utterance(of: $0.text) }
        let lines = IntentLines(examples, utterances: utterances)
        let learning = IntentLearning(lines: lines, seed: seed)
        let outcome = IntentTrials(lines, learning: learning, seed: seed, threads: threads)
        let views = (cheap: self.encoders.cheapViews, dear: self.encoders.dearViews)
        let texts = utterances.map { PlainText(of: $0).text }
        let adaptation = (VectorHead.areFew(lines.count, of: lines) ? adaptable : nil).map {
            AdaptationTrials(
                $0, among: self.encoders, lines, texts: texts, folds: outcome.folds, seed: seed, threads: threads)
        }
        let encoders = adaptation?.encoders ?? self.encoders
        let seen = encoders.rows(of: texts, views.cheap + views.dear, threads: threads)
        let heads = HeadTrials(
            views.cheap + views.dear, rows: seen, lines: lines, folds: outcome.folds, parts: adaptation?.parts ?? [],
            threads: threads)
        let vocabulary = lines.lookup(outcome.whole.vocabulary)
        let classifier = CompactClassifier(outcome.whole.classifier)

        var trials = outcome.trials
        for place in trials.indices {
            for view in heads.judged {
                trials[place].evidence.margins.append(view[place].margins)
                trials[place].evidence.closeness.append(view[place].closeness)
            }
        }
        let weighing = adaptation.map { adaptation in
            trials.indices.map { place in
                var trial = trials[place]
                for (number, view) in (views.cheap + views.dear).enumerated() {
                    if let judged = adaptation.before[view] {
                        trial.evidence.margins[1 + number] = judged[place].margins
                    }
                }
                return trial
            }
        }
        for example in validation {
            let utterance = analyzer.utterance(of: example.text)
            let features = vocabulary.features(of: utterance)
            let label = example.intent.map { lines.names.firstIndex(of: $0) } ?? lines.names.count
            // A validation line of an intent without examples can be neither right nor out of scope.
            if let label {
                var evidence = IntentEvidence(features: features, margins: [classifier.margins(of: features.vector)])
                evidence.add(
                    heads.heads, of: PlainText(of: utterance, vocabulary.words(of: utterance)).text, by: encoders)
                trials.append(IntentTrial(label: label, evidence: evidence))
            }
        }
        let intents = lines.names.count
        let own = Dictionary(
            uniqueKeysWithValues: lines.names.enumerated().compactMap { place, name in
                ownThresholds[name].map { (place, $0) }
            })
        func tier(members: Int) -> IntentTier {
            IntentTier(
                members: members, trials: trials, weighing: weighing, leftOut: outcome.leftOut, intents: intents,
                settings: self, own: own)
        }
        let usual = tier(members: 1 + views.cheap.count)
        let full = views.dear.isEmpty ? nil : tier(members: 1 + heads.heads.count)
        let judged = trials.filter { $0.label < intents }.map { trial in
            (label: trial.label, judgement: (full ?? usual).judge(trial.evidence, intents: intents))
        }
        let foreign = ForeignMessages(
            views: views.cheap + views.dear, heads: heads, trials: outcome.trials, lines: lines, settings: self,
            own: own)
        let wordings = Wordings(lines, utterances)
        return IntentModel(
            intents: lines.names,
            about: about(
                lines, folds: outcome.folds.count, right: judged.count { $0.judgement.first == $0.label },
                of: judged.count, adapted: adaptation != nil),
            vocabulary: vocabulary, classifier: classifier, heads: heads.heads, usual: usual, full: full,
            sureFrom: sureFrom(usual, trials, intents: intents, views.dear), foreign: foreign,
            encoders: encoders, adapters: adaptation?.adapters,
            wordings: wordings.exact, trustInWordings: wordings.trust, patterns: trusted(patterns, lines, utterances))
    }

    /// The probability from which the usual models are believed: such that the messages that encoders are asked about
    /// cost what the budget allows, where some messages are out of scope, and asked about for that alone.
    private func sureFrom(_ usual: IntentTier, _ trials: [IntentTrial], intents: Int, _ dear: [TextView]) -> Float {
        guard !dear.isEmpty else { return 0 }
        let cost = Encoders.milliseconds(of: dear)
        guard let budget, budget < cost else { return 1 }
        let judged = trials.filter { $0.label < intents }.map { usual.judge($0.evidence, intents: intents) }
        let believed = judged.filter { usual.isInScope($0) }.map(\.sureness).sorted()
        let share = (budget / cost - Self.strangers) / (1 - Self.strangers)
        let asked = Int(share * Double(judged.count)) - (judged.count - believed.count)
        guard asked > 0, !believed.isEmpty else { return 0 }
        return asked < believed.count ? believed[asked] : 1
    }

    /// The share of a desk's messages that is planned for as out of scope.
    private static let strangers = 0.15

    func refused(of lines: Int) -> Double { refused ?? (lines < 2_000 ? 0.075 : 0.035) }

    private func about(_ lines: IntentLines, folds: Int, right: Int, of judged: Int, adapted: Bool) -> JSON {
        var about: JSON.Object = [
            "kind": "intents", "icu": .string(icuVersion), "intents": .number(lines.names.count),
            "examples": .number(zip(lines.labels, lines.isMessage).count { $0 < lines.names.count && $1 }),
            "out_of_scope_examples": .number(lines.labels.count { $0 == lines.names.count }),
            "folds": .number(folds), "judged": .number(judged), "right": .number(right),
            "seed": .string(String(seed)), "wrong_answer_cost": .number(costs.wrongAnswer),
            "handoff_cost": .number(costs.handoff), "promise": .number(costs.promise),
            "refused": .number(refused(of: lines.count)),
            "views": .string(encoders.name), "budget": .number(budget),
        ]
        if adapted { about["adapted"] = true }
        return .object(about)
    }

    /// Patterns that the examples do not contradict more often than not. Nine right lines are taken for granted.
    private func trusted(
        _ patterns: [IntentPattern], _ lines: IntentLines, _ utterances: [Utterance]
    ) -> [IntentModel.TrustedPattern] {
        patterns.compactMap { pattern in
            guard let intent = lines.names.firstIndex(of: pattern.intent) else { return nil }
            let found = utterances.indices.filter { lines.isMessage[$0] && pattern.isFound(in: utterances[$0]) }
            let right = found.count { lines.labels[$0] == intent }
            let trust = Double(right + 9) / Double(found.count + 10)
            return trust >= 0.5 ? IntentModel.TrustedPattern(pattern: pattern, intent: intent, trust: trust) : nil
        }
    }
}

/// The wordings of the examples, and how far they can be trusted.
private struct Wordings {
    private(set) var exact = ExactWordings()
    /// How often an example with the words of other examples has their intent; nineteen such are taken for granted.
    let trust: Double

    /// A wording that examples of several intents share stands for none.
    init(_ lines: IntentLines, _ utterances: [Utterance]) {
        var shared = ExactWordings()
        var counts: [Int: Int] = [:]
        for (line, utterance) in utterances.enumerated() where lines.isMessage[line] {
            let label = lines.labels[line]
            guard let known = exact[utterance] ?? shared[utterance] else {
                exact[utterance] = label
                continue
            }
            counts[label == known ? 1 : 0, default: 0] += 1
            if label != known && shared[utterance] == nil {
                exact[utterance] = nil
                shared[utterance] = known
            }
        }
        let right = counts[1] ?? 0
        trust = Double(right + 19) / Double(right + (counts[0] ?? 0) + 20)
    }
}
