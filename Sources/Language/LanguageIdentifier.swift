internal import CWeights
internal import Learning

/// Tells English, German, French and Spanish apart, and all of them from anything else.
///
/// A logistic regression over `LanguageFeatures` with five classes: the four languages, and one for everything else that
/// is written in Latin letters. Where that one wins, or none of the four is likely enough, the answer is `und`; so it is
/// for other writings, which need no model.
package struct LanguageIdentifier: Sendable {
    /// The languages that are told apart. One class more stands for all others.
    package static let languages = ["en", "de", "fr", "es"]
    static let classes = languages.count + 1

    /// (features × classes), row-major, in units of `unit`.
    private let weights: [Int8]
    private let unit: Float
    private let biases: [Float]
    private let calibration: Calibration
    /// A language must be at least this likely to be named.
    private let threshold: Float

    /// The identifier that comes with the product, trained by `rapport train-weights` from `Corpora/`.
    package static let embedded: LanguageIdentifier = {
        var length = 0
        let bytes = UnsafeBufferPointer(start: language_weights(&length), count: length)
        do {
            return try LanguageIdentifier(weights: Array(bytes))
        } catch {
            // The file is part of the product, and a test reads it.
            fatalError("the embedded weights: \(error)")
        }
    }()

    /// Reads what `LanguageIdentifierTrainer` wrote. Throws `LanguageError.weightsAreDamaged`.
    package init(weights file: [UInt8]) throws(LanguageError) {
        let scales: [Float]
        do throws(LearningError) {
            let sections = try ModelFile(encoded: file)
            weights = try sections.signedBytes("language.weights")
            biases = try sections.floats("language.biases")
            scales = try sections.floats("language.scales")
            calibration = try Calibration(from: sections, as: "language.calibration")
        } catch {
            throw .weightsAreDamaged(bytes: file.count, reason: "\(error)")
        }
        guard weights.count == LanguageFeatures.count * Self.classes, biases.count == Self.classes, scales.count == 2
        else { throw .weightsAreDamaged(bytes: file.count, reason: "sections of another size") }
        unit = scales[0]
        threshold = scales[1]
    }

    /// Guesses from the words of an utterance.
    func guess(forms: [UInt8], tokens: [Token]) -> LanguageGuess {
        let script = Script.dominant(in: forms, tokens)
        guard script == "Latn" else { return LanguageGuess(code: "und", confidence: 1, script: script) }
        let chances = probabilities(forms: forms, tokens: tokens)
        var best = 0
        for language in 1..<Self.languages.count where chances[language] > chances[best] { best = language }
        let chance = chances[best]
        return chance >= threshold && chance >= chances[Self.languages.count]
            ? LanguageGuess(code: Self.languages[best], confidence: Double(chance), script: script)
            : LanguageGuess(code: "und", confidence: Double(1 - chance), script: script)
    }

    /// The chance of each class, the languages in order and then all others.
    func probabilities(forms: [UInt8], tokens: [Token]) -> [Float] {
        var sums = [Int](repeating: 0, count: Self.classes)
        var features = 0
        weights.withUnsafeBufferPointer { weights in
            forms.withUnsafeBufferPointer { forms in
                LanguageFeatures.forEach(in: forms, tokens) { feature, times in
                    let row = feature * Self.classes
                    for label in 0..<Self.classes { sums[label] += times * Int(weights[row + label]) }
                    features += times
                }
            }
        }
        let scale = unit * LanguageFeatures.weight(ofOneAmong: features)
        return calibration.probabilities(of: zip(sums, biases).map { $1 + scale * Float($0) })
    }
}
