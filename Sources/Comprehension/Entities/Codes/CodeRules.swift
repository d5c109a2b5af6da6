/// Order numbers, ticket numbers and error codes, as customers write them.
enum CodeRules {
    private static let letter = Item.letters(1...1)
    /// What may stand between "order" and its number.
    private static let marker = Item.maybe(
        "number|no|no .|nr|nr .|num|#|id|code|ref|reference|nummer|numero|is|number is|no is|number :|no . :|id :|code :|:|# :|n °|nº|number #|ist|lautet|est"
    )
    private static let order = Item.words(
        "order|orders|purchase|bestellung|bestellnummer|auftrag|auftragsnummer|commande|pedido|order number|ordernumber|orderno"
    )
    private static let ticket = Item.words(
        "ticket|tickets|case|incident|support request|vorgang|ticketnummer|vorgangsnummer|fall|caso|dossier|incidencia")
    private static let error = Item.words(
        "error|err|errors|fault|fehler|fehlercode|fehlermeldung|erreur|codigo de error|error code|stop code|exit code|status code|fault code|code d' erreur"
    )

    static let rules: [Rule] = [
        Rule(
            "order number with a hyphen: A-1007, A_1007",
            [letter, .tight("-|_"), .tight(.digits(3...8, 0...99_999_999))], sureness: 0.97
        ) {
            m in
            guard isFree(m), let letter = letterOf(m, 0) else { return nil }
            guard !isTicket(letter, m), !(letter == "E" && length(m, 1) < 4) else { return nil }
            return order(letter, m, 1)
        },
        Rule("order number in one: a1007", [letter, .tight(.digits(3...8, 0...99_999_999))], sureness: 0.9) { m in
            guard isFree(m), let letter = letterOf(m, 0), letter != "V" || length(m, 1) > 4 else { return nil }
            guard !(letter == "E" && length(m, 1) < 4), !(letter == "X" && m.digits(1) == 86) else { return nil }
            return order(letter, m, 1)
        },
        Rule(
            "order number with a loose hyphen: A - 4040", [letter, "-", .digits(4...8, 0...99_999_999)], sureness: 0.85
        ) { m in
            // "Plan A - 2000 people" has its word before, a number stands by itself or behind "number".
            guard isFree(m), let letter = letterOf(m, 0), m.atom(0)?.isCapital == true, !isYear(m.digits(1)),
                m.digits(1) % 100 != 0, !isFollowedByNoun(m)
            else { return nil }
            return order(letter, m, 1)
        },
        Rule("order number with a space: A 2380", [letter, .digits(4...8, 0...99_999_999)], sureness: 0.85) { m in
            guard isFree(m), let letter = letterOf(m, 0), !m.text.isTight(m.range.lowerBound + 1) else { return nil }
            let atom = m.text.atoms[m.range.lowerBound]
            let isWord = letter == "A" || letter == "I"  // in English, German, French and Spanish "a" is a word
            let isFirst = m.range.lowerBound == 0
            if isWord, !atom.isCapital || isFirst {
                // "a 1000 customers" is an amount; "a 1007" at the end, before a mark or a verb is a number.
                guard !isYear(m.digits(1)), m.digits(1) % 100 != 0, !isFollowedByNoun(m) else { return nil }
            }
            guard atom.isCapital || isWord else { return nil }
            return order(letter, m, 1)
        },
        Rule(
            "order and its number: order a 1007", [letter, .maybe("-"), .digits(3...8, 0...99_999_999)],
            after: [order, marker], sureness: 0.97
        ) {
            m in letterOf(m, 0).flatMap { isFree(m) ? order($0, m, 1) : nil }
        },
        Rule(
            "two or three letters and digits: AB-12345",
            [.letters(2...3), .tight("-"), .tight(.digits(4...10, 0...9_999_999_999))], sureness: 0.9
        ) {
            m in
            guard isFree(m), let atom = m.atom(0) else { return nil }
            let letters = String(decoding: m.text.bytes[atom.range].prefix(atom.length), as: UTF8.self).uppercased()
            guard letters.utf8.allSatisfy({ $0 < 0x80 }),
                !["ISO", "DIN", "RFC", "ERR", "TEL", "FAX", "HTTP"].contains(letters)
            else { return nil }
            return ParseNode.Content(.code(.orderNumber, "\(letters)-\(digits(m, 1))"))
        },
        Rule(
            "order and digits alone: order no. 10234", [.digits(4...12, 0...999_999_999_999)], after: [order, marker],
            sureness: 0.9
        ) {
            m in
            guard isFree(m), !isAmount(m) else { return nil }
            guard !isYear(m.digits(0)) || !isFollowedByWord(m) else { return nil }
            return ParseNode.Content(.code(.orderNumber, digits(m, 0)))
        },

        Rule(
            "ticket number: T-123456", ["t", .maybe(.tight("-")), .tight(.digits(5...8, 0...99_999_999))],
            sureness: 0.97
        ) { m in
            isFree(m) ? ParseNode.Content(.code(.ticketNumber, "T-\(digits(m, 0))")) : nil
        },
        Rule(
            "ticket and its number: ticket no. 48213", [.digits(4...10, 0...9_999_999_999)], after: [ticket, marker],
            sureness: 0.9
        ) {
            m in isFree(m) && !isAmount(m) ? ParseNode.Content(.code(.ticketNumber, digits(m, 0))) : nil
        },

        Rule("error code: E-104", ["e|err", .maybe(.tight("-")), .tight(.digits(2...3, 0...999))], sureness: 0.95) {
            m in
            isFree(m) ? ParseNode.Content(.code(.errorCode, "E-\(digits(m, 0))")) : nil
        },
        Rule("error code: error 651", [.digits(2...6, 0...999_999)], after: [error, marker], sureness: 0.9) { m in
            isFree(m) && !isAmount(m) ? ParseNode.Content(.code(.errorCode, digits(m, 0))) : nil
        },
        Rule(
            "error code: error E104, code P0420",
            [.letters(1...4), .maybe(.tight("-")), .tight(.digits(1...6, 0...999_999))], after: [error, marker],
            sureness: 0.95
        ) {
            m in
            guard isFree(m), let atom = m.atom(0) else { return nil }
            let letters = String(decoding: m.text.bytes[atom.range].prefix(atom.length), as: UTF8.self).uppercased()
            return ParseNode.Content(.code(.errorCode, "\(letters)-\(digits(m, 1))"))
        },
        Rule("code and digits: code 651", [.digits(2...4, 0...9_999)], after: ["code|codigo", marker], sureness: 0.8) {
            m in
            isFree(m) && !isAmount(m) && !isOtherCode(m) ? ParseNode.Content(.code(.errorCode, digits(m, 0))) : nil
        },
        Rule("status: a 404 error", [.digits(3...3, 400...599), "error|fehler|erreur"], sureness: 0.9) { m in
            isFree(m) ? ParseNode.Content(.code(.errorCode, digits(m, 0))) : nil
        },
    ]

