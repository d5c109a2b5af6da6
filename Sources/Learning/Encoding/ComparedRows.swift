internal import CKernels

/// Vectors with which another is compared, each in turn: a tenth of a millisecond for ten thousand. Numbers are kept in a byte
/// each, with a scale a row.
package struct ComparedRows: Sendable, Equatable {
    private let width: Int
    /// (rows × width), row-major, in units of the row's scale.
    private let codes: [Int8]
    /// One a row, such that each row has length 1.
    private let scales: [Float]

    /// - Parameter rows: Their lengths do not matter.
    package init(_ rows: DenseRows) {
        width = rows.columns
        var codes: [Int8] = []
        codes.reserveCapacity(rows.values.count)
        scales = (0..<rows.count).map { row in Self.append(rows[row], to: &codes) }
        self.codes = codes
    }

    /// How many rows there are.
    package var count: Int { scales.count }

    /// The cosine of the angle between a vector and each row.
    package func cosines(with vector: [Float]) -> [Float] {
        precondition(vector.count == width, "a vector of the width of the rows")
        var own: [Int8] = []
        let scale = Self.append(vector, to: &own)
        var products = [Int32](repeating: 0, count: scales.count)
        kernel_dots_int8(own, codes, scales.count, width, &products)
        return zip(products, scales).map { Float($0) * $1 * scale }
    }

    /// Appends the codes of a vector; one over the length that they have.
    private static func append(_ vector: [Float], to codes: inout [Int8]) -> Float {
        let largest = vector.reduce(Float(0)) { max($0, abs($1)) }
        let inverse = largest > 0 ? 127 / largest : 0
        var square = 0
        for value in vector {
            let code = Int8((value * inverse).rounded())
            square += Int(code) * Int(code)
            codes.append(code)
        }
        return square > 0 ? 1 / Float(square).squareRoot() : 0
    }
}
