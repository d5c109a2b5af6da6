/// Portuguese: what its people write about times, numbers and amounts, on both sides of the ocean.
enum Portuguese: WrittenLanguage {
    static let numerals = NumeralScanner.german

    static let numbers: NumberWords = {
        let units = ["zero", "um|uma", "dois|duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"]
        var below =
            units + [
                "dez", "onze", "doze", "treze", "quatorze|catorze", "quinze", "dezesseis|dezasseis",
                "dezessete|dezassete", "dezoito", "dezenove|dezanove",
            ]
        for ten in ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"] {
            below.append(ten)
            for unit in units.dropFirst() {
                below.append(unit.split(separator: "|").map { "\(ten) e \($0)" }.joined(separator: "|"))
            }
        }
        var numbers = NumberWords(
            belowHundred: below,
            hundreds: [
                "cem|cento", "duzentos|duzentas", "trezentos|trezentas", "quatrocentos|quatrocentas",
                "quinhentos|quinhentas", "seiscentos|seiscentas", "setecentos|setecentas", "oitocentos|oitocentas",
                "novecentos|novecentas",
            ],
            multipliers: [
                ("mil", 3), ("milhão|milhões", 6), ("bilhão|bilhões|bilião|biliões", 9), ("trilhão|trilhões", 12),
            ], and: "e", minus: "menos",
            ordinals: [
                "primeiro|primeira", "segundo|segunda", "terceiro|terceira", "quarto|quarta", "quinto|quinta",
                "sexto|sexta", "sétimo|sétima", "oitavo|oitava", "nono|nona", "décimo|décima",
            ], point: "vírgula|ponto", shy: [1])
        numbers.parts = [
            "meio|meios", "terço|terços", "quarto|quartos", "quinto|quintos", "sexto|sextos", "sétimo|sétimos",
            "oitavo|oitavos", "nono|nonos", "décimo|décimos",
        ]
        numbers.digitEndings = "o|a"
        numbers.longOrdinals = LatinOrdinals.lexemes(
            tens: [
                "décim", "vigésim", "trigésim", "quadragésim", "quinquagésim", "sexagésim", "septuagésim", "octogésim",
                "nonagésim",
            ],
            hundreds: [
                "centésim", "ducentésim", "tricentésim", "quadringentésim", "quingentésim", "sexcentésim",
                "septingentésim", "octingentésim", "noningentésim",
            ],
            multipliers: [("milésim", 1_000), ("milionésim", 1_000_000), ("bilionésim", 1_000_000_000)], counts: [])
        (numbers.over, numbers.andHalf, numbers.dozen) = ("sobre", "e meio|e meia", "dúzia|dúzias|duzia|duzias")
        return numbers
    }()

    static let amounts = AmountWords(
        a: "um|uma", and: "e|,", about: "cerca de|aproximadamente|quase|por volta de|em torno de|exatamente",
        between: "entre", from: "entre|de", to: "-|a", toAfterFrom: "-|a|e", or: "ou", orTwo: "ou dois|ou duas|ou 2",
        under: "menos de|no máximo|até|abaixo de", over: "mais de|pelo menos|no mínimo|acima de", half: "meio|meia",
        of: "de")

    static let units: [Lexeme] =
        [
            MeasureRules.unit("km|quilômetro|quilômetros", .distance, "kilometre", 1e6),
            MeasureRules.unit("metro|metros|m", .distance, "metre", 1e3),
            MeasureRules.unit("cm|centímetro|centímetros", .distance, "centimetre", 10),
            MeasureRules.unit("mm|milímetro|milímetros", .distance, "millimetre", 1),
            MeasureRules.unit("milha|milhas", .distance, "mile", 1_609_344),
            MeasureRules.unit("litro|litros", .volume, "litre", 1e3),
            MeasureRules.unit("ml|mililitro|mililitros", .volume, "millilitre", 1),
            MeasureRules.unit("kg|quilo|quilos|quilograma|quilogramas", .quantity, "kilogram", 1e6),
            MeasureRules.unit("grama|gramas", .quantity, "gram", 1e3),
            MeasureRules.unit("grau|graus|°", .temperature, "degree"),
            MeasureRules.unit(
                "graus celsius|grau celsius|° c|celsius|graus centígrados|graus c|centígrados", .temperature, "celsius"),
            MeasureRules.unit("graus fahrenheit|grau fahrenheit|° f|fahrenheit|graus f", .temperature, "fahrenheit"),
        ] + DataUnits.signs

    static let calendar = CalendarWords(
        weekdays: [
            "segunda feira|segunda|segundas", "terça feira|terça|terças", "quarta feira|quarta|quartas",
            "quinta feira|quinta|quintas", "sexta feira|sexta|sextas", "sábado|sábados", "domingo|domingos",
        ],
        months: [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        shortMonths: [
            "jan|jan .", "fev|fev .", "mar .", "abr|abr .", "", "jun|jun .", "jul|jul .", "ago|ago .", "set|set .",
            "out|out .", "nov|nov .", "dez .",
        ],
        now: "agora|agora mesmo|neste momento", today: "hoje", yesterday: "ontem", tomorrow: "amanhã",
        dayBeforeYesterday: "anteontem|antes de ontem", dayAfterTomorrow: "depois de amanhã",
        weekend: "fim de semana|final de semana",
        parts: [("manhã|madrugada", 0, 12), ("tarde|tardinha", 12, 19), ("noite", 18, 24)],
        partsOfDays: [
            ("esta noite|hoje à noite|hoje a noite", 18, 24, 0), ("esta manhã|hoje de manhã|hoje pela manhã", 0, 12, 0),
            ("esta tarde|hoje à tarde|hoje a tarde", 12, 19, 0),
            ("ontem à noite|ontem a noite|a noite passada", 18, 24, -1),
            ("ontem à tarde|ontem a tarde", 12, 19, -1), ("ontem de manhã", 0, 12, -1),
            ("amanhã de manhã|amanhã pela manhã", 0, 12, 1), ("amanhã à tarde|amanhã a tarde", 12, 19, 1),
            ("amanhã à noite|amanhã a noite", 18, 24, 1),
        ],
        noon: "meio dia|ao meio dia", midnight: "meia noite|à meia noite",
        grains: [
            (.second, "segundo|segundos|seg"), (.minute, "minuto|minutos|min|mins"), (.hour, "hora|horas|hrs|hr"),
            (.day, "dia|dias|dia útil|dias úteis"), (.week, "semana|semanas"), (.month, "mês|meses"),
            (.quarter, "trimestre|trimestres"), (.year, "ano|anos"),
        ],
        holidays: [
            ("natal|dia de natal", .date(month: 12, day: 25)), ("véspera de natal", .date(month: 12, day: 24)),
            ("véspera de ano novo|réveillon", .date(month: 12, day: 31)),
            ("ano novo|dia de ano novo", .date(month: 1, day: 1)), ("páscoa|domingo de páscoa", .easter(0)),
            ("sexta feira santa", .easter(-2)), ("carnaval|terça feira de carnaval", .easter(-47)),
            ("corpus christi", .easter(60)), ("tiradentes", .date(month: 4, day: 21)),
            ("dia do trabalho|dia do trabalhador", .date(month: 5, day: 1)),
            ("dia dos namorados", .date(month: 6, day: 12)), ("finados|dia de finados", .date(month: 11, day: 2)),
            ("dia da independência", .date(month: 9, day: 7)), ("dia das mães", .weekday(2, 7, month: 5)),
        ],
        articles: "o|a|os|as|ao|à|do|da|no|na|nos|nas|dos|das",
        next: "próximo|próxima|próximos|próximas|seguinte|seguintes",
        last: "último|última|últimos|últimas|passado|passada",
        this: "este|esta|estes|estas|neste|nesta|deste|desta|esse|essa|nesse|nessa",
        nextBehind: "que vem|próximo|próxima|seguinte", lastBehind: "passado|passada|passados|passadas|anterior",
        one: "um|uma|1", and: "e|,|, e", half: "meia|meio", andHalf: "e meia|e meio",
        inFuture: "em|daqui a|dentro de|daqui", ago: "há|faz", agoBehind: "atrás|antes",
        within: "em menos de|no prazo de|nos próximos",
        about: "cerca de|aproximadamente|quase|por volta de|em torno de",
        on: "o|em|no|na|nos|nas|ao|dia|no dia|do dia|de|do|da|para|para o|desde", of: "de|do|da",
        from: "de|do|da|desde|entre|entre o|entre as|das|desde o", to: "-|a|ao|à|até|até o|e|e o|e as|às|as",
        until: "até|até o|até a|até as|até às", since: "desde|desde o|a partir de|a partir do|a partir das",
        before: "antes de|antes do|antes da|antes das", after: "depois de|depois do|depois das|após|após o",
        at: "às|as|à|por volta das|pelas|lá pelas|a partir das|das|ao", atWeakly: "a",
        oClock: "horas|hora|h|hs|em ponto",
        quarterPast: "e um quarto|e quinze", halfPast: "e meia", quarterTo: "menos um quarto|menos quinze",
        quarterPastBefore: "um quarto depois das", halfToBefore: "meia hora antes das",
        quarterToBefore: "um quarto para as|quinze para as", inThe: "da|de|à|pela|na|a",
        minus: "menos", early: "início de|início do|início da|o início de|começo de|começo do|princípio de",
        mid: "meados de|meio de|meio do|meados do", late: "fim de|fim do|final de|final do|fim da|final da|finais de",
        all: "todo o|toda a|o dia todo|todo", few: "alguns|algumas|uns|umas|poucos|poucas|vários|várias",
        laterBehind: "depois|mais tarde", orLater: "ou mais tarde|e mais tarde|ou depois|em diante|e depois",
        couple: "um par de", dayNumber: "o dia|no dia|dia|os dias", dayEndings: "o|a",
        afterNext: "depois da próxima|depois do próximo", rest: "resto da|resto do|resto de",
        decade: "os anos|anos|a década de|década de|nos anos|na década de", century: "século|o século|no século",
        semester: "semestre", quarterLetter: "t|q", seasons: ["primavera", "verão", "outono", "inverno"])
}
