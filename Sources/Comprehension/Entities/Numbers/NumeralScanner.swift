/// Numbers in digits: grouped, decimal, as fractions, with a letter for thousands or millions.
struct NumeralScanner: Sendable {
    /// "," where thousands are grouped by commas, as in English; "." in German and Spanish, " " in French.
    let grouping: UInt8
    /// "." in English, "," elsewhere.
    let decimal: UInt8

    static let english = NumeralScanner(grouping: UInt8(ascii: ","), decimal: UInt8(ascii: "."))
    static let german = NumeralScanner(grouping: UInt8(ascii: "."), decimal: UInt8(ascii: ","))
    static let french = NumeralScanner(grouping: UInt8(ascii: " "), decimal: UInt8(ascii: ","))

    /// The readings of the digits at a place, the shortest first: of "1,200.50" 1, 1200 and 1200.5.
    func scanner() -> Scanner {
        Scanner("number in digits", at: .digits) { text, place in
            // "2" in "1,2" or "3.2" is no number of its own.
            let atoms = text.atoms
            var found: [Scanner.Finding] = []
            func add(_ end: Int, _ value: Double, _ traits: Traits = []) {
                let content = Numeral(value).content.adding(traits.union(.digits))
                found.append(Scanner.Finding(end: end, content: content))
                if let scaled = scale(text, end) {
                    let value = Numeral(value * scaled).content.adding(traits.union([.digits, .vagueUnit]))
                    found.append(Scanner.Finding(end: end + 1, content: value))
                }
            }
            guard atoms[place].length <= 15 else { return [] }
            var whole = Double(atoms[place].value)
            add(place + 1, whole)
            var end = place + 1
            if atoms[place].length <= 3, atoms[place].value > 0 {
                while let next = group(text, end) {
                    whole = whole * 1_000 + Double(atoms[next].value)
                    end = next + 1
                }
                if end > place + 1 { add(end, whole) }
            }
            if let value = decimals(text, end, decimal) {
                add(end + 2, whole + value)
            } else if end == place + 1, let value = decimals(text, end, other), atoms[end + 1].length <= 2,
                grouping != UInt8(ascii: " ") || atoms[end + 1].length != 3
            {
                // The other half of Europe's mark, where it can be nothing else: "12,50" in English, "12.5" in German.
                add(end + 2, whole + value)
            }
            if let (end, value) = swapped(text, place) { add(end, value) }
            if let value = fraction(text, place) {
                found.append(Scanner.Finding(end: place + 3, content: Numeral(value).content.adding(.digits)))
            }
            return found
        }
    }

    /// Numbers that begin with their decimal mark: ".75".
    func pointScanner() -> Scanner {
        Scanner("decimals alone", at: .mark) { text, place in
            let isInside = place > 0 && text.atoms[place].isTight && text.atoms[place - 1].kind != .mark
            guard !isInside, let value = decimals(text, place, decimal) else { return [] }
            var found = [Scanner.Finding(end: place + 2, content: Numeral(value).content.adding(.digits))]
            if let scaled = scale(text, place + 2) {
                found.append(
                    Scanner.Finding(end: place + 3, content: Numeral(value * scaled).content.adding(.digits)))
            }
            return found
        }
    }

    /// Grouped and decimal by the other half of Europe's marks, which both together can be nothing else: "1.234,50" in
    /// English.
    private func swapped(_ text: ScannedText, _ place: Int) -> (end: Int, value: Double)? {
        let atoms = text.atoms
        guard grouping != UInt8(ascii: " "), atoms[place].length <= 3, atoms[place].value > 0 else { return nil }
        var whole = Double(atoms[place].value)
        var end = place + 1
        while end + 1 < atoms.count, isMark(atoms[end], decimal), atoms[end].isTight, atoms[end + 1].kind == .digits,
            atoms[end + 1].length == 3, atoms[end + 1].isTight
        {
            whole = whole * 1_000 + Double(atoms[end + 1].value)
            end += 2
        }
        guard end > place + 1, let value = decimals(text, end, other), atoms[end + 1].length <= 2 else { return nil }
        return (end + 2, whole + value)
    }

    private var other: UInt8 { decimal == UInt8(ascii: ",") ? UInt8(ascii: ".") : UInt8(ascii: ",") }

    /// Where the next group of three digits stands; `nil` when what follows is none.
    private func group(_ text: ScannedText, _ place: Int) -> Int? {
        let atoms = text.atoms
        if grouping == UInt8(ascii: " ") {
            guard place < atoms.count, atoms[place].kind == .digits, atoms[place].length == 3, !atoms[place].isTight
            else { return nil }
            return place
        }
        guard place + 1 < atoms.count, isMark(atoms[place], grouping), atoms[place].isTight,
            atoms[place + 1].kind == .digits, atoms[place + 1].length == 3, atoms[place + 1].isTight
        else { return nil }
        return place + 1
    }

    /// What the digits after a decimal mark come to.
    private func decimals(_ text: ScannedText, _ place: Int, _ mark: UInt8) -> Double? {
        let atoms = text.atoms
        guard place + 1 < atoms.count, isMark(atoms[place], mark), atoms[place + 1].kind == .digits,
            atoms[place + 1].isTight, atoms[place + 1].length <= 15
        else { return nil }
        // ".77" may follow a space; within a number all is tight.
        if place > 0, atoms[place - 1].kind == .digits, !atoms[place].isTight { return nil }
        // "1.2.3" is a version or a date.
        if place + 3 < atoms.count, isMark(atoms[place + 2], mark), atoms[place + 2].isTight,
            atoms[place + 3].kind == .digits, atoms[place + 3].isTight
        {
            return nil
        }
        var scale = 1.0
        for _ in 0..<atoms[place + 1].length { scale *= 10 }
        return Double(atoms[place + 1].value) / scale
    }

    /// "3/4".
    private func fraction(_ text: ScannedText, _ place: Int) -> Double? {
        let atoms = text.atoms
        guard place + 2 < atoms.count, atoms[place + 1].isMark("/"), atoms[place + 1].isTight,
            atoms[place + 2].kind == .digits, atoms[place + 2].isTight, atoms[place + 2].value > 0
        else { return nil }
        if place + 3 < atoms.count, atoms[place + 3].isTight, atoms[place + 3].isMark("/-.") {
            if place + 4 < atoms.count, atoms[place + 4].isTight { return nil }
        }
        return Double(atoms[place].value) / Double(atoms[place + 2].value)
    }

    /// A thousand for "k", a million for "M", a thousand million for "G", stuck to the digits.
    private func scale(_ text: ScannedText, _ place: Int) -> Double? {
        guard place < text.atoms.count, text.atoms[place].isTight, text.atoms[place].kind == .letters,
            text.atoms[place].length == 1
        else { return nil }
        switch text.bytes[text.atoms[place].range.lowerBound] {
        case UInt8(ascii: "k"), UInt8(ascii: "K"): return 1e3
        case UInt8(ascii: "M"): return 1e6
        case UInt8(ascii: "G"): return 1e9
        default: return nil
        }
    }

    private func isMark(_ atom: Atom, _ mark: UInt8) -> Bool {
        atom.kind == .mark && atom.length == 1 && atom.value == Int(mark)
    }
}
