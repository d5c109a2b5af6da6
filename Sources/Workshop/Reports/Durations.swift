/// Durations in buckets of a quarter more each, from one second to weeks: quantiles in constant memory, off by at most an
/// eighth.
struct Durations: Sendable {
    private var counts = [Int](repeating: 0, count: 80)
    private(set) var count = 0

    mutating func add(_ seconds: Double) {
        counts[Self.bucket(of: seconds)] += 1
        count += 1
    }

    /// The middle of the bucket that holds a share of all, in seconds; `nil` without any.
    func quantile(_ share: Double) -> Double? {
        guard count > 0 else { return nil }
        var left = Int(share * Double(count - 1))
        for (bucket, count) in counts.enumerated() {
            if left < count { return bucket == 0 ? 0.5 : Self.edge(bucket) * 1.125 }
            left -= count
        }
        return nil
    }

    private static func edge(_ bucket: Int) -> Double { (1..<max(bucket, 1)).reduce(1.0) { edge, _ in edge * 1.25 } }

    private static func bucket(of seconds: Double) -> Int {
        var edge = 1.0
        var bucket = 0
        while bucket < 79, seconds >= edge {
            edge *= 1.25
            bucket += 1
        }
        return bucket
    }

    /// `45 s`, `3 min`, `2.5 h`, `4 days`.
    static func text(_ seconds: Double) -> String {
        switch seconds {
        case ..<90: "\(Int(seconds.rounded())) s"
        case ..<5_400: "\(Int((seconds / 60).rounded())) min"
        case ..<172_800: "\(Int((seconds / 3_600).rounded())) h"
        default: "\(Int((seconds / 86_400).rounded())) days"
        }
    }
}
