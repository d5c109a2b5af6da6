internal import CKernels

/// What a convolutional sentence encoder has learned; matrices are packed once, when they are read.
struct ConvolutionalWeights: Sendable {
    let words: SharedTables
    let entering: DenseLayer  // width → windows × channels, the branches beside each other
    let inner: Norm  // (windows × channels)
    let branches: [Branch]
    let outer: Norm  // (joined)
    let joining: DenseLayer  // joined → width
    let readout: Readout

    /// Gains and shifts behind a standardised row.
    struct Norm: Sendable {
        let gains: [Float]
        let shifts: [Float]
    }

    /// Two convolutions over windows of one length, each added to what came in.
    struct Branch: Sendable {
        /// Tokens of a window, and how many of them stand before the token itself.
        let window: Int
        let before: Int
        let first: DenseLayer  // window × channels → channels
        let second: DenseLayer  // window × channels → channels
    }

    /// The dense layers behind the mean, with two shortcuts.
    struct Readout: Sendable {
        let first: DenseLayer  // width → between
        let second: DenseLayer  // between → between
        let around: DenseLayer  // width → between
        let third: DenseLayer  // between → width
        let beyond: DenseLayer  // between → width
        let fourth: DenseLayer  // width → width
    }

    static let width = 512
    static let channels = 256
    static let between = 320
    static let tables = 17
    static let windows: [(length: Int, before: Int)] = [(2, 0), (3, 1), (5, 2)]
    static var joined: Int { width + windows.count * channels }

    /// Reads the tensors under the names that the package has.
    /// - Throws: `LearningError` that names the tensor that is missing or has another shape.
    init(_ tensors: Tensors, _ precision: EncoderPrecision) throws(LearningError) {
        let (width, channels, between) = (Self.width, Self.channels, Self.between)
        func dense(_ name: String, _ bias: String?, _ depth: Int, _ columns: Int) throws(LearningError) -> DenseLayer {
            let weights = try tensors.floats(name, [depth, columns])
            let biases =
                if let bias { try tensors.floats(bias, [columns]) } else { [Float](repeating: 0, count: columns) }
            return DenseLayer(columns: weights, biases: biases, precision)
        }
        words = try SharedTables(tensors, count: Self.tables, width: width)
        var branches: [Branch] = []
        var entering = [Float](repeating: 0, count: width * Self.windows.count * channels)
        var biases: [Float] = []
        var gains: [Float] = []
        var shifts: [Float] = []
        for (number, (length, before)) in Self.windows.enumerated() {
            let own = try tensors.floats("proj\(length)", [width, channels])
            for place in own.indices {
                let row = place / channels * Self.windows.count + number
                entering[row * channels + place % channels] = own[place]
            }
            biases += try tensors.floats("proj_b\(length)", [channels])
            gains += try tensors.floats("ln_g\(length)", [channels])
            shifts += try tensors.floats("ln_b\(length)", [channels])
            branches.append(
                Branch(
                    window: length, before: before,
                    first: try dense("w1_\(length)", "b1_\(length)", length * channels, channels),
                    second: try dense("w2_\(length)", "b2_\(length)", length * channels, channels)))
        }
        self.entering = DenseLayer(columns: entering, biases: biases, precision)
        inner = Norm(gains: gains, shifts: shifts)
        self.branches = branches
        outer = Norm(
            gains: try tensors.floats("ln_g", [Self.joined]), shifts: try tensors.floats("ln_b", [Self.joined]))
        joining = try dense("cnn_W", "cnn_b", Self.joined, width)
        readout = Readout(
            first: try dense("d0", nil, width, between), second: try dense("d1", nil, between, between),
            around: try dense("p1", nil, width, between), third: try dense("d2", nil, between, width),
            beyond: try dense("p3", nil, between, width), fourth: try dense("d3", nil, width, width))
    }

    /// Bytes that the packed weights take; the vectors of pieces stay in their file until they are touched.
    var bytes: Int {
        let convolutions = branches.reduce(entering.bytes) { $0 + $1.first.bytes + $1.second.bytes }
        let dense = [
            joining, readout.first, readout.second, readout.around, readout.third, readout.beyond, readout.fourth,
        ]
        return dense.reduce(convolutions) { $0 + $1.bytes }
    }
}

/// A vector a piece, in bytes, dealt out to several tables as cards are: piece p is row p / count of table p mod count. Each
/// table has a scale and an offset.
struct SharedTables: Sendable {
    private let tables: [TensorBytes]
    private let scales: [Float]
    private let offsets: [Float]
    private let width: Int
    /// How many pieces have a vector.
    let pieces: Int

    init(_ tensors: Tensors, count: Int, width: Int) throws(LearningError) {
        guard let shape = tensors.shape(of: "q1"), shape.count == 2 else { throw .missingSection("q1") }
        var tables: [TensorBytes] = []
        for number in 1...count { tables.append(try tensors.bytes("q\(number)", [shape[0], width])) }
        self.tables = tables
        scales = try tensors.floats("scale", [count])
        offsets = try tensors.floats("lo", [count])
        pieces = shape[0] * count
        self.width = width
    }

    /// Writes the vector of a piece to `y`, which has room for it.
    func write(_ piece: Int, to y: UnsafeMutablePointer<Float>) {
        let table = piece % tables.count
        tables[table].read(piece / tables.count * width, count: width) { bytes in
            kernel_widen(bytes, scales[table], offsets[table], y, width)
        }
    }
}
