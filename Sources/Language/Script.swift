internal import CICU

/// In which writing a text's words are.
enum Script {
    /// The first words decide, as they do for the language.
    private static let mostWords = 64
    private static let mostBytesOfWord = 24

    /// The writing that most letters belong to, after ISO 15924; `Zyyy` where there is no word.
    static func dominant(in forms: [UInt8], _ tokens: [Token]) -> String {
        var latin = 0
        var others: [(script: UInt32, count: Int)] = []
        var words = 0
        for token in tokens where token.kind == .word && words < mostWords {
            words += 1
            forms.withUnsafeBufferPointer { forms in
                var offset = token.form.lowerBound
                let end = min(token.form.upperBound, offset + mostBytesOfWord)
                while offset < end {
                    let (scalar, length) = decodeScalar(forms, at: offset)
                    offset += length
                    // Up to U+024F every letter is Latin.
                    let script = scalar < 0x250 ? Self.latin : cicu_script(scalar)
                    if script == Self.latin { latin += 1 } else { count(script, in: &others) }
                }
            }
        }
        let strongest = others.max { $0.count < $1.count }
        if let strongest, strongest.count > latin { return name(of: strongest.script) }
        return latin > 0 ? "Latn" : "Zyyy"
    }

    private static func count(_ script: UInt32, in others: inout [(script: UInt32, count: Int)]) {
        // Marks and punctuation are of no writing of their own.
        if script == shared || script == inherited { return }
        if let place = others.firstIndex(where: { $0.script == script }) {
            others[place].count += 1
        } else {
            others.append((script, 1))
        }
    }

    private static let latin = packed("Latn")
    private static let shared = packed("Zyyy")
    private static let inherited = packed("Zinh")

    private static func packed(_ name: StaticString) -> UInt32 {
        name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    private static func name(of script: UInt32) -> String {
        String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: script >> $0) }, as: UTF8.self)
    }
}
