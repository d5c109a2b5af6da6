internal import CKernels

/// The sizes of a transformer.
package struct TransformerShape: Sendable, Equatable {
    /// How many pieces there are.
    package let vocabulary: Int
    /// The longest message, in pieces.
    package let positions: Int
    /// Numbers that stand for a token; a multiple of 16.
    package let width: Int
    /// Each head attends with width / heads numbers, a multiple of 16.
    let heads: Int
    package let layers: Int
    /// Numbers between the two halves of a feed-forward step; a multiple of 16.
    let hidden: Int

    /// The sizes that tensors under BERT's names have. How many heads there are cannot be seen in them.
    /// - Throws: `LearningError` where a tensor is missing or the sizes do not fit one another.
    package init(of tensors: Tensors, heads: Int) throws(LearningError) {
        func size(_ name: String) throws(LearningError) -> [Int] {
            guard let shape = tensors.shape(of: name) else { throw .missingSection(name) }
            guard shape.count == 2 else { throw .inconsistent(section: name, reason: "it is no matrix") }
            return shape
        }
        let words = try size("embeddings.word_embeddings.weight")
        vocabulary = words[0]
        width = words[1]
        positions = try size("embeddings.position_embeddings.weight")[0]
        hidden = try size("encoder.layer.0.intermediate.dense.weight")[0]
        var layers = 1
        while tensors.shape(of: "encoder.layer.\(layers).intermediate.dense.weight") != nil { layers += 1 }
        self.layers = layers
        self.heads = heads
        guard vocabulary > 0, positions > 0, width > 0, hidden > 0, hidden % 16 == 0, heads > 0, width % heads == 0,
            width / heads % 16 == 0
        else {
            throw .inconsistent(
                section: "embeddings.word_embeddings.weight",
                reason: "a width of \(width), \(heads) heads and \(hidden) between steps are no multiples of 16")
        }
    }
}

/// What a transformer has learned; matrices are packed once, when they are read.
struct TransformerWeights: Sendable {
    let words: WordVectors  // (vocabulary × width)
    let positions: [Float]  // (positions × width), the vector of the first segment added to each
    let entry: Norm
    let layers: [Layer]

    /// Gains and shifts behind a standardised row.
    struct Norm: Sendable {
        let gains: [Float]  // (width)
        let shifts: [Float]  // (width)

        init(_ tensors: Tensors, _ name: String, _ width: Int) throws(LearningError) {
            gains = try tensors.floats("\(name).weight", [width])
            shifts = try tensors.floats("\(name).bias", [width])
        }

        /// Standardises rows in place.
        func apply(_ rows: inout [Float], count: Int) {
            kernel_layer_norm(&rows, count, gains.count, gains.count, gains, shifts, Self.epsilon)
        }

        /// Small beside any variance that rows really have.
        static let epsilon: Float = 1e-12
    }

    /// One step of attention and one of feeding forward, each added to what came in.
    struct Layer: Sendable {
        let attending: DenseLayer  // width → queries, keys and values, 3 × width
        let attended: DenseLayer  // width → width
        let afterAttention: Norm
        let widening: DenseLayer  // width → hidden
        let narrowing: DenseLayer  // hidden → width
        let afterFeeding: Norm

        init(_ trained: LayerMatrices, _ precision: EncoderPrecision) {
            func packed(_ matrix: LayerMatrices.Matrix) -> DenseLayer {
                DenseLayer(rows: matrix.rows, biases: matrix.biases, precision)
            }
            attending = packed(trained.attending)
            attended = packed(trained.attended)
            afterAttention = trained.afterAttention
            widening = packed(trained.widening)
            narrowing = packed(trained.narrowing)
            afterFeeding = trained.afterFeeding
        }
    }

    /// The same words and positions with other layers.
    func with(_ layers: [Layer]) -> TransformerWeights {
        TransformerWeights(words: words, positions: positions, entry: entry, layers: layers)
    }

    private init(words: WordVectors, positions: [Float], entry: Norm, layers: [Layer]) {
        self.words = words
        self.positions = positions
        self.entry = entry
        self.layers = layers
    }