    static let scanners: [Scanner] = [
        Scanner("hexadecimal code: 0x80070057", at: .digits) { text, place in
            let atoms = text.atoms
            guard atoms[place].value == 0, atoms[place].length == 1, place + 1 < atoms.count, atoms[place + 1].isTight,
                atoms[place + 1].kind == .letters, !isStuck(text, place)
            else { return [] }
            var end = place + 1
            while end < atoms.count, atoms[end].isTight, atoms[end].kind != .mark { end += 1 }
            let written = text.written(place..<end).map { isDigit($0) ? $0 : $0 | 0x20 }
            guard written.count >= 5, written.count <= 18, written[1] == UInt8(ascii: "x"),
                written.dropFirst(2).allSatisfy({ isDigit($0) || isHexLetter($0) })
            else { return [] }
            let value = "0x" + String(decoding: written.dropFirst(2), as: UTF8.self).uppercased()
            return [Scanner.Finding(end: end, content: ParseNode.Content(.code(.errorCode, value)))]
        },
        Scanner("named error: ERR_CONNECTION_RESET", at: .letters) { text, place in
            let atoms = text.atoms
            guard text.has("_"), place + 2 < atoms.count, atoms[place + 1].isMark("_"), !isStuck(text, place) else {
                return []
            }
            var end = place + 1
            while end + 1 < atoms.count, atoms[end].isMark("_"), atoms[end].isTight, atoms[end + 1].isTight,
                atoms[end + 1].kind != .mark
            {
                end += 2
            }
            let written = text.written(place..<end)
            let isShouted = !written.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
            let value = String(decoding: written, as: UTF8.self).uppercased()
            guard end > place + 1, isShouted || value.hasPrefix("ERR_") || value.hasPrefix("ERROR_") else { return [] }
            return [Scanner.Finding(end: end, content: ParseNode.Content(.code(.errorCode, value)))]
        },
    ]

