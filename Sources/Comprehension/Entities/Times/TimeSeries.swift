/// A set of spans on the time line, told by how it repeats: "mondays", "the 3rd of a month at 4", "an hour ago".
///
/// What a text says about time seldom is one point: "monday" is every Monday until it is joined with "of next week".
/// So rules join series, and only what is reported is walked, from the message's time outwards. The idea is duckling's
/// (its predicates that give past and future series); here it is a value instead of a function.
indirect enum TimeSeries: Sendable, Hashable {
    case never
    /// One span, wherever now is.
    case fixed(TimeSpan)
    /// The second in which the message was written.
    case now
    /// The so-and-so-many-th day, week … from the current one: 0 this, 1 next, −1 last.
    case cycle(Grain, Int)
    /// So many of a grain together, before (negative) or after the current one: "the next 3 days".
    case cycles(Grain, Int)
    /// So long from now, as fine as people mean it: "in 3 days".
    case fromNow(Period, Grain)
    /// So long from now to the second, and the time between: "within 2 weeks".
    case until(TimeSeries)
    /// Every day, every week ….
    case every(Grain)
    /// 1 Monday … 7 Sunday.
    case weekday(Int)
    case dayOfMonth(Int)
    case month(Int)
    case year(Int)
    /// An hour of the day; of the half day where `twelve`.
    case hour(Int, twelve: Bool)
    case minute(Int)
    case second(Int)
    /// A day of each year.
    case yearly(YearlyDay)
    /// The finer within the coarser.
    case both(finer: TimeSeries, coarser: TimeSeries)
    /// From each span of the first to the next of the second; with its end or up to its beginning.
    case interval(TimeSeries, TimeSeries, closed: Bool)
    /// Each span moved.
    case moved(TimeSeries, Period, Grain)
    /// Each span made so long, from its beginning.
    case lasting(TimeSeries, Period)
    /// The n-th span of a series from now; 0 is the next. Where `notNow`, one that holds now is passed over.
    case nth(Int, TimeSeries, notNow: Bool)
    /// The n-th span of the first series within or after a span of the second; n < 0 counts back from its beginning.
    case nthAfter(Int, TimeSeries, TimeSeries)
    /// The n-th span of the first within each of the second; n < 0 counts from its end.
    case nthWithin(Int, TimeSeries, TimeSeries)
    /// The n-th nearest span of the first to the next of the second, 1 being the nearest.
    case nearest(Int, TimeSeries, TimeSeries)
    /// A part of each span, in tenths of … see `TimePart`.
    case part(TimePart, of: TimeSeries)
    /// A clock in another zone, seconds east of Greenwich.
    case zoned(TimeSeries, Int)
    /// The span of the series that lies nearest to now, before or after.
    case around(TimeSeries)
    /// The week, month … that holds the beginning of each span.
    case holding(Grain, TimeSeries)
    /// Each span cut at now: what is left of it.
    case rest(TimeSeries)
}

/// The beginning, middle or end of a month, year or week as people mean it.
enum TimePart: Sendable, Hashable { case beginning, middle, end }

/// What series are counted from.
struct TimeAnchor: Sendable {
    /// The second of the message, on the customer's clock.
    let now: TimeSpan
    let clock: Clock
    /// Nothing outside is looked at, in seconds.
    var bounds: Range<Int>

    init(now: Int, clock: Clock) {
        self.now = TimeSpan(now, .second)
        self.clock = clock
        let years = 2_000 * Grain.year.seconds
        bounds = now - years..<now + years
    }
}

extension TimeSeries {
    enum Direction { case past, future }

    /// Hands out the spans before or after a span, the nearest first, until `body` says false.
    ///
    /// A span that has not ended when `origin` begins is in the future.
    func walk(
        _ direction: Direction, from origin: TimeSpan, _ anchor: TimeAnchor, _ body: (TimeSpan) -> Bool
    ) {
        switch self {
        case .never: return
        case .fixed(let span): single(span, direction, origin, anchor, body)
        case .now: single(anchor.now, direction, origin, anchor, body)
        case .cycle(let grain, let count):
            let start = grain.add(count, to: grain.floor(anchor.now.start))
            single(TimeSpan(start, grain), direction, origin, anchor, body)
        case .cycles(let grain, let count):
            let this = grain.floor(anchor.now.start)
            let span =
                count > 0
                ? TimeSpan(grain.add(1, to: this), grain, end: grain.add(count + 1, to: this))
                : TimeSpan(grain.add(count, to: this), grain, end: this)
            single(span, direction, origin, anchor, body)
        case .fromNow(let period, let grain):
            let time = anchor.clock.adding(period, to: anchor.now.start)
            single(TimeSpan(grain.floor(time), grain), direction, origin, anchor, body)
        case .until(let series):
            // "by Friday" ends as Friday begins, "by the end of the month" with the end.
            guard let span = series.first(anchor, notNow: false) else { return }
            let end = span.end ?? span.start
            guard end > anchor.now.start else { return }
            single(TimeSpan(anchor.now.start, .second, end: end), direction, origin, anchor, body)
        case .every, .weekday, .dayOfMonth, .month, .year, .hour, .minute, .second, .yearly:
            walkPeriodic(direction, from: origin, anchor, body)
        case .both(let finer, let coarser):
            Self.walkBoth(finer, coarser, direction, from: origin, anchor, body)
        default:
            walkDerived(direction, from: origin, anchor, body)
        }
    }

    /// The span that is meant when nothing else is said: the first in the future, else the last in the past.
    func first(_ anchor: TimeAnchor, notNow: Bool) -> TimeSpan? {
        var found: TimeSpan?
        walk(.future, from: anchor.now, anchor) { span in
            if notNow, found == nil, span.intersection(anchor.now) != nil {
                found = span
                return true
            }
            found = span
            return false
        }
        if found != nil { return found }
        walk(.past, from: anchor.now, anchor) { span in
            found = span
            return false
        }
        return found
    }

    /// The last span that has ended or begun, for what is told of the past.
    func last(_ anchor: TimeAnchor) -> TimeSpan? {
        var found: TimeSpan?
        walk(.past, from: anchor.now, anchor) { span in
            found = span
            return false
        }
        return found
    }

    func single(
        _ span: TimeSpan, _ direction: Direction, _ origin: TimeSpan, _ anchor: TimeAnchor, _ body: (TimeSpan) -> Bool
    ) {
        let isAhead = span.limit > origin.start
        if isAhead == (direction == .future) { _ = body(span) }
    }

    /// How many spans of a coarser series are searched for a finer one, as in duckling.
    private static let mostSearched = 12

    private static func walkBoth(
        _ finer: TimeSeries, _ coarser: TimeSeries, _ direction: Direction, from origin: TimeSpan,
        _ anchor: TimeAnchor, _ body: (TimeSpan) -> Bool
    ) {
        var searched = 0
        coarser.walk(direction, from: origin, anchor) { outer in
            var goOn = true
            var within = anchor
            within.bounds = outer.start..<outer.limit
            var inner: [TimeSpan] = []
            finer.walk(.future, from: outer, within) { span in
                guard span.start < outer.limit else { return false }
                if let both = outer.intersection(span) {
                    if direction == .future { goOn = body(both) } else { inner.append(both) }
                }
                return goOn && inner.count < 400
            }
            for span in inner.reversed() where goOn { goOn = body(span) }
            searched += 1
            return goOn && searched < mostSearched
        }
    }
}
