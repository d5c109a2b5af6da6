import Language
import StrictJSON

/// Something that may be an entity, before overlaps are settled.
struct Candidate: Sendable {
    let name: String
    /// UTF-8 offsets.
    let range: Range<Int>
    let sureness: Double
    /// How many rules lie under it.
    let depth: Int
    let source: Source

    enum Source: Sendable {
        /// With what a rule found, and whether the words before it tell of the past.
        case rule(ParseNode.Content, isPast: Bool)
        case personal
        case lookup(String)
        case pattern(String)
        /// Learned from examples; the value is a synonym's, where there is one.
        case model(role: String?, value: String?)
    }

    var isTime: Bool {
        if case .rule(let content, _) = source, case .time = content.meaning { true } else { false }
    }

    var isPersonal: Bool {
        if case .personal = source { true } else { false }
    }

    /// What the catalogue names comes before what rules find; its patterns before its words, being narrower. What is
    /// learned comes last.
    fileprivate var rank: Int {
        switch source {
        case .personal: 0
        case .pattern: 1
        case .lookup: 2
        case .rule: 3
        case .model: 4
        }
    }
}

/// The one rule by which overlaps are settled: longest, then surer, then catalogue before rule.
enum Overlaps {
    /// More than a message of the longest kind has to name.
    private static let mostEntities = 256

    /// The candidates that stay, in order of appearance; one that turns out to have no value makes room for the next.
    static func settle(_ candidates: [Candidate], with entity: (Candidate) -> Entity?) -> [Entity] {
        let order = candidates.indices.sorted { left, right in
            let (a, b) = (candidates[left], candidates[right])
            if a.range.count != b.range.count { return a.range.count > b.range.count }
            if a.sureness != b.sureness { return a.sureness > b.sureness }
            if a.rank != b.rank { return a.rank < b.rank }
            if a.range.lowerBound != b.range.lowerBound { return a.range.lowerBound < b.range.lowerBound }
            return (a.depth, left) < (b.depth, right)
        }
        var chosen: [Entity] = []
        var isTaken = [Bool](repeating: false, count: candidates.reduce(0) { max($0, $1.range.upperBound) })
        for index in order where chosen.count < mostEntities {
            let candidate = candidates[index]
            // Longer ones have been chosen already, so a shorter one that meets one of them meets it at an end.
            if isTaken[candidate.range.lowerBound] || isTaken[candidate.range.upperBound - 1] { continue }
            guard let entity = entity(candidate) else { continue }
            for place in candidate.range { isTaken[place] = true }
            chosen.append(entity)
        }
        return chosen.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// Makes entities of candidates: works out times, cuts out texts, masks personal numbers.
struct Resolver {
    private let utterance: Utterance
    private let names: Set<String>?
    /// What times are counted from; `nil` where the moment is not known.
    private let anchor: TimeAnchor?

    init(utterance: Utterance, moment: Moment?, names: Set<String>?) {
        self.utterance = utterance
        self.names = names
        anchor = moment.map { moment in
            let clock = Clock(zone: moment.timeZone)
            return TimeAnchor(now: clock.time(at: moment.date), clock: clock)
        }
    }

    func entity(_ candidate: Candidate) -> Entity? {
        var name = candidate.name
        var text = written(candidate.range)
        var value: JSON = .null
        var role: String?
        var extractor = Entity.Extractor.rule
        var isMasked = false
        switch candidate.source {
        case .personal:
            // Of a security code not even the last digits are shown.
            text = name == "card_security_code" ? String(repeating: "•", count: text.count) : Masking.mask(text).text
            value = .string(text.filter { $0 == "•" || $0.isLetter || $0.isNumber })
            isMasked = true
        case .lookup(let found): (value, extractor) = (.string(found), .lookup)
        case .pattern(let found): (value, extractor) = (.string(found), .pattern)
        case .model(let part, let found): (role, value, extractor) = (part, .string(found ?? text), .model)
        case .rule(let content, let isPast):
            if case .time(let time) = content.meaning {
                guard let (found, grain) = resolve(time, content.traits, isPast: isPast) else { return nil }
                value = found
                name = time.isDate(grain) ? "date" : "time"
                if let names, !names.contains(name) { return nil }
            } else {
                value = content.meaning.json
            }
        }
        return Entity(
            name: name, role: role, range: candidate.range, text: text, value: value, confidence: candidate.sureness,
            extractor: extractor, masked: isMasked)
    }

    private func resolve(_ time: Time, _ traits: Traits, isPast: Bool) -> (JSON, Grain)? {
        guard let anchor else {
            return (Time.json(nil, grain: time.grain, direction: time.direction, nil), time.grain)
        }
        let next = time.series.first(anchor, notNow: traits.contains(.notNow))
        // "It came on Thursday" is said of the last one; "on 3 March" on the 12th is over already.
        let isOver = next.map { $0.start < anchor.now.start } ?? false
        let last = isPast && !isOver ? time.series.last(anchor) : nil
        guard let span = last ?? next else { return nil }
        return (Time.json(span, grain: time.grain, direction: time.direction, anchor.clock), span.grain)
    }

    private func written(_ range: Range<Int>) -> String {
        String(decoding: utterance.text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    }
}

extension Meaning {
    /// The entity's name; times are `date` or `time` by their grain, which only their value shows.
    var entityName: String {
        switch self {
        case .number: "number"
        case .numbers(let span): span.isPercentage ? "percentage" : "number"
        case .ordinal: "ordinal"
        case .percentage: "percentage"
        case .duration, .durations: "duration"
        case .time(let time): time.isDate(time.grain) ? "date" : "time"
        case .money: "money"
        case .measure(let measure): measure.unit.dimension.rawValue
        case .code(let kind, _): kind.rawValue
        case .grain, .zone, .currency, .unit: ""
        }
    }

    /// How sure an entity of this kind can be: a bare number is the weakest reading of digits.
    var mostSureness: Double {
        switch self {
        case .number, .ordinal: 0.8
        default: 1
        }
    }

    /// The normalised value of what needs no moment.
    var json: JSON {
        switch self {
        case .number(let numeral): .number(numeral.value.rounded(toDecimals: 9))
        case .numbers(let span): span.json
        case .ordinal(let ordinal): .number(ordinal)
        case .percentage(let percentage): .number(percentage.rounded(toDecimals: 9))
        case .duration(let period): period.json
        case .durations(let span): span.json
        case .money(let money): money.json
        case .measure(let measure): measure.json
        case .code(_, let text): .string(text)
        case .time, .grain, .zone, .currency, .unit: .null
        }
    }
}
