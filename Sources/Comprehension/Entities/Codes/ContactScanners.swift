/// E-mail addresses and URLs, read from the atoms, so that they do not depend on how a tokenizer joins them.
enum ContactScanners {
    static let email = Scanner("e-mail address", at: .any, sureness: 0.99) { text, place in
        guard text.has("@"), text.atoms[place].kind != .mark, !isInside(text, place) else { return [] }
        var end = place + 1
        while end < text.atoms.count, text.atoms[end].isTight, !text.atoms[end].isMark("@"),
            text.atoms[end].kind != .mark || text.atoms[end].isMark(".+-_%'")
        {
            end += 1
        }
        guard end < text.atoms.count, text.atoms[end].isMark("@"), text.atoms[end].isTight,
            let host = host(text, end + 1), host.hasName
        else { return [] }
        let local = String(decoding: text.written(place..<end), as: UTF8.self)
        let domain = String(decoding: text.written(end + 1..<host.end), as: UTF8.self).lowercased()
        return [Scanner.Finding(end: host.end, content: ParseNode.Content(.code(.email, "\(local)@\(domain)")))]
    }

    /// "alice at example.io", "alice dot b at example dot com": counted when the message is nothing else.
    static let spokenEmail = Scanner("e-mail address in words", at: .any, sureness: 0.6) { text, place in
        guard text.atoms.count <= 24, text.atoms[place].kind != .mark,
            text.atoms[..<place].allSatisfy({ $0.kind == .mark })
        else { return [] }
        var value = ""
        var end = place
        var hasAt = false
        var dots = 0
        while end < text.atoms.count {
            let atom = text.atoms[end]
            let written = String(decoding: text.bytes[atom.range], as: UTF8.self)
            let word = text.word(end)
            if !atom.isTight, end > place {
                guard word == "at" || word == "dot" || value.last == "@" || value.last == "." else { break }
            }
            if word == "at" || word == "@" {
                guard !hasAt, !value.isEmpty else { break }
                hasAt = true
                value += "@"
            } else if word == "dot" || word == "." {
                guard let last = value.last, last != ".", last != "@" else { break }
                value += "."
                if hasAt { dots += 1 }
            } else if atom.kind != .mark {
                value += hasAt ? word : written
            } else if atom.isMark("+-_") {
                value += written
            } else {
                break
            }
            end += 1
        }
        while end > place, text.atoms[end - 1].kind == .mark {
            end -= 1
            value.removeLast()
        }
        let top = value.split(separator: ".").last ?? ""
        guard hasAt, dots > 0, top.utf8.count >= 2, top.utf8.allSatisfy({ !isDigit($0) }), !top.contains("@") else {
            return []
        }
        return [Scanner.Finding(end: end, content: ParseNode.Content(.code(.email, value), .shy))]
    }

    static let url = Scanner("URL", at: .letters, sureness: 0.98) { text, place in
        let atoms = text.atoms
        let goesOnTightly = place + 1 < atoms.count && atoms[place + 1].isTight && atoms[place + 1].kind != .letters
        guard goesOnTightly || atoms[place].length == "localhost".utf8.count, !isInside(text, place) else { return [] }
        func isTightMark(_ place: Int, _ mark: StaticString) -> Bool {
            place < atoms.count && atoms[place].isMark(mark) && atoms[place].isTight
        }
        var end: Int
        if ["http", "https", "ftp", "ftps"].contains(text.word(place)), isTightMark(place + 1, ":"),
            isTightMark(place + 2, "/"), isTightMark(place + 3, "/"), place + 4 < atoms.count, atoms[place + 4].isTight
        {
            end = place + 4
            while end < atoms.count, atoms[end].isTight, !atoms[end].isMark("/?#:\"<>") { end += 1 }
        } else {
            guard let host = host(text, place) else { return [] }
            let isLocal = host.end == place + 1 && text.word(place) == "localhost"
            let isWorldWide = text.word(place).hasPrefix("www")
            let goesOn = isTightMark(host.end, "/") || isTightMark(host.end, ":") || isTightMark(host.end, "?")
            guard
                isLocal
                    || host.hasName
                        && (isWorldWide || domains.contains(text.word(host.end - 1)) || goesOn && host.end - place >= 3)
            else { return [] }
            // "me@example.com" is no URL.
            guard !isTightMark(host.end, "@") else { return [] }
            end = host.end
        }
        if isTightMark(end, ":"), end + 1 < atoms.count, atoms[end + 1].kind == .digits, atoms[end + 1].isTight {
            end += 2
        }
        if isTightMark(end, "/") || isTightMark(end, "?") || isTightMark(end, "#") {
            while end < atoms.count, atoms[end].isTight, !atoms[end].isMark("\"<>") { end += 1 }
            // The mark that ends a sentence, or a bracket around the address, does not belong to it.
            while end > place + 1, atoms[end - 1].isMark(".,;:!?)'\"]") { end -= 1 }
        }
        let value = String(decoding: text.written(place..<end), as: UTF8.self)
        return [Scanner.Finding(end: end, content: ParseNode.Content(.code(.url, value)))]
    }

    /// The names under which addresses without "www." and path are believed; words that end sentences are none of them.
    private static let domains: Set<String> = [
        "com", "net", "org", "io", "uk", "de", "fr", "es", "eu", "co", "info", "biz", "app", "dev", "ai", "gov", "edu",
        "at", "ch", "nl", "be", "pl", "us", "ca", "au", "ie", "nz", "se", "dk", "fi", "shop", "store", "online",
        "cloud",
    ]

    /// Where a host name ends that begins at a place, and whether it has a dot and letters after it.
    private static func host(_ text: ScannedText, _ place: Int) -> (end: Int, hasName: Bool)? {
        let atoms = text.atoms
        guard place < atoms.count, atoms[place].kind != .mark else { return nil }
        var end = place + 1
        var hasDot = false
        while end < atoms.count, atoms[end].isTight {
            if atoms[end].kind != .mark {
                end += 1
            } else if atoms[end].isMark(".-"), end + 1 < atoms.count, atoms[end + 1].isTight,
                atoms[end + 1].kind != .mark
            {
                hasDot = hasDot || atoms[end].isMark(".")
                end += 2
            } else {
                break
            }
        }
        let last = atoms[end - 1]
        // An address begins on its own: a host after "@" may follow it tightly, the rest is checked by the caller.
        return (end, hasDot && last.kind == .letters && last.length >= 2 && atoms[end - 2].isMark("."))
    }

    /// True when an atom is stuck to what could belong to the same address.
    private static func isInside(_ text: ScannedText, _ place: Int) -> Bool {
        guard place > 0, text.atoms[place].isTight else { return false }
        let before = text.atoms[place - 1]
        return before.kind != .mark
            || before.isMark(".+-_%@/=&?:")
                && (place > 1 && before.isTight || before.isMark("@"))
    }
}
