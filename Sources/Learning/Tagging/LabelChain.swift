import CKernels

/// Which labels follow which, and the likeliest way through a sequence of scores: the chain of a conditional random field.
struct LabelChain: Sendable, Equatable {
    let labels: SpanLabels
    /// The labels, rounded up to whole cache lines: the length of a row of scores.
    let width: Int
    /// ((width + 1) × width): what a label weighs after another; the last row is for the beginning. Where a label may not
    /// follow, `forbidden`.
    let transitions: [Float]
    /// The same as e to the power of it.
    private let steps: [Float]
    /// (width): the least and the most that a label weighs before any label that may follow it, whatever that follows.
    private let reaches: [ClosedRange<Float>]

    static let forbidden: Float = -1e30

    init(labels: SpanLabels, transitions: [Float]) {
        self.labels = labels
        let width = TagWeights.width(labels: labels.count)
        self.width = width
        precondition(transitions.count == (width + 1) * width, "a weight a pair")
        self.transitions = transitions
        steps = transitions.map { $0 <= Self.forbidden ? 0 : exponential($0) }
        reaches = (0..<width).map { before in
            // What may follow any label: outside, and the beginning of each kind.
            let weights = (0..<labels.count).filter { labels.inside(after: $0) != $0 }
                .map { transitions[before * width + $0] }
            return (weights.min() ?? 0)...(weights.max() ?? 0)
        }
    }

    /// Transitions that weigh nothing, forbidden where IOB2 forbids them and behind the last label.
    static func transitions(labels: SpanLabels, width: Int) -> [Float] {
        var transitions = [Float](repeating: forbidden, count: (width + 1) * width)
        for before in Array(0..<labels.count) + [width] {
            for label in 0..<labels.count where labels.allows(label, after: before == width ? nil : before) {
                transitions[before * width + label] = 0
            }
        }
        return transitions
    }

    /// The spans of the likeliest labels, in order.
    /// - Parameter scores: (places × width)
    func spans(of scores: [Float]) -> [SequenceTagger.Span] {
        let found = labels.spans(of: best(scores))
        guard !found.isEmpty else { return [] }
        let lattice = Lattice(scores: scores, transitions: steps, labels: labels.count, width: width)
        return found.map { kind, places in
            let inside = labels.inside(of: kind)
            let run = [labels.beginning(of: kind)] + Array(repeating: inside, count: places.count - 1)
            return SequenceTagger.Span(
                kind: kind, places: places,
                probability: lattice.probability(of: run, from: places.lowerBound, goingOn: inside, steps))
        }
    }

    /// The way of the greatest sum (Viterbi 1967); of equal ones that of the lower labels.
    /// - Parameter scores: (places × width)
    func best(_ scores: [Float]) -> [Int] {
        let places = scores.count / width
        guard places > 0 else { return [] }
        var sums = (0..<width).map { $0 < labels.count ? scores[$0] + transitions[width * width + $0] : Self.forbidden }
        var before = [Int32](repeating: 0, count: places * width)
        var next = sums
        transitions.withUnsafeBufferPointer { transitions in
            before.withUnsafeMutableBufferPointer { before in
                guard let steps = transitions.baseAddress, let origins = before.baseAddress else { return }
                for place in 1..<max(places, 1) {
                    for label in 0..<width { next[label] = 2 * Self.forbidden }
                    let origin = origins + place * width
                    // So much at least reaches every label that may follow any: a label that cannot give it goes on
                    // with its own kind alone. Of ten nine are such.
                    var least = -Float.infinity
                    for label in 0..<labels.count { least = max(least, sums[label] + reaches[label].lowerBound) }
                    for label in 0..<labels.count {
                        guard sums[label] + reaches[label].upperBound < least else {
                            kernel_max_plus(sums[label], steps + label * width, Int32(label), &next, origin, width)
                            continue
                        }
                        guard let inside = labels.inside(after: label) else { continue }
                        let sum = sums[label] + steps[label * width + inside]
                        if sum > next[inside] { (next[inside], origin[inside]) = (sum, Int32(label)) }
                    }
                    for label in 0..<labels.count { next[label] += scores[place * width + label] }
                    swap(&sums, &next)
                }
            }
        }
        var label = (0..<labels.count).reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
        var way = [label]
        for place in stride(from: places - 1, to: 0, by: -1) {
            label = Int(before[place * width + label])
            way.append(label)
        }
        return way.reversed()
    }
}
