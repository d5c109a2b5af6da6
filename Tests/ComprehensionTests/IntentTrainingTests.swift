import Comprehension
import Language
import Learning
import Testing

struct IntentTrainingTests {
    @Test(arguments: [1, 2, 3, 8])
    func `any number of threads gives the same bytes`(_ threads: Int) {
        var training = IntentTraining()
        training.threads = threads
        let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        #expect(model.file.encoded() == IntentToy.model.file.encoded())
    }

    @Test func `another seed is another model`() {
        var training = IntentTraining()
        training.seed = 2
        let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        #expect(model.version != IntentToy.model.version)
    }

    @Test func `a description teaches words and is no wording of its own`() {
        let description = IntentExample(
            text: "The customer cannot get into the account.", intent: "password_new", isMessage: false)
        let model = IntentTraining().model(of: IntentToy.examples + [description], analyzer: IntentToy.analyzer)
        let guess = IntentToy.guess("the customer cannot get into the account", by: model)
        #expect(guess.decidedBy == .model)
        #expect(guess.ranking[0].name == "password_new")
        #expect(IntentToy.guess("customer", by: model).ranking[0].name == "password_new")
    }

    @Test func `a wording that two intents share is left to the model`() {
        let shared = ["parcel_where", "money_back"].map { IntentExample(text: "any news?", intent: $0) }
        let model = IntentTraining().model(of: IntentToy.examples + shared, analyzer: IntentToy.analyzer)
        #expect(IntentToy.guess("any news", by: model).decidedBy == .model)
    }

    @Test func `a threshold that the desk sets is kept, the others follow from its costs`() {
        var training = IntentTraining()
        training.ownThresholds = ["money_back": 0.31]
        let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        #expect(model.threshold(of: "money_back") == 0.31)
        #expect(model.threshold(of: "parcel_where") != 0.31)
        #expect(model.threshold(of: "unheard_of") == nil)
        #expect(IntentToy.guess("refund please now", by: model).threshold == 0.31)
    }

    @Test func `validation lines move thresholds and teach no words`() throws {
        let validation = (0..<60).map { IntentExample(text: "zebra number \($0) runs", intent: nil) }
        let model = IntentTraining().model(
            of: IntentToy.examples, validation: validation, analyzer: IntentToy.analyzer)
        #expect(model.scopeThreshold != IntentToy.model.scopeThreshold)
        let grams = "vocabulary.table.hashes"
        #expect(try model.file.words64(grams) == IntentToy.model.file.words64(grams))
    }

    @Test func `a phrase decides before the model, and an expression does too`() throws {
        var training = IntentTraining()
        training.patterns = [
            try IntentPattern("cash back", form: .phrase, intent: "money_back", analyzer: IntentToy.analyzer),
            try IntentPattern(#"\berr-\d+"#, form: .expression, intent: "router_down", analyzer: IntentToy.analyzer),
        ]
        let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        let phrase = IntentToy.guess("my router parcel: CASH, back", by: model)
        #expect(phrase.decidedBy == .pattern)
        #expect(phrase.ranking[0].name == "money_back")
        #expect(IntentToy.guess("it says ERR-17", by: model).ranking[0].name == "router_down")
        #expect(IntentToy.guess("cash for my back", by: model).decidedBy == .model)
    }

    @Test func `a pattern that the examples contradict is not used`() throws {
        var training = IntentTraining()
        training.patterns = [
            try IntentPattern("my", form: .phrase, intent: "money_back", analyzer: IntentToy.analyzer)
        ]
        let noise = (0..<20).map { IntentExample(text: "my parcel number \($0)", intent: "parcel_where") }
        let model = training.model(of: IntentToy.examples + noise, analyzer: IntentToy.analyzer)
        #expect(IntentToy.guess("my thing", by: model).decidedBy == .model)
    }

    @Test func `a desk without out-of-scope examples still refuses what is foreign to it`() {
        let model = IntentTraining().model(
            of: IntentToy.examples.filter { $0.intent != nil }, analyzer: IntentToy.analyzer)
        #expect(IntentToy.guess("gorillas juggle bananas", by: model).isOutOfScope)
        #expect(!IntentToy.guess("where is the parcel", by: model).isOutOfScope)
    }
}
