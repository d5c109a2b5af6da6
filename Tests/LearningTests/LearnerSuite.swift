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

    private static func suite<L: Learner>(
        _ name: String, _ learner: L, _ targets: L.Targets, learnt: @escaping @Sendable (L.Model) -> Double,
        onNothing: @escaping @Sendable () -> Bool
    ) -> Case where L.Targets: Sendable {
        let train: @Sendable () -> L.Model = { learner.model(of: toy.rows, targets: targets) }
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
