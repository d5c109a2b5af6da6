/// Dates of the proleptic Gregorian calendar as arithmetic, after Howard Hinnant, "chrono-compatible low-level date
/// algorithms" (2013): a year begins in March, so that the leap day is its last, and 400 years have 146,097 days.
///
/// Times here are seconds on a customer's own clock, counted from 1970-01-01 00:00 on that clock; what zone the clock
/// keeps matters only when a time is written out.
struct Civil: Sendable, Hashable {
    var year: Int
    /// 1…12
    var month: Int
    /// 1…31
    var day: Int

    init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date so many days after 1970-01-01.
    init(days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The date of a clock time in seconds.
    init(seconds: Int) { self.init(days: seconds.floorDivided(by: 86_400)) }

    /// Days after 1970-01-01.
    var days: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Midnight of this date, in seconds.
    var seconds: Int { days * 86_400 }

    /// 1 Monday … 7 Sunday.
    var weekday: Int { (days + 3).modulo(7) + 1 }

    /// The date so many months on, on the last day of its month where the month is too short.
    func adding(months: Int) -> Civil {
        let month = year * 12 + self.month - 1 + months
        let moved = Civil(month.floorDivided(by: 12), month.modulo(12) + 1, 1)
        return Civil(moved.year, moved.month, min(day, Self.length(ofMonth: moved.month, of: moved.year)))
    }

    static func isLeap(_ year: Int) -> Bool { year.modulo(4) == 0 && (year.modulo(100) != 0 || year.modulo(400) == 0) }

    static func length(ofMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Easter Sunday of a year, after the "anonymous Gregorian" method (Meeus 1991, "Astronomical Algorithms", chapter 8).
    static func easter(_ year: Int) -> Civil {
        let golden = year.modulo(19)
        let (century, rest) = (year / 100, year % 100)
        let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15).modulo(30)
        let day = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4).modulo(7)
        let month = (golden + 11 * moon + 22 * day) / 451
        let sum = moon + day - 7 * month + 114
        return Civil(year, sum / 31, sum % 31 + 1)
    }

    /// Easter Sunday of the Orthodox churches, in the Gregorian calendar (Meeus, the Julian method).
    static func orthodoxEaster(_ year: Int) -> Civil {
        let moon = (19 * year.modulo(19) + 15).modulo(30)
        let day = (2 * year.modulo(4) + 4 * year.modulo(7) - moon + 34).modulo(7)
        let sum = moon + day + 114
        // The Julian calendar lies behind by two days less than the centuries that are no leap years.
        let behind = year / 100 - year / 400 - 2
        return Civil(days: Civil(year, sum / 31, sum % 31 + 1).days + behind)
    }
}

extension Int {
    /// The quotient rounded down.
    func floorDivided(by divisor: Int) -> Int { (self - modulo(divisor)) / divisor }
    /// The remainder, never negative.
    func modulo(_ divisor: Int) -> Int {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
