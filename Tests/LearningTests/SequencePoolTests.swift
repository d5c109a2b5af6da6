import Learning
import Testing

@Suite struct `A pool of taggers` {
    private static let toy = LearnerSuite.toySequences

    /// Of the toy's places what their features tell, as numbers: 16 columns, some of them noise.
    private static let vectors: DenseRows = {
        var chance = SeededGenerator(seed: 3)
        let values = toy.targets.labels.flatMap { label in
            (0..<16).map { column in (column == label ? 2 : 0) + chance.unit() }
        }
        return DenseRows(values, columns: 16)
    }()

    /// The toy's rows without any feature.
    private static let blank: SparseRows = {
        var rows = SparseRows(columns: 1)
        for _ in 0..<toy.rows.count { rows.append(SparseVector()) }
        return rows
    }()

    private static let byFeatures = ConditionalRandomField().model(of: toy.rows, targets: toy.targets)
    private static let byVectors = ConditionalRandomField().model(of: blank, vectors: vectors, targets: toy.targets)

    private static func sight(_ number: Int, _ rows: SparseRows, withVectors: Bool) -> SequenceSight {
        SequenceSight(
            features: rows.selecting(Array(number * 7..<number * 7 + 7)),
            vectors: withVectors ? (number * 6..<number * 6 + 6).flatMap { vectors[$0] } : [])
    }

    private static func labels(_ number: Int) -> [Int] { Array(toy.targets.labels[number * 6..<number * 6 + 6]) }

    @Test func `vectors alone teach labels`() {
        for number in Self.toy.targets.lengths.indices {
            let sight = Self.sight(number, Self.blank, withVectors: true)
            #expect(Self.byVectors.labels(in: sight.features, vectors: sight.vectors) == Self.labels(number))
        }
    }

    @Test func `a tagger that finds nothing gets no share`() {
        let none = ConditionalRandomField().model(
            of: Self.blank,
            targets: TaggedSequences(
                labels: Self.toy.targets.labels.map { _ in 0 }, lengths: Self.toy.targets.lengths, kinds: 2))
        let taggers = [none, Self.byVectors]
        let trials = Self.toy.targets.lengths.indices.map { number in
            SequencePool.Trial(
                taggers,
                [
                    Self.sight(number, Self.blank, withVectors: false),
                    Self.sight(number, Self.blank, withVectors: true),
                ], labels: Self.labels(number))
        }
        let shares = SequencePool.shares(of: taggers, by: trials, threads: 2)
        #expect(shares.taggers[0] < shares.taggers[1])
        #expect(shares == SequencePool.shares(of: taggers, by: trials, threads: 1))
    }

    @Test func `the bolder a pool, the more it finds`() {
        func found(_ boldness: Float) -> Int {
            let pool = SequencePool(
                [Self.byFeatures, Self.byVectors],
                shares: SequencePool.Shares(taggers: [0.5, 0.5], boldness: boldness))
            return Self.toy.targets.lengths.indices.reduce(0) { count, number in
                // Features of one sequence with the vectors of another: the two do not agree.
                let other = (number + 5) % Self.toy.targets.lengths.count
                let spans = pool.spans(in: [
                    Self.sight(number, Self.toy.rows, withVectors: false),
                    Self.sight(other, Self.blank, withVectors: true),
                ])
                return count + spans.reduce(0) { $0 + $1.places.count }
            }
        }
        #expect(found(-20) == 0)
        #expect(found(0) > 0 && found(20) > found(0))
    }

    @Test func `comes back equal from a file, and a forged file is refused`() throws {
        let pool = SequencePool(
            [Self.byFeatures, Self.byVectors], shares: SequencePool.Shares(taggers: [0.3, 0.7], boldness: 1))
        var file = ModelFile()
        pool.store(in: &file, as: "toy")
        #expect(try SequencePool(from: ModelFile(encoded: file.encoded()), as: "toy") == pool)
        var forged = ModelFile()
        forged.add([1] as [Float], as: "toy.shares")
        #expect(throws: LearningError.self) { try SequencePool(from: forged, as: "toy") }
    }
}
