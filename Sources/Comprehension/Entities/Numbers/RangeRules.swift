/// Spans of numbers, percentages and durations: "10-12 devices", "10-20 %", "two to three days", "a week or two".
///
/// Two numbers with a dash are many other things besides: dates, scores, versions, opening hours. They are a span
/// where the second is the larger and something follows that they count, or "between" stands before them.
enum RangeRules {
    private static let number = Item.number(with: .whole, without: [.negative, .vague, .multiplier, .vagueUnit])
    private static let amount = Item.number(without: [.negative, .vague, .multiplier, .vagueUnit])

    static func numbers(_ words: AmountWords) -> [Rule] {
        [
            Rule("a span of things: 10-12 devices", [number, .words(words.to), number]) { m in
                isCounting(m) ? span(m) : nil
            },
            Rule("a span of things: from 10 to 12 devices", [.words(words.from), number, .words(words.to), number]) {
                m in isCounting(m) ? span(m) : nil
            },
            Rule(
                "a span of numbers: between 5 and 10",
                [.words(words.between), amount, .words(words.toAfterFrom), amount]
            ) { m in span(m) },
        ]
    }

    static func percentages(_ words: AmountWords) -> [Rule] {
        [
            Rule("a span of percentages: 10-20 %", [amount, .words(words.to), .percentage]) { m in
                percentages(m.number(0), m.percentage(1))
            },
            Rule(
                "a span of percentages: between 10 and 20 %",
                [.words(words.from), amount, .words(words.toAfterFrom), .percentage]
            ) { m in percentages(m.number(0), m.percentage(1)) },
            Rule("a span of percentages: 10 % to 20 %", [.percentage, .words(words.to), .percentage]) { m in
                percentages(m.percentage(0), m.percentage(1))
            },
            Rule(
                "a span of percentages: from 10 % to 20 %",
                [.words(words.from), .percentage, .words(words.toAfterFrom), .percentage]
            ) { m in percentages(m.percentage(0), m.percentage(1)) },
        ]
    }

    static func durations(_ words: AmountWords) -> [Rule] {
        let grain = Item.node(.grain, with: [], without: .vagueUnit)
        return [
            Rule("a span with one unit: 2-3 days", [amount, .words(words.to), amount, grain]) { m in span(m, m.grain(2))
            },
            Rule(
                "a span with one unit: between 2 and 3 days",
                [.words(words.from), amount, .words(words.toAfterFrom), amount, grain]
            ) { m in span(m, m.grain(2)) },
            Rule("neighbours: two or three days", [number, .words(words.or), number, grain]) { m in
                m.number(1) == m.number(0) + 1 ? span(m, m.grain(2)) : nil
            },
            Rule("a unit or two: a week or two", [.words(words.a), grain, .words(words.orTwo)]) { m in
                span(Period(1, m.grain(0)), Period(2, m.grain(0)))
            },
            Rule("a span of durations: 30 minutes to an hour", [.duration, .words(words.to), .duration]) { m in
                span(m.duration(0), m.duration(1))
            },
            Rule(
                "a span of durations: between half an hour and an hour",
                [.words(words.from), .duration, .words(words.toAfterFrom), .duration]
            ) { m in span(m.duration(0), m.duration(1)) },
            Rule("about so long", [.words(words.about), .durations]) { m in
                m.traits(0).contains(.qualified) ? nil : m.content(0)?.adding(.qualified)
            },
        ]
    }

    private static func span(_ m: Match) -> ParseNode.Content? {
        guard m.number(0) < m.number(1), !isCode(m, 0), !isCode(m, 1), !isSigned(m) else { return nil }
        return ParseNode.Content(
            .numbers(NumberSpan(from: m.number(0), to: m.number(1), isPercentage: false)), .bounded)
    }

    private static func percentages(_ from: Double, _ to: Double) -> ParseNode.Content? {
        guard from < to else { return nil }
        return ParseNode.Content(.numbers(NumberSpan(from: from, to: to, isPercentage: true)), .bounded)
    }

    private static func span(_ m: Match, _ grain: Grain) -> ParseNode.Content? {
        guard m.number(1) <= 1_000_000, !isCode(m, 0), !isCode(m, 1), !isSigned(m),
            let from = Period(m.number(0), grain), let to = Period(m.number(1), grain)
        else { return nil }
        return span(from, to)
    }

    private static func span(_ from: Period, _ to: Period) -> ParseNode.Content? {
        guard from.seconds < to.seconds else { return nil }
        return ParseNode.Content(.durations(PeriodSpan(from: from, to: to)), .bounded)
    }

    /// "€20 - 30 days ago" and "#10-12" begin with a sign.
    private static func isSigned(_ m: Match) -> Bool {
        let first = m.range.lowerBound
        return first > 0 && m.text.isTight(first) && !m.text.atoms[first - 1].isMark("(\"'[~:,;")
    }

    /// "01" and "1234567" number something and count nothing; nor does "555-1234", where "500-1000" may.
    private static func isCode(_ m: Match, _ part: Int) -> Bool {
        guard let range = m.atoms(part), range.count == 1, m.text.atoms[range.lowerBound].kind == .digits else {
            return false
        }
        let digits = m.text.atoms[range.lowerBound]
        return digits.length > 6 || digits.length > 3 && digits.value % 50 != 0
            || digits.length > 1 && m.text.bytes[digits.range.lowerBound] == UInt8(ascii: "0")
    }

    /// True when a word follows that can be counted, and no word before says that the numbers are names.
    private static func isCounting(_ m: Match) -> Bool {
        let end = m.range.upperBound
        guard end < m.text.atoms.count, m.text.atoms[end].kind == .letters, !m.text.isTight(end),
            m.text.atoms[end].length > 1, !uncounted.contains(m.text.word(end))
        else { return false }
        return m.range.lowerBound == 0 || !naming.contains(m.text.word(m.range.lowerBound - 1))
    }

    private static let naming: Set<String> = [
        "number", "no", "nr", "version", "ver", "code", "error", "model", "room", "flat", "apartment", "chapter",
        "route",
        "score", "nummer", "fehler", "modell", "zimmer", "numéro", "erreur", "modèle", "número", "versión", "código",
        "modelo", "at", "am", "on", "vom", "le", "el", "#", "to",
    ]

    /// Small words that may follow two numbers that count nothing: scores, opening hours, calculations.
    private static let uncounted: Set<String> = [
        "is", "was", "are", "were", "has", "had", "have", "does", "do", "did", "will", "would", "can", "should", "and",
        "or", "but", "to", "for", "in", "on", "at", "by", "with", "from", "until", "since", "as", "not", "please", "if",
        "so", "then", "the", "this", "that", "my", "your", "it", "we", "you", "he", "she", "they", "there", "equals",
        "daily", "against", "now", "today", "again", "am", "pm", "ist", "war", "sind", "hat", "und", "oder", "aber",
        "zu", "für", "in", "an",
        "auf", "bei", "mit", "von", "bis", "seit", "nicht", "bitte", "wenn", "der", "die", "das", "ich", "es", "wir",
        "uhr", "täglich", "gegen", "est", "sont", "et", "ou", "mais", "pour", "dans", "sur", "avec", "depuis", "ne",
        "pas", "si", "le", "la", "les", "je", "il", "nous", "contre", "heures", "son", "y", "pero", "para", "en",
        "con", "desde", "no", "el", "los", "las", "yo", "contra", "horas", "por",
    ]
}
