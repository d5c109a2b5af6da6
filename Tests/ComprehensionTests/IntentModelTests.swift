import Comprehension
import Language
import Testing

struct IntentModelTests {
    @Test(arguments: [
        ("where has my parcel got to?", "parcel_where"), ("can I have a refund for this", "money_back"),
        ("help, my password is not accepted", "password_new"), ("our router shows a red light", "router_down"),
    ])
    func `a message in words of its own is understood`(_ text: String, _ intent: String) {
        let guess = IntentToy.guess(text)
        #expect(guess.ranking.first?.name == intent)
        #expect(!guess.isOutOfScope)
        #expect(guess.decidedBy == .model)
    }

    @Test(arguments: ["which planet is the biggest", "how do planes stay in the air", "Lorem ipsum dolor sit amet"])
    func `a message about something else is out of scope`(_ text: String) {
        #expect(IntentToy.guess(text).isOutOfScope)
    }

    @Test(arguments: ["", " ", "???", "\u{1F937}", "\u{0}"])
    func `a message without a word is out of scope, and no error`(_ text: String) {
        let guess = IntentToy.guess(text)
        #expect(guess.isOutOfScope)
        #expect(guess.ranking.count == 4)
    }

    @Test(arguments: ["my pasword does not wrok", "wher is my parcle", "I want a refnud"])
    func `a slip of the finger does not hide what is meant`(_ text: String) {
        let wanted = ["password_new", "parcel_where", "money_back"]
        #expect(wanted.contains(IntentToy.guess(text).ranking[0].name))
        #expect(!IntentToy.guess(text).isOutOfScope)
    }

    @Test func `an example is known word for word, whatever its case and marks`() {
        let guess = IntentToy.guess("TRACK my order -- please!")
        #expect(guess.decidedBy == .exact)
        #expect(guess.answerSet == ["parcel_where"])
        #expect(guess.ranking[0].name == "parcel_where")
        #expect(guess.ranking[0].confidence > 0.9)
        #expect(guess.scopeScore == 1)
    }

    @Test func `an out-of-scope example is refused word for word`() {
        let guess = IntentToy.guess("Tell me a joke!")
        #expect(guess.decidedBy == .exact)
        #expect(guess.isOutOfScope)
        #expect(guess.scopeScore == 0)
    }

    @Test func `probabilities add up to one, descend, and rank every intent once`() {
        for text in ["where is it", "router password", "hello"] {
            let ranking = IntentToy.guess(text).ranking
            #expect(abs(ranking.reduce(0) { $0 + $1.confidence } - 1) < 1e-4)
            #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
            #expect(Set(ranking.map(\.name)) == Set(IntentToy.model.intents))
        }
    }

    @Test func `the answer set begins with the first choice`() {
        for text in ["where is it", "router password", "my order money"] {
            let guess = IntentToy.guess(text)
            #expect(guess.answerSet.first == guess.ranking[0].name)
        }
    }

    @Test func `order numbers and addresses count as what they are and not by their digits`() {
        let first = IntentToy.guess("parcel A-1007 from ana@example.com")
        let second = IntentToy.guess("parcel B-2331 from bob@example.org")
        #expect(first == second)
    }

    @Test func `a text of a hundred thousand letters is judged in time that grows with its length`() {
        let long = String(repeating: "parcel where refund ", count: 5000)
        #expect(IntentToy.guess(long).ranking.count == 4)
    }

    @Test func `a model of no examples takes everything for out of scope`() {
        let empty = IntentTraining().model(of: [], analyzer: IntentToy.analyzer)
        let guess = IntentToy.guess("where is my parcel", by: empty)
        #expect(guess.isOutOfScope)
        #expect(guess.ranking.isEmpty)
        #expect(guess.answerSet.isEmpty)
    }

    @Test func `a desk of one intent and one example works`() {
        let model = IntentTraining().model(
            of: [IntentExample(text: "open the garage", intent: "open")], analyzer: IntentToy.analyzer)
        let guess = IntentToy.guess("open the garage", by: model)
        #expect(guess.ranking.map(\.name) == ["open"])
        #expect(guess.ranking[0].confidence == 1)
        #expect(!guess.isOutOfScope)
    }

    @Test func `a desk of out-of-scope examples alone refuses everything`() {
        let model = IntentTraining().model(
            of: IntentToy.outOfScope.map { IntentExample(text: $0, intent: nil) }, analyzer: IntentToy.analyzer)
        #expect(IntentToy.guess("where is my parcel", by: model).isOutOfScope)
        #expect(IntentToy.guess("tell me a joke", by: model).isOutOfScope)
    }
}
