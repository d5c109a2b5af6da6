internal import CKernels

/// How far vectors of one label are from one another, against all others of their batch: supervised contrastive learning
/// (Khosla et al. 2020), −log of the share that each other vector of its label has in a softmax over cosines, on average.
package struct ContrastiveLoss: Sendable {
    /// By which cosines are divided: the smaller, the more the nearest vectors count.
    private let temperature: Float

    package init(temperature: Float) {
        self.temperature = temperature
    }

    /// The mean over all vectors that have another of their label, and its slopes.
    /// - Parameter vectors: (labels × width), of any length; only their directions count.
    package func value(of vectors: [Float], labels: [Int], slopes: inout [Float]) -> Double {
        let count = labels.count
        let width = vectors.count / max(count, 1)
        var directions = vectors
        var lengths = [Float](repeating: 1, count: count)
        for row in 0..<count {
            let own = row * width..<(row + 1) * width
            let square = own.reduce(Float(0)) { $0 + vectors[$1] * vectors[$1] }
            guard square > 0 else { continue }
            lengths[row] = square.squareRoot()
            for place in own { directions[place] /= lengths[row] }
        }
        let partners = (0..<count).map { row in (0..<count).count { $0 != row && labels[$0] == labels[row] } }
        let judged = Float(max(1, partners.count { $0 > 0 }))
        slopes = [Float](repeating: 0, count: vectors.count)
        var loss = 0.0
        directions.withUnsafeBufferPointer { directions in
            guard let start = directions.baseAddress else { return }
            for row in 0..<count where partners[row] > 0 {
                var cosines = (0..<count).map { kernel_dot(start + row * width, start + $0 * width, width) }
                for other in cosines.indices { cosines[other] /= temperature }
                cosines[row] = -.infinity
                var shares = Vectors.softmax(cosines)
                let whole = Vectors.logSumExp(cosines)
                let share = 1 / Float(partners[row])
                for other in 0..<count where other != row && labels[other] == labels[row] {
                    loss += Double(whole - cosines[other]) * Double(share / judged)
                    shares[other] -= share
                }
                // Each cosine moves both of its vectors.
                slopes.withUnsafeMutableBufferPointer { slopes in
                    guard let moved = slopes.baseAddress else { return }
                    for other in 0..<count where other != row {
                        let slope = shares[other] / (temperature * judged)
                        kernel_add_scaled(slope, start + other * width, moved + row * width, width)
                        kernel_add_scaled(slope, start + row * width, moved + other * width, width)
                    }
                }
            }
        }
        for row in 0..<count {
            // A vector's length does not count: what points along it is taken out.
            let own = row * width..<(row + 1) * width
            let along = own.reduce(Float(0)) { $0 + slopes[$1] * directions[$1] }
            for place in own { slopes[place] = (slopes[place] - along * directions[place]) / lengths[row] }
        }
        return loss
    }
}
