import Comprehension
import Language
import Testing

@Suite struct `Feelings of a message` {
    private static let model = Result { try MoodModel.embedded() }
    private static let analyzer = Analyzer()

    private func impression(_ text: String) throws -> (sentiment: Sentiment, feelings: Feelings) {
        try Self.model.get().impression(of: Self.analyzer.utterance(of: text))
    }

    @Test(arguments: [
        ("Oh great, the tram is cancelled again.", Feeling.sarcasm), ("You lost my order for the third time!", .anger),
        ("I am worried that somebody has my password.", .worry), ("At last it works, I am so happy!", .joy),
        ("I don't understand what this means.", .confusion), ("Please help at once, it is urgent!", .urgency),
        ("Thanks a lot for the quick help.", .thanks),
        ("I appreciate that you must be busy, but this is the third time that I have to write.", .politeAnger),
    ])
    func `are named where the words leave no doubt`(text: String, feeling: Feeling) throws {
        let named = try impression(text).feelings.named
        #expect(named.contains(feeling), "\(text): \(named)")
    }

    @Test(arguments: ["My order number is A-2210.", "the blue one please"])
    func `are none in a plain line`(_ text: String) throws {
        #expect(try impression(text).feelings.named == [])
    }

    @Test func `turn ironical praise round`() throws {
        let (sentiment, feelings) = try impression("Oh wonderful, another error message. How helpful.")
        #expect(feelings[.sarcasm] >= 0.6)
        #expect(sentiment.label == .negative && sentiment.score < 0)
    }

    @Test func `leave praise as it is, also where it is put with bad words`() throws {
        for text in ["Wonderful, thank you!", "I really can't fault it."] {
            let (sentiment, feelings) = try impression(text)
            #expect(!feelings.contains(.sarcasm) && sentiment.label == .positive, "\(text)")
        }
    }

    @Test(arguments: ["", " ", "\u{200B}", "?!", "🙄", String(repeating: "no ", count: 20_000)])
    func `are looked for in any text`(_ text: String) throws {
        let feelings = try impression(text).feelings
        for feeling in Feeling.allCases { #expect((0...1).contains(feelings[feeling])) }
    }
}

@Suite struct `A learner of feelings` {
    private static let analyzer = Analyzer()
    private let cues = FeelingCues(
        [
            .init(language: "en", words: "hurry up", cue: .pressing),
            .init(language: "en", words: "sir", cue: .courtesy),
            .init(language: nil, words: "🙄", cue: .wink),
        ], analyzer: Self.analyzer)
    private let lexicon = ValenceLexicon([.init(language: "en", words: "bad", rating: -2)], analyzer: Self.analyzer)

    private var lessons: [FeelingLesson] {
        (0..<40).flatMap { number -> [FeelingLesson] in
            [("hurry up with parcel \(number)", [.urgency]), ("bad bad parcel \(number)", [.anger]), ("a parcel", [])]
                .map { FeelingLesson(utterance: Self.analyzer.utterance(of: $0), feelings: Set<Feeling>($1)) }
        }
    }

    @Test func `learns a toy set`() throws {
        var mood = MoodLearner(lexicon: lexicon).model(of: [])
        mood.feelings = FeelingLearner(lexicon: lexicon, cues: cues).model(of: lessons)
        let named = ["please hurry up with it", "that is a bad bad parcel", "a parcel then"].map {
            mood.impression(of: Self.analyzer.utterance(of: $0)).feelings.named
        }
        #expect(named == [[.urgency], [.anger], []])
    }

    @Test func `makes the same bytes of the same lessons, and they are read back`() throws {
        let learner = FeelingLearner(lexicon: lexicon, cues: cues)
        let bytes = learner.model(of: lessons).encoded()
        #expect(bytes == learner.model(of: lessons).encoded())
        #expect(try FeelingModel(encoded: bytes).encoded() == bytes)
    }

    @Test func `names nothing when it has learned from nothing`() {
        var mood = MoodLearner(lexicon: lexicon).model(of: [])
        mood.feelings = FeelingLearner(lexicon: lexicon, cues: cues).model(of: [])
        let feelings = mood.impression(of: Self.analyzer.utterance(of: "hurry up, sir 🙄")).feelings
        #expect(feelings[.urgency] <= 0.5)
    }

    @Test func `refuses damaged weights`() throws {
        var bytes = FeelingLearner(lexicon: lexicon, cues: cues).model(of: lessons).encoded()
        bytes[bytes.count - 3] ^= 1
        #expect(throws: (any Error).self) { try FeelingModel(encoded: bytes) }
    }
}
