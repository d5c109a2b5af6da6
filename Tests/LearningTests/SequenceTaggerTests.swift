import Learning
import Testing

struct SequenceTaggerTests {
    private static let model = ConditionalRandomField().model(
        of: LearnerSuite.toySequences.rows, targets: LearnerSuite.toySequences.targets)

    private func sequence(_ rows: [[UInt32]]) -> SparseRows {
        SparseRows(rows.map { SparseVector(indices: $0, values: $0.map { _ in 1 }) }, columns: 7)
    }

    @Test func `an inside follows nothing but its own kind`() {
        let labels = SpanLabels(kinds: 2)
        #expect(labels.count == 5)
        #expect(labels.allows(labels.inside(of: 1), after: labels.beginning(of: 1)))
        #expect(labels.allows(labels.inside(of: 1), after: labels.inside(of: 1)))
        #expect(!labels.allows(labels.inside(of: 1), after: labels.inside(of: 0)))
        #expect(!labels.allows(labels.inside(of: 0), after: SpanLabels.outside))
        #expect(!labels.allows(labels.inside(of: 0), after: nil))
        #expect(labels.allows(labels.beginning(of: 0), after: labels.inside(of: 1)))
    }

    @Test func `labels and spans tell the same`() {
        let spans = SpanLabels(kinds: 2).spans(of: [1, 2, 0, 3, 1, 2, 2])
        #expect(spans.map(\.kind) == [0, 1, 0])
        #expect(spans.map(\.places) == [0..<2, 3..<4, 4..<7])
    }

    @Test func `labels that no training allowed never come out`() {
        // A span's inside right at the beginning, behind nothing, and after a place outside.
        for rows in [[[0], [4], [4]], [[1], [2, 5], [4], [3], [4]], [[], [4], [2]]] as [[[UInt32]]] {
            let labels = Self.model.labels(in: sequence(rows))
            for (place, label) in labels.enumerated() {
                #expect(Self.model.labels.allows(label, after: place == 0 ? nil : labels[place - 1]))
            }
        }
    }

    @Test func `the whole settles what the places leave open`() {
        let first = Self.model.spans(in: sequence([[0], [2, 5], [3], [4], [2, 5]]))
        let second = Self.model.spans(in: sequence([[1], [2, 5], [3], [4], [2, 5]]))
        #expect(first.map(\.kind) == [0] && second.map(\.kind) == [1])
        #expect(first.map(\.places) == [1..<3])
    }

    @Test func `a span on whose kind all signs agree is surer than one on which they do not`() throws {
        // Spans of one place are all of the first kind in the toy set.
        let clear = try #require(Self.model.spans(in: sequence([[0], [2, 5], [3], [2, 5]])).first)
        let unclear = try #require(Self.model.spans(in: sequence([[1], [2, 5], [3], [2, 5]])).first)
        #expect(clear.probability > unclear.probability)
        #expect(clear.probability > 0.5 && clear.probability <= 1 && unclear.probability > 0)
    }

    @Test func `what is frequent has a weight for every label, what is rare for those it was seen with`() throws {
        var learner = ConditionalRandomField()
        learner.frequent = 1_000
        let (rows, targets) = LearnerSuite.toySequences
        func size(_ model: SequenceTagger) -> Int {
            var file = ModelFile()
            model.store(in: &file, as: "toy")
            return file.encoded().count
        }
        #expect(size(learner.model(of: rows, targets: targets)) < size(Self.model))
    }

    @Test(arguments: [0, 0.05] as [Float])
    func `features that hardly weigh can go, and the others are numbered anew`(_ least: Float) {
        let (tagger, kept) = Self.model.pruned(below: least)
        #expect(tagger.features == kept.count && kept.count < Self.model.features && !kept.isEmpty)
        let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { (UInt32($1), UInt32($0)) })
        for rows in [[[0], [2, 5], [3], [4], [2, 5]], [[1], [2, 5], [3], [4], [2, 5]]] as [[[UInt32]]] {
            let renumbered = rows.map { row in row.compactMap { numbers[$0] } }
            #expect(tagger.labels(in: sequence(renumbered)) == Self.model.labels(in: sequence(rows)))
        }
    }

    @Test func `a file whose parts do not agree is refused`() throws {
        var file = ModelFile()
        Self.model.store(in: &file, as: "toy")
        #expect(throws: LearningError.self) { try SequenceTagger(from: file, as: "other") }
        var forged = ModelFile()
        forged.add([3] as [UInt32], as: "toy.kinds")
        forged.add(try file.floats("toy.transitions"), as: "toy.transitions")
        forged.add([32] as [UInt32], as: "toy.weights.width")
        for name in ["toy.weights.starts", "toy.weights.labels"] { forged.add(try file.words32(name), as: name) }
        forged.add(try file.floats("toy.weights.values"), as: "toy.weights.values")
        #expect(throws: LearningError.self) { try SequenceTagger(from: forged, as: "toy") }
    }
}
