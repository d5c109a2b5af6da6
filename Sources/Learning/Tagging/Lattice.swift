import CKernels

/// All ways to label one sequence, weighed by a linear chain: forward and backward sums (Rabiner 1989), each place scaled
/// so that nothing overflows.
///
/// Rows are `width` long; what lies behind the last label is zero.
struct Lattice {
    let places: Int
    let width: Int
    /// (places × width): what each label weighs by itself, e to the power of its score less the place's largest.
    private(set) var own: [Float]
    /// (places × width): the share of all ways up to a place that end there with a label.
    private(set) var forward: [Float]
    /// (places × width): how the ways from a place on go with a label, such that forward · backward is its probability;
    /// zero where forward is negligible.
    private(set) var backward: [Float]
    /// By how much each place's forward sums were divided.
    private(set) var scales: [Float]

    /// - Parameters:
    ///   - scores: (places × width), of labels.
    ///   - transitions: ((width + 1) × width): what a label weighs after another, e to the power of its score, zero where
    ///     it may not follow; the last row is for the beginning.
    init(scores: [Float], transitions: [Float], labels: Int, width: Int) {
        places = scores.count / width
        self.width = width
        own = [Float](repeating: 0, count: scores.count)
        for place in 0..<places {
            let row = place * width..<place * width + labels
            let largest = scores[row].max() ?? 0
            for index in row { own[index] = exponential(scores[index] - largest) }
        }
        forward = [Float](repeating: 0, count: scores.count)
        backward = [Float](repeating: 0, count: scores.count)
        scales = [Float](repeating: 0, count: places)
        guard places > 0 else { return }
        sumForward(transitions)
        sumBackward(transitions)
    }

    private mutating func sumForward(_ transitions: [Float]) {
        let (places, width) = (places, width)
        forward.withUnsafeMutableBufferPointer { forward in
            transitions.withUnsafeBufferPointer { transitions in
                guard let sums = forward.baseAddress, let steps = transitions.baseAddress else { return }
                for place in 0..<places {
                    let row = sums + place * width
                    if place == 0 {
                        kernel_add_scaled(1, steps + width * width, row, width)
                    } else {
                        for label in 0..<width where row[label - width] > Self.negligible {
                            kernel_add_scaled(row[label - width], steps + label * width, row, width)
                        }
                    }
                    var sum: Float = 0
                    for label in 0..<width {
                        row[label] *= own[place * width + label]
                        sum += row[label]
                    }
                    // A label that may not stand here may be so likely that all others vanish beside it.
                    scales[place] = max(sum, .leastNormalMagnitude)
                    for label in 0..<width { row[label] /= scales[place] }
                }
            }
        }
    }

    private mutating func sumBackward(_ transitions: [Float]) {
        let (places, width) = (places, width)
        backward.withUnsafeMutableBufferPointer { backward in
            transitions.withUnsafeBufferPointer { transitions in
                guard let sums = backward.baseAddress, let steps = transitions.baseAddress else { return }
                for label in 0..<width { sums[(places - 1) * width + label] = 1 }
                var next = [Float](repeating: 0, count: width)
                for place in stride(from: places - 1, to: 0, by: -1) {
                    for label in 0..<width {
                        next[label] = sums[place * width + label] * own[place * width + label] / scales[place]
                    }
                    // Where no way comes from, none has to go on.
                    for label in 0..<width where forward[(place - 1) * width + label] > Self.negligible {
                        sums[(place - 1) * width + label] = kernel_dot(steps + label * width, next, width)
                    }
                }
            }
        }
    }

    /// How probable a label is at a place.
    func probability(of label: Int, at place: Int) -> Float {
        forward[place * width + label] * backward[place * width + label]
    }

    /// What each label weighs at a place, the ways behind it included: times forward of the place before and the
    /// transition, it is the probability of the pair.
    func weights(at place: Int) -> [Float] {
        (place * width..<(place + 1) * width).map { backward[$0] * own[$0] / scales[place] }
    }

    /// How probable it is that a span stands exactly there: labels as told, and none that goes on with it behind.
    func probability(of labels: [Int], from start: Int, goingOn next: Int, _ transitions: [Float]) -> Float {
        var share = forward[start * width + labels[0]]
        for offset in 1..<max(labels.count, 1) {
            let place = start + offset
            share *= transitions[labels[offset - 1] * width + labels[offset]]
            share *= own[place * width + labels[offset]] / scales[place]
        }
        let last = start + labels.count - 1
        guard let label = labels.last else { return 0 }
        var rest = backward[last * width + label]
        if last + 1 < places {
            let place = last + 1
            rest -=
                transitions[label * width + next] * own[place * width + next] * backward[place * width + next]
                / scales[place]
        }
        return min(1, max(0, share * rest))
    }

    /// A share of the ways that a sum of all would not notice.
    private static let negligible: Float = 1e-8
}
