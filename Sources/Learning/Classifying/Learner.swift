/// Something that learns from rows of numbers: all of them have the same one verb.
///
/// The same rows, targets and seed give the same model, bit for bit, whatever the number of threads. Nothing is
/// learned from no rows: the model then says the same of everything. `LearnerSuite` in the tests holds every learner
/// to this.
package protocol Learner<Targets, Model>: Sendable {
    /// What is to be said of each row: a class or a number.
    associatedtype Targets
    associatedtype Model: Storable, Sendable

    /// The model of `rows`, one target a row.
    func model(of rows: SparseRows, targets: Targets) -> Model
}

/// The class of each row, as a number below `count`. `count` is told and not counted: a fold may lack a class.
package struct ClassLabels: Sendable, Equatable {
    /// One a row, each in 0..<count.
    package var values: [Int]
    /// How many classes there are.
    package let count: Int

    /// - Parameter values: One a row, each in 0..<count.
    package init(_ values: [Int], count: Int) {
        precondition(values.allSatisfy { (0..<count).contains($0) }, "a label lies below the number of classes")
        self.values = values
        self.count = count
    }

    /// The classes of the rows with the given numbers, in that order.
    package func selecting(_ rows: [Int]) -> ClassLabels {
        ClassLabels(rows.map { values[$0] }, count: count)
    }
}
