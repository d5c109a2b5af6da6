import Comprehension
import Language
import Testing
import Workshop

@Suite struct PromiseTests {
    private static let analyzer = Analyzer()
    private static let phrases = Result { try OutcomeModel.embedded().phrases }

    private func promises(_ text: String) throws -> [String] {
        TalkLine(
            Self.analyzer.utterance(of: text), isCustomers: false, line: 1, turn: 1, time: nil, mood: 0,
            phrases: try Self.phrases.get(), analyzer: Self.analyzer
        ).promises
    }

    @Test(arguments: [
        "I will call you back tomorrow.", "You will get an e-mail today.", "A colleague will ring you within the hour.",
        "Wir rufen Sie morgen zurück.", "Le remboursement arrive demain, je vous envoie la confirmation.",
        "The technician will be there on Monday.", "We'll send a new one by Friday.",
    ])
    func `what will be done is promised`(_ text: String) throws {
        #expect(try promises(text) == [text])
    }

    @Test(arguments: [
        "Shall I call you tomorrow?", "Please restart the router.", "Unfortunately we cannot send a technician today.",
        "I am sorry.", "Could you send me the number today?", "You can write to us at any time.",
    ])
    func `what is asked, refused or said politely is not`(_ text: String) throws {
        #expect(try promises(text).isEmpty)
    }

    @Test func `only the sentence that promises is kept, and personal numbers are not`() throws {
        let found = try promises("I am sorry. I will call you on 0151 2345 6789 tomorrow. Is that all right?")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("I will call you on ••") ?? false)
        #expect(found.first?.contains("6789") == false)
    }
}
