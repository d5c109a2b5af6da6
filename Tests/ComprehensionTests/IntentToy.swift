import Comprehension
import Language

/// A desk of four intents that is learned in a blink and serves all tests of intents.
enum IntentToy {
    static let analyzer = Analyzer()

    static let examples: [IntentExample] =
        inScope.flatMap { intent, texts in texts.map { IntentExample(text: $0, intent: intent) } }
        + outOfScope.map { IntentExample(text: $0, intent: nil) }

    static let inScope: [(intent: String, texts: [String])] = [
        (
            "parcel_where",
            [
                "where is my parcel", "has my parcel left yet", "when will the parcel arrive", "track my order please",
                "my order has not arrived", "still waiting for the delivery", "is the parcel on its way",
                "delivery is late again, where is it",
            ]
        ),
        (
            "money_back",
            [
                "I want my money back", "please refund me", "when do I get the refund", "refund for the broken lamp",
                "you owe me a refund", "how long does a refund take", "give me my money back please",
                "the refund is not on my account",
            ]
        ),
        (
            "password_new",
            [
                "I forgot my password", "how do I reset the password", "my password does not work",
                "cannot log in, password is wrong", "send me a new password", "the login says wrong password",
                "change my password please", "locked out of my login",
            ]
        ),
        (
            "router_down",
            [
                "the router has no light", "my internet is down", "router keeps blinking red", "no connection at all",
                "wifi is gone since this morning", "the internet does not work", "router lost its connection",
                "there is no wifi in the house",
            ]
        ),
    ]

    static let outOfScope = [
        "what is the capital of Peru", "tell me a joke", "will it rain tomorrow", "how do I bake bread",
        "book me a table for two", "who won the match last night", "translate good morning into Latin",
        "how tall is that mountain", "sing me a song", "what should I cook tonight",
    ]

    static let model = IntentTraining().model(of: examples, analyzer: analyzer)

    static func guess(_ text: String, by model: IntentModel = model) -> IntentGuess {
        model.guess(of: analyzer.utterance(of: text))
    }
}
