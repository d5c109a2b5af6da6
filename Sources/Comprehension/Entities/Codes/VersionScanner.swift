/// Versions of software: "v2.4.1" wherever it stands, "2.4.1" and "17" behind a word that makes them one.
enum VersionScanner {
    static let scanner = Scanner("version: v2.4.1, firmware 3.10", at: .any, sureness: 0.96) { text, place in
        let atoms = text.atoms
        guard place == 0 || !atoms[place].isTight || atoms[place - 1].isMark("(\"'[=:"), atoms[place].kind != .mark
        else {
            return []
        }
        let hasLetter = ["v", "ver"].contains(text.word(place))
        var first = place
        if hasLetter {
            first += 1
            if first < atoms.count, atoms[first].isMark("."), atoms[first].isTight { first += 1 }
            guard text.isTight(first) else { return [] }
        }
        guard first < atoms.count, let parts = numbers(text, from: first) else { return [] }
        guard hasLetter || isNamed(text, place, isSingle: parts.count == 1) else { return [] }
        let end = ending(text, first + 2 * parts.count - 1)
        guard !goesOn(text, end) else { return [] }
        let value = String(decoding: text.written(first..<end), as: UTF8.self).lowercased()
        return [Scanner.Finding(end: end, content: ParseNode.Content(.code(.version, value)))]
    }

    /// One to five numbers with dots between; `nil` where a number is too long to be part of a version.
    private static func numbers(_ text: ScannedText, from place: Int) -> [Int]? {
        var numbers: [Int] = []
        var place = place
        while text.atoms.indices.contains(place), text.atoms[place].kind == .digits, numbers.count < 5 {
            guard text.atoms[place].length <= 6 else { return nil }
            numbers.append(text.atoms[place].value)
            guard text.isTight(place + 1), text.atoms[place + 1].isMark("."), text.isTight(place + 2) else { break }
            place += 2
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// Where "-beta2", "rc1" or a build's letter ends that is stuck to the numbers.
    private static func ending(_ text: ScannedText, _ end: Int) -> Int {
        var place = end
        if text.isTight(place), text.atoms[place].isMark("-+") { place += 1 }
        guard text.isTight(place), text.atoms[place].kind == .letters,
            stages.contains(text.word(place)) || place == end && text.atoms[place].length == 1
        else { return end }
        place += 1
        if text.isTight(place), text.atoms[place].isMark("."), text.isTight(place + 1),
            text.atoms[place + 1].kind == .digits
        {
            place += 1
        }
        return text.isTight(place) && text.atoms[place].kind == .digits ? place + 1 : place
    }

    private static let stages: Set<String> = ["alpha", "beta", "rc", "dev", "pre", "preview", "build", "snapshot"]

    /// Whether more is stuck to it than a mark that ends a clause.
    private static func goesOn(_ text: ScannedText, _ end: Int) -> Bool {
        guard text.isTight(end) else { return false }
        if text.atoms[end].kind != .mark || text.atoms[end].isMark("%@_/:$") { return true }
        return text.isTight(end + 1) && text.atoms[end + 1].kind != .mark
    }

    /// Whether a word before it says that it is a version. A number without dots needs one that says nothing else:
    /// "version 12"; "app 2" may be the second app.
    private static func isNamed(_ text: ScannedText, _ place: Int, isSingle: Bool) -> Bool {
        var before = place - 1
        while before >= max(0, place - 3), links.contains(text.word(before)) { before -= 1 }
        guard before >= 0 else { return false }
        let word = text.word(before)
        return always.contains(word) || !isSingle && dotted.contains(word)
    }

    private static let links: Set<String> = ["is", "number", "no", ".", ":", "ist", "nummer", "est", "es", "to", "auf"]
    private static let always: Set<String> = ["version", "versión", "firmware", "ios", "android", "macos", "windows"]
    private static let dotted: Set<String> = [
        "app", "software", "release", "build", "update", "upgrade", "driver", "os", "bios", "logiciel",
    ]
}
