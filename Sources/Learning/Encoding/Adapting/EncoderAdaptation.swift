internal import CKernels

/// Teaches a transformer which texts of a desk belong together.
///
/// Low-rank changes of all its matrices are learned by the contrastive loss over batches that hold a few lines of each of
/// some labels (SetFit, Tunstall et al. 2022, without its pairs), by Adam. The same lines and seed give the same bits,
/// whatever the number of threads: a batch is always divided into the same parts, and their slopes are added up in order.
package struct EncoderAdaptation: Sendable {
    /// Seed of all chance.
    package var seed: UInt64 = 1
    /// Threads at most.
    package var threads = 1
    /// The largest step of a number.
    package var rate: Float = 2e-3
    /// How often lines are looked at: each so many times, but not in fewer steps than `fewest` nor more than `most`.
    package var rounds = 4
    package var fewest = 40
    package var most = 100

    /// What was best on validation lines of CLINC150 and Banking77, 5 and 10 examples an intent.
    package init() {}

    private static let linesInBatch = 96
    private static let linesOfLabel = 3
    private static let linesInPart = 12
    private static let temperature: Float = 0.1
    /// The part of the steps over which the rate rises; then it falls to 0.
    private static let rise: Float = 0.1
    /// A batch's slopes are not longer.
    private static let longest = 1.0
    /// Longer lines are cut off: what a line asks for is said by then.
    private static let longestLine = 64

    /// - Parameters:
    ///   - messages: Pieces of lines.
    ///   - labels: One a line; with fewer than two there is nothing to learn.
    package func adapters(
        of transformer: AdaptableTransformer, messages: [[Int32]], labels: [Int]
    ) -> LowRankAdapters {
        precondition(messages.count == labels.count, "a label for each line")
        var adapters = transformer.unchanged(seed: seed)
        guard Set(labels).count > 1 else { return adapters }
        let messages = messages.map { Array($0.prefix(Self.longestLine)) }
        var dealing = Dealing(labels: labels, generator: SeededGenerator(seed: seed))
        let steps = min(most, max(fewest, (rounds * labels.count + Self.linesInBatch - 1) / Self.linesInBatch))
        let loss = ContrastiveLoss(temperature: Self.temperature)
        let zeros = adapters.zeros
        var mover = Adam(zeros)
        var traces: [AdaptableTransformer.Trace] = []
        for step in 0..<steps {
            let batch = dealing.batch(of: Self.linesInBatch, each: Self.linesOfLabel)
            let parts = stride(from: 0, to: batch.count, by: Self.linesInPart).map {
                Array(batch[$0..<min($0 + Self.linesInPart, batch.count)])
            }
            while traces.count < parts.count { traces.append(AdaptableTransformer.Trace()) }
            let changes = adapters.changes.map(AdaptableMatrix.Change.init)
            let slopes = traces.withUnsafeMutableBufferPointer { traces in
                // Each part has a trace of its own.
                nonisolated(unsafe) let traces = traces
                let means = concurrentMap(parts.count, threads: threads) { part in
                    transformer.means(of: parts[part].map { messages[$0] }, changes, &traces[part])
                }
                var slopes: [Float] = []
                _ = loss.value(of: means.flatMap { $0 }, labels: batch.map { labels[$0] }, slopes: &slopes)
                return concurrentMap(parts.count, threads: threads) { [slopes] part in
                    let start = part * Self.linesInPart * transformer.width
                    let own = slopes[start..<start + parts[part].count * transformer.width]
                    return transformer.slopes(of: Array(own), changes, zeros: zeros, &traces[part])
                }
            }
            let progress = Float(step) / Float(steps)
            let pace = min(1, Float(step + 1) / (Self.rise * Float(steps))) * (1 - progress)
            mover.move(&adapters, by: slopes, rate: rate * pace, longest: Self.longest)
        }
        return adapters
    }
}

/// Deals lines out to batches: a few lines of a label stand together, labels in random order, every line once a round.
private struct Dealing {
    private let lines: [[Int]]
    private var generator: SeededGenerator
    private var waiting: [[Int]] = []

    init(labels: [Int], generator: SeededGenerator) {
        var lines: [Int: [Int]] = [:]
        for (line, label) in labels.enumerated() { lines[label, default: []].append(line) }
        self.lines = lines.sorted { $0.key < $1.key }.map(\.value)
        self.generator = generator
    }

    mutating func batch(of count: Int, each few: Int) -> [Int] {
        var batch: [Int] = []
        while batch.count < count {
            if waiting.isEmpty {
                // A round ends a batch, so that no line stands in one twice.
                if !batch.isEmpty { break }
                waiting = round(each: few)
            }
            batch += waiting.removeLast()
        }
        return batch
    }

    private mutating func round(each few: Int) -> [[Int]] {
        var groups: [[Int]] = []
        for own in lines {
            let order = generator.order(of: own.count).map { own[$0] }
            for start in stride(from: 0, to: order.count, by: few) {
                groups.append(Array(order[start..<min(start + few, order.count)]))
            }
        }
        return generator.order(of: groups.count).map { groups[$0] }
    }
}

/// Adam (Kingma and Ba 2015) over the changes of all matrices.
private struct Adam {
    private var means: LowRankAdapters
    private var squares: LowRankAdapters
    private var steps = 0

    init(_ zeros: LowRankAdapters) {
        means = zeros
        squares = zeros
    }

    /// One step against the sum of slopes, which is shortened to `longest`.
    mutating func move(_ adapters: inout LowRankAdapters, by parts: [LowRankAdapters], rate: Float, longest: Double) {
        var sum = parts[0]
        for part in parts.dropFirst() {
            for place in sum.changes.indices {
                Vectors.add(1, times: part.changes[place].down, to: &sum.changes[place].down)
                Vectors.add(1, times: part.changes[place].up, to: &sum.changes[place].up)
            }
        }
        let square = sum.changes.reduce(0.0) {
            $0 + Double(Vectors.dot($1.down, $1.down)) + Double(Vectors.dot($1.up, $1.up))
        }
        let share = Float(min(1, longest / max(square.squareRoot(), 1e-12)))
        steps += 1
        // Both running means begin at 0: what is missing from them at first is given back.
        let own = rate / (1 - power(0.9, steps))
        let inverse = 1 / (1 - power(0.98, steps)).squareRoot()
        for place in sum.changes.indices {
            let slopes = sum.changes[place]
            kernel_adam(
                own, inverse, share, slopes.down, &means.changes[place].down, &squares.changes[place].down,
                &adapters.changes[place].down, slopes.down.count)
            kernel_adam(
                own, inverse, share, slopes.up, &means.changes[place].up, &squares.changes[place].up,
                &adapters.changes[place].up, slopes.up.count)
        }
    }

    private func power(_ base: Float, _ exponent: Int) -> Float {
        (0..<exponent).reduce(1) { power, _ in power * base }
    }
}
