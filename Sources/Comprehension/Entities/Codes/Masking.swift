/// Hides card and account numbers, digit for digit, the last four kept.
///
/// Each hidden character becomes one "•", so offsets counted in Unicode scalars hold in the masked text; UTF-8 offsets do
/// not, since "•" has three bytes, and `MaskedText` translates them.
package enum Masking {
    /// What a personal number is.
    package enum Kind: Sendable, Equatable {
        case card, account
        /// The three or four digits that prove a card ("cvv 123").
        case securityCode
    }

    /// A card number (13 to 19 digits that pass Luhn's check, or in fours as cards show them), an IBAN (that passes its
    /// check modulo 97), or a card's security code.
    package struct PersonalNumber: Sendable, Equatable {
        package let kind: Kind
        /// UTF-8 offsets in the text that was searched, separators within it included.
        package let range: Range<Int>
    }

    /// A text whose personal numbers are hidden.
    package struct MaskedText: Sendable, Equatable {
        package let text: String
        /// Where the numbers stood in the original.
        package let numbers: [PersonalNumber]
        /// UTF-8 offsets in the original of every character that became "•".
        let hidden: [Int]

        /// The UTF-8 range in the masked text of a range in the original.
        package func range(_ original: Range<Int>) -> Range<Int> {
            place(original.lowerBound)..<place(original.upperBound)
        }

        /// Each hidden character before a place moved it by two bytes.
        private func place(_ offset: Int) -> Int { offset + 2 * hidden.count { $0 < offset } }
    }

    /// The text with its card and account numbers hidden; texts without any come back as they are.
    package static func mask(_ text: String) -> MaskedText {
        let numbers = numbers(in: text)
        guard !numbers.isEmpty else { return MaskedText(text: text, numbers: [], hidden: []) }
        let bytes = Array(text.utf8)
        var hidden: [Int] = []
        for number in numbers {
            // Typographic spaces within are no letters, though their bytes are beyond ASCII.
            let characters = number.range.filter { bytes[$0] < 0x80 && (isDigit(bytes[$0]) || isLetter(bytes[$0])) }
            hidden.append(contentsOf: characters.dropLast(number.kind == .securityCode ? 0 : 4))
        }
        var masked: [UInt8] = []
        var copied = 0
        for place in hidden {
            masked.append(contentsOf: bytes[copied..<place])
            masked.append(contentsOf: "•".utf8)
            copied = place + 1
        }
        masked.append(contentsOf: bytes[copied...])
        return MaskedText(text: String(decoding: masked, as: UTF8.self), numbers: numbers, hidden: hidden)
    }

    /// The card and account numbers in a text, in order, without overlaps.
    package static func numbers(in text: String) -> [PersonalNumber] {
        var text = text
        return text.withUTF8 { numbers(in: $0) }
    }

    private static func numbers(in bytes: UnsafeBufferPointer<UInt8>) -> [PersonalNumber] {
        var found: [PersonalNumber] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let begins = place == 0 || !(isDigit(bytes[place - 1]) || isLetter(bytes[place - 1]))
            // A card number may be stuck to a word ("Visa4111…"): it is hidden all the same.
            if isDigit(byte), place == 0 || !isDigit(bytes[place - 1]), let end = card(bytes, from: place) {
                found.append(PersonalNumber(kind: .card, range: place..<end))
                place = end
            } else if begins, byte < 0x80, isLetter(byte), let end = account(bytes, from: place) {
                found.append(PersonalNumber(kind: .account, range: place..<end))
                place = end
            } else if begins, byte < 0x80, isLetter(byte), let code = securityCode(bytes, from: place) {
                found.append(PersonalNumber(kind: .securityCode, range: code))
                place = code.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    /// The end of a card number that begins at a place.
    ///
    /// What follows may be digits too ("4111 1111 1111 1111 12/27 123"), so every end of a group is tried, the last first.
    private static func card(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var digits: [UInt8] = []
        var groups: [Int] = []
        var ends: [Int] = []
        var place = start
        while place < bytes.count, digits.count < 24 {
            let first = place
            while place < bytes.count, isDigit(bytes[place]), digits.count < 24 {
                digits.append(bytes[place] & 15)
                place += 1
            }
            groups.append(place - first)
            ends.append(place)
            let gap = separator(bytes, at: place)
            guard gap > 0, place + gap < bytes.count, isDigit(bytes[place + gap]) else { break }
            place += gap
        }
        if place < bytes.count, isDigit(bytes[place]) { return nil }  // longer than any card
        while let end = ends.popLast() {
            // Mistyped, it is still somebody's card.
            let isWrittenAsCard = groups == [4, 4, 4, 4] || groups == [4, 6, 5]
            if (13...19).contains(digits.count), isPlausible(groups), hasIssuer(digits),
                isWrittenAsCard || passesLuhn(digits)
            {
                return end
            }
            digits.removeLast(groups.removeLast())
        }
        return nil
    }

    /// The digits of a security code whose name begins at a place: "CVV: 123", "security code is 1234".
    private static func securityCode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        guard codeInitials.contains(bytes[start] | 0x20),
            let name = codeNames.first(where: { stands($0, in: bytes, at: start) })
        else { return nil }
        var place = start + name.utf8.count
        if place < bytes.count, isLetter(bytes[place]) { return nil }
        let reach = min(bytes.count, place + longestGap)
        while place < reach, bytes[place] < 0x80, !isDigit(bytes[place]) { place += 1 }
        let first = place
        while place < bytes.count, isDigit(bytes[place]) { place += 1 }
        guard (3...4).contains(place - first), place == bytes.count || !isLetter(bytes[place]) else { return nil }
        return first..<place
    }

    private static func stands(_ name: String, in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + name.utf8.count <= bytes.count else { return false }
        return zip(name.utf8, bytes[start...]).allSatisfy { $0 == $1 || $0 == $1 | 0x20 }
    }

    private static let codeNames = [
        "cvv2", "cvv", "cvc2", "cvc", "cvn", "csc", "security code", "card code", "sicherheitscode", "pr\u{FC}fnummer",
    ]
    private static let codeInitials: [UInt8] = [UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "p")]
    /// So many bytes may stand between the name of a code and its digits.
    private static let longestGap = 14

    /// How many bytes of space, hyphen or full stop part two groups; 0 where nothing or something else does.
    private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        guard place < bytes.count else { return 0 }
        switch bytes[place] {
        case UInt8(ascii: " "): return place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: " ") ? 2 : 1
        case UInt8(ascii: "-"), UInt8(ascii: "."): return 1
        case 0xC2: return place + 1 < bytes.count && bytes[place + 1] == 0xA0 ? 2 : 0  // no-break space
        case 0xE2:
            // U+2000–200A and U+202F: spaces of typesetting; U+2010–2014: hyphens and dashes.
            guard place + 2 < bytes.count, bytes[place + 1] == 0x80 else { return 0 }
            return (0x80...0x94).contains(bytes[place + 2]) || bytes[place + 2] == 0xAF ? 3 : 0
        default: return 0
        }
    }

    /// Cards are written without spaces, in fours, or as 4-6-5 and 4-6-4.
    private static func isPlausible(_ groups: [Int]) -> Bool {
        groups.count == 1 || groups == [4, 6, 5] || groups == [4, 6, 4]
            || groups.dropLast().allSatisfy { $0 == 4 } && (groups.last ?? 0) <= 4
    }

    /// The first digits that ISO/IEC 7812 gives to payment cards: 2 to 6, 1 and 0 being airlines and others.
    private static func hasIssuer(_ digits: [UInt8]) -> Bool { (2...6).contains(digits[0]) }

    /// Luhn's formula (US patent 2,950,048): every second digit from the right doubled, its digits summed.
    private static func passesLuhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let value = index % 2 == 0 ? Int(digit) : Int(digit) * 2
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0 && digits.contains { $0 != 0 }
    }

    /// The end of an IBAN that begins at a place: country, two check digits, so many letters and digits as the country has.
    private static func account(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start + 4 < bytes.count, isLetter(bytes[start + 1]), bytes[start + 1] < 0x80, isDigit(bytes[start + 2]),
            isDigit(bytes[start + 3]), let length = length(bytes[start] & ~0x20, bytes[start + 1] & ~0x20)
        else { return nil }
        var characters: [UInt8] = []
        var place = start
        while place < bytes.count, characters.count < length {
            let byte = bytes[place]
            if isDigit(byte) || byte < 0x80 && isLetter(byte) {
                characters.append(isDigit(byte) ? byte : byte & ~0x20)
                place += 1
            } else {
                let gap = separator(bytes, at: place)
                guard gap > 0 else { return nil }
                place += gap
            }
        }
        guard characters.count == length, remainder(characters) == 1 else { return nil }
        if place < bytes.count, isDigit(bytes[place]) || isLetter(bytes[place]) { return nil }
        return place
    }

    /// ISO 13616: the first four characters moved to the end, letters as 10 … 35, all of it modulo 97.
    private static func remainder(_ characters: [UInt8]) -> Int {
        var rest = 0
        for character in characters[4...] + characters[..<4] {
            if isDigit(character) {
                rest = (rest * 10 + Int(character & 15)) % 97
            } else {
                rest = (rest * 100 + Int(character - UInt8(ascii: "A")) + 10) % 97
            }
        }
        return rest
    }

    private static func length(_ first: UInt8, _ second: UInt8) -> Int? {
        lengths[String(decoding: [first, second], as: UTF8.self)]
    }

    /// Length of an IBAN by country, from the registry of SWIFT.
    private static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
        "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
        "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
        "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
        "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SD": 18,
        "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22,
        "VG": 24, "XK": 20,
    ]
}
