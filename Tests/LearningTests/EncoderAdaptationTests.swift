import CKernels
import Foundation
import Learning
import Testing

@Suite struct EncoderAdaptationTests {
    private let slow = SlowTransformer(seed: 5)
    private let messages: [[Int32]] = [[3, 1, 4, 1, 5, 9, 2, 6], [7], Array(10..<29), [39, 0, 39]]

    private func adaptable<Result>(_ body: (AdaptableTransformer) throws -> Result) throws -> Result {
        try withFile(slow.file) { path in
            let tensors = try Tensors(path: path)
            let transformer = try Transformer(tensors, heads: slow.heads, precision: .full)
            return try body(try AdaptableTransformer(transformer, tensors, precision: .full))
        }
    }

    /// Changes that change something.
    private func stirred(_ transformer: AdaptableTransformer) -> LowRankAdapters {
        var adapters = transformer.unchanged(seed: 3)
        var chance = SeededGenerator(seed: 8)
        for place in adapters.changes.indices {
            for number in adapters.changes[place].up.indices {
                adapters.changes[place].up[number] = (chance.unit() - 0.5) * 0.1
            }
        }
        return adapters
    }

    private func means(_ transformer: AdaptableTransformer, _ adapters: LowRankAdapters) -> [Float] {
        var trace = AdaptableTransformer.Trace()
        return transformer.means(of: messages, adapters.changes.map(AdaptableMatrix.Change.init), &trace)
    }

    @Test func `merged into the weights, changes give what they give beside them`() throws {
        try adaptable { transformer in
            let adapters = stirred(transformer)
            let beside = means(transformer, adapters)
            var state = Transformer.State()
            let merged = transformer.transformer(with: adapters).means(of: messages, behind: [slow.layers], &state)
            #expect(zip(beside, merged).allSatisfy { abs($0 - $1) < 2e-5 })
            let before = means(transformer, transformer.unchanged(seed: 3))
            for (number, message) in messages.enumerated() {
                let wanted = slow.means(of: message.map(Int.init))[slow.layers - 1]
                #expect(zip(before[(number * slow.width)...], wanted).allSatisfy { abs(Double($0) - $1) < 2e-5 })
            }
            #expect(zip(beside, before).contains { abs($0 - $1) > 0.01 })
        }
    }

    @Test func `slopes are what small changes of every matrix do`() throws {
        try adaptable { transformer in
            let adapters = stirred(transformer)
            var chance = SeededGenerator(seed: 2)
            let weights = (0..<messages.count * slow.width).map { _ in chance.unit() - 0.5 }
            func value(_ adapters: LowRankAdapters) -> Double {
                zip(means(transformer, adapters), weights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            }
            var trace = AdaptableTransformer.Trace()
            let changes = adapters.changes.map(AdaptableMatrix.Change.init)
            _ = transformer.means(of: messages, changes, &trace)
            let slopes = transformer.slopes(of: weights, changes, zeros: adapters.zeros, &trace)
            let halves: [WritableKeyPath<LowRankAdapters.Change, [Float]>] = [\.down, \.up]
            for place in adapters.changes.indices {
                for half in halves {
                    // Along the slopes, where the difference stands out most from rounding.
                    let slope = slopes.changes[place][keyPath: half]
                    let length = Vectors.dot(slope, slope).squareRoot()
                    try #require(length > 0)
                    func moved(_ step: Float) -> Double {
                        var adapters = adapters
                        Vectors.add(step / length, times: slope, to: &adapters.changes[place][keyPath: half])
                        return value(adapters)
                    }
                    let found = (moved(0.02) - moved(-0.02)) / 0.04
                    #expect(
                        abs(found - Double(length)) < 0.02 * Double(length) + 1e-4,
                        "matrix \(place): \(found) for \(length)")
                }
            }
        }
    }

    @Test func `the slopes of the contrastive loss are what small moves of vectors do`() {
        let labels = [0, 1, 0, 2, 1, 0]
        let width = 16
        var chance = SeededGenerator(seed: 4)
        let vectors = (0..<labels.count * width).map { _ in chance.unit() - 0.5 }
        let loss = ContrastiveLoss(temperature: 0.3)
        var slopes: [Float] = []
        _ = loss.value(of: vectors, labels: labels, slopes: &slopes)
        var unused: [Float] = []
        for place in vectors.indices {
            func moved(_ step: Float) -> Double {
                var vectors = vectors
                vectors[place] += step
                return loss.value(of: vectors, labels: labels, slopes: &unused)
            }
            #expect(abs((moved(0.01) - moved(-0.01)) / 0.02 - Double(slopes[place])) < 2e-3)
        }
        #expect(slopes.contains { abs($0) > 0.05 })
        // A vector alone with its label has nothing to be near.
        _ = loss.value(of: vectors, labels: Array(0..<labels.count), slopes: &slopes)
        #expect(slopes.allSatisfy { $0 == 0 })
    }

