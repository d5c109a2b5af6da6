import Comprehension
import Language
import Learning
import Testing

struct IntentModelFileTests {
    @Test func `a model that was stored guesses the same and has the same version`() throws {
        let file = try ModelFile(encoded: IntentToy.model.file.encoded())
        let model = try IntentModel(file, analyzer: IntentToy.analyzer)
        #expect(model.version == IntentToy.model.version)
        #expect(model.version.count == 8)
        #expect(model.file.encoded() == IntentToy.model.file.encoded())
        for text in IntentToy.outOfScope + ["where is my parcl", "router gone", "refund me NOW", ""] {
            #expect(IntentToy.guess(text, by: model) == IntentToy.guess(text))
        }
    }

    @Test func `patterns are stored too`() throws {
        var training = IntentTraining()
        training.patterns = [
            try IntentPattern("cash back", form: .phrase, intent: "money_back", analyzer: IntentToy.analyzer),
            try IntentPattern("[0-9]{9}", form: .expression, intent: "parcel_where", analyzer: IntentToy.analyzer),
        ]
        let trained = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        let model = try IntentModel(ModelFile(encoded: trained.file.encoded()), analyzer: IntentToy.analyzer)
        #expect(IntentToy.guess("I was promised cash back", by: model).decidedBy == .pattern)
        #expect(IntentToy.guess("123456789", by: model).ranking[0].name == "parcel_where")
    }

    @Test func `no example can be read out of a model file`() {
        let bytes = IntentToy.model.file.encoded()
        for example in IntentToy.examples where example.text.contains(" ") {
            #expect(bytes.firstRange(of: Array(example.text.utf8)) == nil)
        }
    }

    @Test func `a file of another kind is refused by the section that it lacks`() {
        #expect(throws: LearningError.missingSection("intents")) {
            try IntentModel(ModelFile(), analyzer: IntentToy.analyzer)
        }
    }

    @Test func `a file whose sections do not fit each other is refused`() throws {
        let whole = IntentToy.model.file
        var file = ModelFile()
        file.add(["one", "two"], as: "intents")
        for name in whole.names where name != "intents" {
            if let floats = try? whole.floats(name) { file.add(floats, as: name) }
            if let doubles = try? whole.doubles(name) { file.add(doubles, as: name) }
            if let bytes = try? whole.bytes(name) { file.add(bytes, as: name) }
            if let bytes = try? whole.signedBytes(name) { file.add(bytes, as: name) }
            if let words = try? whole.words32(name) { file.add(words, as: name) }
            if let words = try? whole.words64(name) { file.add(words, as: name) }
            if let strings = try? whole.strings(name) { file.add(strings, as: name) }
        }
        let forged = file
        #expect(throws: LearningError.self) { try IntentModel(forged, analyzer: IntentToy.analyzer) }
    }
}
