import Comprehension
import Language
import Testing

/// Why messages were understood as they were, by the product's own desk.
struct ExplainingTests {
    private func explanation(_ text: String) throws -> UnderstandingExplanation {
        let interpreter = try HomeDesk.interpreter.get()
        let utterance = HomeDesk.analyzer.utterance(of: text)
        return interpreter.explanation(of: utterance, as: interpreter.understand(utterance, at: nil))
    }

    @Test func `the words that an intent rests on come first, and what says nothing is not named`() throws {
        let words = try explanation("hello, can you please cancel my contract").intent
        #expect(words.prefix(2).map(\.text).sorted() == ["cancel", "contract"])
        #expect(words.allSatisfy { abs($0.weight) >= 0.05 })
        let place = try #require(words.first { $0.text == "cancel" }?.place)
        #expect(place == 22..<28)
    }

    @Test func `a mood rests on its words`() throws {
        let mood = try explanation("the router is great but your hotline is terrible").mood
        #expect(mood.contains { $0.text == "terrible" && $0.weight < 0 })
        #expect(mood.contains { $0.text == "great" && $0.weight > 0 })
    }

    @Test func `the examples that a message is like have its intent`() throws {
        let nearest = try explanation("my internet keeps dropping").nearest
        #expect(nearest.count == 3)
        #expect(nearest[0].intent == "connection_drops" && nearest[0].likeness > 0.7)
        #expect(nearest.map(\.likeness) == nearest.map(\.likeness).sorted(by: >))
    }

    @Test func `numbers and codes are no words that count`() throws {
        let words = try explanation("where is my order A-1007 from 12 May")
        #expect((words.intent + words.scope + words.mood).allSatisfy { !$0.text.contains(where: \.isNumber) })
    }
}
