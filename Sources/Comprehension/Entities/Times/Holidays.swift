/// Holidays of the English-speaking world and of the great religions, by region where regions differ.
enum Holidays {
    /// The holidays that a region's people mean by their names.
    static func lexemes(_ region: Region) -> [Lexeme] {
        var found = common
        found += regional(region.code).map { holiday($0.0, $0.1, days: $0.2) }
        return found
    }

    private static func holiday(_ words: String, _ rule: YearlyDay.Rule, days: Int = 1) -> Lexeme {
        let traits: Traits = days == 1 ? [.holiday, .nameable] : [.holiday, .nameable, .interval]
        return Lexeme(words, .time(Time(.yearly(YearlyDay(rule, days: days)), .day)), traits)
    }

    private static let common: [Lexeme] = [
        holiday("xmas|christmas|christmas day|xmas day|christmas|x mas", .date(month: 12, day: 25)),
        holiday("christmas eve|xmas eve", .date(month: 12, day: 24)),
        holiday("boxing day|st stephens day", .date(month: 12, day: 26)),
        holiday("new years eve|new year eve|silvester", .date(month: 12, day: 31)),
        holiday("new years day|new years|new year day|new year", .date(month: 1, day: 1)),
        holiday("valentines day|valentine day|st valentines day|valentines", .date(month: 2, day: 14)),
        holiday("halloween|halloween day|all hallows eve", .date(month: 10, day: 31)),
        holiday("all saints day|all saints", .date(month: 11, day: 1)),
        holiday("all souls day", .date(month: 11, day: 2)),
        holiday(
            "st patricks day|st . patricks day|saint patricks day|st paddys day|saint paddys day|st patrick day",
            .date(month: 3, day: 17)),
        holiday("april fools|april fools day|april fool day", .date(month: 4, day: 1)),
        holiday("earth day", .date(month: 4, day: 22)),
        holiday("may day|international workers day", .date(month: 5, day: 1)),
        holiday("epiphany|three kings day", .date(month: 1, day: 6)),
        holiday("world vegan day", .date(month: 11, day: 1)),
        holiday("black friday", .days(1, .weekday(4, 4, month: 11))),
        holiday("cyber monday", .days(4, .weekday(4, 4, month: 11))),
        holiday("bosss day|bosss|boss day|bosses day", .observed(.date(month: 10, day: 16))),
        holiday(
            "mlk day|mlk jr day|mlk jr . day|martin luther king day|martin luther kings day|martin luther king jr day|civil rights day|idaho human rights day",
            .weekday(3, 1, month: 1)),
        holiday("easter|easter sunday|easter day", .easter(0)),
        holiday("easter monday|easter mon", .easter(1)),
        holiday("good friday|great friday", .easter(-2)),
        holiday(
            "maundy thursday|maundy thu|covenant thursday|covenant thu|thursday of mysteries|thu of mysteries|holy thursday",
            .easter(-3)),
        holiday("holy saturday|black saturday|easter eve", .easter(-1)),
        holiday("palm sunday|branch sunday", .easter(-7)),
        holiday("ash wednesday|carnival", .easter(-46)),
        holiday("shrove tuesday|pancake day|pancake tuesday|mardi gras", .easter(-47)),
        holiday("ascension|ascension day|ascension thursday", .easter(39)),
        holiday("pentecost|whit sunday|white sunday|whitsunday", .easter(49)),
        holiday("whit monday|monday of the holy spirit|pentecost monday", .easter(50)),
        holiday("trinity sunday", .easter(56)),
        holiday("corpus christi|feast of corpus christi", .easter(60)),
        holiday("lent|great fast of the west", .easter(-46), days: 46),
        holiday("orthodox easter|orthodox easter sunday|pascha", .orthodoxEaster(0)),
        holiday("orthodox easter monday", .orthodoxEaster(1)),
        holiday("orthodox good friday|orthodox great friday", .orthodoxEaster(-2)),
        holiday("orthodox palm sunday|orthodox branch sunday", .orthodoxEaster(-7)),
        holiday("lazarus saturday", .orthodoxEaster(-8)),
        holiday(
            "clean monday|orthodox shrove monday|orthodox ash monday|green monday|pure monday", .orthodoxEaster(-48)),
        holiday("great lent|great fast|orthodox lent", .orthodoxEaster(-48), days: 40),
        holiday("purim", .days(-1, .calendar(.hebrew, month: 12, day: 14))),
        holiday("shushan purim", .days(-1, .calendar(.hebrew, month: 12, day: 15))),
        holiday(
            "chinese new year|chinese new years|chinese new years day|chinese lunar new year|chinese lunar new years day|lunar new year",
            .calendar(.chinese, month: 1, day: 1)),
        holiday("passover|pesach", .days(-1, .calendar(.hebrew, month: 1, day: 15)), days: 9),
        holiday("yom hashoah|yom ha shoah|holocaust day", .days(-1, .calendar(.hebrew, month: 1, day: 27))),
        holiday("lag baomer|lag bomer|lag laomer", .days(-1, .calendar(.hebrew, month: 2, day: 18))),
        holiday("shavuot|shavuoth|shovuos", .days(-1, .calendar(.hebrew, month: 3, day: 6)), days: 3),
        holiday("tisha bav", .days(-1, .calendar(.hebrew, month: 5, day: 10))),
        holiday("rosh hashanah|rosh hashana|rosh hashanna", .days(-1, .calendar(.hebrew, month: 7, day: 1)), days: 3),
        holiday("yom kippur", .days(-1, .calendar(.hebrew, month: 7, day: 10))),
        holiday(
            "sukkot|succos|feast of the ingathering|feast of tabernacles|feast of booths",
            .days(-1, .calendar(.hebrew, month: 7, day: 15)), days: 9),
        holiday("shemini atzeret", .days(-1, .calendar(.hebrew, month: 7, day: 22))),
        holiday("simchat torah", .days(-1, .calendar(.hebrew, month: 7, day: 23))),
        holiday(
            "hanukkah|hanukah|hannukkah|chanukah|hanukka", .days(-1, .calendar(.hebrew, month: 9, day: 25)), days: 8),
        holiday("tu bishvat", .days(-1, .calendar(.hebrew, month: 11, day: 15))),
        holiday("vaisakhi|baisakhi|vasakhi|vaishakhi", .date(month: 4, day: 14)),
        holiday("rabindra jayanti|rabindranath jayanti", .date(month: 5, day: 9)),
        holiday("bogi pandigai|boghi|bhogi", .days(-1, .sidereal(month: 1, day: 14))),
        holiday(
            "pongal|thai pongal|makara sankranthi|makar sankranti|makara sankranti|maghi",
            .sidereal(month: 1, day: 14)),
        holiday("mattu pongal|maattu pongal", .days(1, .sidereal(month: 1, day: 14))),
        holiday("kaanum pongal|kanni pongal|kanum pongal", .days(2, .sidereal(month: 1, day: 14))),
        holiday("kings day|koningsdag", .unless(weekday: 7, .date(month: 4, day: 27), move: -1)),
        holiday("eid al fitr|eid ul fitr|id ul fitr|eid", .calendar(.islamic, month: 10, day: 1)),
        holiday(
            "eid al adha|eid ul adha|id ul adha|id al adha|sacrifice feast|bakr id|festival of the sacrifice",
            .calendar(.islamic, month: 12, day: 10)),
        holiday("ramadan|ramzaan|ramzan|ramadhan", .calendar(.islamic, month: 9, day: 1), days: 30),
        holiday(
            "laylat al qadr|laylat al kadr|night of power|night of measures", .calendar(.islamic, month: 9, day: 27)),
        holiday("islamic new year|amun jadid|hijri new year", .calendar(.islamic, month: 1, day: 1)),
        holiday("ashura|day of ashura|hosay", .calendar(.islamic, month: 1, day: 10)),
        holiday("mawlid|mawlid al nabawi", .calendar(.islamic, month: 3, day: 12)),
        holiday(
            "isra and miraj|the prophets ascension|the night journey|ascension to heaven",
            .calendar(.islamic, month: 7, day: 27)),
        holiday("jumuatul wida|jamat ul vida", .weekdayFrom(5, .calendar(.islamic, month: 10, day: 1), count: -1)),
        holiday(
            "global youth service day|national youth service day|gysd",
            .weekdayFrom(5, .date(month: 4, day: 20), count: 1), days: 3),
    ]

