package import Comprehension
package import StrictJSON

/// What changed from one intent model to another: what `rapport train` says.
package struct ModelComparison: Sendable {
    private let earlier: IntentModel?
    private let later: IntentModel

    /// Compares a new model with the one that was in use; `nil` where there was none.
    package init(from earlier: IntentModel?, to later: IntentModel) {
        self.earlier = earlier
        self.later = later
    }

    /// Intents that the new model knows and the earlier did not.
    package var added: [String] { earlier.map { Self.names(in: later, not: $0) } ?? [] }
    /// Intents that the earlier model knew and the new one does not.
    package var removed: [String] { earlier.map { Self.names(in: $0, not: later) } ?? [] }

    /// An intent whose threshold moved by at least `noticeable`.
    package struct Move: Sendable, Equatable {
        package let intent: String
        package let from: Double
        package let to: Double

        /// A threshold that moved.
        package init(intent: String, from: Double, to: Double) {
            self.intent = intent
            self.from = from
            self.to = to
        }
    }

    private static let noticeable = 0.05

    package var moves: [Move] {
        later.intents.compactMap { intent in
            guard let from = earlier?.threshold(of: intent), let to = later.threshold(of: intent),
                abs(to - from) >= Self.noticeable - 1e-9
            else { return nil }
            return Move(intent: intent, from: from, to: to)
        }
    }

    /// Both models' figures, and the differences.
    package var json: JSON {
        [
            "model": Self.figures(of: later), "before": earlier.map(Self.figures) ?? .null,
            "intents_added": .strings(added), "intents_removed": .strings(removed),
            "thresholds_moved": .array(
                moves.map { ["intent": .string($0.intent), "from": .number($0.from), "to": .number($0.to)] }),
        ]
    }

    /// The same in words, a line each.
    package var lines: [String] {
        guard let earlier else { return ["the first model for this catalogue: \(Self.words(about: later))"] }
        var lines = ["before: \(Self.words(about: earlier))", "now:    \(Self.words(about: later))"]
        if earlier.version == later.version { lines.append("nothing changed: it is the same model") }
        if !added.isEmpty { lines.append("new intents: \(added.joined(separator: ", "))") }
        if !removed.isEmpty { lines.append("intents that are gone: \(removed.joined(separator: ", "))") }
        for move in moves {
            lines.append(
                "\(move.intent) is answered from \(Self.hundredths(move.to)), before from \(Self.hundredths(move.from))"
            )
        }
        return lines
    }

    private static func names(in one: IntentModel, not other: IntentModel) -> [String] {
        let known = Set(other.intents)
        return one.intents.filter { !known.contains($0) }
    }

    /// The share of examples that models trained without them understood; `nil` where there was nothing to judge.
    private static func accuracy(of model: IntentModel) -> Double? {
        guard let right = model.about["right"]?.double, let judged = model.about["judged"]?.double, judged > 0 else {
            return nil
        }
        return right / judged
    }

    private static func figures(of model: IntentModel) -> JSON {
        [
            "version": .string(model.version), "intents": .number(model.intents.count),
            "examples": model.about["examples"] ?? .null,
            "out_of_scope_examples": model.about["out_of_scope_examples"] ?? .null,
            "accuracy_on_folds": accuracy(of: model).map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null,
            "scope_threshold": .number((model.scopeThreshold * 10_000).rounded() / 10_000),
        ]
    }

    private static func words(about model: IntentModel) -> String {
        let accuracy = accuracy(of: model).map { ", \(($0 * 1000).rounded() / 10) % right on folds" } ?? ""
        let examples = model.about["examples"]?.int ?? 0
        let outside = model.about["out_of_scope_examples"]?.int ?? 0
        return "model \(model.version), \(model.intents.count) intents, \(examples) examples, \(outside) out of scope"
            + accuracy + ", in scope from \(hundredths(model.scopeThreshold))"
    }

    private static func hundredths(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
}
