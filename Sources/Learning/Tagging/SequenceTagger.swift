import CKernels

/// Finds spans in a sequence: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over features,
/// and over vectors where it was given such.
///
/// `ConditionalRandomField` makes it. It takes a sequence as it was trained on: the row of the whole, then a row a place.
package struct SequenceTagger: Storable, Sendable, Equatable {
    let chain: LabelChain
    let weights: TagWeights
    /// What the numbers of a place's vector weigh; `nil` where it was trained without vectors.
    let vectorWeights: TagVectorWeights?

    init(chain: LabelChain, weights: TagWeights, vectorWeights: TagVectorWeights? = nil) {
        self.chain = chain
        self.weights = weights
        self.vectorWeights = vectorWeights
    }

    /// The labels it tells apart.
    package var labels: SpanLabels { chain.labels }
    /// How many features have weights.
    package var features: Int { weights.features }
    /// Numbers of a place's vector; 0 where it takes none.
    package var columns: Int { vectorWeights?.columns ?? 0 }

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
    /// - Parameters:
    ///   - sequence: The row of the whole, then a row a place.
    ///   - vectors: (places × columns)
    package func spans(in sequence: SparseRows, vectors: [Float] = []) -> [Span] {
        chain.spans(of: scores(of: sequence, vectors: vectors))
    }

    /// The likeliest labels, one a place.
    package func labels(in sequence: SparseRows, vectors: [Float] = []) -> [Int] {
        chain.best(scores(of: sequence, vectors: vectors))
    }

    /// What speaks for each label at each place: (places × width).
    func scores(of sequence: SparseRows, vectors: [Float]) -> [Float] {
        let places = max(0, sequence.count - 1)
        let width = chain.width
        precondition(vectors.count == places * columns, "a vector a place")
        var scores = [Float](repeating: 0, count: places * width)
        guard places > 0 else { return scores }
        vectorWeights?.write(vectors, to: &scores)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let first = scores.baseAddress else { return }
            var whole = [Float](repeating: 0, count: width)
            weights.add(sequence.features(of: 0), to: &whole)
            for place in 0..<places {
                kernel_add_scaled(1, whole, first + place * width, width)
                weights.add(sequence.features(of: place + 1), to: first + place * width)
            }
        }
        return scores
    }

    /// The same tagger without the features that hardly speak for any label, and the numbers that the others had.
    /// - Parameter least: A feature stays where some label has a weight of at least this, in log-odds.
    package func pruned(below least: Float) -> (tagger: SequenceTagger, kept: [Int]) {
        let kept = weights.features(from: least)
        return (SequenceTagger(chain: chain, weights: weights.selecting(kept), vectorWeights: vectorWeights), kept)
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add([UInt32(labels.kinds)], as: "\(name).kinds")
        file.add(chain.transitions, as: "\(name).transitions")
        weights.store(in: &file, as: "\(name).weights")
        vectorWeights?.store(in: &file, as: "\(name).vectors")
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let kinds = try file.words32("\(name).kinds")
        let weights = try TagWeights(from: file, as: "\(name).weights")
        let transitions = try file.floats("\(name).transitions")
        var vectorWeights: TagVectorWeights?
        if TagVectorWeights.isIn(file, as: "\(name).vectors") {
            vectorWeights = try TagVectorWeights(from: file, as: "\(name).vectors")
        }
        guard kinds.count == 1, kinds[0] < 30_000,
            weights.width == TagWeights.width(labels: SpanLabels(kinds: Int(kinds[0])).count),
            transitions.count == (weights.width + 1) * weights.width,
            vectorWeights.map({ $0.width == weights.width }) ?? true
        else {
            throw .inconsistent(section: "\(name).transitions", reason: "kinds and weights do not agree")
        }
        self.init(
            chain: LabelChain(labels: SpanLabels(kinds: Int(kinds[0])), transitions: transitions), weights: weights,
            vectorWeights: vectorWeights)
    }
}

extension SparseRows {
    /// The columns that a row has, all of one weight to a tagger.
    func features(of row: Int) -> ArraySlice<UInt32> { indices[starts[row]..<starts[row + 1]] }
}