    /// Names, rule and days of what regions have of their own.
    private static func regional(_ code: String) -> [(String, YearlyDay.Rule, Int)] {
        let thanksgiving = "thanksgiving|thanksgiving day"
        let mother = "mothers day|mother day|mothering sunday"
        let father = "fathers day|father day"
        let labour = "labour day|labor day"
        var found: [(String, YearlyDay.Rule, Int)] = []
        found.append((thanksgiving, code == "CA" ? .weekday(2, 1, month: 10) : .weekday(4, 4, month: 11), 1))
        switch code {
        case "GB", "IE": found.append((mother, .easter(-21), 1))
        default: found.append((mother, .weekday(2, 7, month: 5), 1))
        }
        switch code {
        case "AU", "NZ": found.append((father, .weekday(1, 7, month: 9), 1))
        default: found.append((father, .weekday(3, 7, month: 6), 1))
        }
        let labourDay: YearlyDay.Rule =
            switch code {
            case "US", "CA": .weekday(1, 1, month: 9)
            case "AU": .weekday(1, 1, month: 10)
            case "NZ": .weekday(4, 1, month: 10)
            case "JM": .date(month: 5, day: 23)
            case "TT": .date(month: 6, day: 19)
            case "GB", "IE": .weekday(1, 1, month: 5)
            default: .date(month: 5, day: 1)
            }
        found.append((labour, labourDay, 1))
        found += countries[code] ?? []
        return found
    }

