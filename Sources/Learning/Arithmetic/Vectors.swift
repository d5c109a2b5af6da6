import CKernels

/// Arithmetic on whole vectors. The loops are C kernels that use what registers the machine has and give the same
/// bits on every machine.
package enum Vectors {
    /// Σ a[i]·b[i]. Both have the same length.
    package static func dot(_ a: [Float], _ b: [Float]) -> Float {
        precondition(a.count == b.count, "vectors of one length")
        return kernel_dot(a, b, a.count)
    }

    /// y[i] += scale·x[i]. Both have the same length.
    package static func add(_ scale: Float, times x: [Float], to y: inout [Float]) {
        precondition(x.count == y.count, "vectors of one length")
        kernel_add_scaled(scale, x, &y, x.count)
    }

    /// exp(values[i]) / Σ exp(values[j]), computed so that nothing overflows. Of no values there are none.
    package static func softmax(_ values: [Float]) -> [Float] {
        guard let largest = values.max() else { return [] }
        var shares = values.map { exponential($0 - largest) }
        let sum = shares.reduce(0, +)
        for place in shares.indices { shares[place] /= sum }
        return shares
    }

    /// log Σ exp(values[i]), computed so that nothing overflows; −∞ of no values.
    package static func logSumExp(_ values: [Float]) -> Float {
        guard let largest = values.max(), largest.isFinite else { return -.infinity }
        return largest + logarithm(values.reduce(0) { $0 + exponential($1 - largest) })
    }
}
