/// Whether a message tells of the past, as far as it matters for a day without a year: "it came on Thursday".
///
/// The nearest verb before the day decides. What was to come ("was due on Monday", "should arrive on Friday") is left as
/// it is, since it may be either.
enum Tense {
    /// True when a day that could be past or to come is told of the past.
    static func isPast(before node: ParseNode, in text: ScannedText) -> Bool {
        if begun.contains(text.word(node.range.lowerBound)) { return true }
        let traits = node.content.traits
        guard case .time(let time) = node.content.meaning, time.direction == nil, time.grain == .day,
            !traits.isDisjoint(with: [.weekday, .date, .dayOfMonth]), traits.isDisjoint(with: [.year, .interval]),
            !isNamed(time.series)
        else { return false }
        let first = max(0, node.range.lowerBound - reach)
        for place in (first..<node.range.lowerBound).reversed() {
            let atom = text.atoms[place]
            if atom.isMark(".!?;") { return false }
            guard atom.kind == .letters else { continue }
            let word = text.word(place)
            if toCome.contains(word) { return false }
            if past.contains(word) || word.hasSuffix("ed") && word.utf8.count > 4 { return true }
        }
        return false
    }

    /// True for "next Monday" and the like, which say themselves which one is meant.
    private static func isNamed(_ series: TimeSeries) -> Bool {
        switch series {
        case .weekday, .dayOfMonth: false
        case .both(.dayOfMonth, .month): false
        case .both(.weekday, .dayOfMonth): false
        default: true
        }
    }

    /// What has lasted since Monday began on the last one, since eight at the last eight o'clock.
    private static let begun: Set<String> = ["since", "seit", "depuis", "desde"]

    /// So many atoms before a day may hold its verb.
    private static let reach = 9

    private static let past: Set<String> = [
        "was", "were", "had", "did", "didn", "came", "went", "bought", "paid", "sent", "got", "said", "told", "spoke",
        "wrote",
        "rang", "took", "gave", "broke", "began", "left", "made", "saw", "put", "since", "hatte", "war", "wurde", "kam",
        "ging",
        "bestellt", "gekauft", "bekommen", "bezahlt", "geschickt", "reçu", "commandé", "acheté", "payé", "était",
        "compré",
        "pedí", "recibí", "pagué", "llegó", "fue", "hice",
    ]
    private static let toCome: Set<String> = [
        "will", "ll", "should", "supposed", "due", "going", "expected", "scheduled", "promised", "booked", "planned",
        "need",
        "want", "can", "could", "would", "shall", "arriving", "coming", "soll", "wird", "werden", "kann", "sera", "va",
        "pourrez", "pouvez", "puede", "será", "tomorrow", "by", "until", "please",
    ]
}
