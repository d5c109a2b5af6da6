internal import CKernels

/// A transformer to which low-rank changes are learned: forth as `Transformer` runs, and back by the chain rule
/// (Rumelhart, Hinton and Williams 1986), in floats of four bytes.
package struct AdaptableTransformer: Sendable {
    private let origin: Transformer
    private let precision: EncoderPrecision
    private let trained: [LayerMatrices]
    private let layers: [AdaptableLayer]

    /// Reads the weights of `origin` again, as they were trained.
    /// - Parameter precision: Of those that are made of it.
    /// - Throws: `LearningError` that names the tensor that does not fit.
    package init(_ origin: Transformer, _ tensors: Tensors, precision: EncoderPrecision) throws(LearningError) {
        trained = try LayerMatrices.all(of: tensors, origin.shape)
        self.origin = origin
        self.precision = precision
        layers = trained.map { AdaptableLayer($0) }
    }

    /// The transformer with changes in its weights that were learned to it.
    package func transformer(with adapters: LowRankAdapters) -> Transformer {
        Transformer(origin, adapters.merged(into: trained), precision)
    }

    /// Changes that change nothing yet.
    package func unchanged(seed: UInt64) -> LowRankAdapters { LowRankAdapters(of: trained, seed: seed) }

    /// What a part of a batch leaves behind on its way, to be gone back along.
    package struct Trace: Sendable {
        fileprivate var starts: [Int] = [0]
        fileprivate var layers: [AdaptableLayer.Trace] = []
        fileprivate var last: [Float] = []  // (tokens × width)
        fileprivate var room = AdaptableLayer.Room()

        /// A trace without room yet.
        package init() {}
    }

    /// Numbers of a vector.
    package var width: Int { origin.shape.width }

    /// The means over each message's tokens behind the last layer: (messages × width).
    package func means(of messages: [[Int32]], _ changes: [AdaptableMatrix.Change], _ trace: inout Trace) -> [Float] {
        let shape = origin.shape
        trace.starts = [0]
        for message in messages { trace.starts.append(trace.starts.last! + min(message.count, shape.positions)) }
        let tokens = trace.starts.last!  // it begins with one
        let longest = messages.reduce(0) { max($0, min($1.count, shape.positions)) }
        if trace.layers.isEmpty { trace.layers = layers.map { _ in AdaptableLayer.Trace() } }
        if trace.last.count < tokens * width { trace.last = [Float](repeating: 0, count: tokens * width) }
        trace.room.grow(shape, tokens: tokens, longest: longest)
        for layer in layers.indices { trace.layers[layer].grow(shape, tokens: tokens) }
        origin.weights.enter(messages, trace.starts, shape, to: &trace.layers[0].input)
        for (number, layer) in layers.enumerated() {
            layer.run(
                shape, trace.starts, Array(changes[4 * number..<4 * number + 4]), &trace.layers[number], &trace.room,
                to: &trace.last)
            if number + 1 < layers.count { swap(&trace.last, &trace.layers[number + 1].input) }
        }
        var means = [Float](repeating: 0, count: messages.count * width)
        for message in messages.indices {
            let span = trace.starts[message]..<trace.starts[message + 1]
            for token in span {
                for place in 0..<width {
                    means[message * width + place] += trace.last[token * width + place] / Float(span.count)
                }
            }
        }
        return means
    }

    /// From the slopes of the means to those of the changes, along the way that the messages went.
    package func slopes(
        of means: [Float], _ changes: [AdaptableMatrix.Change], zeros: LowRankAdapters, _ trace: inout Trace
    ) -> LowRankAdapters {
        let shape = origin.shape
        var learned = zeros
        var slopes = [Float](repeating: 0, count: trace.starts.last! * width)  // it is never empty
        for message in 0..<trace.starts.count - 1 {
            let span = trace.starts[message]..<trace.starts[message + 1]
            for token in span {
                for place in 0..<width {
                    slopes[token * width + place] = means[message * width + place] / Float(span.count)
                }
            }
        }
        for number in layers.indices.reversed() {
            let own = 4 * number..<4 * number + 4
            layers[number].back(
                shape, trace.starts, Array(changes[own]), trace.layers[number], &trace.room, &slopes,
                learned: &learned.changes, from: own.lowerBound)
        }
        return learned
    }
}

extension Transformer {
    /// The same with changes in its weights, which are read again as they were trained.
    /// - Throws: `LearningError` where weights or changes do not fit.
    package func adapted(
        by adapters: LowRankAdapters, _ tensors: Tensors, precision: EncoderPrecision
    ) throws(LearningError) -> Transformer {
        let trained = try LayerMatrices.all(of: tensors, shape)
        guard adapters.fit(trained) else {
            throw .inconsistent(section: "adapters", reason: "they were made for another encoder")
        }
        return Transformer(self, adapters.merged(into: trained), precision)
    }
}
