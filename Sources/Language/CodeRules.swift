/// Finds numbers and codes that begin at a run of letters and digits.
///
/// | joins | between | examples |
/// |---|---|---|
/// | `.` | a digit and a digit | `12.50`, `12.10.2024`, `192.168.0.1`, `v2.4.1` |
/// | `,` | runs of digits alone | `1,299.00`, `12,50` |
/// | `'` | digits and three more | `1'000'000` |
/// | `:` | one or two digits and two more, perhaps with letters behind them | `10:30`, `10:30:15`, `10:30am` |
/// | `:` | six pairs of hexadecimal digits | `A4:5E:60:C2:11:0F` |
/// | `-` | runs with digits, and letters up to four | `A-1007`, `TT-00123-B`, `555-0142`, `2024-10-12` |
/// | `/` | the same, with a digit behind it | `INV/2024/0042`, `10/12/2024`, `24/7` |
///
/// Five letters or more are a word and no part of a code (`order-1042`, `A-1007-router`), and so are three or more behind
/// one or two leading digits (`24-hour`). Digits alone, or with a unit or an ordinal's ending last, are a number; any
/// other mixture is a code.
struct CodeRules {
    /// Atoms before this one have been tried and belong to no code.
    private var noCodeBefore = 0

    /// The atom behind the number or code, and which of the two it is.
    mutating func code(_ text: AtomText, at place: Int) -> (end: Int, kind: Token.Kind)? {
        guard place >= noCodeBefore else { return nil }
        if let end = endOfHardwareAddress(text, at: place) { return (end, .code) }
        let first = text[place]
        guard first.digits > 0 || (first.isLetters && first.letters <= 4) else { return nil }
        var chain = Chain(first)
        var last = place
        while chain.joins(text, last) {
            chain.add(text[last + 1].shape, text[last + 2])
            last += 2
        }
        guard chain.hasDigit else {
            noCodeBefore = last + 1
            return nil
        }
        let isNumber = chain.isDigitsBeforeLast && isAmount(text, last)
        return (last + 1, isNumber ? .number : .code)
    }

    /// Digits alone, or digits and a unit.
    private func isAmount(_ text: AtomText, _ place: Int) -> Bool {
        let atom = text[place]
        if atom.isDigits { return true }
        guard atom.others == 0, atom.digits > 0, atom.letters > 0 else { return false }
        var unit = text.range(place)
        while let offset = unit.first, isDigit(text.bytes[offset]) { unit.removeFirst() }
        return unit.count < text.range(place).count && Self.units.containsFolded(text.bytes, unit)
    }

    private static let units = ShortWords(
        """
        st nd rd th er re ère e eme ème è am pm a p h hr hrs uhr std min mins m s sec secs ms d w wk wks mo y yr yrs k
        b kb mb gb tb kib mib gib tib hz khz mhz ghz bit kbit mbit gbit bps kbps mbps gbps mbits mbs
        px fps dpi mm cm km ft in kg g mg lb lbs oz w kw kwh wh v mv ma mah l ml cl x eur euro euros usd gbp chf
        c f db pc pcs stk tage jours dias
        """)

    /// `A4:5E:60:C2:11:0F`
    private func endOfHardwareAddress(_ text: AtomText, at place: Int) -> Int? {
        guard text[place + 1].shape == .mark(":"), place + 10 < text.count else { return nil }
        for pair in stride(from: place, through: place + 10, by: 2) {
            let range = text.range(pair)
            guard text[pair].isRun, range.count == 2, range.allSatisfy({ isHexadecimal(text.bytes[$0]) }),
                pair == place || text[pair - 1].shape == .mark(":")
            else { return nil }
        }
        return place + 11
    }

    private func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }
}

/// What has been joined so far.
private struct Chain {
    /// True while the chain is one or two digits and nothing else.
    var isSmallNumber: Bool
    var hasDigit: Bool
    /// False once a run before the last one held anything but digits.
    var isDigitsBeforeLast = true
    var lastIsDigits: Bool
    var hasColon = false

    init(_ first: Atom) {
        isSmallNumber = first.isDigits && first.digits <= 2
        hasDigit = first.digits > 0
        lastIsDigits = first.isDigits
    }

    mutating func add(_ mark: Atom.Shape, _ run: Atom) {
        isDigitsBeforeLast = isDigitsBeforeLast && lastIsDigits
        isSmallNumber = false
        hasDigit = hasDigit || run.digits > 0
        lastIsDigits = run.isDigits
        hasColon = hasColon || mark == .mark(":")
    }

    /// True when the mark behind atom `last` joins the run behind that mark.
    func joins(_ text: AtomText, _ last: Int) -> Bool {
        let mark = text[last + 1].shape
        guard mark.isASCIIMark, text[last + 2].isRun else { return false }
        let before = text[last]
        let run = text[last + 2]
        switch mark {
        case .mark("."):
            return (before.isDigits && run.isDigits) || (isDigit(text.last(last)) && isDigit(text.first(last + 2)))
        case .mark(","): return before.isDigits && run.isDigits && isDigitsBeforeLast
        case .mark("'"): return before.isDigits && run.isDigits && run.digits == 3 && isDigitsBeforeLast
        case .mark(":"):
            return before.isDigits && before.digits <= 2 && isDigitsBeforeLast && run.digits == 2 && run.letters <= 3
                && run.others == 0 && !run.isLetters && isDigit(text.first(last + 2))
        case .mark("-"): return !hasColon && isPart(run)
        case .mark("/"): return !hasColon && run.digits > 0
        default: return false
        }
    }

    /// Letters alone are part of a code when they are few and do not turn a small number into an adjective.
    private func isPart(_ run: Atom) -> Bool {
        if run.digits > 0 { return true }
        return run.letters > 0 && run.letters <= (isSmallNumber ? 2 : 4)
    }
}

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
