/// Italian: what its people write about times, numbers and amounts.
enum Italian: WrittenLanguage {
    static let numerals = NumeralScanner.german

    static let numbers: NumberWords = {
        let units = ["zero", "uno|un|una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
        var below =
            units + [
                "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto",
                "diciannove",
            ]
        for ten in ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"] {
            below.append(ten)
            for (index, unit) in units.enumerated().dropFirst() {
                let word = String(unit.prefix { $0 != "|" })
                // A ten loses its vowel before another one: "ventuno", "ventotto".
                let stem = index == 1 || index == 8 ? String(ten.dropLast()) : ten
                below.append(index == 1 ? "\(stem)uno|\(stem)un" : stem + word)
            }
        }
        let stems = ["", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
        var numbers = NumberWords(
            belowHundred: below, hundreds: stems.map { "\($0)cento" },
            multipliers: [("mille", 3), ("milione|milioni", 6), ("miliardo|miliardi", 9)], and: "e", minus: "meno",
            ordinals: [
                "primo|prima", "secondo|seconda", "terzo|terza", "quarto|quarta", "quinto|quinta", "sesto|sesta",
                "settimo|settima", "ottavo|ottava", "nono|nona", "decimo|decima", "undicesimo|undicesima",
                "dodicesimo|dodicesima",
            ], point: "virgola|punto", shy: [1])
        numbers.compound(hundreds: stems.map { "\($0)cento" }, thousand: "mila")
        numbers.parts = [
            "mezzo|mezzi", "terzo|terzi", "quarto|quarti", "quinto|quinti", "sesto|sesti", "settimo|settimi",
            "ottavo|ottavi", "nono|noni", "decimo|decimi",
        ]
        (numbers.over, numbers.andHalf, numbers.dozen) = ("su|diviso", "e mezzo|e mezza", "dozzina|dozzine")
        return numbers
    }()

    static let amounts = AmountWords(
        a: "un|una|uno", and: "e|,", about: "circa|quasi|intorno a|esattamente|più o meno", between: "tra|fra",
        from: "tra|fra|da", to: "-|a", toAfterFrom: "-|a|e", or: "o", orTwo: "o due|o 2",
        under: "meno di|al massimo|fino a|sotto", over: "più di|oltre|almeno", half: "mezzo|mezza", of: "di")

    static let units: [Lexeme] =
        [
            MeasureRules.unit("km|chilometro|chilometri", .distance, "kilometre", 1e6),
            MeasureRules.unit("metro|metri|m", .distance, "metre", 1e3),
            MeasureRules.unit("cm|centimetro|centimetri", .distance, "centimetre", 10),
            MeasureRules.unit("mm|millimetro|millimetri", .distance, "millimetre", 1),
            MeasureRules.unit("miglio|miglia", .distance, "mile", 1_609_344),
            MeasureRules.unit("litro|litri", .volume, "litre", 1e3),
            MeasureRules.unit("ml|millilitro|millilitri", .volume, "millilitre", 1),
            MeasureRules.unit("kg|chilo|chili|chilogrammo|chilogrammi", .quantity, "kilogram", 1e6),
            MeasureRules.unit("grammo|grammi", .quantity, "gram", 1e3),
            MeasureRules.unit("grado|gradi|°", .temperature, "degree"),
            MeasureRules.unit(
                "gradi celsius|grado celsius|° c|celsius|gradi centigradi|gradi c", .temperature, "celsius"),
            MeasureRules.unit("gradi fahrenheit|grado fahrenheit|° f|fahrenheit|gradi f", .temperature, "fahrenheit"),
        ] + DataUnits.signs

    static let calendar = CalendarWords(
        weekdays: [
            "lunedì|lun", "martedì", "mercoledì", "giovedì", "venerdì", "sabato|sabati", "domenica|domeniche",
        ],
        months: [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
            "novembre", "dicembre",
        ],
        shortMonths: [
            "gen|gen .", "feb|feb .", "mar .", "apr|apr .", "mag|mag .", "giu|giu .", "lug|lug .", "ago|ago .",
            "set|set .|sett .", "ott|ott .", "nov|nov .", "dic|dic .",
        ],
        now: "adesso|ora|in questo momento", today: "oggi", yesterday: "ieri", tomorrow: "domani",
        dayBeforeYesterday: "l' altro ieri|altro ieri|avantieri", dayAfterTomorrow: "dopodomani|dopo domani",
        weekend: "fine settimana|weekend|week end",
        parts: [
            ("mattina|mattino|mattinata", 0, 12), ("pomeriggio", 12, 19), ("sera|serata", 18, 24), ("notte", 18, 24),
        ],
        partsOfDays: [
            ("stasera|questa sera", 18, 24, 0), ("stamattina|stamani|questa mattina", 0, 12, 0),
            ("questo pomeriggio|oggi pomeriggio", 12, 19, 0), ("stanotte|questa notte", 18, 24, 0),
            ("ieri sera|ieri notte|la notte scorsa|la scorsa notte", 18, 24, -1), ("ieri mattina", 0, 12, -1),
            ("ieri pomeriggio", 12, 19, -1), ("domani mattina|domattina", 0, 12, 1), ("domani pomeriggio", 12, 19, 1),
            ("domani sera|domani notte", 18, 24, 1),
        ],
        noon: "mezzogiorno|a mezzogiorno", midnight: "mezzanotte|a mezzanotte",
        grains: [
            (.second, "secondo|secondi|sec"), (.minute, "minuto|minuti|min"), (.hour, "ora|ore"),
            (.day, "giorno|giorni|giorno lavorativo|giorni lavorativi"), (.week, "settimana|settimane"),
            (.month, "mese|mesi"), (.quarter, "trimestre|trimestri"), (.year, "anno|anni"),
        ],
        holidays: [
            ("natale", .date(month: 12, day: 25)), ("vigilia di natale", .date(month: 12, day: 24)),
            ("santo stefano", .date(month: 12, day: 26)), ("san silvestro", .date(month: 12, day: 31)),
            ("capodanno", .date(month: 1, day: 1)), ("epifania|befana", .date(month: 1, day: 6)),
            ("pasqua", .easter(0)), ("pasquetta|lunedì dell' angelo", .easter(1)),
            ("ferragosto", .date(month: 8, day: 15)), ("festa della liberazione", .date(month: 4, day: 25)),
            ("festa del lavoro", .date(month: 5, day: 1)), ("festa della repubblica", .date(month: 6, day: 2)),
            ("ognissanti", .date(month: 11, day: 1)), ("immacolata", .date(month: 12, day: 8)),
        ],
        articles: "il|lo|la|i|gli|le|l'|al|alla|ai|nel|nella|negli|nei|nelle|di|l",
        next: "prossimo|prossima|prossimi|prossime|successivo|successiva",
        last: "scorso|scorsa|scorsi|scorse|ultimo|ultima|ultimi|ultime|passato|passata",
        this: "questo|questa|questi|queste|quest'|quest",
        nextBehind: "prossimo|prossima|che viene|successivo|successiva|seguente",
        lastBehind: "scorso|scorsa|scorsi|scorse|passato|passata|precedente", one: "un|una|uno|un'|1", and: "e|,|, e",
        half: "mezza|mezzo|mezz'|mezz", andHalf: "e mezza|e mezzo", inFuture: "tra|fra|in", ago: "",
        agoBehind: "fa|prima|or sono", within: "entro|in meno di|nel giro di",
        about: "circa|quasi|intorno a|più o meno",
        on: "il|lo|la|in|nel|nell'|nell|a|di|del|per", of: "di|del|dell'|dell|dello",
        from: "da|dal|dalla|tra|fra|tra il|fra il|tra le",
        to: "-|a|al|alla|e|e il|e le|fino a|fino al|ad", until: "fino a|fino al|fino alle|entro|entro il",
        since: "da|dal|a partire da|a partire dal|a partire dalle|dalle",
        before: "prima di|prima del|prima delle|prima della",
        after: "dopo|dopo il|dopo le|dopo la", at: "alle|all'|all|alla|verso le|intorno alle|per le|dalle",
        atWeakly: "a|ore",
        oClock: "in punto|h", quarterPast: "e un quarto|e quarto", halfPast: "e mezza|e mezzo",
        quarterTo: "meno un quarto|meno quarto", quarterPastBefore: "un quarto dopo le",
        halfToBefore: "mezz' ora prima delle",
        quarterToBefore: "un quarto alle|quindici minuti alle", inThe: "di|del|della|in|nel|nella|al|alla",
        minus: "meno", early: "inizio|inizio di|inizio del|l' inizio di|l' inizio del|all' inizio di|all' inizio del",
        mid: "metà|metà di|a metà|a metà di",
        late: "fine|fine di|fine del|la fine di|la fine del|alla fine di|alla fine del",
        all: "tutto il|tutta la|tutto l'|tutta l'|l' intero|l' intera|intero|intera",
        few: "alcuni|alcune|qualche|pochi|poche|diversi|diverse",
        laterBehind: "dopo|più tardi", orLater: "o più tardi|e oltre|o dopo|in poi|e successivi",
        couple: "un paio di", dayNumber: "il giorno|giorno", dayEndings: "o|a",
        afterNext: "dopo la prossima|dopo il prossimo", rest: "resto del|resto della|resto dell'",
        decade: "gli anni|anni|negli anni", century: "secolo|il secolo|nel secolo", semester: "semestre",
        quarterLetter: "t|q", seasons: ["primavera", "estate", "autunno", "inverno"])
}
