/// How many requests a connection may send now, as a token bucket: so many a second, and as many at once.
package struct Allowance: Sendable {
    private let rate: Int  // 0 is no limit
    private var left: Double
    private var counted: ContinuousClock.Instant

    /// A full allowance of `rate` requests a second; 0 is no limit.
    package init(rate: Int, now: ContinuousClock.Instant) {
        self.rate = rate
        left = Double(rate)
        counted = now
    }

    /// Takes one request; else the milliseconds after which there is one to take.
    package mutating func take(now: ContinuousClock.Instant) -> Int? {
        guard rate > 0 else { return nil }
        left = min(Double(rate), left + counted.duration(to: now) / .seconds(1) * Double(rate))
        counted = now
        if left >= 1 {
            left -= 1
            return nil
        }
        return max(1, Int(((1 - left) / Double(rate) * 1_000).rounded(.up)))
    }
}
