import Language
import Testing

struct UtteranceTests {
    private let analyzer = Analyzer()

    private func forms(_ text: String) -> [String] {
        let utterance = analyzer.utterance(of: text)
        return utterance.tokens.map(utterance.form)
    }

    @Test func `a typographic apostrophe or hyphen makes no other word`() {
        #expect(forms("don’t") == forms("DON'T"))
        #expect(forms("geht´s") == ["geht's"])
        #expect(forms("A–1007") == ["a-1007"])
    }

    @Test(arguments: [
        ("Straße", "strasse"), ("ÉCOLE", "école"), ("e\u{301}cole", "école"), ("ＲＯＵＴＥＲ", "router"),
        ("rou\u{AD}ter", "router"),
        ("ﬁber", "fiber"), ("Größe", "grösse"), ("×", "×"), ("Ÿ", "ÿ"), ("İ", "i\u{307}"),
    ])
    func `forms fold case, width, ligatures and accents`(_ text: String, _ form: String) {
        #expect(forms(text).map { Array($0.utf8) } == [Array(form.utf8)])
    }

    @Test func `the quick folding of western letters is what folding gives`() {
        for value in 0x80...0x17f as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            #expect(Array(forms("a\(scalar)b").joined().utf8) == Folding.nfkcCaseFold("a\(scalar)b"), "U+\(value)")
        }
    }

    @Test func `ranges are counted in scalars for the protocol`() {
        let text = String(repeating: "où est 😀 ma box A-1007 ? ", count: 40)
        let utterance = analyzer.utterance(of: text)
        for token in utterance.tokens {
            let written = Array(text.unicodeScalars)[utterance.scalars(token.range)]
            #expect(String(String.UnicodeScalarView(written)) == utterance.written(token))
        }
        let whole = utterance.scalars(0..<text.utf8.count)
        #expect(whole == 0..<text.unicodeScalars.count)
        #expect(analyzer.utterance(of: "plain").scalars(2..<5) == 2..<5)
    }

    @Test func `a text of exactly one block is counted to its end`() {
        let text = String(repeating: "é", count: 128)
        #expect(analyzer.utterance(of: text).scalars(0..<256) == 0..<128)
    }

    @Test func `threads may share an analyzer`() async {
        let texts = ["où est ma box ?", "wo ist mein Päckchen A-1007?", "hello?", "👩‍👩‍👧 naïve", "¿dónde está?"]
        let alone = texts.map { analyzer.utterance(of: $0) }
        await withTaskGroup(of: Bool.self) { [analyzer] group in
            for number in 0..<400 {
                group.addTask {
                    let utterance = analyzer.utterance(of: texts[number % texts.count])
                    let expected = alone[number % texts.count]
                    return utterance.tokens == expected.tokens && utterance.forms == expected.forms
                        && utterance.language == expected.language
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test func `the version of ICU can be told`() {
        #expect(icuVersion.first?.isNumber == true)
    }
}
