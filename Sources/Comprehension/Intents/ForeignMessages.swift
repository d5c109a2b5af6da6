import Language
import Learning

/// Judges messages in languages that the examples lack, by the one model that knows other languages.
///
/// The words of such a message are unknown and an English encoder reads noise, so that a sum of all models would be
/// led by those that guess. The multilingual encoder puts a sentence near its translations (Yang et al. 2020, "Multilingual
/// universal sentence encoder"): what was learned from lines of one language holds for others. Messages in the examples'
/// languages never come here.
struct ForeignMessages: Sendable {
    /// The languages of the examples.
    private let languages: Set<String>
    /// The place of the multilingual head among the heads.
    private let head: Int
    /// Decides on what that head says alone.
    let tier: IntentTier

    /// What one sees of a language in fewer lines may be a mistake of whoever names languages.
    private static let leastShare = 0.05
    /// Who knows so much of a message's words, 0…1, has learned its language, whatever it is called.
    private static let known: Float = 0.5

    /// The share of own lines that the threshold may refuse: small, since the encoder is less sure of any line in another
    /// language.
    private static let refused = 0.0075
    /// Margins of a regression are so many times as large as those that scope decisions expect.
    private static let scale: Float = 4

    /// - Returns: `nil` where no head knows several languages, or nothing can be learned from.
    init?(
        views: [TextView], heads: HeadTrials, trials: [IntentTrial], lines: IntentLines, settings: IntentTraining,
        own: [Int: Double]
    ) {
        guard let head = views.firstIndex(of: .multilingual), !trials.isEmpty else { return nil }
        self.head = head
        var counts: [String: Int] = [:]
        for utterance in lines.utterances { counts[utterance.language.code, default: 0] += 1 }
        languages = Set(counts.filter { Double($0.value) >= Self.leastShare * Double(lines.count) }.map(\.key))
        let alone = trials.indices.map { place in
            IntentTrial(label: trials[place].label, evidence: Self.evidence(heads.judged[head][place].margins))
        }
        var settings = settings
        settings.refused = Self.refused
        tier = IntentTier(
            members: 1, trials: alone, leftOut: [], intents: lines.names.count, settings: settings, own: own)
    }

    /// Whether a message is in a language that the examples lack, and mostly unknown to them.
    func takes(_ utterance: Utterance, _ features: IntentFeatures) -> Bool {
        let language = utterance.language
        // In another script, or in a language without a name here, whatever the examples hold that has none.
        let isOther =
            language.code == "und" ? utterance.tokens.contains { $0.kind == .word } : !languages.contains(language.code)
        return isOther && features.knownWords < Self.known
    }

    /// What the multilingual head says of a message, its words as they are: to set a Spanish word right by English ones
    /// would spoil it.
    func evidence(of utterance: Utterance, heads: [VectorHead], encoders: Encoders) -> IntentEvidence {
        let head = heads[head]
        let vector = encoders.vectors(of: PlainText(of: utterance).text, [head.view])[0]
        return Self.evidence(head.classifier.margins(of: vector))
    }

    /// Words tell nothing here: all count as known.
    private static func evidence(_ margins: [Float]) -> IntentEvidence {
        let features = IntentFeatures(vector: SparseVector(indices: [], values: []), knownWords: 1, knownLetters: 1)
        return IntentEvidence(features: features, margins: [margins.map { $0 / scale }])
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add(languages.sorted(), as: "\(name).languages")
        file.add([UInt32(head)], as: "\(name).head")
        tier.store(in: &file, as: "\(name).tier")
    }

    /// - Parameter heads: How many heads there are.
    init(from file: ModelFile, as name: String, heads: Int) throws(LearningError) {
        languages = Set(try file.strings("\(name).languages"))
        let places = try file.words32("\(name).head")
        tier = try IntentTier(from: file, as: "\(name).tier")
        guard places.count == 1, Int(places[0]) < heads, tier.members == 1 else {
            throw .inconsistent(section: "\(name).head", reason: "one head judges alone")
        }
        head = Int(places[0])
    }
}