    /// Writes words and positions, added and standardised: a row a token.
    /// - Parameter starts: Where each message's tokens begin, and where the last one's end; what is longer is cut off.
    func enter(_ messages: [[Int32]], _ starts: [Int], _ shape: TransformerShape, to rows: inout [Float]) {
        let width = shape.width
        rows.withUnsafeMutableBufferPointer { rows in
            for (message, pieces) in messages.enumerated() {
                for place in 0..<(starts[message + 1] - starts[message]) {
                    let row = rows.baseAddress! + (starts[message] + place) * width  // room was made
                    let piece = Int(pieces[place])
                    precondition((0..<shape.vocabulary).contains(piece), "a piece of the vocabulary")
                    words.write(piece, to: row)
                    positions.withUnsafeBufferPointer { positions in
                        kernel_add_scaled(1, positions.baseAddress! + place * width, row, width)
                    }
                }
            }
        }
        entry.apply(&rows, count: starts[messages.count])
    }

    /// Reads the tensors under the names that BERT's checkpoints have.
    /// - Throws: `LearningError` that names the tensor that is missing or has another shape.
    init(_ tensors: Tensors, _ shape: TransformerShape, _ precision: EncoderPrecision) throws(LearningError) {
        let width = shape.width
        words = WordVectors(
            try tensors.floats("embeddings.word_embeddings.weight", [shape.vocabulary, width]), width: width, precision)
        var positions = try tensors.floats("embeddings.position_embeddings.weight", [shape.positions, width])
        let segments = try tensors.floats("embeddings.token_type_embeddings.weight", [2, width])
        for place in positions.indices { positions[place] += segments[place % width] }
        self.positions = positions
        entry = try Norm(tensors, "embeddings.LayerNorm", width)
        var layers: [Layer] = []
        for number in 0..<shape.layers { layers.append(Layer(try LayerMatrices(tensors, shape, number), precision)) }
        self.layers = layers
    }

    /// Bytes that the weights take.
    var bytes: Int {
        layers.reduce(words.bytes + 4 * positions.count) {
            $0 + $1.attending.bytes + $1.attended.bytes + $1.widening.bytes + $1.narrowing.bytes
        }
    }
}

/// A vector a piece: as trained, or in bytes with a scale each.
struct WordVectors: Sendable {
    private let width: Int
    private let values: Values

    private enum Values {
        case full([Float])
        /// 128 above the value in units of the row's scale.
        case compact([UInt8], scales: [Float])
    }

    /// - Parameter vectors: (pieces × width), row-major.
    init(_ vectors: [Float], width: Int, _ precision: EncoderPrecision) {
        self.width = width
        guard precision == .compact else {
            values = .full(vectors)
            return
        }
        var scales: [Float] = []
        scales.reserveCapacity(vectors.count / width)
        let codes = [UInt8](unsafeUninitializedCapacity: vectors.count) { codes, count in
            for start in stride(from: 0, to: vectors.count, by: width) {
                var largest: Float = 0
                for place in start..<start + width { largest = max(largest, abs(vectors[place])) }
                scales.append(largest / 127)
                let inverse = largest > 0 ? 127 / largest : 0
                for place in start..<start + width {
                    codes[place] = UInt8(128 + Int((vectors[place] * inverse).rounded()))
                }
            }
            count = vectors.count
        }
        values = .compact(codes, scales: scales)
    }

    /// Writes the vector of a piece to `y`, which has room for it.
    func write(_ piece: Int, to y: UnsafeMutablePointer<Float>) {
        switch values {
        case .full(let vectors):
            vectors.withUnsafeBufferPointer { vectors in
                for place in 0..<width { y[place] = vectors[piece * width + place] }
            }
        case .compact(let codes, let scales):
            codes.withUnsafeBufferPointer { codes in
                let start = codes.baseAddress! + piece * width  // not empty: it has this piece
                kernel_widen(start, scales[piece], -128 * scales[piece], y, width)
            }
        }
    }

    /// Bytes that the vectors take.
    var bytes: Int {
        switch values {
        case .full(let vectors): 4 * vectors.count
        case .compact(let codes, let scales): codes.count + 4 * scales.count
        }
    }
}
