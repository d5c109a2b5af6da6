internal import CWeights
internal import Learning

/// Tells English, German, French, Spanish, Italian, Dutch and Portuguese apart, and all of them from anything else.
///
/// A logistic regression over `LanguageFeatures` with eight classes: the seven languages, and one for everything else that
/// is written in Latin letters. Where that one wins, or none of the seven is likely enough, the answer is `und`; so it is
/// for other writings, which need no model.
package struct LanguageIdentifier: Sendable {
    /// The languages that are told apart. One class more stands for all others.
    package static let languages = ["en", "de", "fr", "es", "it", "nl", "pt"]
    static let classes = languages.count + 1

    /// A row a feature, a weight a class in units of `unit`.
    private let weights: [SIMD8<Int8>]
    private let unit: Float
    private let biases: [Float]
    private let calibration: Calibration
    /// A language must be at least this likely to be named; in a text of one word, the second.
    private let threshold: Float
    private let thresholdOfOneWord: Float

    /// The identifier that comes with the product, trained by `rapport train language` from `Corpora/`.
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
        let rows: [Int8]
        let scales: [Float]
        do throws(LearningError) {
            let sections = try ModelFile(encoded: file)
            rows = try sections.signedBytes("language.weights")
            biases = try sections.floats("language.biases")
            scales = try sections.floats("language.scales")
            calibration = try Calibration(from: sections, as: "language.calibration")
        } catch {
            throw .weightsAreDamaged(bytes: file.count, reason: "\(error)")
        }
        guard rows.count == LanguageFeatures.count * Self.classes, biases.count == Self.classes, scales.count == 3
        else { throw .weightsAreDamaged(bytes: file.count, reason: "sections of another size") }
        weights = stride(from: 0, to: rows.count, by: Self.classes).map { start in
            (0..<Self.classes).reduce(into: SIMD8()) { $0[$1] = rows[start + $1] }
        }
        unit = scales[0]
        threshold = scales[1]
        thresholdOfOneWord = scales[2]
    }

    /// Guesses from the words of an utterance.
    func guess(forms: [UInt8], tokens: [Token]) -> LanguageGuess {
        let script = Script.dominant(in: forms, tokens)
        guard script == "Latn" else { return LanguageGuess(code: "und", confidence: 1, script: script) }
        let chances = probabilities(forms: forms, tokens: tokens)
        var best = 0
        for language in 1..<Self.languages.count where chances[language] > chances[best] { best = language }
        let chance = chances[best]
        let isOneWord = tokens.count { $0.kind == .word } == 1
        return chance >= (isOneWord ? thresholdOfOneWord : threshold) && chance >= chances[Self.languages.count]
            ? LanguageGuess(code: Self.languages[best], confidence: Double(chance), script: script)
            : LanguageGuess(code: "und", confidence: Double(1 - chance), script: script)
    }

    /// The chance of each class, the languages in order and then all others.
    func probabilities(forms: [UInt8], tokens: [Token]) -> [Float] {
        var sums = SIMD8<Int32>()
        var features: Int32 = 0
        weights.withUnsafeBufferPointer { weights in
            forms.withUnsafeBufferPointer { forms in
                LanguageFeatures.forEach(in: forms, tokens) { feature, times in
                    sums &+= SIMD8(truncatingIfNeeded: weights[feature]) &* Int32(times)
                    features += Int32(times)
                }
            }
        }
        let scale = unit * LanguageFeatures.weight(ofOneAmong: Int(features))
        return calibration.probabilities(of: biases.indices.map { biases[$0] + scale * Float(sums[$0]) })
    }
}
