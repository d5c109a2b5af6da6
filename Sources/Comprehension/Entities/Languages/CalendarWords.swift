/// The words by which a language tells times: what `CalendarRules` are made with.
///
/// Alternatives are separated by "|"; words stand without accents and apostrophes, as atoms do.
struct CalendarWords: Sendable {
    /// From Monday on.
    let weekdays: [String]
    /// From January on.
    let months: [String]
    /// Short names of months, which count within a date: "3 feb", not "feb".
    let shortMonths: [String]
    let now: String
    let today: String
    let yesterday: String
    let tomorrow: String
    let dayBeforeYesterday: String
    let dayAfterTomorrow: String
    let weekend: String
    /// Parts of the day with their hours.
    let parts: [(words: String, from: Int, to: Int)]
    /// Parts of a day that is said with them: "tonight".
    let partsOfDays: [(words: String, from: Int, to: Int, day: Int)]
    let noon: String
    let midnight: String
    let grains: [(grain: Grain, words: String)]
    let holidays: [(words: String, rule: YearlyDay.Rule)]

    let articles: String
    /// Before a unit or a weekday: "next", "last", "this".
    let next: String
    let last: String
    let this: String
    /// The same behind it: "prochaine", "que viene".
    let nextBehind: String
    let lastBehind: String
    let one: String
    let and: String
    /// Half of a unit, with the article: "eine halbe", "une demi".
    let half: String
    /// Behind a unit: "and a half".
    let andHalf: String
    /// Before a duration: "in 3 days", "3 days ago", "since 3 days".
    let inFuture: String
    let ago: String
    let agoBehind: String
    let within: String
    let about: String
    let on: String
    let of: String
    let from: String
    let to: String
    let until: String
    let since: String
    let before: String
    let after: String

    /// Before a clock time, and behind its hour.
    let at: String
    /// Before a clock time that is clear by itself: "à 17h", but not "a 5", which may be "has 5".
    let atWeakly: String
    let oClock: String
    /// Behind an hour: "et quart", "y media", "moins le quart".
    let quarterPast: String
    let halfPast: String
    let quarterTo: String
    /// Before an hour, in German: "viertel nach", "halb" (half an hour before!), "viertel vor".
    let quarterPastBefore: String
    let halfToBefore: String
    let quarterToBefore: String
    /// Between a clock time and a part of the day: "du matin", "de la tarde".
    let inThe: String
    /// Between an hour and the minutes that it lacks: "menos diez".
    let minus: String
    /// Before a month or a year: "principios de", "mediados de", "finales de".
    let early: String
    let mid: String
    let late: String
    /// Before a unit, all of it: "todo el".
    let all: String
    /// Before units that nobody counts: "unos", "ein paar".
    let few: String
    /// Parts of the day that stand by themselves: "morgens", "'s avonds".
    var adverbs: [(words: String, from: Int, to: Int)] = []
    /// Parts of the day that are written together with a weekday: "Montagabend".
    var endings: [(words: String, from: Int, to: Int)] = []
    /// Behind a duration: "30 minutos después".
    var laterBehind = ""
    /// Behind a time, that and all that comes: "o más tarde", "of later".
    var orLater = ""
    /// Before units of which there are two or so: "un par de", "een paar".
    var couple = ""
    /// Before a number in digits that is a day of a month: "el día 18".
    var dayNumber = ""
    /// Stuck to digits that number a day: "21ro", "15e".
    var dayEndings = ""
    /// Behind a unit, the one after the next: "después de la próxima".
    var afterNext = ""
    /// Before a unit, what is left of it: "el resto de".
    var rest = ""
    /// Before the years of a decade: "los años 90", "de jaren '90".
    var decade = ""
    /// Before or behind the number of a hundred years.
    var century = ""
    /// Half a year, by its place in it.
    var semester = ""
    /// The letter of quarters: "Q1".
    var quarterLetter = "q"
    /// Spring, summer, autumn and winter.
    var seasons: [String] = []

    /// What parts two ends where no word before tells that there are two: "3 a 5", but not "3 y 5".
    var toAlone: String {
        let ands: Set<String> = ["y", "e", "en", "et", "und", "ed"]
        return to.split(separator: "|").filter { !ands.contains(String($0.prefix { $0 != " " })) }
            .joined(separator: "|")
    }
}
