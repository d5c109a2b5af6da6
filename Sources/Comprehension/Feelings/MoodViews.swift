import Learning

/// The two ways in which the model looks at a message, and how it tells which one suits.
///
/// "Could be better" from a customer is a complaint; in a stranger's comment it may be none. The home view learned from
/// messages of the kind that the model reads, the general one from reviews and comments. A message that is like nothing
/// at home is left to the general view (a mixture of experts after Jacobs et al. 1991, whose gate is learned by itself).
struct MoodViews {
    /// Degree and margins of the labels.
    let home: MoodFit
    /// The same, learned elsewhere; the home view once more where there was nothing to learn from.
    let general: MoodFit
    /// One sum: above 0 where the home view counts for more.
    let gate: MoodFit

    init(home: MoodFit, general: MoodFit? = nil, gate: MoodFit? = nil) {
        self.home = home
        self.general = general ?? home
        self.gate = gate ?? MoodFit.silent(outputs: 1)
    }

    /// What the views say of a message.
    struct Opinion {
        var home: SIMD4<Float>
        var general: SIMD4<Float>
        var gate: Float

        /// Nothing said yet.
        static let none = Opinion(home: .zero, general: .zero, gate: 0)

        /// Degree and margins of both views by the share of each.
        var mixed: SIMD4<Float> { MoodViews.mixed(home, general, gate) }
    }

    /// Degree and margins of both views by the share of each.
    static func mixed(_ home: SIMD4<Float>, _ general: SIMD4<Float>, _ gate: Float) -> SIMD4<Float> {
        let share = Vectors.softmax([gate, 0])[0]
        return share * home + (1 - share) * general
    }

    func opinion(of example: MoodExample) -> Opinion {
        Opinion(
            home: SIMD4(home.sums(of: example)), general: SIMD4(general.sums(of: example)),
            gate: gate.sums(of: example)[0])
    }

    /// The views with a gate that leaves all but a few of the messages from home at home.
    func opened(by shift: Float) -> MoodViews {
        var gate = gate
        gate.biases[0] += shift
        return MoodViews(home: home, general: general, gate: gate.scaled(by: Self.sharpness))
    }

    /// An opinion as the views would have it after `opened`.
    static func opened(_ opinion: Opinion, by shift: Float) -> Opinion {
        Opinion(home: opinion.home, general: opinion.general, gate: (opinion.gate + shift) * sharpness)
    }

    /// What is to be added to a gate's sums, after what gates like it said of messages from home that they had not seen.
    static func shift(_ margins: [Float]) -> Float {
        let ordered = margins.sorted()
        guard !ordered.isEmpty else { return 0 }
        return -ordered[min(Int(Float(ordered.count) * strangers), ordered.count - 1)]
    }

    /// The part of the messages from home that may be taken for strange.
    private static let strangers: Float = 0.01
    /// A gate's sums are multiplied by it: few messages are left to both views at once.
    private static let sharpness: Float = 3
}
