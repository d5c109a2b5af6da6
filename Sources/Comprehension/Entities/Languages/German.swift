/// German: what its people write about times, numbers and amounts.
enum German: WrittenLanguage {
    static let numerals = NumeralScanner.german

    static let numbers: NumberWords = {
        let units = ["null", "eins|ein", "zwei|zwo", "drei", "vier", "fünf|fuenf", "sechs", "sieben", "acht", "neun"]
        let teens = [
            "zehn", "elf", "zwölf|zwoelf", "dreizehn", "vierzehn", "fünfzehn|fuenfzehn", "sechzehn", "siebzehn",
            "achtzehn", "neunzehn",
        ]
        let tens = [
            "zwanzig", "dreißig|dreissig", "vierzig", "fünfzig|fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig",
        ]
        let stems = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
        var below = units + teens
        for ten in tens {
            below.append(ten)
            for stem in stems.dropFirst() {
                below.append(ten.split(separator: "|").map { "\(stem)und\($0)" }.joined(separator: "|"))
            }
        }
        return NumberWords(
            belowHundred: below, hundreds: ["hundert|einhundert"] + stems.dropFirst(2).map { "\($0)hundert" },
            multipliers: [("tausend", 3), ("million|millionen|mio", 6), ("milliarde|milliarden", 9)], and: "und",
            minus: "minus",
            ordinals: [
                "erste|ersten|erster|erstes", "zweite|zweiten|zweiter|zweites", "dritte|dritten|dritter|drittes",
                "vierte|vierten|vierter", "fünfte|fünften|fünfter", "sechste|sechsten", "siebte|siebten",
                "achte|achten", "neunte|neunten",
                "zehnte|zehnten",
            ], point: "komma|punkt", shy: [1])
    }()

    static let amounts = AmountWords(
        a: "ein|eine|einen|einem|einer", and: "und|,", about: "etwa|ungefähr|ca|ca .|circa|rund|knapp|genau|fast",
        between: "zwischen", from: "zwischen|von", to: "-|bis|bis zu", toAfterFrom: "-|bis|bis zu|und", or: "oder",
        orTwo: "oder zwei|oder 2", under: "unter|weniger als|höchstens|maximal|bis zu",
        over: "mehr als|mindestens|ab",
        half: "halb|ein halber|ein halbes|eine halbe|halber|halbes", of: "von|vom")

    static let units: [Lexeme] =
        [
            MeasureRules.unit("km|kilometer|kilometern", .distance, "kilometre", 1e6),
            MeasureRules.unit("meter|metern|m", .distance, "metre", 1e3),
            MeasureRules.unit("cm|zentimeter|zentimetern", .distance, "centimetre", 10),
            MeasureRules.unit("mm|millimeter|millimetern", .distance, "millimetre", 1),
            MeasureRules.unit("liter|litern", .volume, "litre", 1e3),
            MeasureRules.unit("ml|milliliter", .volume, "millilitre", 1),
            MeasureRules.unit("kg|kilo|kilogramm", .quantity, "kilogram", 1e6),
            MeasureRules.unit("gramm", .quantity, "gram", 1e3),
            MeasureRules.unit("grad|°", .temperature, "degree"),
            MeasureRules.unit("grad celsius|° c|celsius", .temperature, "celsius"),
        ] + DataUnits.german

