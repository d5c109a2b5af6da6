/// A stretch of atoms with one meaning: an entry of the parser's chart.
///
/// A class, since one node is a part of many matches and is never changed: what is passed on is a pointer.
final class ParseNode: Sendable {
    /// Atoms.
    let range: Range<Int>
    let content: Content
    /// Which rule, lexeme or scanner of the grammar made it.
    let origin: Int32
    /// 0…1; never more than that of its parts.
    let sureness: Double
    /// How many rules lie under it: of two readings of the same words, the simpler one is right more often.
    let depth: Int32

    init(range: Range<Int>, content: Content, origin: Int32, sureness: Double, depth: Int32) {
        self.range = range
        self.content = content
        self.origin = origin
        self.sureness = sureness
        self.depth = depth
    }

    /// What a node means and what rules may ask of it.
    struct Content: Sendable, Hashable {
        let meaning: Meaning
        let traits: Traits

        init(_ meaning: Meaning, _ traits: Traits = []) {
            self.meaning = meaning
            self.traits = traits
        }

        func adding(_ more: Traits) -> Content { Content(meaning, traits.union(more)) }
        func removing(_ fewer: Traits) -> Content { Content(meaning, traits.subtracting(fewer)) }
    }
}

/// The parts of a text that a rule's pattern fitted.
struct Match: Sendable {
    let text: ScannedText
    /// Atoms, without the rule's context.
    let range: Range<Int>
    /// What stood for each node, run of digits and run of letters of the pattern, in order; `nil` for one left out.
    let parts: [Part?]

    enum Part: Sendable {
        case node(ParseNode)
        case atom(Int)
    }

    func content(_ part: Int) -> ParseNode.Content? {
        if case .node(let node)? = parts[part] { node.content } else { nil }
    }
    /// True when the optional part was there.
    func has(_ part: Int) -> Bool { parts[part] != nil }
    /// The run of digits that stood for a part.
    func digits(_ part: Int) -> Int { atom(part)?.value ?? 0 }
    /// The atom that stood for a part.
    func atom(_ part: Int) -> Atom? {
        if case .atom(let place)? = parts[part] { text.atoms[place] } else { nil }
    }
    func traits(_ part: Int) -> Traits { content(part)?.traits ?? [] }

    // The pattern decides what a part is; a wrong number in a production shows in its corpus, and traps in a debug build.
    func number(_ part: Int) -> Double { numeral(part).value }
    func numeral(_ part: Int) -> Numeral {
        if case .number(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no number")
        return Numeral(0)
    }
    func whole(_ part: Int) -> Int { Int(exactly: number(part).rounded()) ?? .max }
    func ordinal(_ part: Int) -> Int {
        if case .ordinal(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no ordinal")
        return 0
    }
    func grain(_ part: Int) -> Grain {
        if case .grain(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no grain")
        return .day
    }
    func duration(_ part: Int) -> Period {
        if case .duration(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no duration")
        return Period(0, .day)
    }
    func durations(_ part: Int) -> PeriodSpan {
        if case .durations(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no span of durations")
        return PeriodSpan(from: Period(0, .day), to: Period(0, .day))
    }
    func percentage(_ part: Int) -> Double {
        if case .percentage(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no percentage")
        return 0
    }
    func time(_ part: Int) -> Time {
        if case .time(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no time")
        return Time(.never, .day)
    }
    func zone(_ part: Int) -> Int {
        if case .zone(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no time zone")
        return 0
    }
    func currency(_ part: Int) -> Currency {
        if case .currency(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no currency")
        return Currency(code: nil)
    }
    func money(_ part: Int) -> Money {
        if case .money(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no money")
        return Money(currency: Currency(code: nil))
    }
    func unit(_ part: Int) -> MeasureUnit {
        if case .unit(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no unit")
        return MeasureUnit(.quantity, "")
    }
    func measure(_ part: Int) -> Measure {
        if case .measure(let value)? = content(part)?.meaning { return value }
        assertionFailure("part \(part) is no measure")
        return Measure(unit: MeasureUnit(.quantity, ""))
    }

    /// The atoms of a part; `nil` for one left out.
    func atoms(_ part: Int) -> Range<Int>? {
        switch parts[part] {
        case .node(let node): node.range
        case .atom(let place): place..<place + 1
        case nil: nil
        }
    }

    /// True when a part is stuck to what stands before it.
    func isTight(_ part: Int) -> Bool {
        switch parts[part] {
        case .node(let node): text.isTight(node.range.lowerBound)
        case .atom(let place): text.isTight(place)
        case nil: false
        }
    }

    /// True when the match is stuck to a letter or digit before it.
    var isStuckBefore: Bool {
        range.lowerBound > 0 && text.atoms[range.lowerBound].isTight && text.atoms[range.lowerBound - 1].kind != .mark
    }
}
