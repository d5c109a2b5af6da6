import Comprehension
import Testing

struct AnswerThresholdsTests {
    private func costs(wrong: Double, handoff: Double) -> DecisionCosts {
        var costs = DecisionCosts()
        costs.wrongAnswer = wrong
        costs.handoff = handoff
        return costs
    }

    @Test(arguments: [(5.0, 1.0, 0.8), (2.0, 1.0, 0.5), (10.0, 1.0, 0.9), (1.0, 1.0, 0.0), (1.0, 2.0, 0.0)])
    func `without lines the threshold is where answering and asking cost the same`(
        _ wrong: Double, _ handoff: Double, _ threshold: Double
    ) {
        let thresholds = AnswerThresholds(
            intents: 1, trials: [], costs: costs(wrong: wrong, handoff: handoff), own: [:])
        #expect(abs(thresholds.values[0] - threshold) < 0.011)
    }

    @Test func `an intent that is right at low probabilities is answered there`() {
        let trials = (0..<40).map {
            AnswerThresholds.Trial(intent: 0, probability: 0.5 + Double($0 % 5) / 100, isRight: true)
        }
        let thresholds = AnswerThresholds(intents: 2, trials: trials, costs: DecisionCosts(), own: [:])
        #expect(thresholds.values[0] <= 0.5)
        #expect(abs(thresholds.values[1] - 0.8) < 0.011)
    }

    @Test func `an intent that is wrong at high probabilities asks there`() {
        let trials = (0..<40).map {
            AnswerThresholds.Trial(intent: 0, probability: 0.85 + Double($0 % 5) / 100, isRight: false)
        }
        let thresholds = AnswerThresholds(intents: 1, trials: trials, costs: DecisionCosts(), own: [:])
        #expect(thresholds.values[0] > 0.89)
    }

    @Test func `what the desk set itself stays`() {
        let thresholds = AnswerThresholds(intents: 2, trials: [], costs: DecisionCosts(), own: [1: 0.123])
        #expect(thresholds.values[1] == 0.123)
    }
}
