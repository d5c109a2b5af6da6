import Comprehension
import Language
import Learning
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

    @Test func `what means alike lies together though it shares no word`() throws {
        let pairs = [
            ("my parcel has not arrived", "the package never came"),
            ("the screen stays black", "display shows nothing"), ("I was charged twice", "billed two times"),
        ]
        let rounds = ["today", "again", "since monday", "sadly", "hello", "please", "as ever", "once more"]
        let texts = pairs.flatMap { pair in rounds.flatMap { ["\(pair.0) \($0)", "\(pair.1) \($0)"] } }
        var model = TopicModel()
        model.topics = pairs.count
        let themes = Themes(of: texts, meaning: .embedded, model: model, analyzer: Analyzer())
        for pair in pairs.indices {
            let own = Set(themes.theme[pair * 2 * rounds.count..<(pair + 1) * 2 * rounds.count])
            #expect(own.count == 1)
        }
        model.threads = 2
        #expect(Themes(of: texts, meaning: .embedded, model: model, analyzer: Analyzer()).theme == themes.theme)
    }

    @Test(arguments: [nil, TextMeaning.embedded])
    func `no texts have no topics`(_ meaning: TextMeaning?) {
        #expect(Themes(of: [], meaning: meaning, analyzer: Analyzer()).themes.isEmpty)
        #expect(Themes(of: ["…"], meaning: meaning, analyzer: Analyzer()).theme == [0])
    }
}
