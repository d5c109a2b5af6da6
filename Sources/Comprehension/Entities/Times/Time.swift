import StrictJSON

/// A time as rules see it: a series of spans, and what is known of it.
struct Time: Sendable, Hashable {
    var series: TimeSeries
    /// How fine it is, which decides what can be within what.
    var grain: Grain
    /// Only its beginning or its end is said.
    var direction: Direction?
    /// Hours of a clock time.
    var hour: Int?

    enum Direction: Sendable, Hashable { case before, after }

    init(_ series: TimeSeries, _ grain: Grain, direction: Direction? = nil, hour: Int? = nil) {
        self.series = series
        self.grain = grain
        self.direction = direction
        self.hour = hour
    }

    /// The times that are in both; the finer is sought within the coarser.
    func within(_ other: Time) -> Time {
        let (finer, coarser) = grain <= other.grain ? (self, other) : (other, self)
        return Time(
            .both(finer: finer.series, coarser: coarser.series), finer.grain, direction: direction ?? other.direction)
    }

    /// What it comes to when nothing else is said; `nil` when there is no such time ("Feb 30").
    func span(_ anchor: TimeAnchor, notNow: Bool) -> TimeSpan? { series.first(anchor, notNow: notNow) }

    /// The value with its grain; `value` is null where no moment is known that it could be counted from.
    static func json(_ span: TimeSpan?, grain: Grain, direction: Direction?, _ clock: Clock?) -> JSON {
        guard let span, let clock else { return ["value": nil, "grain": .string(grain.name)] }
        let name = JSON.string(span.grain.name)
        let start = JSON.string(clock.iso8601(span.start))
        switch direction {
        case .before?: return ["to": start, "grain": name]
        case .after?: return ["from": start, "grain": name]
        case nil:
            guard let end = span.end else { return ["value": start, "grain": name] }
            return ["from": start, "to": .string(clock.iso8601(end)), "grain": name]
        }
    }
}
