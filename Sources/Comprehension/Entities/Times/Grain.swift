/// How fine a time is: its smallest unit that was said.
enum Grain: Int, Sendable, Hashable, Comparable, CaseIterable {
    case second, minute, hour, day, week, month, quarter, year

    static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }

    /// The name in values and in the field: "minute".
    var name: String { "\(self)" }

    /// Length in seconds; for months and longer the mean that durations are compared by (30 and 365 days).
    var seconds: Int {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3_600
        case .day: 86_400
        case .week: 604_800
        case .month: 2_592_000
        case .quarter: 7_776_000
        case .year: 31_536_000
        }
    }

    /// The next finer grain that a fraction is told in, and how many of it make one: half an hour is 30 minutes.
    var finer: (grain: Grain, count: Int)? {
        switch self {
        case .second: nil
        case .minute: (.second, 60)
        case .hour: (.minute, 60)
        case .day: (.hour, 24)
        case .week: (.day, 7)
        case .month: (.day, 30)
        case .quarter: (.month, 3)
        case .year: (.month, 12)
        }
    }
}
