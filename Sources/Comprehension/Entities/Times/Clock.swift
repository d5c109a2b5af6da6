import Foundation

/// The customer's clock: what the time zone says at each instant.
///
/// Foundation is asked for the offset alone; all calendar arithmetic is `Civil`'s.
struct Clock: Sendable {
    let zone: TimeZone

    /// Seconds east of Greenwich when this clock shows a time.
    ///
    /// Where the clock shows it twice, the earlier one is meant; where it skips it, the offset before the skip holds.
    func offset(at time: Int) -> Int {
        let before = seconds(at: time - 86_400)
        let after = seconds(at: time + 86_400)
        if before == after { return before }
        return seconds(at: time - before) == before ? before : after
    }

    /// The time that this clock shows so long after it shows another; hours are counted as they pass, days by date.
    func adding(_ period: Period, to time: Int) -> Int {
        var time = time
        for part in period.parts {
            guard part.grain < .day else {
                time = part.grain.add(part.count, to: time)
                continue
            }
            let instant = time - offset(at: time) + part.count * part.grain.seconds
            time = instant + seconds(at: instant)
        }
        return time
    }

    /// What this clock shows at an instant, in seconds since 1970 in Greenwich.
    func time(at date: Date) -> Int {
        let instant = Int(date.timeIntervalSince1970.rounded(.down))
        return instant + seconds(at: instant)
    }

    private func seconds(at instant: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }

    /// ISO 8601 with offset: "2013-02-12T04:30:00-02:00".
    func iso8601(_ time: Int) -> String {
        let date = Civil(seconds: time)
        let rest = time.modulo(86_400)
        let offset = offset(at: time)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let digits = String(abs(date.year))
        let year = (date.year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return
            "\(year)-\(two(date.month))-\(two(date.day))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
            + "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 3_600)):\(two(abs(offset) / 60 % 60))"
    }
}
