import Comprehension
import StrictJSON
import Testing
import Workshop

@Suite struct ConversationSummaryTests {
    private func summary(_ turns: [TurnSigns]) -> ConversationSummary {
        var summary = ConversationSummary("c")
        for (number, signs) in turns.enumerated() { summary.add(signs, line: number + 1) }
        return summary
    }

    @Test func `a customer who says so at the end got it solved`() {
        let talk = summary([
            TurnSigns(intents: ["internet_down"], mood: -0.5), TurnSigns(intents: ["works_now"], role: .solved),
            TurnSigns(intents: ["bye"], role: .goodbye),
        ])
        #expect(talk.resolution.resolved == true)
        #expect(talk.resolution.reason == "line 2: says that it is solved")
    }

    @Test func `thanks count when something went before and the mood is not bad`() {
        let thanks = TurnSigns(intents: ["thanks"], role: .thanks, mood: 0.4)
        let grim = TurnSigns(intents: ["thanks"], role: .thanks, mood: -0.5)
        let asking = TurnSigns(intents: ["order_status"])
        #expect(summary([asking, thanks]).resolution.resolved == true)
        #expect(summary([thanks]).resolution.resolved == nil)
        #expect(summary([asking, grim]).resolution.resolved == nil)
    }

    @Test(arguments: [
        TurnSigns(intents: ["still_broken"], role: .unsolved), TurnSigns(intents: ["human"], role: .handoff),
        TurnSigns(intents: ["insult"], role: .abuse), TurnSigns(intents: ["order_status"], mood: -0.8),
    ])
    func `a talk that ends in trouble is not solved`(_ last: TurnSigns) {
        #expect(summary([TurnSigns(intents: ["order_status"]), last]).resolution.resolved == false)
    }

    @Test func `a talk whose last three lines are all annoyed is not solved`() {
        let annoyed = TurnSigns(intents: ["internet_slow"], mood: -0.3)
        let calm = TurnSigns(intents: ["internet_slow"])
        #expect(summary([calm, annoyed, annoyed, annoyed]).resolution.resolved == false)
        #expect(summary([calm, annoyed, annoyed]).resolution.resolved == nil)
        #expect(
            summary([annoyed, annoyed, annoyed, TurnSigns(intents: ["ok"], role: .solved, mood: -0.3)]).resolution
                .resolved == true)
    }

    @Test func `a talk that ends with a request is undecided`() {
        let talk = summary([TurnSigns(intents: ["works_now"], role: .solved), TurnSigns(intents: ["invoice"])])
        #expect(talk.resolution.resolved == nil)
    }

    @Test func `signs of escalation add up, never pass one, and name their lines`() {
        var talk = summary([TurnSigns(intents: ["order_status"])])
        #expect(talk.escalation == 0)
        talk.add(TurnSigns(intents: ["human"], role: .handoff, mood: -0.3), line: 4)
        let first = talk.escalation
        talk.add(TurnSigns(intents: [], mood: -0.9, escalationWord: "lawyer"), line: 6)
        #expect(first > 0.3 && talk.escalation > first && talk.escalation < 1)
        #expect(
            talk.json["reasons"] == [
                "line 4: asks for a person", "line 4: is annoyed", "line 6: says 'lawyer'", "line 6: is angry",
                "line 6: ends angry",
            ])
    }

    @Test func `what is written has the keys of the format, in its order`() {
        var talk = summary([TurnSigns(intents: ["a", "b"], mood: 0.126), TurnSigns(intents: ["a"], mood: -0.5)])
        talk.addAgentLine()
        #expect(
            talk.json.text == #"{"type":"conversation","conversation":"c","turns":3,"intents":["a","b"],"#
                + #""mood":[0.13,-0.5],"resolved":null,"escalation":0.05,"reasons":["line 2: is annoyed"]}"#)
    }
}
