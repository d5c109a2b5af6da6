import Language

/// The grammars of all languages that are understood, compiled over one vocabulary.
struct Grammars: Sendable {
    private let english: Grammar
    private let german: Grammar
    private let french: Grammar
    private let spanish: Grammar
    private let italian: Grammar
    private let dutch: Grammar
    private let portuguese: Grammar

    /// - Parameter names: The entities that are wanted; `nil` for all.
    init(region: Region, names: Set<String>?, vocabulary: inout Vocabulary) {
        english = Parts.english(region, names).compiled(&vocabulary)
        german = Parts.other(region, names, German.self).compiled(&vocabulary)
        french = Parts.other(region, names, French.self).compiled(&vocabulary)
        spanish = Parts.other(region, names, Spanish.self).compiled(&vocabulary)
        italian = Parts.other(region, names, Italian.self).compiled(&vocabulary)
        dutch = Parts.other(region, names, Dutch.self).compiled(&vocabulary)
        portuguese = Parts.other(region, names, Portuguese.self).compiled(&vocabulary)
    }

    /// The grammars for a text, the likeliest first: its language's own. Where a short text leaves its language in doubt,
    /// the writer's stands beside it or before it, or English where that is not known; all of them where nothing tells.
    func grammars(for guess: LanguageGuess, _ locale: LanguageTag?, atoms: Int) -> [Grammar] {
        let isShort = atoms <= Self.fewAtoms
        let writers = locale.flatMap { self[$0.language] }
        guard let own = self[guess.code] else {
            return writers.map { [$0] } ?? (isShort ? [english, german, french, spanish] : [english])
        }
        guard isShort, locale?.language != guess.code else { return [own] }
        guard guess.confidence < Self.sure else { return [own] + (writers.map { [$0] } ?? []) }
        return writers.map { [$0, own] } ?? (guess.code == "en" ? [own] : [own, english])
    }

    private subscript(code: String) -> Grammar? {
        switch code {
        case "en": english
        case "de": german
        case "fr": french
        case "es": spanish
        case "it": italian
        case "nl": dutch
        case "pt": portuguese
        default: nil
        }
    }

    private static let fewAtoms = 16
    private static let sure = 0.9

    /// What a grammar is compiled from.
    private struct Parts {
        var rules: [Rule] = []
        var lexemes: [Lexeme] = []
        var scanners: [Scanner] = []
        let region: Region
        let names: Set<String>?

        func wants(_ kinds: String...) -> Bool { names.map { !$0.isDisjoint(with: kinds) } ?? true }

        func compiled(_ vocabulary: inout Vocabulary) -> Grammar {
            Grammar(rules: rules, lexemes: lexemes, scanners: scanners, vocabulary: &vocabulary)
        }

        static func english(_ region: Region, _ names: Set<String>?) -> Parts {
            var parts = Parts(region: region, names: names)
            parts.lexemes += EnglishNumbers.lexemes + EnglishFractions.lexemes
            parts.rules += EnglishNumbers.rules + EnglishFractions.rules
            parts.add(.english, .english, MeasureRules.englishUnits + DataUnits.english)
            if parts.wants("money") {
                parts.lexemes += MoneyRules.englishCurrencies
                parts.rules += MoneyRules.coins(region)
            }
            if parts.wants("date", "time", "duration") {
                parts.lexemes += EnglishDurations.lexemes
                parts.rules += EnglishDurations.rules + RangeRules.durations(.english)
            }
            if parts.wants("date", "time") {
                parts.lexemes += EnglishCalendar.lexemes + EnglishClock.lexemes + EnglishRelative.lexemes
                parts.lexemes += EnglishVariants.lexemes + TimeZones.lexemes + Holidays.lexemes(region)
                parts.rules += NumericDates.rules(isDayFirst: false) + EnglishCalendar.rules + EnglishClock.rules
                parts.rules += EnglishRelative.rules + EnglishPositions.rules + EnglishIntervals.rules
                parts.rules += EnglishVariants.rules
            }
            if parts.wants("email") { parts.scanners.append(ContactScanners.spokenEmail) }
            return parts
        }

        static func other(_ region: Region, _ names: Set<String>?, _ language: any WrittenLanguage.Type) -> Parts {
            var parts = Parts(region: region, names: names)
            parts.lexemes += language.numbers.lexemes
            parts.rules += language.numbers.rules
            parts.add(language.numerals, language.amounts, language.units + DataUnits.signs)
            if parts.wants("date", "time", "duration") {
                parts.lexemes += CalendarRules.lexemes(language.calendar)
                parts.rules += CalendarRules.rules(language.calendar) + NumericDates.rules(isDayFirst: true)
                parts.rules += RangeRules.durations(language.amounts)
            }
            return parts
        }

        /// What all languages have.
        private mutating func add(_ numerals: NumeralScanner, _ words: AmountWords, _ units: [Lexeme]) {
            scanners += [numerals.scanner(), numerals.pointScanner()]
            if wants("number") { rules += PowerRules.rules }
            if wants("money") {
                lexemes += MoneyRules.currencies
                rules += MoneyRules.rules(words)
            }
            if wants("number") { rules += RangeRules.numbers(words) }
            if wants("distance", "volume", "quantity", "temperature", "data_size", "data_rate") {
                lexemes += units.filter { lexeme in
                    if case .unit(let unit) = lexeme.content.meaning { wants(unit.dimension.rawValue) } else { true }
                }
                rules += MeasureRules.rules(words)
            }
            if wants("percentage") { rules += [PercentageRules.rule] + RangeRules.percentages(words) }
            if wants("order_number", "ticket_number", "error_code") {
                rules += CodeRules.rules
                scanners += CodeRules.scanners
            }
            if wants("email") { scanners.append(ContactScanners.email) }
            if wants("url") { scanners.append(ContactScanners.url) }
            if wants("phone") { scanners.append(PhoneScanner.scanner) }
            if wants("ip_address", "mac_address") { scanners += DeviceAddresses.scanners }
            if wants("version") { scanners.append(VersionScanner.scanner) }
        }
    }
}

/// A language as the word lists tell it.
protocol WrittenLanguage {
    static var numbers: NumberWords { get }
    static var numerals: NumeralScanner { get }
    static var amounts: AmountWords { get }
    static var units: [Lexeme] { get }
    static var calendar: CalendarWords { get }
}