    /// Lines of noise in which one word tells the label.
    private func desk(seed: UInt64) -> (messages: [[Int32]], labels: [Int]) {
        var chance = SeededGenerator(seed: seed)
        var messages: [[Int32]] = []
        var labels: [Int] = []
        for line in 0..<160 {
            var message = (0..<3).map { _ in Int32(12 + chance.index(below: 28)) }
            message[chance.index(below: 3)] = Int32(3 * (line % 4) + chance.index(below: 3))
            messages.append(message)
            labels.append(line % 4)
        }
        return (messages, labels)
    }

    private func adaptation(threads: Int) -> EncoderAdaptation {
        var adaptation = EncoderAdaptation()
        adaptation.rate = 0.01
        adaptation.fewest = 100
        adaptation.threads = threads
        return adaptation
    }

    @Test func `new lines that the vectors did not tell apart are told apart once the encoder is adapted`() throws {
        try adaptable { transformer in
            let (learned, asked) = (desk(seed: 1), desk(seed: 2))
            func right(_ adapters: LowRankAdapters) -> Int {
                let encoder = transformer.transformer(with: adapters)
                var state = Transformer.State()
                func rows(_ messages: [[Int32]]) -> DenseRows {
                    var rows = DenseRows(
                        encoder.means(of: messages, behind: [slow.layers], &state), columns: slow.width)
                    rows.scaleToUnitLength()
                    return rows
                }
                let (known, new) = (rows(learned.messages), rows(asked.messages))
                let centres = (0..<4).map { label in
                    let own = learned.labels.indices.filter { learned.labels[$0] == label }.map { known[$0] }
                    return (0..<slow.width).map { place in own.reduce(0) { $0 + $1[place] } / Float(own.count) }
                }
                return asked.labels.indices.count { line in
                    let closeness = centres.map { centre in
                        Vectors.dot(new[line], centre) - Vectors.dot(centre, centre) / 2
                    }
                    return closeness.indices.max { closeness[$0] < closeness[$1] } == asked.labels[line]
                }
            }
            let before = right(transformer.unchanged(seed: 1))
            let after = right(
                adaptation(threads: 2).adapters(of: transformer, messages: learned.messages, labels: learned.labels))
            #expect(after >= 130 && after > before + 30, "\(before), then \(after) of 160")
        }
    }

    @Test func `the same lines give the same changes on one thread and on two, and a file keeps them`() throws {
        try adaptable { transformer in
            let (messages, labels) = desk(seed: 1)
            let one = adaptation(threads: 1).adapters(of: transformer, messages: messages, labels: labels)
            #expect(one == adaptation(threads: 2).adapters(of: transformer, messages: messages, labels: labels))
            var file = ModelFile()
            one.store(in: &file, as: "adapters")
            let kept = try LowRankAdapters(from: file, as: "adapters")
            #expect(kept == one)
            var other = adaptation(threads: 1)
            other.seed = 2
            #expect(one != other.adapters(of: transformer, messages: messages, labels: labels))
        }
    }

    @Test func `the mean of several changes moves weights as far as they do on average, and a file keeps it`() throws {
        try adaptable { transformer in
            let some = stirred(transformer)
            var half = some
            for place in half.changes.indices { half.changes[place].up = half.changes[place].up.map { $0 / 2 } }
            func vectors(_ adapters: LowRankAdapters) -> [Float] {
                var state = Transformer.State()
                return transformer.transformer(with: adapters).means(of: messages, behind: [slow.layers], &state)
            }
            let mean = LowRankAdapters(meanOf: [some, transformer.unchanged(seed: 4)])
            #expect(zip(vectors(mean), vectors(half)).allSatisfy { abs($0 - $1) < 1e-6 })
            #expect(zip(vectors(mean), vectors(some)).contains { abs($0 - $1) > 0.01 })
            let twice = LowRankAdapters(meanOf: [some, some])
            #expect(zip(vectors(twice), vectors(some)).allSatisfy { abs($0 - $1) < 1e-4 })
            var file = ModelFile()
            mean.store(in: &file, as: "adapters")
            let kept = try LowRankAdapters(from: file, as: "adapters")
            #expect(kept == mean)
        }
    }

    @Test func `lines of one label alone change nothing`() throws {
        try adaptable { transformer in
            let adapters = adaptation(threads: 1).adapters(
                of: transformer, messages: [[1], [2], []], labels: [0, 0, 0])
            #expect(means(transformer, adapters) == means(transformer, transformer.unchanged(seed: 1)))
        }
    }

    @Test func `changes of another encoder are refused`() throws {
        try withFile(slow.file) { path in
            let tensors = try Tensors(path: path)
            let transformer = try Transformer(tensors, heads: slow.heads, precision: .full)
            var adapters = try AdaptableTransformer(transformer, tensors, precision: .full).unchanged(seed: 1)
            adapters.changes.swapAt(0, 1)
            #expect(throws: LearningError.self) {
                try transformer.adapted(by: adapters, tensors, precision: .full)
            }
            // Nor may some of a mean's be missing.
            adapters.changes.swapAt(0, 1)
            adapters = LowRankAdapters(meanOf: [adapters, adapters])
            adapters.changes.removeLast()
            #expect(throws: LearningError.self) {
                try transformer.adapted(by: adapters, tensors, precision: .full)
            }
        }
    }
}
