import CKernels

/// Learns to find spans in sequences: a linear-chain conditional random field.
///
/// Sequence after sequence, in an order drawn anew each round, the weights of its features are moved along the gradient
/// of the logarithm of its labels' probability, each by a step that its own past steps have shortened (AdaGrad; Duchi,
/// Hazan and Singer 2011); the rate falls to nothing over the rounds. A share of the features is hidden each time, drawn
/// anew: so no label hangs on one word alone, and words never seen do less harm. Values in the rows are not looked at: a
/// feature is there or not. Where places have vectors too, their numbers have weights like features.
package struct ConditionalRandomField: Learner {
    /// Rounds over the sequences.
    package var rounds = 7
    /// The longest step of a weight, in the first round.
    package var rate: Float = 0.2
    /// The share of the features that is hidden, 0..<1, in steps of 1/256.
    package var hidden: Float = 0.3
    /// A feature that stands in so many rows has a weight for every label; others for those with which they were seen.
    package var frequent = 20
    /// The share of the numbers of vectors that is hidden, 0..<1, in steps of 1/256.
    package var hiddenNumbers: Float = 0.2
    /// Seed of the order of the sequences and of what is hidden.
    package var seed: UInt64 = 1

    /// A learner with settings that were best on slots of 13,000 short requests.
    package init() {}

    package func model(of rows: SparseRows, targets: TaggedSequences) -> SequenceTagger {
        model(of: rows, vectors: nil, targets: targets)
    }

    /// The same from features and vectors.
    /// - Parameter vectors: A row a place, none for the whole; as wide as a multiple of 16.
    package func model(of rows: SparseRows, vectors: DenseRows?, targets: TaggedSequences) -> SequenceTagger {
        precondition(rows.count == targets.labels.count + targets.lengths.count, "a row a place and one a sequence")
        precondition(vectors.map { $0.count == targets.labels.count } ?? true, "a vector a place")
        let labels = SpanLabels(kinds: targets.kinds)
        let weights = weights(for: rows, targets, labels)
        let vectorWeights = vectors.map { TagVectorWeights(standardising: $0, width: weights.width) }
        var descent = Descent(labels: labels, weights: weights, vectorWeights: vectorWeights)
        var starts: [(row: Int, place: Int)] = []
        var start = (row: 0, place: 0)
        for length in targets.lengths {
            starts.append(start)
            start = (start.row + length + 1, start.place + length)
        }
        var chance = SeededGenerator(seed: seed)
        let hiddenBelow = UInt64(max(0, min(255, hidden * 256)))
        let numbersBelow = UInt64(max(0, min(255, hiddenNumbers * 256)))
        for round in 0..<rounds {
            descent.rate = rate * Float(rounds - round) / Float(rounds)
            for number in chance.order(of: targets.lengths.count) where targets.lengths[number] > 0 {
                let (row, place) = starts[number]
                let length = targets.lengths[number]
                let features = (row...row + length).map { row in
                    Self.seen(rows.features(of: row), hiddenBelow, &chance)
                }
                var seen: [Float] = []
                if let vectors, let weights = descent.vectorWeights {
                    let columns = vectors.columns
                    seen = weights.standardised(vectors.values[place * columns..<(place + length) * columns])
                    Self.hide(numbersBelow, &seen, &chance)
                }
                descent.step(
                    features: features, vectors: seen, labels: Array(targets.labels[place..<place + length]))
            }
        }
        return SequenceTagger(
            chain: LabelChain(labels: labels, transitions: descent.transitions), weights: descent.weights,
            vectorWeights: descent.vectorWeights)
    }

    /// What is left when some are hidden; one number of chance serves eight features.
    private static func seen(
        _ features: ArraySlice<UInt32>, _ hiddenBelow: UInt64, _ chance: inout SeededGenerator
    ) -> [UInt32] {
        guard hiddenBelow > 0 else { return Array(features) }
        var seen: [UInt32] = []
        seen.reserveCapacity(features.count)
        var bits: UInt64 = 0
        for (number, feature) in features.enumerated() {
            if number % 8 == 0 { bits = chance.next() }
            if bits & 255 >= hiddenBelow { seen.append(feature) }
            bits >>= 8
        }
        return seen
    }

    /// Makes a share of the numbers 0 and the others larger by as much; one number of chance serves eight.
    private static func hide(_ hiddenBelow: UInt64, _ numbers: inout [Float], _ chance: inout SeededGenerator) {
        guard hiddenBelow > 0 else { return }
        let scale = 256 / Float(256 - hiddenBelow)
        var bits: UInt64 = 0
        for place in numbers.indices {
            if place % 8 == 0 { bits = chance.next() }
            numbers[place] *= bits & 255 < hiddenBelow ? 0 : scale
            bits >>= 8
        }
    }

    /// No weight yet, and a place for each that may come.
    private func weights(for rows: SparseRows, _ targets: TaggedSequences, _ labels: SpanLabels) -> TagWeights {
        let width = TagWeights.width(labels: labels.count)
        var counts = [Int](repeating: 0, count: rows.columns)
        for feature in rows.indices { counts[Int(feature)] += 1 }
        var seen = [[UInt16]](repeating: [], count: rows.columns)
        func note(_ row: Int, _ labels: Set<Int>) {
            for feature in rows.features(of: row) where counts[Int(feature)] < frequent {
                for label in labels where !seen[Int(feature)].contains(UInt16(label)) {
                    seen[Int(feature)].append(UInt16(label))
                }
            }
        }
        var row = 0
        var place = 0
        for length in targets.lengths {
            note(row, Set(targets.labels[place..<place + length]))
            for offset in 0..<length { note(row + 1 + offset, [targets.labels[place + offset]]) }
            row += length + 1
            place += length
        }
        var starts: [UInt32] = [0]
        var places: [UInt16] = []
        for feature in 0..<rows.columns {
            places += counts[feature] < frequent ? seen[feature].sorted() : (0..<UInt16(width)).map { $0 }
            starts.append(UInt32(places.count))
        }
        return TagWeights(width: width, starts: starts, labels: places)
    }
}

