/// A division of rows into parts of about equal size, each class spread over them as evenly as it goes.
///
/// A model trained on all parts but one says of that part what it would say of new rows; put together, that is a
/// prediction for each row by a model that has not seen it.
package struct Folds: Sendable, Equatable {
    /// The part of each row.
    package let part: [Int]
    /// How many parts there are.
    package let count: Int

    /// - Parameter labels: The class of each row.
    package init(of labels: [Int], count: Int, seed: UInt64) {
        precondition(count > 0, "there is at least one part")
        var generator = SeededGenerator(seed: seed)
        var part = [Int](repeating: 0, count: labels.count)
        // Classes begin at different parts, so that many small ones do not all fill the first parts.
        var next: [Int: Int] = [:]
        for row in generator.order(of: labels.count) {
            let turn = next[labels[row]] ?? next.count
            part[row] = turn % count
            next[labels[row]] = turn + 1
        }
        self.part = part
        self.count = count
    }

    /// The rows of one part, ascending.
    package func rows(in number: Int) -> [Int] { part.indices.filter { part[$0] == number } }

    /// The rows of all other parts, ascending.
    package func rows(outside number: Int) -> [Int] { part.indices.filter { part[$0] != number } }
}
