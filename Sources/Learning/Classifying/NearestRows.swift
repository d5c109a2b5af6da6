internal import CKernels

/// Vectors among which those nearest to another are found, by comparing it with each: exact, and a tenth of a millisecond for
/// ten thousand. Numbers are kept in a byte each, with a scale a row.
package struct NearestRows: Storable, Sendable, Equatable {
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

    /// A row, and the cosine of its angle to the vector.
    package struct Neighbour: Sendable, Equatable {
        package let row: Int
        package let cosine: Float
    }

    /// The rows nearest to a vector, the nearest first; of two as near, the earlier.
    package func nearest(to vector: [Float], count: Int) -> [Neighbour] {
        precondition(vector.count == width, "a vector of the width of the rows")
        var own: [Int8] = []
        let scale = Self.append(vector, to: &own)
        var products = [Int32](repeating: 0, count: scales.count)
        kernel_dots_int8(own, codes, scales.count, width, &products)
        var nearest: [Neighbour] = []
        for row in products.indices {
            let cosine = Float(products[row]) * scales[row] * scale
            if nearest.count == count, let last = nearest.last, cosine <= last.cosine { continue }
            let place = nearest.lastIndex { $0.cosine >= cosine }.map { $0 + 1 } ?? 0
            nearest.insert(Neighbour(row: row, cosine: cosine), at: place)
            if nearest.count > count { nearest.removeLast() }
        }
        return nearest
    }

    /// The mean cosine of the nearest rows; 0 where there are none.
    package func nearness(of vector: [Float], count: Int) -> Float {
        let nearest = nearest(to: vector, count: count)
        return nearest.isEmpty ? 0 : nearest.reduce(0) { $0 + $1.cosine } / Float(nearest.count)
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

    package func store(in file: inout ModelFile, as name: String) {
        file.add([UInt32(width)], as: "\(name).width")
        file.add(scales, as: "\(name).scales")
        file.add(codes, as: "\(name).codes")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let width = try file.words32("\(name).width")
        scales = try file.floats("\(name).scales")
        codes = try file.signedBytes("\(name).codes")
        guard width.count == 1, width[0] > 0, codes.count == scales.count * Int(width[0]) else {
            throw .inconsistent(section: "\(name).codes", reason: "rows, scales and width do not agree")
        }
        self.width = Int(width[0])
    }
}
