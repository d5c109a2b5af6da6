/// Telephone numbers: with country code, with the national "0", in groups; the value is E.164 where the country is known.
enum PhoneScanner {
    static let scanner = Scanner("telephone number", at: .any, sureness: 0.9) { text, place in
        guard let number = read(text, place) else { return [] }
        return [Scanner.Finding(end: number.end, content: ParseNode.Content(.code(.phone, number.value)))]
    }

    private struct Groups {
        var lengths: [Int] = []
        var digits: [UInt8] = []
        var separators: Set<UInt8> = []
        var end = 0
    }

    private static func read(_ text: ScannedText, _ place: Int) -> (end: Int, value: String)? {
        let atoms = text.atoms
        let first = atoms[place]
        // "number is:1234 5678" names one, "12:1234 5678" does not.
        let isNamed = place > 1 && atoms[place - 1].isMark(":") && atoms[place - 2].kind == .letters
        if place > 0, first.isTight, !isNamed,
            atoms[place - 1].kind != .mark || atoms[place - 1].isMark("+.-_/@#:(") && first.kind == .digits
        {
            return nil
        }
        guard first.kind == .digits || first.isMark("+(") else { return nil }
        var next = place
        let isBracketed = first.isMark("(") && isMark(text, place + 1, "+")
        var isInternational = first.isMark("+") || isBracketed
        if isInternational { next += isBracketed ? 2 : 1 }
        guard var groups = groups(text, from: next, isBracketed: isBracketed) else { return nil }
        if !isInternational, groups.digits.starts(with: [48, 48]), groups.digits.count >= 10 {
            isInternational = true
            groups.digits.removeFirst(2)
        }
        let count = groups.digits.count
        guard (isInternational ? 8 : 7)...15 ~= count,
            isInternational || isNational(groups, text, place) || isAnnounced(text, place)
        else { return nil }
        var value = e164(groups.digits, isInternational, text.region)
        var end = groups.end
        if let (last, number) = extensionNumber(text, end) {
            value += ";ext=" + number
            end = last
        }
        return (end, value)
    }

    /// Collects groups of digits and what stands between them.
    private static func groups(_ text: ScannedText, from start: Int, isBracketed: Bool) -> Groups? {
        let atoms = text.atoms
        var found = Groups()
        var place = start
        var open = isBracketed
        while place < atoms.count, found.digits.count <= 16 {
            let atom = atoms[place]
            if atom.kind == .digits {
                // "+44 (0)7700": the nought in brackets is for those who call from within the country.
                let isTrunk =
                    atom.value == 0 && atom.length == 1 && isMark(text, place - 1, "(") && isMark(text, place + 1, ")")
                    && !found.digits.isEmpty
                if !isTrunk {
                    found.lengths.append(atom.length)
                    found.digits.append(contentsOf: text.bytes[atom.range])
                }
                found.end = place + 1
                place += 1
                if place < atoms.count, atoms[place].kind == .letters, atoms[place].isTight {
                    guard text.word(place) == "x", found.digits.count >= 7 else { return nil }
                    break
                }
                continue
            }
            if atom.isMark("("), !open, place + 2 < atoms.count, atoms[place + 1].kind == .digits {
                open = true
            } else if atom.isMark(")"), open {
                open = false
            } else if atom.isMark("-./"), place + 1 < atoms.count,
                atoms[place + 1].kind == .digits || atoms[place + 1].isMark("(")
            {
                guard !found.digits.isEmpty else { return nil }
                found.separators.insert(UInt8(atom.value))
            } else {
                break
            }
            place += 1
        }
        // A bracket that closes after the last digit has been read belongs to the sentence.
        return found.digits.isEmpty ? nil : found
    }

    /// True when digits without a country code look like a telephone number and like nothing else.
    private static func isNational(_ groups: Groups, _ text: ScannedText, _ place: Int) -> Bool {
        let count = groups.digits.count
        guard (7...15).contains(count) else { return false }
        let lengths = groups.lengths
        let startsWithZero = groups.digits[0] == UInt8(ascii: "0")
        let isBracketed = text.atoms[place].isMark("(")
        if lengths.count == 1 {
            return startsWithZero && (10...12).contains(count) || count == 11 && groups.digits[0] == UInt8(ascii: "1")
                || isBracketed && count >= 9
        }
        if lengths.allSatisfy({ $0 == 1 }) { return count >= 7 && groups.separators.count == 1 }
        // Dates, times, IP addresses and amounts.
        if lengths.count == 3, count <= 8, lengths.contains(4) || lengths.allSatisfy({ $0 <= 2 }) { return false }
        if lengths.count == 4, lengths.allSatisfy({ $0 <= 3 }), groups.separators == [UInt8(ascii: ".")] {
            return false
        }
        if lengths.count > 3, lengths.allSatisfy({ $0 == 4 }) { return false }
        if groups.separators.contains(UInt8(ascii: "/")), !startsWithZero { return false }
        if lengths == [3, 3, 4] { return true }
        if groups.separators.isEmpty, !isBracketed { return startsWithZero && count >= 9 }
        return lengths.allSatisfy { $0 <= (isBracketed ? 9 : 8) }
            && (startsWithZero && count >= 9 || isBracketed && count >= 7 || count >= 10)
            && (lengths.last ?? 0) >= 2
    }

    /// True when a word shortly before says that a telephone number comes.
    private static func isAnnounced(_ text: ScannedText, _ place: Int) -> Bool {
        let words: Set<String> = [
            "phone", "telephone", "tel", "mobile", "cell", "call", "ring", "whatsapp", "telefon", "handy", "téléphone",
            "teléfono", "móvil", "portable",
        ]
        return (max(0, place - 4)..<place).contains { text.atoms[$0].kind == .letters && words.contains(text.word($0)) }
    }

    /// "+" and all digits; without a country, the digits alone.
    private static func e164(_ digits: [UInt8], _ isInternational: Bool, _ region: Region) -> String {
        let number = String(decoding: digits, as: UTF8.self)
        if isInternational { return "+" + number }
        let (country, trunk) = (region.diallingCode, region.trunkPrefix)
        guard !country.isEmpty else { return number }
        if !trunk.isEmpty {
            guard number.hasPrefix(trunk), number.count >= 9 else { return number }
            return "+" + country + number.dropFirst(trunk.count)
        }
        if country == "1" {
            return digits.count == 10
                ? "+1" + number : digits.count == 11 && number.hasPrefix("1") ? "+" + number : number
        }
        return digits.count >= 8 && digits.count <= 10 ? "+" + country + number : number
    }

    /// "ext 897", "extension 12", "x 5".
    private static func extensionNumber(_ text: ScannedText, _ place: Int) -> (Int, String)? {
        let atoms = text.atoms
        guard place + 1 < atoms.count, atoms[place].kind == .letters else { return nil }
        let word = text.word(place)
        guard ["ext", "extension", "x", "extn", "durchwahl"].contains(word) else { return nil }
        let next = atoms[place + 1].isMark(".") ? place + 2 : place + 1
        guard next < atoms.count, atoms[next].kind == .digits, atoms[next].length <= 6 else { return nil }
        return (next + 1, String(decoding: text.bytes[atoms[next].range], as: UTF8.self))
    }

    private static func isMark(_ text: ScannedText, _ place: Int, _ mark: StaticString) -> Bool {
        text.atoms.indices.contains(place) && text.atoms[place].isMark(mark)
    }
}
