#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What work costs the machine, whatever else it is busy with.
enum Expense {
    /// Seconds of one core that all threads of this process have taken so far.
    static var coreSeconds: Double { seconds(of: CLOCK_PROCESS_CPUTIME_ID) }

    /// Seconds of one core that this thread has taken so far.
    static var threadSeconds: Double { seconds(of: CLOCK_THREAD_CPUTIME_ID) }

    /// Seconds of one core that one of `count` equal pieces of work takes: the median of rounds over all of them, since a
    /// machine that others use too is now and then slower than it is. Rounds end after half a second.
    static func seconds(each count: Int, of round: () -> Void) -> Double {
        guard count > 0 else { return 0 }
        var rounds: [Double] = []
        var spent = 0.0
        repeat {
            let start = threadSeconds
            round()
            rounds.append(threadSeconds - start)
            spent += rounds[rounds.count - 1]
        } while spent < secondsToTime
        return rounds.sorted()[rounds.count / 2] / Double(count)
    }

    private static let secondsToTime = 0.5

    /// The most memory that this process has held at once, in megabytes of 10⁶ bytes.
    static var peakMegabytes: Double {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss) / 1e6
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return Double(usage.ru_maxrss) * 1024 / 1e6
        #endif
    }

    private static func seconds(of clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