    static let calendar = CalendarWords(
        weekdays: [
            "montag|montags", "dienstag|dienstags", "mittwoch|mittwochs", "donnerstag|donnerstags",
            "freitag|freitags", "samstag|samstags|sonnabend", "sonntag|sonntags",
        ],
        months: [
            "januar|jänner", "februar", "märz|maerz", "april", "mai", "juni", "juli", "august", "september", "oktober",
            "november",
            "dezember",
        ],
        shortMonths: [
            "jan|jan .", "feb|feb .", "mär|mär .", "apr|apr .", "", "jun|jun .", "jul|jul .", "aug|aug .",
            "sep|sep .|sept|sept .", "okt|okt .",
            "nov|nov .", "dez|dez .",
        ],
        now: "jetzt|gerade|gerade eben|im moment", today: "heute", yesterday: "gestern", tomorrow: "morgen",
        dayBeforeYesterday: "vorgestern",
        dayAfterTomorrow: "übermorgen|uebermorgen", weekend: "wochenende|we",
        parts: [
            ("früh|morgens|vormittag|vormittags|in der früh|am morgen", 0, 12), ("nachmittag|nachmittags", 12, 19),
            ("abend|abends", 18, 24),
            ("nacht|nachts", 18, 24), ("mittag|mittags", 11, 14),
        ],
        partsOfDays: [
            ("heute abend|heute nacht", 18, 24, 0), ("heute morgen|heute früh|heute vormittag", 0, 12, 0),
            ("heute nachmittag", 12, 19, 0),
            ("gestern abend|gestern nacht|letzte nacht", 18, 24, -1), ("gestern morgen|gestern früh", 0, 12, -1),
            ("morgen abend", 18, 24, 1),
            ("morgen früh|morgen vormittag", 0, 12, 1), ("morgen nachmittag", 12, 19, 1),
        ],
        noon: "zwölf uhr mittags|12 uhr mittags", midnight: "mitternacht",
        grains: [
            (.second, "sekunde|sekunden|sek"), (.minute, "minute|minuten|min"), (.hour, "stunde|stunden|std"),
            (.day, "tag|tage|tagen|werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen"),
            (.week, "woche|wochen"), (.month, "monat|monate|monaten|monats"), (.quarter, "quartal|quartale"),
            (.year, "jahr|jahre|jahren|jahres"),
        ],
        holidays: [
            ("weihnachten|heiligabend|heilig abend", .date(month: 12, day: 24)),
            ("erster weihnachtstag", .date(month: 12, day: 25)),
            ("silvester", .date(month: 12, day: 31)), ("neujahr", .date(month: 1, day: 1)),
            ("ostern|ostersonntag", .easter(0)),
            ("ostermontag", .easter(1)), ("karfreitag", .easter(-2)), ("pfingsten|pfingstsonntag", .easter(49)),
            ("pfingstmontag", .easter(50)),
            ("christi himmelfahrt|vatertag", .easter(39)), ("tag der deutschen einheit", .date(month: 10, day: 3)),
            ("tag der arbeit", .date(month: 5, day: 1)), ("nikolaus", .date(month: 12, day: 6)),
            ("muttertag", .weekday(2, 7, month: 5)),
        ],
        articles: "der|die|das|den|dem|am|zum",
        next: "nächste|nächsten|nächster|nächstes|kommende|kommenden|kommender|kommendes|naechste|naechsten",
        last: "letzte|letzten|letzter|letztes|vergangene|vergangenen|vorige|vorigen|voriges",
        this: "diese|diesen|dieser|dieses|diesem",
        nextBehind: "darauf", lastBehind: "davor", one: "ein|eine|einen|einem|einer|1", and: "und|, und|,",
        half: "eine halbe|einer halben|ein halbes|einem halben|halbe|halben", andHalf: "und eine halbe|und ein halbes",
        inFuture: "in|nach", ago: "vor",
        agoBehind: "her|zuvor", within: "innerhalb von|binnen|innerhalb der nächsten",
        about: "etwa|ungefähr|ca|ca .|circa|rund|knapp|fast|gut",
        on: "am|an|im|in|den|ab dem|vom|zum", of: "des jahres", from: "von|vom|zwischen",
        to: "-|bis|bis zum|und|bis zu",
        until: "bis|bis zum|bis spätestens", since: "seit|seit dem|ab|ab dem", before: "vor|vor dem",
        after: "nach|nach dem",
        at: "um|gegen|ab|so um", atWeakly: "ab", oClock: "uhr", quarterPast: "durch viertel", halfPast: "durch halb",
        quarterTo: "vor viertel",
        quarterPastBefore: "viertel nach", halfToBefore: "halb", quarterToBefore: "viertel vor|dreiviertel",
        inThe: "am|in der|im|des|zu", minus: "minus", early: "anfang|anfang des|zu beginn des", mid: "mitte|mitte des",
        late: "ende|ende des|gegen ende des",
        all: "ganzen|ganze|ganzes|den ganzen|die ganze|das ganze", few: "ein paar|einige|einigen|mehrere|mehreren",
        endings: [("morgen|vormittag", 0, 12), ("mittag", 11, 14), ("nachmittag", 12, 19), ("abend|nacht", 18, 24)])
}
