import Comprehension
package import Language

/// Hides what names a person in a text that is shown to somebody who did not hold the talk: card and account numbers,
/// addresses of mail, and any run of seven digits or more, the last two kept.
package enum Discretion {
    /// The text masked, and cut at a whole character with "…" where it is longer than `longest` characters.
    package static func mask(_ text: String, longest: Int = 200) -> String {
        let scalars = Array(Masking.mask(text).text.unicodeScalars)
        var hidden = [Bool](repeating: false, count: scalars.count)
        hideAddresses(scalars, &hidden)
        hideNumbers(scalars, &hidden)
        var shown = String.UnicodeScalarView()
        for (scalar, isHidden) in zip(scalars, hidden) { shown.append(isHidden ? "•" : scalar) }
        let masked = String(shown)
        return masked.count <= longest ? masked : masked.prefix(longest - 1) + "…"
    }

    /// A text that has been masked, with people, places and postal addresses hidden too: for what a report quotes.
    package static func quotation(_ masked: String, analyzer: Analyzer) -> String {
        let spans = PersonalNames.spans(in: analyzer.utterance(of: masked))
        guard !spans.isEmpty else { return masked }
        var shown = String.UnicodeScalarView()
        var offset = 0
        for scalar in masked.unicodeScalars {
            let isShown = scalar == "…" || !(scalar.properties.isAlphabetic || isDigit(scalar))
            shown.append(isShown || !spans.contains { $0.range.contains(offset) } ? scalar : "•")
            offset += UTF8.width(scalar)
        }
        return String(shown)
    }

    /// Letters and digits around an "@", up to the next space.
    private static func hideAddresses(_ scalars: [Unicode.Scalar], _ hidden: inout [Bool]) {
        for place in scalars.indices where scalars[place] == "@" {
            guard place > 0, !isSpace(scalars[place - 1]) else { continue }
            for step in [-1, 1] {
                var next = place + step
                while scalars.indices.contains(next), !isSpace(scalars[next]) {
                    if scalars[next] != "." { hidden[next] = true }
                    next += step
                }
            }
        }
    }

    /// Runs of digits with single spaces, hyphens, points, slashes or brackets between them.
    private static func hideNumbers(_ scalars: [Unicode.Scalar], _ hidden: inout [Bool]) {
        var place = 0
        while place < scalars.count {
            guard isDigit(scalars[place]) else {
                place += 1
                continue
            }
            var digits = [place]
            var next = place + 1
            while next < scalars.count {
                if isDigit(scalars[next]) {
                    digits.append(next)
                } else if !(isJoint(scalars[next]) && next + 1 < scalars.count && isDigit(scalars[next + 1])) {
                    break
                }
                next += 1
            }
            // A time such as 2026-03-09 has eight digits and names nobody.
            if digits.count >= 7, !isDate(scalars[place..<next]) {
                for digit in digits.dropLast(2) { hidden[digit] = true }
            }
            place = next
        }
    }

    private static func isDate(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
        let parts = run.split { !isDigit($0) }.map(\.count)
        return parts == [4, 2, 2] || parts == [2, 2, 4] || parts == [1, 2, 4] || parts == [2, 1, 4]
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
        " -./()\u{A0}\u{202F}".unicodeScalars.contains(scalar)
    }
}
