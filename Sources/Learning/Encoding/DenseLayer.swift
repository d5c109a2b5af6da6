internal import CKernels

/// How exactly an encoder calculates.
package enum EncoderPrecision: String, CaseIterable, Sendable {
    /// Weights as they were trained, four bytes each.
    case full
    /// Weights of one byte with a scale a column; inputs become two bytes with a scale a row. A quarter of the memory and,
    /// where the machine multiplies bytes, a third of the time.
    case compact
}

/// y = x·weights + biases, for many rows at a time.
///
/// Weights stand in panels of 16 columns, so that one reading of a panel serves several rows. Sums have an order that does
/// not depend on the machine, and those of bytes are whole numbers: the same rows give the same bits everywhere.
struct DenseLayer: Sendable {
    let depth: Int
    let columns: Int
    private let biases: [Float]
    private let weights: Weights

    private enum Weights {
        /// (columns / 16 × depth × 16)
        case full([Float])
        /// (columns / 16 × depth / 4 × 16 × 4), 128 above the weight in units of its column's scale.
        case compact([UInt8], scales: [Float])
    }

    /// - Parameters:
    ///   - rows: (columns × depth), row-major: one row of memory is one column of the layer, as PyTorch keeps it.
    ///   - biases: One a column. Columns and depth are multiples of 16.
    init(rows: [Float], biases: [Float], _ precision: EncoderPrecision) {
        let columns = biases.count
        let depth = rows.count / columns
        self.init(depth: depth, biases: biases, precision) { rows[$1 * depth + $0] }
    }

    /// - Parameters:
    ///   - columns: (depth × columns), row-major: one column of memory is one column of the layer, as TensorFlow keeps it.
    ///   - biases: One a column. Columns and depth are multiples of 16.
    init(columns: [Float], biases: [Float], _ precision: EncoderPrecision) {
        let width = biases.count
        self.init(depth: columns.count / width, biases: biases, precision) { columns[$0 * width + $1] }
    }

    private init(
        depth: Int, biases: [Float], _ precision: EncoderPrecision, weight: (_ row: Int, _ column: Int) -> Float
    ) {
        let columns = biases.count
        precondition(depth % 16 == 0 && columns % 16 == 0, "a layer has multiples of 16 rows and columns")
        self.depth = depth
        self.columns = columns
        self.biases = biases
        switch precision {
        case .full:
            var panels = [Float](repeating: 0, count: depth * columns)
            for column in 0..<columns {
                let start = column / 16 * 16 * depth + column % 16
                for row in 0..<depth { panels[start + row * 16] = weight(row, column) }
            }
            weights = .full(panels)
        case .compact:
            var panels = [UInt8](repeating: 0, count: depth * columns)
            var scales = [Float](repeating: 0, count: columns)
            for column in 0..<columns {
                var largest: Float = 0
                for row in 0..<depth { largest = max(largest, abs(weight(row, column))) }
                scales[column] = largest / 127
                let inverse = largest > 0 ? 127 / largest : 0
                let start = column / 16 * 16 * depth + column % 16 * 4
                for row in 0..<depth {
                    let code = Int((weight(row, column) * inverse).rounded())
                    panels[start + row / 4 * 64 + row % 4] = UInt8(128 + code)
                }
            }
            weights = .compact(panels, scales: scales)
        }
    }

    /// What rows are made bytes in; grows to the largest batch.
    struct Scratch: Sendable {
        fileprivate var codes: [Int8] = []
        fileprivate var scales: [Float] = []
        fileprivate var sums: [Int32] = []

        fileprivate mutating func makeRoom(rows: Int, depth: Int) {
            if codes.count < 2 * rows * depth { codes = [Int8](repeating: 0, count: 2 * rows * depth) }
            if scales.count < rows {
                scales = [Float](repeating: 0, count: rows)
                sums = [Int32](repeating: 0, count: 2 * rows)
            }
        }
    }

    /// Writes `rows` rows of y, one after another.
    /// - Parameters:
    ///   - x: Row r begins at `first` + r·`stride`; rows may overlap.
    ///   - y: Its first row is written at `place`.
    func apply(
        _ x: [Float], from first: Int = 0, stride: Int, rows: Int, to y: inout [Float], at place: Int = 0,
        _ scratch: inout Scratch
    ) {
        guard rows > 0 else { return }
        precondition(first >= 0 && first + (rows - 1) * stride + depth <= x.count, "as many rows as asked for")
        precondition(place >= 0 && place + rows * columns <= y.count, "room for as many rows")
        x.withUnsafeBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                // Neither is empty: both have `rows` rows.
                let (x, y) = (x.baseAddress! + first, y.baseAddress! + place)
                switch weights {
                case .full(let panels):
                    kernel_dense(x, stride, rows, depth, panels, biases, columns, y, columns)
                case .compact(let panels, let scales):
                    scratch.makeRoom(rows: rows, depth: depth)
                    kernel_quantise(x, stride, rows, depth, &scratch.codes, &scratch.scales, &scratch.sums)
                    kernel_dense_bytes(
                        scratch.codes, scratch.scales, scratch.sums, rows, depth, panels, scales, biases, columns, y,
                        columns)
                }
            }
        }
    }

    /// Bytes that the weights take.
    var bytes: Int {
        switch weights {
        case .full(let panels): 4 * (panels.count + biases.count)
        case .compact(let panels, _): panels.count + 8 * biases.count
        }
    }
}
