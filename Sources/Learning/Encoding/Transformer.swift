internal import CKernels

/// Sentence vectors from a transformer, after Vaswani et al. (2017), "Attention is all you need", as BERT (Devlin et al. 2019)
/// and MiniLM (Wang et al. 2020) arrange it: normalisation behind each step, one segment, no mask but the message's length.
///
/// A message is what its tokens are on average behind a layer. The last layer says best what a sentence is about where
/// examples are few; those below know more of its words, and tell fine intents better apart where there are many.
///
/// Messages of any lengths are run together, their tokens one behind another, so that nothing is padded; only attention
/// knows where one ends.
package struct Transformer: Sendable {
    package let shape: TransformerShape
    let weights: TransformerWeights

    /// Reads weights under BERT's names and packs them.
    /// - Throws: `LearningError` that names the tensor that does not fit.
    package init(_ tensors: Tensors, heads: Int, precision: EncoderPrecision) throws(LearningError) {
        shape = try TransformerShape(of: tensors, heads: heads)
        weights = try TransformerWeights(tensors, shape, precision)
    }

    /// The same words and sizes with other layers.
    init(_ other: Transformer, _ layers: [LayerMatrices], _ precision: EncoderPrecision) {
        shape = other.shape
        weights = other.weights.with(layers.map { TransformerWeights.Layer($0, precision) })
    }

    /// Bytes that the weights take in memory.
    package var bytes: Int { weights.bytes }

    /// What one batch is worked out in. Grows to the largest; one thread uses it at a time.
    package struct State: Sendable {
        fileprivate var rows: [Float] = []  // (tokens × width): what goes from layer to layer
        fileprivate var wide: [Float] = []  // (tokens × max(3 × width, hidden))
        fileprivate var step: [Float] = []  // (tokens × width): what a step adds
        fileprivate var attention: [Float] = []  // keys and shares of one head of one message
        fileprivate var scratch = DenseLayer.Scratch()

        /// A state without room yet.
        package init() {}

        fileprivate mutating func makeRoom(_ shape: TransformerShape, tokens: Int, longest: Int) {
            if rows.count < tokens * shape.width {
                rows = [Float](repeating: 0, count: tokens * shape.width)
                step = rows
                wide = [Float](repeating: 0, count: tokens * max(3 * shape.width, shape.hidden))
            }
            let padded = (longest + 15) / 16 * 16
            let wanted = padded * (shape.width / shape.heads + longest)
            if attention.count < wanted { attention = [Float](repeating: 0, count: wanted) }
        }
    }

    /// The means over each message's tokens behind each of some layers: (messages × layers × width), row-major.
    /// - Parameters:
    ///   - messages: Pieces of the vocabulary, with the marks at both ends; what is longer than `positions` is cut off,
    ///     and a message without any gives zeros.
    ///   - layers: Counted from 1, ascending.
    package func means(of messages: [[Int32]], behind layers: [Int], _ state: inout State) -> [Float] {
        var start = 0
        let spans = messages.map { message in
            defer { start += min(message.count, shape.positions) }
            return start..<start + min(message.count, shape.positions)
        }
        return means(over: spans, of: messages, behind: layers, &state)
    }

    /// The means over some of the tokens of one message behind each of some layers: (spans × layers × width), row-major.
    /// - Parameter spans: Ranges of the message; what lies behind `positions` gives zeros.
    package func means(
        over spans: [Range<Int>], of message: [Int32], behind layers: [Int], _ state: inout State
    ) -> [Float] {
        means(
            over: spans.map { $0.clamped(to: 0..<min(message.count, shape.positions)) }, of: [message], behind: layers,
            &state)
    }

    /// - Parameter spans: Of the tokens of all messages, one behind another.
    private func means(
        over spans: [Range<Int>], of messages: [[Int32]], behind layers: [Int], _ state: inout State
    ) -> [Float] {
        let width = shape.width
        var starts = [0]
        for message in messages { starts.append(starts[starts.count - 1] + min(message.count, shape.positions)) }
        let tokens = starts[messages.count]
        var means = [Float](repeating: 0, count: spans.count * layers.count * width)
        guard tokens > 0, let deepest = layers.last else { return means }
        let longest = messages.reduce(0) { max($0, min($1.count, shape.positions)) }
        state.makeRoom(shape, tokens: tokens, longest: longest)
        weights.enter(messages, starts, shape, to: &state.rows)
        for number in 1...deepest {
            run(weights.layers[number - 1], starts, tokens, &state)
            guard let place = layers.firstIndex(of: number) else { continue }
            for (number, span) in spans.enumerated() where !span.isEmpty {
                let mean = (number * layers.count + place) * width
                let share = 1 / Float(span.count)
                means.withUnsafeMutableBufferPointer { means in
                    state.rows.withUnsafeBufferPointer { rows in
                        for token in span {
                            // Both places lie in their buffers by the sizes above.
                            kernel_add_scaled(
                                share, rows.baseAddress! + token * width, means.baseAddress! + mean, width)
                        }
                    }
                }
            }
        }
        return means
    }

    private func run(_ layer: TransformerWeights.Layer, _ starts: [Int], _ tokens: Int, _ state: inout State) {
        let width = shape.width
        layer.attending.apply(state.rows, stride: width, rows: tokens, to: &state.wide, &state.scratch)
        kernel_attend(
            state.wide, starts, starts.count - 1, shape.heads, width / shape.heads, &state.attention, &state.step)
        layer.attended.apply(state.step, stride: width, rows: tokens, to: &state.wide, &state.scratch)
        kernel_add_scaled(1, state.wide, &state.rows, tokens * width)
        layer.afterAttention.apply(&state.rows, count: tokens)

        layer.widening.apply(state.rows, stride: width, rows: tokens, to: &state.wide, &state.scratch)
        kernel_gelu(&state.wide, tokens * shape.hidden)
        layer.narrowing.apply(state.wide, stride: shape.hidden, rows: tokens, to: &state.step, &state.scratch)
        kernel_add_scaled(1, state.step, &state.rows, tokens * width)
        layer.afterFeeding.apply(&state.rows, count: tokens)
    }
}
