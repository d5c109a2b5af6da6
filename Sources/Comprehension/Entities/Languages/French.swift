/// French: what its people write about times, numbers and amounts.
enum French: WrittenLanguage {
    static let numerals = NumeralScanner.french

    static let numbers: NumberWords = {
        let small = [
            "zéro", "un|une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
            "treize", "quatorze",
            "quinze", "seize", "dix sept", "dix huit", "dix neuf",
        ]
        var below = small
        for (index, ten) in ["vingt", "trente", "quarante", "cinquante", "soixante"].enumerated() {
            below.append(ten)
            for unit in 1...9 {
                below.append(unit == 1 ? "\(ten) et un|\(ten) et une|\(ten) un" : "\(ten) \(small[unit])")
            }
            if index == 4 { below += (10...19).map { "soixante \(small[$0])|soixante et \(small[$0])" } }
        }
        below.append("quatre vingts|quatre vingt")
        for unit in 1...19 {
            below.append(small[unit].split(separator: "|").map { "quatre vingt \($0)" }.joined(separator: "|"))
        }
        return NumberWords(
            belowHundred: below, hundreds: ["cent"] + small[2...9].map { "\($0) cents|\($0) cent" },
            multipliers: [("mille", 3), ("million|millions", 6), ("milliard|milliards", 9)], and: "et", minus: "moins",
            ordinals: [
                "premier|première", "deuxième|second|seconde", "troisième", "quatrième", "cinquième", "sixième",
                "septième", "huitième", "neuvième",
                "dixième",
            ], point: "virgule", shy: [1, 9])
    }()

    static let amounts = AmountWords(
        a: "un|une", and: "et|,", about: "environ|à peu près|autour de|exactement|presque|près de", between: "entre",
        from: "entre|de", to: "-|à", toAfterFrom: "-|à|et", or: "ou", orTwo: "ou deux|ou 2",
        under: "moins de|au plus|jusqu'à|maximum", over: "plus de|au moins|au minimum", half: "demi|un demi|une demi",
        of: "de|d'")

    static let units: [Lexeme] =
        [
            MeasureRules.unit("km|kilomètre|kilomètres", .distance, "kilometre", 1e6),
            MeasureRules.unit("mètre|mètres|m", .distance, "metre", 1e3),
            MeasureRules.unit("cm|centimètre|centimètres", .distance, "centimetre", 10),
            MeasureRules.unit("mm|millimètre|millimètres", .distance, "millimetre", 1),
            MeasureRules.unit("litre|litres", .volume, "litre", 1e3),
            MeasureRules.unit("ml|millilitre|millilitres", .volume, "millilitre", 1),
            MeasureRules.unit("kg|kilo|kilos|kilogramme|kilogrammes", .quantity, "kilogram", 1e6),
            MeasureRules.unit("gramme|grammes", .quantity, "gram", 1e3),
            MeasureRules.unit("degré|degrés|°", .temperature, "degree"),
            MeasureRules.unit("degrés celsius|° c|celsius", .temperature, "celsius"),
        ] + DataUnits.french

    static let calendar = CalendarWords(
        weekdays: [
            "lundi|lundis", "mardi|mardis", "mercredi|mercredis", "jeudi|jeudis", "vendredi|vendredis",
            "samedi|samedis", "dimanche|dimanches",
        ],
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        shortMonths: [
            "janv|janv .", "févr|févr .|fév .", "", "avr .", "", "", "juil .", "", "sept .", "oct|oct .", "nov|nov .",
            "déc|déc .",
        ],
        now: "maintenant|à l' instant|en ce moment", today: "aujourd'hui|aujourdhui|aujourd' hui", yesterday: "hier",
        tomorrow: "demain",
        dayBeforeYesterday: "avant hier", dayAfterTomorrow: "après demain", weekend: "week end|weekend",
        parts: [
            ("matin|matinée", 0, 12), ("après midi|aprèm", 12, 19), ("soir|soirée", 18, 24), ("nuit", 18, 24),
            ("midi", 12, 14),
        ],
        partsOfDays: [
            ("ce soir", 18, 24, 0), ("ce matin", 0, 12, 0), ("cet après midi|cette après midi", 12, 19, 0),
            ("cette nuit", 18, 24, 0),
            ("hier soir", 18, 24, -1), ("hier matin", 0, 12, -1), ("demain matin", 0, 12, 1),
            ("demain soir", 18, 24, 1),
            ("demain après midi", 12, 19, 1), ("la nuit dernière", 18, 24, -1),
        ],
        noon: "à midi|midi pile", midnight: "minuit|à minuit",
        grains: [
            (.second, "seconde|secondes|sec"), (.minute, "minute|minutes|min|mn"), (.hour, "heure|heures"),
            (.day, "jour|jours|journée|jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables"),
            (.week, "semaine|semaines"), (.month, "mois"), (.quarter, "trimestre|trimestres"),
            (.year, "an|ans|année|années"),
        ],
        holidays: [
            ("noël", .date(month: 12, day: 25)), ("la saint sylvestre", .date(month: 12, day: 31)),
            ("jour de l' an|nouvel an", .date(month: 1, day: 1)),
            ("pâques", .easter(0)), ("lundi de pâques", .easter(1)), ("ascension", .easter(39)),
            ("pentecôte", .easter(49)),
            ("fête nationale|14 juillet|quatorze juillet", .date(month: 7, day: 14)),
            ("toussaint", .date(month: 11, day: 1)),
            ("fête du travail", .date(month: 5, day: 1)), ("armistice", .date(month: 11, day: 11)),
        ],
        articles: "le|la|les|l'|au|du", next: "prochain|prochaine|prochains|prochaines",
        last: "dernier|dernière|derniers|dernières", this: "ce|cet|cette",
        nextBehind: "prochain|prochaine|prochains|prochaines|suivant|suivante|qui vient",
        lastBehind: "dernier|dernière|derniers|dernières|passé|passée|précédent|précédente",
        one: "un|une|1", and: "et|,", half: "une demi|une demie|demi", andHalf: "et demi|et demie",
        inFuture: "dans|d' ici|en", ago: "il y a|ça fait",
        agoBehind: "plus tôt|auparavant", within: "sous|en moins de|dans les",
        about: "environ|à peu près|presque|près de", on: "le|en|au|au mois de|ce",
        of: "de|d'", from: "du|de|entre|entre le|à partir du|depuis le", to: "-|au|à|et|jusqu'au",
        until: "jusqu'à|jusqu'au|jusqu' à|jusqu' au|jusquà|jusquau|avant",
        since: "depuis|à partir de|à partir du|dès", before: "avant", after: "après", at: "vers",
        atWeakly: "à|dès|à partir de", oClock: "heures|heure|h",
        quarterPast: "et quart", halfPast: "et demie|et demi", quarterTo: "moins le quart|moins quart",
        quarterPastBefore: "un quart après",
        halfToBefore: "une demie avant", quarterToBefore: "un quart avant", inThe: "du|de la|de l'|dans la|le|la|l'|au",
        minus: "moins", early: "début|au début de|au début du|début de", mid: "mi|au milieu de|milieu de",
        late: "fin|à la fin de|à la fin du|fin de",
        all: "toute la|tout le|toute l'|tout l'", few: "quelques|plusieurs")
}
