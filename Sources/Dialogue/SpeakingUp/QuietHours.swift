package import Foundation

/// The hours in which nobody is written to, by the customer's own clock: `21:00-08:00` goes over midnight.
package struct QuietHours: Sendable, Equatable {
    /// Minutes after midnight; the first is quiet, the last is not.
    package let from: Int
    package let to: Int

    /// Reads `21:00-08:00`; `nil` for anything else, and for hours without length.
    package init?(_ written: String) {
        let ends = written.split(separator: "-", omittingEmptySubsequences: false).map { Self.minutes($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from != to else { return nil }
        self.from = from
        self.to = to
    }

    /// When they end, if a moment lies in them.
    package func end(at moment: Date, in zone: TimeZone) -> Date? {
        let local = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
        let ofDay = local - (local / 86_400).rounded(.down) * 86_400
        let minute = Int(ofDay / 60)
        let isQuiet = from < to ? (from..<to).contains(minute) : minute >= from || minute < to
        guard isQuiet else { return nil }
        let rest = Double(to * 60) - ofDay
        return moment.addingTimeInterval(rest > 0 ? rest : rest + 86_400)
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]),
            (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }
}
