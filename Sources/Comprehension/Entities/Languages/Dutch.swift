/// Dutch: what its people write about times, numbers and amounts.
enum Dutch: WrittenLanguage {
    static let numerals = NumeralScanner.german

    static let numbers: NumberWords = {
        let units = ["nul", "een|één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
        var below =
            units + [
                "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
                "negentien",
            ]
        for ten in ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"] {
            below.append(ten)
            for unit in units.dropFirst() { below.append("\(unit.prefix { $0 != "|" })en\(ten)") }
        }
        let hundreds = ["", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"].map { "\($0)honderd" }
        var numbers = NumberWords(
            belowHundred: below, hundreds: ["honderd|eenhonderd"] + hundreds.dropFirst(),
            multipliers: [("duizend", 3), ("miljoen|miljoenen", 6), ("miljard|miljarden", 9), ("biljoen", 12)],
            and: "en",
            minus: "min",
            ordinals: [
                "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
                "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
                "negentiende", "twintigste", "eenentwintigste", "tweeëntwintigste", "drieëntwintigste",
                "vierentwintigste", "vijfentwintigste", "zesentwintigste", "zevenentwintigste", "achtentwintigste",
                "negenentwintigste", "dertigste", "eenendertigste",
            ] + below[32...].map { "\($0)ste" }, point: "komma|punt", shy: [1])
        numbers.compound(hundreds: hundreds, thousand: "duizend")
        numbers.parts = [
            "halve|half", "derde|derden", "vierde|vierden|kwart", "vijfde|vijfden", "zesde|zesden", "zevende|zevenden",
            "achtste|achtsten", "negende|negenden", "tiende|tienden",
        ]
        numbers.digitEndings = "e|de|ste"
        numbers.broken = [("anderhalf|anderhalve", 1.5), ("driekwart", 0.75)]
        numbers.longOrdinals = hundreds.enumerated().flatMap { index, hundred in
            [Lexeme("\(hundred)ste", .ordinal((index + 1) * 100))]
                + numbers.ordinals.enumerated().flatMap { unit, word in
                    ["\(hundred)\(word)", "\(hundred)en\(word)"].map {
                        Lexeme($0, .ordinal((index + 1) * 100 + unit + 1))
                    }
                }
        }
        (numbers.over, numbers.andHalf, numbers.dozen) = ("op|gedeeld door", "en een half|en een halve", "dozijn")
        return numbers
    }()

    static let amounts = AmountWords(
        a: "een|één", and: "en|,", about: "ongeveer|circa|ca|ca .|rond|bijna|zo'n|precies", between: "tussen",
        from: "tussen|van", to: "-|tot|à", toAfterFrom: "-|tot|en", or: "of", orTwo: "of twee|of 2",
        under: "minder dan|hoogstens|maximaal|onder", over: "meer dan|minstens|boven|ten minste",
        half: "half|halve|een halve",
        of: "van")

    static let units: [Lexeme] =
        [
            MeasureRules.unit("km|kilometer|kilometers", .distance, "kilometre", 1e6),
            MeasureRules.unit("meter|meters|m", .distance, "metre", 1e3),
            MeasureRules.unit("cm|centimeter|centimeters", .distance, "centimetre", 10),
            MeasureRules.unit("mm|millimeter|millimeters", .distance, "millimetre", 1),
            MeasureRules.unit("mijl|mijlen", .distance, "mile", 1_609_344),
            MeasureRules.unit("liter|liters", .volume, "litre", 1e3),
            MeasureRules.unit("ml|milliliter|milliliters", .volume, "millilitre", 1),
            MeasureRules.unit("kg|kilo|kilos|kilogram|kilograms", .quantity, "kilogram", 1e6),
            MeasureRules.unit("gram|grams", .quantity, "gram", 1e3),
            MeasureRules.unit("graad|graden|°", .temperature, "degree"),
            MeasureRules.unit("graden celsius|graad celsius|° c|celsius|graden c", .temperature, "celsius"),
            MeasureRules.unit("graden fahrenheit|graad fahrenheit|° f|fahrenheit|graden f", .temperature, "fahrenheit"),
        ] + DataUnits.signs

    static let calendar = CalendarWords(
        weekdays: [
            "maandag|maandags|ma .", "dinsdag|dinsdags|di .", "woensdag|woensdags|wo .", "donderdag|donderdags|do .",
            "vrijdag|vrijdags|vr .", "zaterdag|zaterdags|za .", "zondag|zondags|zo .",
        ],
        months: [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        shortMonths: [
            "jan|jan .", "feb|feb .", "mrt|mrt .", "apr|apr .", "", "jun|jun .", "jul|jul .", "aug|aug .",
            "sep|sep .|sept|sept .", "okt|okt .", "nov|nov .", "dec|dec .",
        ],
        now: "nu|nou|op dit moment|op het moment", today: "vandaag", yesterday: "gisteren", tomorrow: "morgen",
        dayBeforeYesterday: "eergisteren", dayAfterTomorrow: "overmorgen", weekend: "weekend|weekeinde",
        parts: [
            ("ochtend|ochtends|s ochtends|s morgens", 0, 12), ("middag|s middags|namiddag", 12, 18),
            ("avond|s avonds|avonds", 18, 24), ("nacht|s nachts", 18, 24),
        ],
        partsOfDays: [
            ("vanavond|deze avond", 18, 24, 0), ("vanmorgen|vanochtend|deze ochtend", 0, 12, 0),
            ("vanmiddag|deze middag", 12, 18, 0), ("vannacht|deze nacht", 18, 24, 0),
            ("gisteravond|gisteren avond|gisternacht|gisterennacht|gisteren nacht|afgelopen nacht", 18, 24, -1),
            ("gisterochtend|gistermorgen|gisteren ochtend", 0, 12, -1), ("gistermiddag|gisteren middag", 12, 18, -1),
            ("morgenochtend|morgenvroeg|morgen vroeg|morgen ochtend", 0, 12, 1),
            ("morgenmiddag|morgen middag", 12, 18, 1), ("morgenavond|morgen avond|morgennacht|morgen nacht", 18, 24, 1),
        ],
        noon: "twaalf uur s middags|het middaguur", midnight: "middernacht",
        grains: [
            (.second, "seconde|seconden|sec"), (.minute, "minuut|minuten|min|mins"), (.hour, "uur|uren|uurtje"),
            (.day, "dag|dagen|werkdag|werkdagen"), (.week, "week|weken"), (.month, "maand|maanden"),
            (.quarter, "kwartaal|kwartalen"), (.year, "jaar|jaren|kalenderjaar|schooljaar|fiscaal jaar|fiscale jaar"),
        ],
        holidays: [
            ("kerstmis|kerst|eerste kerstdag|kerstdag", .date(month: 12, day: 25)),
            ("tweede kerstdag", .date(month: 12, day: 26)), ("kerstavond", .date(month: 12, day: 24)),
            ("oudjaar|oudejaarsdag|oudejaarsavond", .date(month: 12, day: 31)),
            ("nieuwjaar|nieuwjaarsdag", .date(month: 1, day: 1)), ("sinterklaas", .date(month: 12, day: 5)),
            ("koningsdag", .date(month: 4, day: 27)), ("bevrijdingsdag", .date(month: 5, day: 5)),
            ("pasen|eerste paasdag", .easter(0)), ("tweede paasdag|paasmaandag", .easter(1)),
            ("goede vrijdag", .easter(-2)), ("hemelvaart|hemelvaartsdag", .easter(39)),
            ("pinksteren|eerste pinksterdag", .easter(49)), ("tweede pinksterdag", .easter(50)),
            ("dag van de arbeid", .date(month: 5, day: 1)), ("moederdag", .weekday(2, 7, month: 5)),
            ("black friday", .days(1, .weekday(4, 4, month: 11))),
        ],
        articles: "de|het",
        next:
            "deze aankomende|deze komende|eropvolgende|daaropvolgende|volgende|komende|aankomende|aanstaande|volgend|komend|aankomend",
        last: "voorgaande|voorgaand|vorige|afgelopen|laatste|vorig|voorbije", this: "deze|dit|huidige|huidig",
        nextBehind: "aanstaande|daarop", lastBehind: "ervoor|jongstleden", one: "een|één|1", and: "en|,|, en",
        half: "een half|een halve|half|halve", andHalf: "en een half|en een halve", inFuture: "over|binnen|in", ago: "",
        agoBehind: "geleden|terug|eerder", within: "binnen|in minder dan",
        about: "ongeveer|circa|ca|bijna|zo'n|rond|meer dan|minder dan|langer dan|korter dan|minstens",
        on: "op|in|de|het|van|voor|tijdens", of: "van|van het jaar|in", from: "van|vanaf|tussen|van de|tussen de",
        to: "-|tot het|tot|tot en met|t / m|en|en de|tot de|naar", until: "tot|tot en met|t / m|tot aan|tot de",
        since: "sinds|vanaf|sinds de|startend op|startend|beginnend op|beginnend",
        before: "voor|vóór|voor de|eerder dan|voorafgaand aan", after: "na|na de|later dan",
        at: "om|rond|tegen|vanaf|omstreeks|om ongeveer", atWeakly: "vanaf", oClock: "uur|u",
        quarterPast: "en een kwart", halfPast: "en een half", quarterTo: "min een kwart",
        quarterPastBefore: "kwart over", halfToBefore: "half", quarterToBefore: "kwart voor",
        inThe: "in de|'s|s|op de", minus: "min", early: "eerder|eerder in|begin|het begin van|begin van|vroeg in|vroeg",
        mid: "het midden van|midden van|midden|half|medio",
        late: "later|later in|eind|einde|het eind van|het einde van|eind van|einde van|laat in|laat",
        all: "de hele|het hele|hele|heel|heel de|de volledige", few: "enkele|wat|enige|een aantal",
        adverbs: [
            ("'s ochtends|'s morgens", 0, 12), ("'s middags", 12, 18), ("'s avonds|'s nachts", 18, 24),
        ],
        endings: [("ochtend|morgen", 0, 12), ("middag", 12, 18), ("avond|nacht", 18, 24)],
        laterBehind: "later|daarna", orLater: "of later|en later|of hoger|en hoger|of daarna", couple: "een paar|paar",
        dayNumber: "op de|dag", dayEndings: "e|de|ste", afterNext: "na volgende|na de volgende",
        rest: "rest van", decade: "de jaren|jaren|in de jaren", century: "eeuw",
        seasons: ["lente|voorjaar", "zomer", "herfst|najaar", "winter"])
}
