import Foundation

/// A length of time as a desk writes it: `90s`, `30m`, `24h`, `5d`, `2w`.
enum Span {
    /// What the letters stand for, in seconds.
    private static let units: [Character: TimeInterval] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    /// How a span is written, for those who wrote something else.
    static let rule = "is a time such as 90s, 30m, 24h, 5d or 2w"

    /// Seconds; `nil` for anything else, for nothing, and for more than ten years.
    static func seconds(_ text: String) -> TimeInterval? {
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0,
            Double(count) * unit <= 3_660 * 86_400
        else { return nil }
        return Double(count) * unit
    }

    /// The span in the largest unit that leaves no rest.
    static func text(_ seconds: TimeInterval) -> String {
        for unit in ["w", "d", "h", "m"] as [Character] {
            let size = units[unit] ?? 1
            if seconds >= size, seconds.truncatingRemainder(dividingBy: size) == 0 {
                return "\(Int(seconds / size))\(unit)"
            }
        }
        return "\(Int(seconds))s"
    }
}
