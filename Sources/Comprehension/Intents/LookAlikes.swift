package import Language

/// Takes the disguise off a text: characters that nobody sees, and letters of other scripts that look like Latin ones.
///
/// "саnсеl" with Cyrillic letters reads as "cancel" to a person, and is another word to a model; a space without width
/// cuts a word in two. A word that is really Cyrillic or Greek stays: only words are changed whose foreign letters all
/// look Latin, and only where one letter of the word, or most of the text, is Latin (Unicode Technical Standard 39).
package enum LookAlikes {
    /// The same utterance without disguise; itself where it wears none.
    package static func removed(from utterance: Utterance) -> Utterance {
        guard let text = plain(utterance.text) else { return utterance }
        return analyzer.utterance(of: text)
    }

    /// Break rules are compiled once.
    private static let analyzer = Analyzer()

    /// The text without disguise; `nil` where it wears none.
    package static func plain(_ text: String) -> String? {
        // Nearly every message is ASCII, or ASCII and some letters of western Europe.
        guard text.utf8.contains(where: { $0 >= 0xc9 || $0 == 0xc2 }) else { return nil }
        let seen = visible(text.unicodeScalars)
        let latin = seen.scalars.count(where: isLatin)
        let letters = seen.scalars.count { $0.properties.isAlphabetic }
        var plain = String.UnicodeScalarView()
        var isChanged = seen.isShorter
        var start = 0
        for end in 0...seen.scalars.count
        where end == seen.scalars.count || seen.scalars[end].properties.isWhitespace {
            let word = seen.scalars[start..<end]
            let isDisguised =
                word.contains { twin(of: $0) != nil }
                && word.allSatisfy { !$0.properties.isAlphabetic || isLatin($0) || twin(of: $0) != nil }
                && (word.contains(where: isLatin) || latin * 2 > letters)
            isChanged = isChanged || isDisguised
            plain.append(contentsOf: isDisguised ? word.map { twin(of: $0) ?? $0 } : Array(word))
            if end < seen.scalars.count { plain.append(seen.scalars[end]) }
            start = end + 1
        }
        return isChanged ? String(plain) : nil
    }

    /// The scalars but for those that are invisible. What joins emoji, or chooses their look, stands behind an emoji and
    /// stays.
    private static func visible(_ scalars: String.UnicodeScalarView) -> (scalars: [Unicode.Scalar], isShorter: Bool) {
        var seen: [Unicode.Scalar] = []
        seen.reserveCapacity(scalars.count)
        var isShorter = false
        for scalar in scalars {
            let joins = scalar.value == 0x200d || (0xfe00...0xfe0f).contains(scalar.value) || scalar.value >= 0xe0000
            if isInvisible(scalar), !(joins && seen.last.map { !$0.properties.isAlphabetic && $0 != " " } ?? false) {
                isShorter = true
            } else {
                seen.append(scalar)
            }
        }
        return (seen, isShorter)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xad, 0x34f, 0x61c, 0x180b...0x180e, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2069, 0xfe00...0xfe0f,
            0xfeff, 0xe0000...0xe01ef:
            true
        default: false
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5a, 0x61...0x7a, 0xc0...0x24f: scalar.properties.isAlphabetic
        // A Latin letter in another form, whatever stands around it.
        case 0xff21...0xff3a, 0xff41...0xff5a, 0x1d400...0x1d6a3: true
        default: false
        }
    }

    /// The Latin letter that a scalar looks like; `nil` for one that is Latin or looks like none.
    private static func twin(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case ..<0x250: nil
        // Letters of full width, and of mathematics in 13 alphabets of 52 letters.
        case 0xff21...0xff3a: Unicode.Scalar(scalar.value - 0xff21 + 0x41)
        case 0xff41...0xff5a: Unicode.Scalar(scalar.value - 0xff41 + 0x61)
        case 0x1d400...0x1d6a3:
            Unicode.Scalar(
                (scalar.value - 0x1d400) % 52 < 26
                    ? 0x41 + (scalar.value - 0x1d400) % 52
                    : 0x61 + (scalar.value - 0x1d400) % 52 - 26)
        default: table[scalar]
        }
    }

    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (latin, twins) in twins {
            for twin in twins.unicodeScalars { table[twin] = latin }
        }
        return table
    }()

    private static let twins: KeyValuePairs<Unicode.Scalar, String> = [
        "a": "аɑα", "b": "ƅЬ", "c": "сϲᴄⅽ", "d": "ԁⅾ", "e": "еҽ", "f": "ẝ", "g": "ɡց", "h": "һհ", "i": "іιɩⅰ",
        "j": "јϳ", "k": "кκ", "l": "ӏⅼ", "m": "мⅿ", "n": "ոп", "o": "оοօᴏ", "p": "рρ", "q": "ԛզ", "r": "гᴦ",
        "s": "ѕꜱ", "t": "тτ", "u": "υսᴜ", "v": "νѵᴠⅴ", "w": "ԝѡᴡ", "x": "хχⅹ", "y": "уγү", "z": "ᴢ",
        "A": "АΑ", "B": "ВΒ", "C": "СϹⅭ", "D": "Ⅾ", "E": "ЕΕ", "F": "Ϝ", "G": "Ԍ", "H": "НΗ", "I": "ІΙⅠ", "J": "Ј",
        "K": "КΚ", "L": "Ⅼ", "M": "МΜⅯ", "N": "Ν", "O": "ОΟՕ", "P": "РΡ", "Q": "Ԛ", "S": "ЅՏ", "T": "ТΤ", "U": "Ս",
        "V": "ѴⅤ", "W": "Ԝ", "X": "ХΧⅩ", "Y": "УΥҮ", "Z": "Ζ",
    ]
}
