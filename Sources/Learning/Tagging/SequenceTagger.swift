import CKernels

/// Finds spans in a sequence: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over features.
///
/// `ConditionalRandomField` makes it. It takes a sequence as it was trained on: the row of the whole, then a row a place.
package struct SequenceTagger: Storable, Sendable, Equatable {
    /// The labels it tells apart.
    package let labels: SpanLabels
    let weights: TagWeights
    /// ((width + 1) × width): what a label weighs after another; the last row is for the beginning. Where a label may not
    /// follow, `forbidden`.
    let transitions: [Float]
    /// The same as e to the power of it.
    private let steps: [Float]

    static let forbidden: Float = -1e30

    init(labels: SpanLabels, weights: TagWeights, transitions: [Float]) {
        self.labels = labels
        self.weights = weights
        self.transitions = transitions
        steps = transitions.map { $0 == Self.forbidden ? 0 : exponential($0) }
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

    /// How many features have weights.
    package var features: Int { weights.features }

    /// A span that was found.
    package struct Span: Sendable, Equatable {
        /// A number below `labels.kinds`.
        package let kind: Int
        /// Places of the sequence.
        package let places: Range<Int>
        /// How probable it is that a span of this kind stands exactly there, 0…1.
        package let probability: Float
    }

    /// The spans of the likeliest labels, in order.
    /// - Parameter sequence: The row of the whole, then a row a place.
    package func spans(in sequence: SparseRows) -> [Span] {
        let scores = scores(of: sequence)
        let found = labels.spans(of: best(scores))
        guard !found.isEmpty else { return [] }
        let lattice = Lattice(scores: scores, transitions: steps, labels: labels.count, width: weights.width)
        return found.map { kind, places in
            let inside = labels.inside(of: kind)
            let run = [labels.beginning(of: kind)] + Array(repeating: inside, count: places.count - 1)
            return Span(
                kind: kind, places: places,
                probability: lattice.probability(of: run, from: places.lowerBound, goingOn: inside, steps))
        }
    }

    /// The likeliest labels, one a place.
    package func labels(in sequence: SparseRows) -> [Int] { best(scores(of: sequence)) }

    /// (places × width)
    private func scores(of sequence: SparseRows) -> [Float] {
        let places = max(0, sequence.count - 1)
        let width = weights.width
        var scores = [Float](repeating: 0, count: places * width)
        guard places > 0 else { return scores }
        scores.withUnsafeMutableBufferPointer { scores in
            guard let first = scores.baseAddress else { return }
            weights.add(sequence.features(of: 0), to: first)
            for place in 1..<places { (first + place * width).update(from: first, count: width) }
            for place in 0..<places { weights.add(sequence.features(of: place + 1), to: first + place * width) }
        }
        return scores
    }

    /// The way of the greatest sum (Viterbi 1967); of equal ones that of the lower labels.
    private func best(_ scores: [Float]) -> [Int] {
        let width = weights.width
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
                    for label in 0..<labels.count {
                        kernel_max_plus(
                            sums[label], steps + label * width, Int32(label), &next, origins + place * width, width)
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

    package func store(in file: inout ModelFile, as name: String) {
        file.add([UInt32(labels.kinds)], as: "\(name).kinds")
        file.add(transitions, as: "\(name).transitions")
        weights.store(in: &file, as: "\(name).weights")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let kinds = try file.words32("\(name).kinds")
        let weights = try TagWeights(from: file, as: "\(name).weights")
        let transitions = try file.floats("\(name).transitions")
        guard kinds.count == 1, kinds[0] < 30_000,
            weights.width == TagWeights.width(labels: SpanLabels(kinds: Int(kinds[0])).count),
            transitions.count == (weights.width + 1) * weights.width
        else {
            throw .inconsistent(section: "\(name).transitions", reason: "kinds and weights do not agree")
        }
        self.init(labels: SpanLabels(kinds: Int(kinds[0])), weights: weights, transitions: transitions)
    }
}

extension SparseRows {
    /// The columns that a row has, all of one weight to a tagger.
    func features(of row: Int) -> ArraySlice<UInt32> { indices[starts[row]..<starts[row + 1]] }
}
