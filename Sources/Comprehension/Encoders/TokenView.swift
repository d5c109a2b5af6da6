import Language

/// The ways in which each token of an utterance is seen as a vector.
enum TokenView: String, Sendable {
    /// The vectors of its pieces and of its neighbours', which the product carries.
    case pieces
    /// Layers of the transformer, which knows each word in its sentence.
    case layers = "minilm_tokens"

    /// The middle layers know what a word is in its sentence; the last ones, what the sentence is about.
    static let depths = [2, 4, 5]
}

extension Encoders {
    /// The view that tells most of tokens, among those that are at hand.
    var tokenView: TokenView? { sees(.layers) ? .layers : sees(.pieces) ? .pieces : nil }

    /// Whether a view can be had.
    func sees(_ view: TokenView) -> Bool { has(view == .layers ? TextView.layers : TextView.pieces) }

    /// How wide the vectors of a view are.
    func columns(of view: TokenView) -> Int {
        view == .layers ? TokenView.depths.count * wordWidth.inContext : 3 * wordWidth.alone
    }

    /// A vector a token: (tokens × columns).
    func vectors(of utterance: Utterance, _ view: TokenView) -> [Float] {
        let words = utterance.tokens.map(utterance.written)
        switch view {
        case .layers: return wordsInContext(words, behind: TokenView.depths)
        case .pieces:
            let (own, width) = (wordsAlone(words), wordWidth.alone)
            var vectors: [Float] = []
            vectors.reserveCapacity(3 * own.count)
            for place in words.indices {
                for neighbour in place - 1...place + 1 {
                    vectors +=
                        words.indices.contains(neighbour)
                        ? own[neighbour * width..<(neighbour + 1) * width] : ArraySlice(repeating: 0, count: width)
                }
            }
            return vectors
        }
    }
}
