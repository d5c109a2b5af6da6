import Foundation

/// How long this thread works on something, in milliseconds, whatever else the machine does: the shortest of five times.
func shortestMilliseconds(_ work: () -> Void) -> Double {
    (0..<5).map { _ in
        let before = threadMilliseconds()
        work()
        return threadMilliseconds() - before
    }.min() ?? 0
}

private func threadMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
