import Learning
import Testing

struct FoldsTests {
    private let labels = (0..<103).map { $0 % 7 }

    @Test func `every row lies in one part, and outside all others`() {
        let folds = Folds(of: labels, count: 5, seed: 1)
        #expect((0..<5).flatMap { folds.rows(in: $0) }.sorted() == Array(labels.indices))
        for part in 0..<5 {
            #expect((folds.rows(in: part) + folds.rows(outside: part)).sorted() == Array(labels.indices))
        }
    }

    @Test func `each class is spread evenly, and so is the whole`() {
        let folds = Folds(of: labels, count: 5, seed: 1)
        let sizes = (0..<5).map { folds.rows(in: $0).count }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 7)
        for label in 0..<7 {
            let counts = (0..<5).map { part in folds.rows(in: part).count { labels[$0] == label } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }

    @Test func `classes of one row each do not all lie in the first part`() {
        let folds = Folds(of: Array(0..<50), count: 5, seed: 1)
        #expect((0..<5).allSatisfy { folds.rows(in: $0).count == 10 })
    }

    @Test func `the same seed gives the same parts, another seed others`() {
        #expect(Folds(of: labels, count: 5, seed: 1) == Folds(of: labels, count: 5, seed: 1))
        #expect(Folds(of: labels, count: 5, seed: 1) != Folds(of: labels, count: 5, seed: 2))
    }
}
