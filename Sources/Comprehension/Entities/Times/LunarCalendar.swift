/// Calendars whose holidays wander through the Gregorian year.
enum LunarCalendar: Sendable, Hashable {
    case hebrew
    case islamic

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
                let date = Civil(days: Self.islamicDays(year: islamic, month: month, day: day))
                if date.year == year { return date }
            }
            return nil
        }
    }

    /// Days after 1970-01-01 in the arithmetic ("civil") Islamic calendar: 11 leap years in 30, as Reingold and Dershowitz
    /// give it. What is observed may lie a day off, since it waits for the moon to be seen.
    private static func islamicDays(year: Int, month: Int, day: Int) -> Int {
        (year - 1) * 354 + (3 + 11 * year).floorDivided(by: 30) + 29 * (month - 1) + month / 2 + day - 492_149
    }
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