    private static let countries: [String: [(String, YearlyDay.Rule, Int)]] = [
        "US": [
            ("memorial day|decoration day", .weekday(-1, 1, month: 5), 1),
            ("independence day|4th of july|fourth of july", .date(month: 7, day: 4), 1),
            ("veterans day|veteran day", .date(month: 11, day: 11), 1),
            ("law day|lei day|loyalty day", .date(month: 5, day: 1), 1),
            (
                "presidents day|president day|george washington day|washingtons birthday|washington birthday|daisy gatson bates day",
                .weekday(3, 1, month: 2), 1
            ),
            (
                "lincolns birthday|lincoln birthday|abraham lincolns birthday|abraham lincoln birthday",
                .date(month: 2, day: 12), 1
            ),
            ("emancipation day", .observed(.date(month: 4, day: 16)), 1),
            ("tax day", .workday(from: .date(month: 4, day: 15), except: .observed(.date(month: 4, day: 16))), 1),
            (
                "daylight saving start day|daylight saving start|daylight savings start day|daylight savings start",
                .weekday(2, 7, month: 3), 1
            ),
            (
                "daylight saving end day|daylight saving end|daylight savings end day|daylight savings end",
                .weekday(1, 7, month: 11), 1
            ),
            ("columbus day", .weekday(2, 1, month: 10), 1),
            ("groundhog day|groundhogs day", .date(month: 2, day: 2), 1),
            ("siblings day|sibling day|national siblings day|national sibling day", .date(month: 4, day: 10), 1),
            ("grandparents day|national grandparents day", .days(6, .weekday(1, 1, month: 9)), 1),
            ("military spouse day", .days(-2, .weekday(2, 7, month: 5)), 1),
            (
                "administrative professionals day|administrative professional day|secretaries day|admin day|admins day",
                .days(-3, .weekday(-1, 6, month: 4)), 1
            ),
        ],
        "CA": [
            ("canada day|dominion day|memorial day", .date(month: 7, day: 1), 1),
            ("victoria day|sovereigns birthday", .weekdayFrom(1, .date(month: 5, day: 25), count: -1), 1),
            ("national patriots day", .weekdayFrom(1, .date(month: 5, day: 25), count: -1), 1),
            ("vimy ridge day", .date(month: 4, day: 9), 1),
            ("the glorious twelfth|glorious twelfth|orangemens day|the twelfth", .date(month: 7, day: 12), 1),
            (
                "civic holiday|british columbia day|natal day|new brunswick day|saskatchewan day|terry fox day",
                .weekday(1, 1, month: 8), 1
            ),
            ("discovery day", .weekdayFrom(1, .date(month: 6, day: 21), count: 1), 1),
            ("family day|islander day|louis riel day|nova scotia heritage day", .weekday(3, 1, month: 2), 1),
            ("remembrance day", .date(month: 11, day: 11), 1),
            ("groundhog day|groundhogs day", .date(month: 2, day: 2), 1),
            (
                "administrative professionals day|secretaries day|admin day",
                .days(-3, .weekday(-1, 6, month: 4)), 1
            ),
        ],
        "GB": [
            ("early may bank holiday|may bank holiday", .weekday(1, 1, month: 5), 1),
            ("spring bank holiday", .weekday(-1, 1, month: 5), 1),
            ("summer bank holiday|late summer bank holiday|august bank holiday", .weekday(-1, 1, month: 8), 1),
            ("guy fawkes night|guy fawkes day|bonfire night", .date(month: 11, day: 5), 1),
            ("remembrance sunday", .weekday(2, 7, month: 11), 1),
            ("st georges day|saint georges day", .date(month: 4, day: 23), 1),
            ("st andrews day", .date(month: 11, day: 30), 1),
            ("st davids day", .date(month: 3, day: 1), 1),
        ],
        "AU": [
            ("anzac day", .date(month: 4, day: 25), 1), ("australia day", .date(month: 1, day: 26), 1),
            ("reconciliation day", .weekdayFrom(1, .date(month: 5, day: 27), count: 1), 1),
            ("admin day|administrative professionals day", .weekday(1, 5, month: 5), 1),
        ],
        "NZ": [
            ("anzac day", .date(month: 4, day: 25), 1), ("waitangi day", .date(month: 2, day: 6), 1),
            ("admin day|secretaries day", .weekday(3, 3, month: 4), 1),
        ],
        "ZA": [
            ("day of reconciliation|day of the vow|day of the covenant", .date(month: 12, day: 16), 1),
            ("heroes day|kruger day", .date(month: 10, day: 10), 1),
            ("national arbor week|arbor week", .date(month: 9, day: 1), 7),
            ("admin day", .weekday(1, 3, month: 9), 1),
        ],
        "IN": [
            ("independence day", .date(month: 8, day: 15), 1), ("republic day", .date(month: 1, day: 26), 1),
            ("shivaji jayanti", .date(month: 2, day: 19), 1), ("gandhi jayanti", .date(month: 10, day: 2), 1),
        ],
        "JM": [("heroes day|national heroes day", .weekday(3, 1, month: 10), 1)],
        "BZ": [("garifuna settlement day", .date(month: 11, day: 19), 1)],
        "TT": [("indian arrival day", .date(month: 5, day: 30), 1)],
        "PH": [
            ("national heroes day", .weekday(-1, 1, month: 8), 1), ("rizal day", .date(month: 12, day: 30), 1),
            ("independence day", .date(month: 6, day: 12), 1),
        ],
    ]
}
