import Dispatch

/// Runs `body` once for each number below `count`, on at most `threads` threads, and returns when all have run.
///
/// Which thread takes which number is left open, so that a body must write only what no other body reads.
package func concurrently(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
        for number in 0..<count { body(number) }
        return
    }
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for number in stride(from: worker, to: count, by: workers) { body(number) }
    }
}

/// What `body` gives for each number below `count`, in order, worked out on at most `threads` threads.
package func concurrentMap<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { results, initialized in
        // Each body writes its own place and no other.
        nonisolated(unsafe) let results = results
        concurrently(count, threads: threads) { number in
            results.initializeElement(at: number, to: body(number))
        }
        initialized = count
    }
}
