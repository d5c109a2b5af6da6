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
