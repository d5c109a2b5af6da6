/// The ways in which a text is seen as a vector.
package enum TextView: String, CaseIterable, Sendable {
    /// The sum of its pieces' vectors, which the product carries.
    case pieces
    /// The last layer of the transformer.
    case minilm
    /// Its last three layers side by side: the lower ones know more of words, the last more of meaning.
    case layers = "minilm_layers"
    /// The convolutional encoder of sixteen languages.
    case multilingual

    /// The encoder that it takes; `nil` for what the product carries.
    package var encoder: EncoderKind? {
        switch self {
        case .pieces: nil
        case .minilm, .layers: .minilm
        case .multilingual: .multilingual
        }
    }

    /// Its numbers among those of all the encoder's parts.
    func range(of encoder: SentenceEncoder) -> Range<Int> {
        let whole = encoder.parts.count * encoder.width
        return self == .layers ? 0..<whole : whole - encoder.width..<whole
    }
}
