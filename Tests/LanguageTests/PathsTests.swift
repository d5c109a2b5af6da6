import Language
import Learning
import Testing

/// The tokenizer has two paths, and nobody may be able to tell which one a text took.
struct PathsTests {
    private let analyzer = Analyzer()

    private func expectSamePaths(_ text: String) {
        let fast = analyzer.utterance(of: text)
        let slow = analyzer.utterance(of: text, allowingFastPath: false)
        #expect(fast.tokens == slow.tokens && fast.forms == slow.forms, "\(Array(text.utf8))")
    }

    @Test func `both paths give the same tokens on every text of four characters that rules look at`() {
        let alphabet = Array("aZ1_.',:;-/@#! \"\r\n\u{1}".utf8)
        var text = [UInt8](repeating: 0, count: 4)
        for number in 0..<(alphabet.count * alphabet.count * alphabet.count * alphabet.count) {
            var rest = number
            for place in text.indices {
                text[place] = alphabet[rest % alphabet.count]
                rest /= alphabet.count
            }
            expectSamePaths(String(decoding: text, as: UTF8.self))
        }
    }

    @Test(arguments: 0..<8)
    func `both paths give the same tokens on random ASCII`(_ seed: Int) {
        var chance = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<1_000 {
            let length = chance.index(below: 80)
            expectSamePaths(
                String(decoding: (0..<length).map { _ in UInt8(chance.index(below: 128)) }, as: UTF8.self))
        }
    }

    /// Fragments that the rules watch for, glued in any order.
    private static let fragments = [
        "http://", "www.", "a@b.co", "A-", "1007", ".", "..", ",", ":", "'", "-", "/", "_", "e.g.", "10:30", "am", "#",
        "@",
        ":-(", "<3", "!?", "()", " ", "  ", "\r\n", "l'", "don't", "router", "x", "5", "12.50", "AA:BB:CC:11:22:33",
        ".de",
        "\u{0}", "\u{7f}", "\t", "`", "\"", "+", "%", "$", "0x", "v2", "^_^", "=",
    ]

    @Test(arguments: 0..<8)
    func `both paths give the same tokens on adversarial ASCII`(_ seed: Int) {
        var chance = SeededGenerator(seed: UInt64(1_000 + seed))
        for _ in 0..<2_000 {
            let count = 1 + chance.index(below: 14)
            expectSamePaths(
                (0..<count).map { _ in Self.fragments[chance.index(below: Self.fragments.count)] }.joined())
        }
    }

    private static let strange: [Unicode.Scalar] = [
        "a", "1", "_", ".", "'", ":", ",", "-", "@", "#", " ", "\r", "\n", "é", "ß", "İ", "\u{301}", "\u{327}",
        "\u{200D}",
        "\u{200B}", "\u{AD}", "\u{2019}", "\u{2013}", "\u{FE0F}", "\u{20E3}", "😀", "🏽", "🇩", "🇪", "א", "״", "漢", "カ",
        "ｶ",
        "ﬁ", "Ａ", "ม", "ʼ", "·", "½", "€", "\u{202E}", "\u{85}", "\u{E000}", "\u{10FFFF}", "\u{1F3F4}", "\u{E0067}",
    ]

    @Test(arguments: 0..<8)
    func `on any text, tokens ascend, cover all that is visible, and have the forms that folding gives`(_ seed: Int) {
        var chance = SeededGenerator(seed: UInt64(2_000 + seed))
        for _ in 0..<2_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<chance.index(below: 24) {
                scalars.append(Self.strange[chance.index(below: Self.strange.count)])
            }
            let utterance = analyzer.utterance(of: String(scalars))
            var end = 0
            var form = 0
            for token in utterance.tokens {
                #expect(token.range.lowerBound >= end && !token.range.isEmpty)
                #expect(token.form.lowerBound == form)
                let between = String(decoding: Array(utterance.text.utf8)[end..<token.range.lowerBound], as: UTF8.self)
                #expect(between.unicodeScalars.allSatisfy(isUnseen), "\(Array(utterance.text.unicodeScalars))")
                end = token.range.upperBound
                form = token.form.upperBound
                let plain = utterance.written(token).unicodeScalars.map(untwinned)
                #expect(
                    utterance.form(of: token).utf8.elementsEqual(
                        Folding.nfkcCaseFold(plain.joined()).filter { $0 != 0x20 }))
            }
            #expect(form == utterance.forms.count)
        }
    }

    /// Space, controls, and what attaches to them.
    private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.isGraphemeExtend
            || properties.isEmojiModifier || properties.generalCategory == .control
    }

    private func untwinned(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x60, 0xb4, 0x2bc, 0x2018, 0x2019, 0x2032: "'"
        case 0x2010...0x2013, 0x2212: "-"
        default: String(scalar)
        }
    }
}
