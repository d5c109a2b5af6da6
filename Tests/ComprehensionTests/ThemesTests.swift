import Comprehension
import Language
import Testing

struct ThemesTests {
    private static let texts: [String] = {
        let rooms = ["kitchen", "cellar", "hall", "attic", "bath"]
        return (0..<10).flatMap { round in
            rooms.flatMap { room in
                [
                    "water drips from the pipe in the \(room)",
                    "please send a gardener for the hedge behind the \(room)",
                    "\(round)\(round) \(7 * round)-\(round)",
                ]
            }
        }
    }()

    @Test func `topics are named by what tells them, and shown by their lines`() throws {
        let themes = Themes(of: Self.texts, analyzer: Analyzer())
        let water = try #require(themes.themes.first { $0.words.contains("pipe") })
        #expect(water.name.contains("water") || water.name.contains("pipe") || water.name.contains("drips"))
        #expect(water.texts.allSatisfy { Self.texts[$0].contains("pipe") })
        #expect(!water.words.prefix(3).contains("the"))
    }

    @Test func `numbers lie together and name nothing`() throws {
        let themes = Themes(of: Self.texts, analyzer: Analyzer())
        let place = try #require(Self.texts.firstIndex { $0.allSatisfy { !$0.isLetter } })
        let numbers = themes.themes[themes.theme[place]]
        #expect(numbers.words.isEmpty)
        #expect(numbers.knownShare == 0)
    }

    @Test func `the same texts give the same topics again`() {
        #expect(
            Themes(of: Self.texts, analyzer: Analyzer()).theme == Themes(of: Self.texts, analyzer: Analyzer()).theme)
    }

    @Test func `no texts have no topics`() {
        #expect(Themes(of: [], analyzer: Analyzer()).themes.isEmpty)
        #expect(Themes(of: ["…"], analyzer: Analyzer()).theme == [0])
    }
}
