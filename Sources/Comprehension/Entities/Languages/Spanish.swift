/// Spanish: what its people write about times, numbers and amounts.
enum Spanish: WrittenLanguage {
    static let numerals = NumeralScanner.german

    static let numbers: NumberWords = {
        let units = ["cero", "uno|un|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
        var below =
            units + [
                "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
                "diecinueve", "veinte", "veintiuno|veintiún|veintiuna",
                "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
                "veintinueve",
            ]
        for ten in ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"] {
            below.append(ten)
            for unit in units.dropFirst() {
                below.append(unit.split(separator: "|").map { "\(ten) y \($0)" }.joined(separator: "|"))
            }
        }
        var numbers = NumberWords(
            belowHundred: below,
            hundreds: [
                "cien|ciento", "doscientos|doscientas", "trescientos|trescientas", "cuatrocientos|cuatrocientas",
                "quinientos|quinientas",
                "seiscientos|seiscientas", "setecientos|setecientas", "ochocientos|ochocientas",
                "novecientos|novecientas",
            ],
            multipliers: [("mil", 3), ("millón|millones", 6), ("billón|billones", 12)], and: "y", minus: "menos",
            ordinals: [
                "primero|primera|primer", "segundo|segunda", "tercero|tercera|tercer", "cuarto|cuarta", "quinto|quinta",
                "sexto|sexta", "séptimo|séptima",
                "octavo|octava", "noveno|novena", "décimo|décima",
            ], point: "coma|punto|con", shy: [1, 11])
        numbers.parts = [
            "medio|medios", "tercio|tercios", "cuarto|cuartos", "quinto|quintos", "sexto|sextos", "séptimo|séptimos",
            "octavo|octavos", "noveno|novenos", "décimo|décimos",
        ]
        numbers.digitEndings = "o|a|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|er"
        numbers.longOrdinals =
            LatinOrdinals.lexemes(
                tens: [
                    "décim", "vigésim", "trigésim", "cuadragésim", "quincuagésim", "sexagésim", "septuagésim",
                    "octogésim",
                    "nonagésim",
                ],
                hundreds: [
                    "centésim", "ducentésim", "tricentésim", "cuadringentésim", "quingentésim", "sexcentésim",
                    "septingentésim", "octingentésim", "noningentésim",
                ],
                multipliers: [("milésim", 1_000), ("millonésim", 1_000_000), ("billonésim", 1_000_000_000_000)],
                counts: ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"])
            + [Lexeme("undécimo|undécima", .ordinal(11)), Lexeme("duodécimo|duodécima", .ordinal(12))]
        (numbers.over, numbers.andHalf, numbers.dozen) = ("sobre", "y medio|y media", "docena|docenas|dz|dzs")
        return numbers
    }()

    static let amounts = AmountWords(
        a: "un|una", and: "y|,", about: "unos|unas|alrededor de|aproximadamente|casi|exactamente|cerca de",
        between: "entre", from: "entre|de", to: "-|a", toAfterFrom: "-|a|y", or: "o", orTwo: "o dos|o 2",
        under: "menos de|como máximo|hasta|bajo", over: "más de|al menos|como mínimo|por lo menos", half: "medio|media",
        of: "de")

    static let units: [Lexeme] =
        [
            MeasureRules.unit("km|kilómetro|kilómetros", .distance, "kilometre", 1e6),
            MeasureRules.unit("metro|metros|m", .distance, "metre", 1e3),
            MeasureRules.unit("cm|centímetro|centímetros", .distance, "centimetre", 10),
            MeasureRules.unit("mm|milímetro|milímetros", .distance, "millimetre", 1),
            MeasureRules.unit("litro|litros", .volume, "litre", 1e3),
            MeasureRules.unit("ml|mililitro|mililitros", .volume, "millilitre", 1),
            MeasureRules.unit("kg|kilo|kilos|kilogramo|kilogramos", .quantity, "kilogram", 1e6),
            MeasureRules.unit("gramo|gramos", .quantity, "gram", 1e3),
            MeasureRules.unit("grado|grados|°", .temperature, "degree"),
            MeasureRules.unit("grados celsius|° c|celsius|grados centígrados", .temperature, "celsius"),
        ] + DataUnits.spanish

    static let calendar = CalendarWords(
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado|sábados", "domingo|domingos"],
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre",
            "noviembre", "diciembre",
        ],
        shortMonths: [
            "ene|ene .", "feb|feb .", "mar .", "abr|abr .", "", "jun .", "jul .", "ago .", "sept|sept .", "oct|oct .",
            "nov|nov .", "dic|dic .",
        ],
        now: "ahora|ahora mismo|en este momento", today: "hoy", yesterday: "ayer", tomorrow: "mañana",
        dayBeforeYesterday: "anteayer|antes de ayer",
        dayAfterTomorrow: "pasado mañana", weekend: "fin de semana|finde",
        parts: [("mañana|madrugada", 0, 12), ("tarde", 12, 20), ("noche", 19, 24), ("mediodía", 12, 14)],
        partsOfDays: [
            ("esta noche", 19, 24, 0), ("esta mañana", 0, 12, 0), ("esta tarde", 12, 20, 0),
            ("anoche|ayer por la noche", 19, 24, -1),
            ("ayer por la tarde", 12, 20, -1), ("ayer por la mañana", 0, 12, -1), ("mañana por la mañana", 0, 12, 1),
            ("mañana por la tarde", 12, 20, 1),
            ("mañana por la noche", 19, 24, 1),
        ],
        noon: "al mediodía|a mediodía|mediodía", midnight: "medianoche|a medianoche",
        grains: [
            (.second, "segundo|segundos|seg"), (.minute, "minuto|minutos|min|mins"), (.hour, "hora|horas|hrs|hr"),
            (.day, "día|días|día hábil|días hábiles|día laborable|días laborables"), (.week, "semana|semanas"),
            (.month, "mes|meses"), (.quarter, "trimestre|trimestres"),
            (.year, "año|años|año calendario|año fiscal|año escolar"),
        ],
        holidays: [
            ("navidad|navidades", .date(month: 12, day: 25)), ("nochebuena", .date(month: 12, day: 24)),
            ("nochevieja", .date(month: 12, day: 31)),
            ("año nuevo", .date(month: 1, day: 1)), ("reyes|día de reyes", .date(month: 1, day: 6)),
            ("pascua|domingo de pascua", .easter(0)),
            ("viernes santo", .easter(-2)), ("jueves santo", .easter(-3)), ("día del trabajo", .date(month: 5, day: 1)),
            ("todos los santos", .date(month: 11, day: 1)),
            ("viernes negro|black friday", .days(1, .weekday(4, 4, month: 11))),
        ],
        articles: "el|la|los|las|al|del", next: "próximo|próxima|próximos|próximas|siguiente|siguientes",
        last: "último|última|últimos|últimas|pasado|pasada",
        this: "este|esta|estos|estas", nextBehind: "que viene|próximo|próxima|siguiente",
        lastBehind: "pasado|pasada|anterior|pasados|pasadas",
        one: "un|una|1", and: "y|,", half: "media|medio", andHalf: "y media|y medio",
        inFuture: "en|dentro de|de aquí a", ago: "hace",
        agoBehind: "atrás|antes", within: "en menos de|en un plazo de|en los próximos",
        about: "unos|unas|alrededor de|aproximadamente|casi|como|más de|menos de|al menos|como mínimo",
        on: "el|en|al|este", of: "de|del",
        from: "del|de|desde el|desde la|desde las|de las|de la|del año|desde|entre|entre el|entre las|entre la",
        to: "-|al|a|hasta|hasta el|hasta las|hasta la|y|y el|y las|y la|a las|a la|hacia",
        until: "hasta|hasta el|antes de|antes del",
        since: "empezando el|empezando|comenzando el|comenzando|iniciando el|desde|desde el|a partir del|a partir de",
        before: "antes de|antes del|previo a|anterior a",
        after: "después de|después del|tras|posterior a",
        at: "a las|a la|sobre las|hacia las|las|cerca de las|alrededor de las", atWeakly: "a",
        oClock: "horas|h|en punto|hs", quarterPast: "y cuarto",
        halfPast: "y media", quarterTo: "menos cuarto",
        quarterPastBefore: "un cuarto después de", halfToBefore: "media hora antes de",
        quarterToBefore: "un cuarto para",
        inThe: "de la|por la|en la|del", minus: "menos",
        early:
            "primeros de|a primeros de|inicio de|a inicio de|a inicios de|comienzo de|más temprano|más temprano de|más temprano en|principios de|principios del|comienzos de|inicios de|a principios de|a comienzos de|al principio de",
        mid: "medianos de|a medianos de|al mediados de|mediados de|mediados del|a mediados de",
        late:
            "últimos de|a últimos de|al fin de|a fin de|al final de|a final de|más tarde|más tarde de|más tarde en|finales de|finales del|fines de|fin de|final de|a finales de|a fines de|los finales de",
        all: "todo el|toda la", few: "unos|unas|unos pocos|unas pocas|algunos|algunas|varios|varias",
        laterBehind: "después|más tarde", orLater: "o más tarde|y más tarde|o después|en adelante|y después",
        couple: "un par de", dayNumber: "el día|día|los días", dayEndings: "o|a|ro|do|to|mo|vo|no|er",
        afterNext: "después de la próxima|después del próximo|después de próxima", rest: "resto de|resto del",
        decade: "los años|años|la década de|década de|la década de los|los", century: "siglo|el siglo",
        semester: "semestre", quarterLetter: "t|q", seasons: ["primavera", "verano", "otoño", "invierno"])
}
