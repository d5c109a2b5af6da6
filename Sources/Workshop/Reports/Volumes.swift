/// How many messages of which kind came when, in at most `mostBuckets` buckets: where the span grows beyond that, buckets
/// are joined, hours to days, days to weeks, and so on. So memory stays the same however long the stream is.
package struct Volumes: Sendable {
    /// What positions are: seconds since 1970, or the number of the message.
    package enum Axis: Sendable { case time, order }

    package static let mostBuckets = 60

    package let axis: Axis
    /// Of a bucket, in units of the axis.
    package private(set) var width: Int
    /// By the number of the bucket, then by kind.
    private(set) var counts: [Int: [String: Int]] = [:]

    package init(_ axis: Axis) {
        self.axis = axis
        width = axis == .time ? 3_600 : 1
    }

    /// The first Monday of 1970 in UTC, so that weeks begin on Mondays.
    private static let origin = 345_600
    private static let timeWidths = [3_600, 86_400, 604_800, 4 * 604_800, 52 * 604_800]

    package mutating func add(_ kind: String, at position: Int) {
        counts[bucket(of: position), default: [:]][kind, default: 0] += 1
        while span.count > Self.mostBuckets { coarsen() }
    }

    /// All buckets from the first to the last, empty ones among them.
    package var span: Range<Int> {
        guard let first = counts.keys.min(), let last = counts.keys.max() else { return 0..<0 }
        return first..<last + 1
    }

    /// Where a bucket begins, in units of the axis.
    package func start(of bucket: Int) -> Int { bucket * width + (axis == .time ? Self.origin : 0) }

    /// Messages of a bucket, of one kind or of all.
    package func count(_ bucket: Int, of kind: String? = nil) -> Int {
        guard let counts = counts[bucket] else { return 0 }
        return kind.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
    }

    private func bucket(of position: Int) -> Int {
        let place = position - (axis == .time ? Self.origin : 0)
        return place >= 0 ? place / width : (place - width + 1) / width
    }

    private mutating func coarsen() {
        let old = self
        switch axis {
        case .time: width = Self.timeWidths.first { $0 > width } ?? width * 2
        case .order: width *= 2
        }
        counts = [:]
        for (bucket, kinds) in old.counts {
            counts[self.bucket(of: old.start(of: bucket)), default: [:]].merge(kinds, uniquingKeysWith: +)
        }
    }
}
