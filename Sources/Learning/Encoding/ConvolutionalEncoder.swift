internal import CKernels

/// Sentence vectors from convolutions over windows of two, three and five pieces, in sixteen languages: the lighter form of
/// the multilingual universal sentence encoder (Yang et al. 2019, "Multilingual universal sentence encoder for semantic
/// retrieval").
///
/// Each piece's vector enters three branches, one a window, and is standardised over all of them; in each it goes twice
/// through a convolution with a shortcut. The
/// piece's vector and what the branches made of it are put side by side and standardised; the sum over the pieces, over the
/// square root of how many there are, is read out by dense layers with shortcuts, and brought to unit length.
///
/// Messages are run together. Two rows of zeros stand before each and behind the last, so that a window that reaches over
/// an end finds nothing, without a question in the loops.
package struct ConvolutionalEncoder: Sendable {
    private let weights: ConvolutionalWeights
    /// Added to variances, and the least squared length.
    private let epsilon: Float
    /// Rows of zeros between messages: as many as the longest window reaches over an end.
    private static let gap = 2

    /// Numbers of a sentence vector.
    package var width: Int { ConvolutionalWeights.width }

    /// Reads weights and packs them.
    /// - Throws: `LearningError` that names the tensor that does not fit.
    package init(_ tensors: Tensors, precision: EncoderPrecision) throws(LearningError) {
        weights = try ConvolutionalWeights(tensors, precision)
        epsilon = try tensors.floats("eps", [1])[0]
    }

    /// How many pieces have a vector.
    package var pieces: Int { weights.words.pieces }

    /// Bytes that the weights take in memory; the vectors of pieces lie in the file and are brought in as they are used.
    package var bytes: Int { weights.bytes }

    /// What one batch is worked out in. Grows to the largest; one thread uses it at a time.
    package struct State: Sendable {
        fileprivate var words: [Float] = []  // (rows × width)
        fileprivate var beside: [Float] = []  // (rows × windows × channels): what enters the branches
        fileprivate var entered: [Float] = []  // (rows × channels)
        fileprivate var convolved: [Float] = []  // (rows × channels)
        fileprivate var output: [Float] = []  // (rows × channels)
        fileprivate var joined: [Float] = []  // (rows × joined)
        fileprivate var scratch = DenseLayer.Scratch()

        /// A state without room yet.
        package init() {}

        fileprivate mutating func makeRoom(rows: Int) {
            guard joined.count < rows * ConvolutionalWeights.joined else { return }
            words = [Float](repeating: 0, count: rows * ConvolutionalWeights.width)
            entered = [Float](repeating: 0, count: rows * ConvolutionalWeights.channels)
            beside = [Float](repeating: 0, count: entered.count * ConvolutionalWeights.windows.count)
            convolved = entered
            output = entered
            joined = [Float](repeating: 0, count: rows * ConvolutionalWeights.joined)
        }
    }

    /// The vectors of messages: (messages × width), row-major, each of unit length.
    /// - Parameters:
    ///   - messages: Pieces with the marks at both ends; a message without any gives zeros.
    ///   - longest: What is behind so many pieces is cut off.
    package func vectors(of messages: [[Int32]], longest: Int, _ state: inout State) -> [Float] {
        // Message m has the rows starts[m]..<starts[m + 1] − gap.
        var starts = [Self.gap]
        for message in messages { starts.append(starts[starts.count - 1] + min(message.count, longest) + Self.gap) }
        let rows = starts[messages.count]
        state.makeRoom(rows: rows)
        enter(messages, starts, &state)
        for (number, branch) in weights.branches.enumerated() {
            let channels = ConvolutionalWeights.channels
            run(branch, from: number * channels, starts, &state)
            Self.copy(
                state.output, from: 0, stride: channels, channels, rows, to: &state.joined,
                at: ConvolutionalWeights.width + number * channels, stride: ConvolutionalWeights.joined)
        }
        kernel_layer_norm(
            &state.joined, rows, ConvolutionalWeights.joined, ConvolutionalWeights.joined, weights.outer.gains,
            weights.outer.shifts, epsilon)
        return readOut(sums(starts, state), messages, longest: longest, &state)
    }

    private func enter(_ messages: [[Int32]], _ starts: [Int], _ state: inout State) {
        let width = ConvolutionalWeights.width
        state.words.withUnsafeMutableBufferPointer { words in
            for (message, pieces) in messages.enumerated() {
                for place in 0..<(starts[message + 1] - Self.gap - starts[message]) {
                    let piece = Int(pieces[place])
                    precondition((0..<weights.words.pieces).contains(piece), "a piece of the vocabulary")
                    // Room was made for as many rows.
                    weights.words.write(piece, to: words.baseAddress! + (starts[message] + place) * width)
                }
            }
        }
        let rows = starts[messages.count]
        Self.copy(
            state.words, from: 0, stride: width, width, rows, to: &state.joined, at: 0,
            stride: ConvolutionalWeights.joined)
        weights.entering.apply(state.words, stride: width, rows: rows, to: &state.beside, &state.scratch)
        let columns = weights.entering.columns
        kernel_layer_norm(
            &state.beside, rows, columns, columns, weights.inner.gains, weights.inner.shifts, epsilon)
    }

    /// Leaves in `output` what the branch makes of the columns from `column` of what entered.
    private func run(
        _ branch: ConvolutionalWeights.Branch, from column: Int, _ starts: [Int], _ state: inout State
    ) {
        let channels = ConvolutionalWeights.channels
        let rows = starts[starts.count - 1]
        Self.copy(
            state.beside, from: column, stride: weights.entering.columns, channels, rows, to: &state.entered, at: 0,
            stride: channels)
        clearGaps(&state.entered, starts)
        convolve(branch.first, branch, state.entered, rows, to: &state.convolved, &state.scratch)
        clearGaps(&state.convolved, starts)
        convolve(branch.second, branch, state.convolved, rows, to: &state.output, &state.scratch)
    }

    /// y = max(windows of x · weights, 0) + x, for all rows but the gaps at both ends.
    private func convolve(
        _ layer: DenseLayer, _ branch: ConvolutionalWeights.Branch, _ x: [Float], _ rows: Int, to y: inout [Float],
        _ scratch: inout DenseLayer.Scratch
    ) {
        let channels = ConvolutionalWeights.channels
        let inner = rows - 2 * Self.gap
        guard inner > 0 else { return }
        let place = Self.gap * channels
        layer.apply(
            x, from: place - branch.before * channels, stride: channels, rows: inner, to: &y, at: place, &scratch)
        y.withUnsafeMutableBufferPointer { y in
            x.withUnsafeBufferPointer { x in
                // Both have `rows` rows, and so are not empty.
                kernel_rectify(x.baseAddress! + place, y.baseAddress! + place, inner * channels)
            }
        }
    }

    /// Windows that reach over the end of a message must find zeros.
    private func clearGaps(_ rows: inout [Float], _ starts: [Int]) {
        let channels = ConvolutionalWeights.channels
        for start in starts {
            for place in (start - Self.gap) * channels..<start * channels { rows[place] = 0 }
        }
    }

    /// Copies `width` columns of so many rows to other places.
    private static func copy(
        _ x: [Float], from column: Int, stride: Int, _ width: Int, _ rows: Int, to y: inout [Float], at place: Int,
        stride yStride: Int
    ) {
        x.withUnsafeBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                for row in 0..<rows {
                    // Both have as many rows.
                    (y.baseAddress! + row * yStride + place).update(
                        from: x.baseAddress! + row * stride + column, count: width)
                }
            }
        }
    }

    /// (messages × joined): the sum over each message's rows.
    private func sums(_ starts: [Int], _ state: State) -> [Float] {
        let width = ConvolutionalWeights.joined
        var sums = [Float](repeating: 0, count: (starts.count - 1) * width)
        sums.withUnsafeMutableBufferPointer { sums in
            state.joined.withUnsafeBufferPointer { joined in
                for message in 0..<starts.count - 1 {
                    for row in starts[message]..<starts[message + 1] - Self.gap {
                        kernel_add_scaled(
                            1, joined.baseAddress! + row * width, sums.baseAddress! + message * width, width)
                    }
                }
            }
        }
        return sums
    }

    /// The joined sums through the dense layers, at unit length.
    private func readOut(_ sums: [Float], _ messages: [[Int32]], longest: Int, _ state: inout State) -> [Float] {
        let (width, between) = (ConvolutionalWeights.width, ConvolutionalWeights.between)
        let count = messages.count
        // The sum over the pieces over the square root of their number, n, of what is linear in each: the layer's biases come
        // n times over. Dividing by n before it and multiplying by √n behind says the same.
        var means = sums
        for (message, pieces) in messages.enumerated() where !pieces.isEmpty {
            let share = 1 / Float(min(pieces.count, longest))
            let own = message * ConvolutionalWeights.joined..<(message + 1) * ConvolutionalWeights.joined
            for place in own { means[place] *= share }
        }
        func dense(_ layer: DenseLayer, _ x: [Float]) -> [Float] {
            var y = [Float](repeating: 0, count: count * layer.columns)
            layer.apply(x, stride: layer.depth, rows: count, to: &y, &state.scratch)
            return y
        }
        var sentence = dense(weights.joining, means)
        for (message, pieces) in messages.enumerated() {
            let scale = Float(min(pieces.count, longest)).squareRoot()
            for place in message * width..<(message + 1) * width { sentence[place] *= scale }
        }
        var first = dense(weights.readout.first, sentence)
        kernel_rectify(nil, &first, count * between)
        var second = dense(weights.readout.around, sentence)
        kernel_add_scaled(1, dense(weights.readout.second, first), &second, count * between)
        kernel_rectify(nil, &second, count * between)
        var third = dense(weights.readout.third, second)
        kernel_rectify(nil, &third, count * width)
        var vectors = dense(weights.readout.beyond, second)
        kernel_add_scaled(1, dense(weights.readout.fourth, third), &vectors, count * width)
        kernel_tanh(&vectors, count * width)
        for (message, pieces) in messages.enumerated() {
            let own = message * width..<(message + 1) * width
            let square = own.reduce(Float(0)) { $0 + vectors[$1] * vectors[$1] }
            let scale = pieces.isEmpty ? 0 : 1 / max(square, epsilon).squareRoot()
            for place in own { vectors[place] *= scale }
        }
        return vectors
    }
}
