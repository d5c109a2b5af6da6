import Foundation

/// Calendars whose holidays wander through the Gregorian year.
enum LunarCalendar: Sendable, Hashable {
    case hebrew
    case islamic
    /// Its new year alone.
    case chinese

    /// The Gregorian date of a day of this calendar that falls into a Gregorian year; months as `Hebrew` counts them.
    func date(month: Int, day: Int, in year: Int) -> Civil? {
        switch self {
        case .hebrew:
            for hebrew in [year + 3_760, year + 3_761] {
                let date = Civil(days: Hebrew.days(year: hebrew, month: month, day: day))
                if date.year == year { return date }
            }
            return nil
        case .islamic:
            // An Islamic year has 354 or 355 days, so a day may come twice a year; the first is handed out.
            let first = (year - 622) * 33 / 32
            for islamic in first...first + 2 {
                if let date = Self.islamicDate(year: islamic, month: month, day: day), date.year == year { return date }
            }
            return nil
        case .chinese: return Self.chineseNewYear(year)
        }
    }

    /// Saudi Arabia's Umm al-Qura calendar, which rests on tables that no formula gives: the one thing that Foundation's
    /// calendars are asked for, and only where a message names such a day.
    private static func islamicDate(year: Int, month: Int, day: Int) -> Civil? {
        var calendar = Calendar(identifier: .islamicUmmAlQura)
        calendar.timeZone = .gmt
        let parts = DateComponents(year: year, month: month, day: day)
        return calendar.date(from: parts).map { Civil(seconds: Int($0.timeIntervalSince1970)) }
    }

    /// The new year lies between 21 January and 20 February; the table has the days after 21 January from 1990 on.
    private static func chineseNewYear(_ year: Int) -> Civil? {
        let index = year - 1_990
        guard newYears.indices.contains(index) else { return nil }
        return Civil(days: Civil(year, 1, 21).days + Int(newYears[index]))
    }

    private static let newYears: [UInt8] = [
        6, 25, 14, 2, 20, 10, 29, 17, 7, 26, 15, 3, 22, 11, 1, 19, 8, 28, 17, 5, 24, 13, 2, 20,
        10, 29, 18, 7, 26, 15, 4, 22, 11, 1, 20, 8, 27, 16, 5, 23, 13, 2, 21, 10, 29, 18, 7, 25,
        14, 3, 22, 11, 1, 20, 9, 27, 16, 5, 24, 12, 2, 21, 11, 29, 18, 7, 25, 14, 3, 22, 12,
    ]
}

/// The Hebrew calendar as arithmetic, after Reingold and Dershowitz (1997), "Calendrical Calculations".
enum Hebrew {
    /// Days after 1970-01-01 of a date; Nisan is month 1, Tishri month 7, Adar 12 and Adar II 13.
    ///
    /// Month 12 means the Adar in which Purim falls: Adar II in leap years, when month 12 itself is passed over.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let last = isLeap(year) ? 13 : 12
        let month = month == 12 && isLeap(year) ? 13 : month
        var days = newYear(year) + day - 1
        if month < 7 {
            for passed in 7...last { days += length(ofMonth: passed, of: year) }
            for passed in 1..<month { days += length(ofMonth: passed, of: year) }
        } else {
            for passed in 7..<month { days += length(ofMonth: passed, of: year) }
        }
        return days
    }

    private static func isLeap(_ year: Int) -> Bool { (7 * year + 1).modulo(19) < 7 }

    /// Days from the epoch of this calendar to the new year before postponements that look at its neighbours.
    private static func elapsed(_ year: Int) -> Int {
        let months = (235 * year - 234).floorDivided(by: 19)
        let parts = 12_084 + 13_753 * months
        let days = 29 * months + parts.floorDivided(by: 25_920)
        return (3 * (days + 1)).modulo(7) < 3 ? days + 1 : days
    }

    private static func newYear(_ year: Int) -> Int {
        let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
        let delay = after - this == 356 ? 2 : this - before == 382 ? 1 : 0
        // 1 Tishri of year 1 lies 2,092,590 days before 1970-01-01, and `elapsed` of year 1 is 1.
        return this + delay - 2_092_590
    }

    private static func length(ofMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2, 4, 6, 10, 13: 29
        case 12: isLeap(year) ? 30 : 29
        case 8: (newYear(year + 1) - newYear(year)) % 10 == 5 ? 30 : 29
        case 9: (newYear(year + 1) - newYear(year)) % 10 == 3 ? 29 : 30
        default: 30
        }
    }
}
