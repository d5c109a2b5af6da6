import Learning
import Testing

struct TopicModelTests {
    /// Rows of three kinds, each with words of its own and one word that all share.
    private static func rows(_ kinds: [Int]) -> SparseRows {
        var generator = SeededGenerator(seed: 7)
        var rows = SparseRows(columns: 16)
        for kind in kinds {
            let own = UInt32(kind * 5)
            rows.append(ones: [
                own + UInt32(generator.index(below: 2)), own + 2, own + 3 + UInt32(generator.index(below: 2)), 15,
            ])
        }
        return rows
    }

    private static let kinds = (0..<240).map { $0 % 7 < 4 ? 0 : $0 % 7 < 6 ? 1 : 2 }

    @Test func `rows that share words have one topic, the largest first`() {
        var model = TopicModel()
        model.topics = 3
        let topics = model.topics(of: Self.rows(Self.kinds))
        #expect(topics.topic == Self.kinds)
        #expect(topics.count == 3)
        #expect(topics.nearness.allSatisfy { $0 > 0.5 })
    }

    @Test func `the same seed gives the same topics with any number of threads`() {
        var model = TopicModel()
        let one = model.topics(of: Self.rows(Self.kinds))
        model.threads = 3
        #expect(model.topics(of: Self.rows(Self.kinds)) == one)
    }

    @Test func `no rows have no topics, and a row of nothing belongs somewhere`() {
        #expect(TopicModel().topics(of: SparseRows(columns: 4)).count == 0)
        #expect(TopicModel().topics(of: SparseRows([SparseVector()], columns: 4)).topic == [0])
    }

    @Test func `vectors tell apart what words do not`() {
        let words = SparseRows(
            [SparseVector](repeating: SparseVector(indices: [0], values: [1]), count: 40), columns: 1)
        var values: [Float] = []
        for row in 0..<40 { values += [row < 25 ? 1 : -1, 0.1 * Float(row % 3)] }
        let vectors = DenseRows(values, columns: 2)
        var model = TopicModel()
        model.topics = 2
        let topics = model.topics(of: words, vectors: vectors)
        #expect(topics.topic == (0..<40).map { $0 < 25 ? 0 : 1 })
    }

    @Test func `groups that are not alike stay apart`() {
        let rows = DenseRows([1, 0, 0.99, 0.14, 0, 1, 0.1, 0.995], columns: 2)
        #expect(AverageLinkage(leastLikeness: 0.5).joined([0, 1, 2, 3], of: rows) == [0, 0, 2, 2])
        #expect(Set(AverageLinkage(leastLikeness: 0.5, count: 1).joined([0, 1, 2, 3], of: rows)).count == 1)
    }

    @Test func `directions keep the rows' likeness where there are enough of them`() {
        var directions = DominantDirections()
        directions.count = 3
        let views = directions.views(of: DenseRows([3, 0, 0, 0, 4, 0, 3, 3, 0], columns: 3))
        func cosine(_ one: Int, _ other: Int) -> Float { zip(views[one], views[other]).reduce(0) { $0 + $1.0 * $1.1 } }
        #expect(abs(cosine(0, 1)) < 1e-4)
        #expect(abs(cosine(0, 2) - 0.70711) < 1e-4)
    }
}

struct PartitionAgreementTests {
    @Test func `names of the parts do not matter`() {
        let agreement = PartitionAgreement(found: [5, 5, 2, 2], true: [0, 0, 1, 1])
        #expect(abs(agreement.normalizedInformation - 1) < 1e-12)
    }

    @Test func `a division by chance tells nothing, a finer one loses completeness alone`() {
        #expect(PartitionAgreement(found: [0, 1, 0, 1], true: [0, 0, 1, 1]).normalizedInformation < 1e-12)
        let finer = PartitionAgreement(found: [0, 1, 2, 3], true: [0, 0, 1, 1])
        #expect(abs(finer.homogeneity - 1) < 1e-12)
        #expect(abs(finer.completeness - 0.5) < 1e-12)
        #expect(abs(finer.normalizedInformation - 2.0 / 3) < 1e-12)
    }
}

struct TopicCoherenceTests {
    @Test func `words that always come together cohere fully, and those that never do not at all`() throws {
        let coherence = TopicCoherence(words: [[0, 1], [0, 1], [2], [3]])
        #expect(try #require(coherence.mean(of: [0, 1])) == 1)
        #expect(try #require(coherence.mean(of: [0, 2])) == -1)
        #expect(coherence.mean(of: [0]) == nil)
    }

    @Test func `words that meet as chance has it do neither`() throws {
        let coherence = TopicCoherence(words: [[0, 1], [0], [1], []])
        #expect(abs(try #require(coherence.mean(of: [0, 1]))) < 1e-12)
    }
}
