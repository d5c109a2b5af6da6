package import Foundation

/// Times as the protocol writes them: RFC 3339, a date, a time of day and an offset from UTC.
package enum Timestamp {
    /// Reads `2026-03-09T14:05:00Z`, `…14:05:00.250+01:00` and the like; `nil` for anything else, and for dates that
    /// no calendar has.
    package static func date(_ text: String) -> Date? { read(text)?.date }

    /// Reads the same as a moment: where nothing else is known of a customer's time zone, it is the offset as written.
    package static func moment(_ text: String) -> Moment? {
        guard let (date, offset) = read(text), let timeZone = TimeZone(secondsFromGMT: offset) else { return nil }
        return Moment(date: date, timeZone: timeZone)
    }

    /// The date, and the offset from UTC in seconds.
    private static func read(_ text: String) -> (date: Date, offset: Int)? {
        var rest = Array(text.utf8)[...]
        guard let year = digits(4, &rest), take("-", &rest), let month = digits(2, &rest), take("-", &rest),
            let day = digits(2, &rest), take("T", &rest) || take("t", &rest) || take(" ", &rest),
            let hour = digits(2, &rest), take(":", &rest), let minute = digits(2, &rest), take(":", &rest),
            let second = digits(2, &rest), let fraction = fraction(&rest), let offset = offset(&rest), rest.isEmpty,
            (1...12).contains(month), (1...daysIn(month, year)).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = daysSince1970(year, month, day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + min(second, 59) - offset
        return (Date(timeIntervalSince1970: Double(seconds) + fraction), offset)
    }

    /// `2026-03-09T14:05:00.250Z`; the fraction only where there is one.
    package static func text(_ date: Date) -> String {
        let milliseconds = Int((date.timeIntervalSince1970 * 1_000).rounded(.down))
        let (seconds, rest) = floorDivision(milliseconds, 1_000)
        let (days, ofDay) = floorDivision(seconds, 86_400)
        let (year, month, day) = civil(days)
        let fraction = rest == 0 ? "" : "." + padded(rest, 3)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(ofDay / 3_600, 2)):\(padded(ofDay / 60 % 60, 2)):\(padded(ofDay % 60, 2))\(fraction)Z"
    }

    private static func take(_ letter: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: letter) else { return false }
        rest.removeFirst()
        return true
    }

    private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
        let run = rest.prefix(count)
        guard run.count == count, run.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest.removeFirst(count)
        return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Double? {
        guard take(".", &rest) else { return 0 }
        let run = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(run.count) else { return nil }
        rest.removeFirst(run.count)
        return run.reversed().reduce(0) { ($0 + Double($1 - 0x30)) / 10 }
    }

    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
        if take("Z", &rest) || take("z", &rest) { return 0 }
        let sign = take("+", &rest) ? 1 : take("-", &rest) ? -1 : 0
        guard sign != 0, let hours = digits(2, &rest), take(":", &rest), let minutes = digits(2, &rest), hours < 24,
            minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private static func daysIn(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    // Both directions after Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so
    // that the leap day is the last of its year.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let (era, ofEra) = floorDivision(marchYear, 400)
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, ofEra) = floorDivision(days + 719_468, 146_097)
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * ofYear + 2) / 153
        let month = marchMonth + (marchMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floorDivision(_ number: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = ((number % divisor) + divisor) % divisor
        return ((number - remainder) / divisor, remainder)
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