    private static func order(_ letter: String, _ m: Match, _ part: Int) -> ParseNode.Content {
        ParseNode.Content(.code(.orderNumber, "\(letter)-\(digits(m, part))"))
    }

    /// The letter in upper case, when it is one of A…Z.
    private static func letterOf(_ m: Match, _ part: Int) -> String? {
        guard let atom = m.atom(part), let byte = m.text.bytes[atom.range].first, byte < 0x80 else { return nil }
        return String(decoding: [byte & ~0x20], as: UTF8.self)
    }

    /// The digits, leading zeros kept. An atom of a token that was folded ("A–1007") has the range of all of it, so
    /// that the value is what tells them.
    private static func digits(_ m: Match, _ part: Int) -> String {
        guard let atom = m.atom(part), atom.kind == .digits else { return "" }
        let digits = String(atom.value)
        return String(repeating: "0", count: max(0, atom.length - digits.utf8.count)) + digits
    }
    private static func length(_ m: Match, _ part: Int) -> Int { m.atom(part)?.length ?? 0 }

    private static func isTicket(_ letter: String, _ m: Match) -> Bool { letter == "T" && length(m, 1) >= 5 }
    private static func isYear(_ number: Int) -> Bool { (1_900...2_099).contains(number) }

    /// True when nothing that could belong to it is stuck to a match on either side.
    private static func isFree(_ m: Match) -> Bool {
        let atoms = m.text.atoms
        if isStuck(m.text, m.range.lowerBound) { return false }
        let end = m.range.upperBound
        guard end < atoms.count, atoms[end].isTight else { return true }
        if atoms[end].kind != .mark { return false }
        // "v2.4.1", "12-3", "a/b" go on; a full stop before a space does not.
        let goesOn = atoms[end].isMark("-./_@:") && end + 1 < atoms.count && atoms[end + 1].isTight
        return !(goesOn && atoms[end + 1].kind == .digits) && !atoms[end].isMark("_@%") && !isMoneySign(m.text, end)
    }

    private static func isStuck(_ text: ScannedText, _ place: Int) -> Bool {
        guard place > 0, text.atoms[place].isTight else { return false }
        let before = text.atoms[place - 1]
        return before.kind != .mark || before.isMark("-._/@&=") && place > 1 && before.isTight
    }

    private static func isMoneySign(_ text: ScannedText, _ place: Int) -> Bool {
        ["€", "$", "£"].contains { text.bytes[text.atoms[place].range].elementsEqual($0.utf8) }
    }

    /// True when a currency or a unit of time follows: "order 1000 euros worth", "error 20 minutes ago".
    private static func isAmount(_ m: Match) -> Bool {
        let end = m.range.upperBound
        guard end < m.text.atoms.count else { return false }
        let next = m.text.word(end)
        return [
            "€", "$", "£", "%", "euro", "euros", "dollars", "pounds", "days", "minutes", "hours", "weeks", "times",
            "tage",
            "minuten", "stunden", "jours", "heures", "dias", "horas",
        ].contains(next)
    }

    /// True for the codes of post, vouchers and doors: "zip code 3580".
    private static func isOtherCode(_ m: Match) -> Bool {
        let others: Set<String> = [
            "zip", "post", "postal", "area", "promo", "voucher", "coupon", "discount", "security", "sort", "pin", "qr",
            "bar",
            "country", "verification", "activation", "access", "booking", "confirmation", "reference", "gift",
        ]
        let first = max(0, m.range.lowerBound - 5)
        return (first..<m.range.lowerBound).contains { others.contains(m.text.word($0)) }
    }

    private static func isFollowedByWord(_ m: Match) -> Bool {
        let end = m.range.upperBound
        return end < m.text.atoms.count && m.text.atoms[end].kind == .letters
    }

    /// True when a word follows that may be counted: any but the small ones that follow a name.
    private static func isFollowedByNoun(_ m: Match) -> Bool {
        guard isFollowedByWord(m) else { return false }
        return !followers.contains(m.text.word(m.range.upperBound))
    }

    private static let followers: Set<String> = [
        "is", "was", "has", "hasn", "isn", "wasn", "have", "had", "still", "not", "never", "please", "and", "or", "but",
        "to", "from", "for", "that", "which", "should", "arrived", "came", "when", "where", "will", "did", "does", "in",
        "on", "by", "with", "now", "ist", "war", "hat", "noch", "nicht", "und", "oder", "bitte", "est", "et", "ou",
        "pas",
        "es", "no", "ha", "y", "por", "todavía", "je", "i", "it", "my", "the",
    ]

    private static func isHexLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f") }
}