/// The weights on their way, and one step for one sequence.
private struct Descent {
    let labels: SpanLabels
    var weights: TagWeights
    var vectorWeights: TagVectorWeights?
    var transitions: [Float]
    var rate: Float = 0
    /// e to the power of the transitions, kept beside them since a step moves few.
    private var steps: [Float]
    /// The sums of the squares of all gradients so far, a little to begin with.
    private var squares: [Float]
    private var vectorSquares: [Float]
    private var transitionSquares: [Float]

    init(labels: SpanLabels, weights: TagWeights, vectorWeights: TagVectorWeights?) {
        self.labels = labels
        self.weights = weights
        self.vectorWeights = vectorWeights
        transitions = LabelChain.transitions(labels: labels, width: weights.width)
        steps = transitions.map { $0 == LabelChain.forbidden ? 0 : 1 }
        vectorSquares = [Float](repeating: Self.firstSquare, count: vectorWeights?.panels.count ?? 0)
        squares = [Float](repeating: Self.firstSquare, count: weights.values.count)
        transitionSquares = [Float](repeating: Self.firstSquare, count: transitions.count)
    }

    private static let firstSquare: Float = 0.01
    /// A gradient below this moves nothing that a later round would not.
    private static let negligible: Float = 1e-4

    /// - Parameters:
    ///   - features: Of the whole, then of each place.
    ///   - vectors: One a place, standardised; none where they have no weights.
    mutating func step(features: [[UInt32]], vectors: [Float], labels own: [Int]) {
        let width = weights.width
        let places = own.count
        var scores = [Float](repeating: 0, count: places * width)
        vectorWeights?.write(standard: vectors, to: &scores)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let first = scores.baseAddress else { return }
            var whole = [Float](repeating: 0, count: width)
            weights.add(features[0], to: &whole)
            for place in 0..<places {
                kernel_add_scaled(1, whole, first + place * width, width)
                weights.add(features[place + 1], to: first + place * width)
            }
        }
        let lattice = Lattice(scores: scores, transitions: steps, labels: labels.count, width: width)
        moveTransitions(lattice, own)
        var sum = [Float](repeating: 0, count: width)
        var gradient = sum
        let panel = TagVectorWeights.panel
        var slopes = [Float](repeating: 0, count: vectorWeights == nil ? 0 : places * width)
        for place in 0..<places {
            for label in 0..<width {
                gradient[label] = (label == own[place] ? 1 : 0) - lattice.probability(of: label, at: place)
                sum[label] += gradient[label]
            }
            move(features[place + 1], gradient)
            if vectorWeights != nil {
                for label in 0..<width {
                    slopes[label / panel * places * panel + place * panel + label % panel] = gradient[label]
                }
            }
        }
        move(features[0], sum)
        moveVectorWeights(vectors, slopes, places)
    }

    /// - Parameter slopes: (width / 16 × places × 16), of the scores.
    private mutating func moveVectorWeights(_ vectors: [Float], _ slopes: [Float], _ places: Int) {
        guard let columns = vectorWeights?.columns else { return }
        var turned = [Float](repeating: 0, count: vectors.count)
        for place in 0..<places {
            for column in 0..<columns { turned[column * places + place] = vectors[place * columns + column] }
        }
        let panel = TagVectorWeights.panel
        let none = [Float](repeating: 0, count: panel)
        var moves = [Float](repeating: 0, count: columns * panel)
        for number in 0..<weights.width / panel {
            slopes.withUnsafeBufferPointer { slopes in
                // There is a place, and a panel for each 16 labels.
                kernel_dense(
                    turned, places, columns, places, slopes.baseAddress! + number * places * panel, none, panel, &moves,
                    panel)
            }
            vectorSquares.withUnsafeMutableBufferPointer { squares in
                vectorWeights?.panels.withUnsafeMutableBufferPointer { values in
                    let start = number * columns * panel
                    kernel_adagrad(
                        rate, moves, squares.baseAddress! + start, values.baseAddress! + start, columns * panel)
                }
            }
        }
    }

    private mutating func move(_ features: [UInt32], _ gradient: [Float]) {
        let width = weights.width
        weights.values.withUnsafeMutableBufferPointer { values in
            squares.withUnsafeMutableBufferPointer { squares in
                guard let value = values.baseAddress, let square = squares.baseAddress else { return }
                for feature in features {
                    let places = Int(weights.starts[Int(feature)])..<Int(weights.starts[Int(feature) + 1])
                    if places.count == width {
                        kernel_adagrad(
                            rate, gradient, square + places.lowerBound, value + places.lowerBound, width)
                    } else {
                        for place in places {
                            let slope = gradient[Int(weights.labels[place])]
                            guard abs(slope) > Self.negligible else { continue }
                            square[place] += slope * slope
                            value[place] += rate * slope / square[place].squareRoot()
                        }
                    }
                }
            }
        }
    }

    private mutating func moveTransitions(_ lattice: Lattice, _ own: [Int]) {
        let width = weights.width
        for label in 0..<labels.count {
            let slope = (label == own[0] ? 1 : 0) - lattice.probability(of: label, at: 0)
            moveTransition(width * width + label, slope)
        }
        for place in 1..<max(own.count, 1) {
            let next = lattice.weights(at: place)
            for before in 0..<labels.count {
                let share = lattice.forward[(place - 1) * width + before]
                guard share > Self.negligible || before == own[place - 1] else { continue }
                for label in 0..<labels.count {
                    let index = before * width + label
                    let isOwn = before == own[place - 1] && label == own[place]
                    moveTransition(index, (isOwn ? 1 : 0) - share * steps[index] * next[label])
                }
            }
        }
    }

    private mutating func moveTransition(_ index: Int, _ slope: Float) {
        guard abs(slope) > Self.negligible, transitions[index] != LabelChain.forbidden else { return }
        transitionSquares[index] += slope * slope
        transitions[index] += rate * slope / transitionSquares[index].squareRoot()
        steps[index] = exponential(transitions[index])
    }
}
