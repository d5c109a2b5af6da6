import Comprehension
import Language
import StrictJSON
import Testing
import Workshop

@Suite struct ModelComparisonTests {
    private let analyzer = Analyzer()

    private func model(_ intents: [String: [String]], thresholds: [String: Double] = [:]) -> IntentModel {
        var training = IntentTraining()
        training.ownThresholds = thresholds
        let examples = intents.sorted { $0.key < $1.key }
            .flatMap { name, texts in texts.map { IntentExample(text: $0, intent: name) } }
        return training.model(of: examples, analyzer: analyzer)
    }

    private let greet = ["greet": ["hello there", "good morning", "hi you", "hello hello"]]
    private let bill = ["bill": ["send the bill", "my bill is wrong", "the invoice please", "bill copy"]]
    private let order = ["order": ["where is my order", "order status", "track the order", "my order is late"]]

    @Test func `intents that came and went are named`() {
        let before = model(greet.merging(bill) { $1 })
        let after = model(greet.merging(order) { $1 })
        let comparison = ModelComparison(from: before, to: after)
        #expect(comparison.added == ["order"] && comparison.removed == ["bill"])
        #expect(comparison.json["intents_added"] == ["order"])
        #expect(comparison.lines.contains("new intents: order"))
    }

    @Test func `a threshold that moved is named with both values`() {
        let before = model(greet.merging(bill) { $1 }, thresholds: ["bill": 0.5, "greet": 0.5])
        let after = model(greet.merging(bill) { $1 }, thresholds: ["bill": 0.7, "greet": 0.51])
        #expect(ModelComparison(from: before, to: after).moves == [.init(intent: "bill", from: 0.5, to: 0.7)])
    }

    @Test func `the first model is compared with nothing`() {
        let comparison = ModelComparison(from: nil, to: model(greet.merging(bill) { $1 }))
        #expect(comparison.json["before"] == .null)
        #expect(comparison.added.isEmpty && comparison.removed.isEmpty && comparison.moves.isEmpty)
        #expect(comparison.lines.count == 1)
    }

    @Test func `training the same again is said to change nothing`() {
        let one = model(greet.merging(bill) { $1 })
        #expect(
            ModelComparison(from: one, to: model(greet.merging(bill) { $1 })).lines.last?.hasPrefix("nothing") == true)
    }
}
