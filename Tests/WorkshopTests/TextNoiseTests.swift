import Testing
import Workshop

struct TextNoiseTests {
    private static let text = "please tell me why the card that you sent me does not work here"

    @Test func `a seed gives the same copies, and another gives others`() {
        for kind in [TextNoise.Kind.slips(inEightWords: 2), .lookAlikes] {
            let copies = (0..<20).map { TextNoise(kind, seed: 1).copy(of: Self.text, at: $0) }
            #expect(copies == (0..<20).map { TextNoise(kind, seed: 1).copy(of: Self.text, at: $0) })
            #expect(copies != (0..<20).map { TextNoise(kind, seed: 2).copy(of: Self.text, at: $0) })
            #expect(Set(copies).count > 15)
        }
    }

    @Test(arguments: [1, 2, 4])
    func `so many of eight words are changed`(_ slips: Int) {
        let words = Self.text.split(separator: " ").map(String.init)
        var changed = 0
        for place in 0..<400 {
            let copy = TextNoise(.slips(inEightWords: slips), seed: 3).copy(of: Self.text, at: place)
            let left = copy.split(separator: " ").map(String.init)
            changed += words.count - words.filter(left.contains).count
        }
        // A word that runs into the next changes two; a misspelling may hit the word again.
        let share = Double(changed) / Double(400 * words.count)
        #expect(abs(share - Double(slips) / 8) < 0.04 * Double(slips))
    }

    @Test func `a disguised text looks the same and has other letters`() {
        let copy = TextNoise(.lookAlikes, seed: 1).copy(of: Self.text, at: 0)
        #expect(copy != Self.text)
        #expect(copy.split(separator: " ").count == Self.text.split(separator: " ").count)
        #expect(copy.unicodeScalars.contains { $0.value >= 0x250 })
    }

    @Test func `what holds no letter stays as it is`() {
        for text in ["", " ", "12 34", "?!"] {
            #expect(TextNoise(.slips(inEightWords: 8), seed: 1).copy(of: text, at: 0) == text)
        }
    }
}
