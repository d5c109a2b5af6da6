import Learning
import Testing

/// What every learner is held to, whatever it learns: see `Learner`.
struct LearnerSuite {
    /// A learner on a small problem of its own kind, its types put away.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// The part of the toy set's targets that the trained model gives back.
        let shareLearnt: @Sendable () -> Double
        /// The bytes of the stored model trained on the toy set.
        let trainedBytes: @Sendable () -> [UInt8]
        /// The bytes of the model that was stored, read and stored again.
        let storedTwice: @Sendable () throws -> [UInt8]
        /// Trains on no rows and applies the model to an empty row and to one with an unknown feature.
        let surviveEmptyInput: @Sendable () -> Bool
    }

    /// Rows of two features a class and one that says nothing: (rows, classes).
    static let toy: (rows: SparseRows, labels: ClassLabels) = {
        var rows = SparseRows(columns: 7)
        var labels: [Int] = []
        var generator = SeededGenerator(seed: 3)
        for number in 0..<60 {
            let label = number % 3
            let strength = 0.5 + generator.unit()
            rows.append(
                SparseVector(
                    indices: [UInt32(2 * label), UInt32(2 * label + 1), 6], values: [strength, 1, generator.unit()]))
            labels.append(label)
        }
        return (rows, ClassLabels(labels, count: 3))
    }()

    /// A number a row that the features determine: 2·first − 1·third + 0.5.
    static let toyNumbers: [Float] = (0..<toy.rows.count).map { number in
        let row = toy.rows[number]
        return zip(row.indices, row.values).reduce(0.5) { sum, pair in
            sum + (pair.0 == 0 ? 2 * pair.1 : pair.0 == 2 ? -pair.1 : 0)
        }
    }

    static func classifier<L: Learner<ClassLabels, LinearClassifier>>(_ name: String, _ learner: L) -> Case {
        let unknown = SparseVector(indices: [99], values: [1])
        return suite(name, learner, toy.labels) { model in
            let right = (0..<toy.rows.count).filter { row in
                let margins = model.margins(of: toy.rows[row])
                return margins.indices.max { margins[$0] < margins[$1] } == toy.labels.values[row]
            }
            return Double(right.count) / Double(toy.rows.count)
        } onNothing: {
            let model = learner.model(of: SparseRows(columns: 7), targets: ClassLabels([], count: 3))
            return model.margins(of: SparseVector()) == [0, 0, 0] && model.margins(of: unknown) == [0, 0, 0]
        }
    }

    static func regressor<L: Learner<[Float], LinearRegressor>>(_ name: String, _ learner: L) -> Case {
        suite(name, learner, toyNumbers) { model in
            let near = zip(model.predictions(of: toy.rows), toyNumbers).filter { abs($0 - $1) < 0.1 }
            return Double(near.count) / Double(toyNumbers.count)
        } onNothing: {
            let model = learner.model(of: SparseRows(columns: 7), targets: [])
            return model.prediction(of: SparseVector()) == 0
                && model.prediction(of: SparseVector(indices: [99], values: [1])) == 0
        }
    }

    /// Sequences of six places with a span of one of two kinds in them, its places told by features of their own, its kind
    /// by a feature of the whole: (rows, labels).
    static let toySequences: (rows: SparseRows, targets: TaggedSequences) = {
        var rows = SparseRows(columns: 7)
        var targets = TaggedSequences(labels: [], lengths: [], kinds: 2)
        func add(_ features: [UInt32]) {
            rows.append(SparseVector(indices: features, values: features.map { _ in 1 }))
        }
        for number in 0..<40 {
            let kind = number % 2
            let span = number % 3..<number % 3 + 1 + number % 4
            add([UInt32(kind)])
            for place in 0..<6 {
                let label = place == span.lowerBound ? 1 + 2 * kind : span.contains(place) ? 2 + 2 * kind : 0
                targets.labels.append(label)
                add(label == 0 ? [2, 5] : label % 2 == 1 ? [3] : [4])
            }
            targets.lengths.append(6)
        }
        return (rows, targets)
    }()

    static func tagger(_ name: String, _ learner: ConditionalRandomField) -> Case {
        let (rows, targets) = toySequences
        return suite(name, learner, rows, targets) { model in
            let right = targets.lengths.indices.filter { number in
                let sequence = rows.selecting(Array(number * 7..<number * 7 + 7))
                return model.labels(in: sequence) == Array(targets.labels[number * 6..<number * 6 + 6])
            }
            return Double(right.count) / Double(targets.lengths.count)
        } onNothing: {
            let model = learner.model(
                of: SparseRows(columns: 7), targets: TaggedSequences(labels: [], lengths: [], kinds: 2))
            var unknown = SparseRows(columns: 100)
            for _ in 0..<3 { unknown.append(SparseVector(indices: [99], values: [1])) }
            return model.spans(in: SparseRows(columns: 7)).isEmpty && model.labels(in: unknown) == [0, 0]
        }
    }

    private static func suite<L: Learner>(
        _ name: String, _ learner: L, _ targets: L.Targets, learnt: @escaping @Sendable (L.Model) -> Double,
        onNothing: @escaping @Sendable () -> Bool
    ) -> Case where L.Targets: Sendable {
        suite(name, learner, toy.rows, targets, learnt: learnt, onNothing: onNothing)
    }

    private static func suite<L: Learner>(
        _ name: String, _ learner: L, _ rows: SparseRows, _ targets: L.Targets,
        learnt: @escaping @Sendable (L.Model) -> Double,
        onNothing: @escaping @Sendable () -> Bool
    ) -> Case where L.Targets: Sendable {
        let train: @Sendable () -> L.Model = { learner.model(of: rows, targets: targets) }
        return Case(testDescription: name) {
            learnt(train())
        } trainedBytes: {
            stored(train())
        } storedTwice: {
            let file = try ModelFile(encoded: stored(train()))
            return stored(try L.Model(from: file, as: "toy"))
        } surviveEmptyInput: {
            onNothing()
        }
    }

    private static func stored(_ model: some Storable) -> [UInt8] {
        var file = ModelFile()
        model.store(in: &file, as: "toy")
        return file.encoded()
    }

    private static let drawn: LinearSVM = {
        var svm = LinearSVM(cost: 1)
        svm.prior = NaiveBayes(smoothing: 0.1, scale: 0.1)
        return svm
    }()

    static let cases: [Case] = [
        classifier("linear SVM", LinearSVM(cost: 1)),
        classifier("linear SVM drawn to naive Bayes", drawn),
        classifier("naive Bayes", NaiveBayes(smoothing: 0.1)),
        classifier("logistic regression", LogisticRegression(cost: 10)),
        regressor("ridge regression", RidgeRegression(penalty: 0.01)),
        tagger("conditional random field", ConditionalRandomField()),
    ]

    @Test(arguments: cases)
    func `a learner learns a toy set`(_ learner: Case) {
        #expect(learner.shareLearnt() == 1)
    }

    @Test(arguments: cases)
    func `the same rows and seed give the same model`(_ learner: Case) {
        #expect(learner.trainedBytes() == learner.trainedBytes())
    }

    @Test(arguments: cases)
    func `a stored model comes back equal`(_ learner: Case) throws {
        #expect(try learner.storedTwice() == learner.trainedBytes())
    }

    @Test(arguments: cases)
    func `a learner survives empty input`(_ learner: Case) {
        #expect(learner.surviveEmptyInput())
    }
}
