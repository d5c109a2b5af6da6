/// Works on batches with several tasks at once, and hands the results on in the order of the batches.
///
/// At most `threads` batches are worked on at a time, and no batch is taken up that is more than `3 × threads` ahead of
/// the last one handed on: so a slow batch holds up the reading instead of filling memory, and what comes out does not
/// depend on how many threads there are. `next` and `take` are never called at the same time.
package func inOrder<Batch: Sendable, Result: Sendable>(
    threads: Int, next: () throws -> Batch?, work: @escaping @Sendable (Batch) -> Result, take: (Result) throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var started = 0
        var taken = 0
        var running = 0
        var isAtEnd = false
        var waiting: [Int: Result] = [:]
        while true {
            while !isAtEnd, running < threads, started - taken < 3 * threads {
                guard let batch = try next() else {
                    isAtEnd = true
                    break
                }
                let number = started
                group.addTask { (number, work(batch)) }
                started += 1
                running += 1
            }
            guard let (number, result) = try await group.next() else { return }
            running -= 1
            waiting[number] = result
            while let result = waiting.removeValue(forKey: taken) {
                try take(result)
                taken += 1
            }
        }
    }
}
