internal import CKernels

/// A vector for each piece of a vocabulary; a text's vector is the sum of its pieces'.
///
/// What a large encoder knows of words, without what it knows of their order: a text costs a look-up and an addition a
/// piece. Numbers are kept in a byte each, with a scale a piece.
package struct PieceVectors: Storable, Sendable, Equatable {
    /// Numbers a vector.
    package let width: Int
    /// (pieces × width), row-major, in units of the piece's scale.
    private let codes: [Int8]
    /// One a piece.
    private let scales: [Float]

    /// - Parameter values: (pieces × width), row-major.
    init(_ values: [Float], width: Int) {
        precondition(width > 0 && values.count % width == 0, "whole vectors")
        self.width = width
        var codes: [Int8] = []
        var scales: [Float] = []
        codes.reserveCapacity(values.count)
        for start in stride(from: 0, to: values.count, by: width) {
            let own = values[start..<start + width]
            let largest = own.reduce(Float(0)) { max($0, abs($1)) }
            let inverse = largest > 0 ? 127 / largest : 0
            scales.append(largest / 127)
            codes += own.map { Int8(($0 * inverse).rounded()) }
        }
        self.codes = codes
        self.scales = scales
    }

    /// How many pieces have a vector.
    package var count: Int { scales.count }

    /// The vector of a text, of length 1; zeros where there is no piece that says anything.
    package func vector(of pieces: some Sequence<Int32>) -> [Float] {
        var sum = [Float](repeating: 0, count: width)
        codes.withUnsafeBufferPointer { codes in
            guard let start = codes.baseAddress else { return }
            for piece in pieces {
                precondition(piece >= 0 && Int(piece) < scales.count, "a piece of the vocabulary")
                kernel_add_scaled_int8(scales[Int(piece)], start + Int(piece) * width, &sum, width)
            }
        }
        let square = kernel_dot(sum, sum, width)
        guard square > 0 else { return sum }
        let scale = 1 / square.squareRoot()
        for place in sum.indices { sum[place] *= scale }
        return sum
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
            throw .inconsistent(section: "\(name).codes", reason: "pieces, scales and width do not agree")
        }
        self.width = Int(width[0])
    }
}
