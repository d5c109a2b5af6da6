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
    /// examples to learn the threshold from.
    package var refused = 0.075
    /// Thresholds that the desk has set itself, by intent.
    package var ownThresholds: [String: Double] = [:]
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
        let trained = outcome.whole
        let vocabulary = lines.lookup(trained.vocabulary)
        let classifier = CompactClassifier(trained.classifier)

        var trials = outcome.trials
        for example in validation {
            let features = vocabulary.features(of: analyzer.utterance(of: example.text))
            let label = example.intent.map { lines.names.firstIndex(of: $0) } ?? lines.names.count
            // A validation line of an intent without examples can be neither right nor out of scope.
            if let label {
                trials.append(
                    IntentTrial(
                        label: label, margins: classifier.margins(of: features.vector), features: features))
            }
        }
        let wordings = Wordings(lines, utterances)
        return decided(lines, trials, outcome, vocabulary, classifier, wordings, utterances)
    }

    private func decided(
        _ lines: IntentLines, _ trials: [IntentTrial], _ outcome: IntentTrials, _ vocabulary: IntentVocabulary,
        _ classifier: CompactClassifier, _ wordings: Wordings, _ utterances: [Utterance]
    ) -> IntentModel {
        let intents = lines.names.count
        let inScope = trials.filter { $0.label < intents }
        let calibration = Calibration(
            margins: inScope.flatMap { $0.margins.prefix(intents) },
            labels: ClassLabels(inScope.map(\.label), count: intents))
        let judged = inScope.map { trial in
            (label: trial.label, probabilities: calibration.probabilities(of: Array(trial.margins.prefix(intents))))
        }
        let firsts = judged.map { line in
            line.probabilities.indices.max { line.probabilities[$0] < line.probabilities[$1] } ?? 0
        }
        let scope = ScopeDecision(
            inScope: zip(inScope, firsts).map { trial, first in
                ScopeDecision.Trial(signals: trial.signals(intents: intents), isRight: first == trial.label)
            },
            outOfScope: trials.filter { $0.label == intents }.map { $0.signals(intents: intents) },
            leftOut: outcome.leftOut.map { $0.signals(intents: intents) }, refused: refused)
        let thresholds = AnswerThresholds(
            intents: intents,
            trials: zip(judged, firsts).map { line, first in
                AnswerThresholds.Trial(
                    intent: first, probability: Double(line.probabilities[first]), isRight: first == line.label)
            },
            costs: costs,
            own: Dictionary(
                uniqueKeysWithValues: lines.names.enumerated().compactMap { place, name in
                    ownThresholds[name].map { (place, $0) }
                }))
        let rightOnes = zip(judged, firsts).filter { $0.label == $1 }.count
        return IntentModel(
            intents: lines.names,
            about: about(lines, folds: outcome.folds, right: rightOnes, of: judged.count),
            vocabulary: vocabulary, classifier: classifier, calibration: calibration, scope: scope,
            answerSets: AnswerSets(
                promise: costs.promise, rightProbabilities: judged.map { $0.probabilities[$0.label] }),
            thresholds: thresholds, wordings: wordings.exact, trustInWordings: wordings.trust,
            patterns: trusted(patterns, lines, utterances))
    }

    private func about(_ lines: IntentLines, folds: Int, right: Int, of judged: Int) -> JSON {
        [
            "kind": "intents", "icu": .string(icuVersion), "intents": .number(lines.names.count),
            "examples": .number(zip(lines.labels, lines.isMessage).count { $0 < lines.names.count && $1 }),
            "out_of_scope_examples": .number(lines.labels.count { $0 == lines.names.count }),
            "folds": .number(folds), "judged": .number(judged), "right": .number(right),
            "seed": .string(String(seed)), "wrong_answer_cost": .number(costs.wrongAnswer),
            "handoff_cost": .number(costs.handoff), "promise": .number(costs.promise), "refused": .number(refused),
        ]
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
