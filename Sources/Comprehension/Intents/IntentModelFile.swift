package import Language
package import Learning
import StrictJSON

/// Keeping an intent model in a file.
extension IntentModel {
    init(
        intents: [String], about: JSON, vocabulary: IntentVocabulary, classifier: CompactClassifier,
        heads: [VectorHead], usual: IntentTier, full: IntentTier?, sureFrom: Float, foreign: ForeignMessages?,
        encoders: Encoders, adapters: LowRankAdapters?,
        wordings: ExactWordings, trustInWordings: Double, patterns: [TrustedPattern]
    ) {
        self.init(
            intents: intents, about: about, version: "", vocabulary: vocabulary, classifier: classifier, heads: heads,
            usual: usual, full: full, sureFrom: sureFrom, foreign: foreign, encoders: encoders, adapters: adapters,
            wordings: wordings, trustInWordings: trustInWordings, patterns: patterns)
        version = Self.version(of: file)
    }

    /// This model with a tagger of the same examples, and the version of both together.
    func adding(_ tagger: EntityTagger) -> IntentModel {
        var model = self
        model.tagger = tagger
        model.version = Self.version(of: model.file)
        return model
    }

    /// The model as a file.
    package var file: ModelFile {
        var file = ModelFile()
        file.add(about.bytes, as: "about")
        file.add(intents, as: "intents")
        vocabulary.store(in: &file, as: "vocabulary")
        classifier.store(in: &file, as: "classifier")
        file.add([UInt32(heads.count)], as: "heads")
        for (number, head) in heads.enumerated() { head.store(in: &file, as: "head.\(number)") }
        usual.store(in: &file, as: "usual")
        full?.store(in: &file, as: "full")
        file.add([sureFrom], as: "sure_from")
        foreign?.store(in: &file, as: "foreign")
        wordings.store(in: &file, as: "wordings")
        file.add([trustInWordings] + patterns.map(\.trust), as: "trust")
        file.add(patterns.flatMap { [$0.pattern.form.rawValue, $0.pattern.source, $0.pattern.intent] }, as: "patterns")
        adapters?.store(in: &file, as: "adapters")
        tagger?.store(in: &file, as: "entities")
        return file
    }

    /// The model that `file` holds.
    /// - Parameter encoders: Those that it was trained with, or more. Without its dear ones the usual models judge alone.
    /// - Throws: `LearningError`, also where a stored pattern does not compile any more.
    package init(
        _ file: ModelFile, analyzer: Analyzer, encoders: Encoders = .embedded
    ) throws(LearningError) {
        let intents = try file.strings("intents")
        let trust = try file.doubles("trust")
        let usual = try IntentTier(from: file, as: "usual")
        let sureFrom = try file.floats("sure_from")
        let heads = try Self.heads(file)
        let hasAll = heads.allSatisfy { encoders.has($0.view) }
        let full = hasAll && file.names.contains("full.pool") ? try IntentTier(from: file, as: "full") : nil
        let foreign =
            hasAll && file.names.contains("foreign.head")
            ? try ForeignMessages(from: file, as: "foreign", heads: heads.count) : nil
        let adapters =
            file.names.contains("adapters.sizes") ? try LowRankAdapters(from: file, as: "adapters") : nil
        let classifier = try CompactClassifier(from: file, as: "classifier")
        let vocabulary = try IntentVocabulary(from: file, as: "vocabulary")
        guard let about = try? JSON(parsing: try file.bytes("about")) else {
            throw .inconsistent(section: "about", reason: "it is no JSON")
        }
        let members = (full?.members ?? usual.members)
        guard sureFrom.count == 1, usual.thresholds.values.count == intents.count, usual.members <= members,
            members <= heads.count + 1, heads.allSatisfy({ $0.classifier.labels == classifier.labels }),
            heads.prefix(usual.members - 1).allSatisfy({ encoders.has($0.view) }),
            classifier.labels == intents.count || classifier.labels == intents.count + 1,
            vocabulary.table.count == classifier.features, vocabulary.weights.count == classifier.features
        else {
            throw .inconsistent(section: "intents", reason: "there is one weight, threshold and name an intent")
        }
        self.init(
            intents: intents, about: about, version: Self.version(of: file), vocabulary: vocabulary,
            classifier: classifier, heads: heads, usual: usual, full: full, sureFrom: sureFrom[0], foreign: foreign,
            encoders: try adapters.map { adapters throws(LearningError) in
                hasAll ? try encoders.adapted(by: adapters) : encoders
            } ?? encoders, adapters: adapters,
            wordings: try ExactWordings(from: file, as: "wordings"),
            trustInWordings: trust.first ?? 0, patterns: try Self.patterns(file, intents, trust, analyzer))
        if EntityTagger.isIn(file, as: "entities") {
            tagger = try EntityTagger(from: file, as: "entities", encoders: encoders)
        }
    }

    private static func heads(_ file: ModelFile) throws(LearningError) -> [VectorHead] {
        let count = try file.words32("heads")
        guard count.count == 1 else { throw .inconsistent(section: "heads", reason: "there is one number of them") }
        var heads: [VectorHead] = []
        for number in 0..<Int(count[0]) { heads.append(try VectorHead(from: file, as: "head.\(number)")) }
        return heads
    }

    private static func version(of file: ModelFile) -> String {
        String(file.fingerprint.description.prefix(8))
    }

    private static func patterns(
        _ file: ModelFile, _ intents: [String], _ trust: [Double], _ analyzer: Analyzer
    ) throws(LearningError) -> [TrustedPattern] {
        let parts = try file.strings("patterns")
        guard parts.count % 3 == 0, trust.count == 1 + parts.count / 3 else {
            throw .inconsistent(section: "patterns", reason: "there is one trust a pattern")
        }
        var patterns: [TrustedPattern] = []
        for number in 0..<parts.count / 3 {
            guard let form = IntentPattern.Form(rawValue: parts[3 * number]),
                let intent = intents.firstIndex(of: parts[3 * number + 2]),
                let pattern = try? IntentPattern(
                    parts[3 * number + 1], form: form, intent: intents[intent], analyzer: analyzer)
            else {
                throw .inconsistent(section: "patterns", reason: "pattern \(number + 1) cannot be used")
            }
            patterns.append(TrustedPattern(pattern: pattern, intent: intent, trust: trust[number + 1]))
        }
        return patterns
    }
}
