/// The grammars of all languages that are understood, each compiled over one vocabulary.
struct Grammars: Sendable {
    private let english: Grammar

    /// - Parameter names: The entities that are wanted; `nil` for all.
    init(region: Region, names: Set<String>?, vocabulary: inout Vocabulary) {
        english = Self.english(region, names, &vocabulary)
    }

    /// The grammar for a language by its code; English where the language is not known.
    func grammar(for language: String) -> Grammar { english }

    private static func english(_ region: Region, _ names: Set<String>?, _ vocabulary: inout Vocabulary) -> Grammar {
        func wants(_ kinds: String...) -> Bool { names.map { !$0.isDisjoint(with: kinds) } ?? true }
        var rules = EnglishNumbers.rules
        var lexemes = EnglishNumbers.lexemes
        var scanners = [NumeralScanner.english.scanner(), NumeralScanner.english.pointScanner()]
        if wants("money") {
            lexemes += MoneyRules.currencies
            rules += MoneyRules.rules(.english) + MoneyRules.coins(region)
        }
        if wants("distance", "volume", "quantity", "temperature") {
            lexemes += MeasureRules.englishUnits.filter { lexeme in
                if case .unit(let unit) = lexeme.content.meaning { wants(unit.dimension.rawValue) } else { true }
            }
            rules += MeasureRules.rules(.english)
        }
        if wants("date", "time", "duration") {
            lexemes += EnglishDurations.lexemes
            rules += EnglishDurations.rules
        }
        if wants("date", "time") {
            lexemes += EnglishCalendar.lexemes + EnglishClock.lexemes + EnglishRelative.lexemes + TimeZones.lexemes
            lexemes += Holidays.lexemes(region)
            rules += NumericDates.rules + EnglishCalendar.rules + EnglishClock.rules
            rules += EnglishRelative.rules + EnglishPositions.rules + EnglishIntervals.rules
        }
        if wants("percentage") { rules.append(PercentageRules.rule) }
        if wants("order_number", "ticket_number", "error_code") {
            rules += CodeRules.rules
            scanners += CodeRules.scanners
        }
        if wants("email") { scanners += [ContactScanners.email, ContactScanners.spokenEmail] }
        if wants("url") { scanners.append(ContactScanners.url) }
        if wants("phone") { scanners.append(PhoneScanner.scanner) }
        return Grammar(rules: rules, lexemes: lexemes, scanners: scanners, vocabulary: &vocabulary)
    }
}
