import Comprehension
import Language
import Testing

struct IntentExplanationTests {
    private func contributions(_ text: String, to intent: String) -> [(word: String, weight: Double)] {
        let utterance = IntentToy.analyzer.utterance(of: text)
        return IntentToy.model.contributions(of: utterance, to: intent).map {
            (utterance.form(of: utterance.tokens[$0.token]), $0.weight)
        }
    }

    @Test func `the word that names an intent counts most`() {
        let words = contributions("could you please refund that", to: "money_back")
        #expect(words.max { $0.weight < $1.weight }?.word == "refund")
    }

    @Test func `a word that speaks for one intent speaks against another`() throws {
        let own = try #require(contributions("password", to: "password_new").first)
        let other = try #require(contributions("password", to: "router_down").first)
        #expect(own.weight > 0 && other.weight < own.weight)
    }

    @Test func `marks and unknown words add nothing, and there is one weight a token`() {
        let words = contributions("xyzzy !", to: "money_back")
        #expect(words.map(\.word) == ["xyzzy", "!"])
        #expect(words.last?.weight == 0)
    }

    @Test func `an unknown intent has no contributions`() {
        #expect(contributions("refund", to: "unheard_of").isEmpty)
    }
}
