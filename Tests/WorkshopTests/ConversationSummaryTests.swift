import Language
import StrictJSON
import Testing
import Workshop

@Suite struct ConversationSummaryTests {
    private func customer(_ line: Int, mood: Double = 0, at time: Double? = nil, _ signs: [Sign] = []) -> TalkLine {
        TalkLine(isCustomers: true, line: line, turn: line, time: time, mood: mood, signs: SignSet(signs))
    }

    private func desk(_ line: Int, at time: Double? = nil, words: Int = 5, promises: [String] = []) -> TalkLine {
        TalkLine(isCustomers: false, line: line, turn: line, time: time, words: words, promises: promises)
    }

    private func summary(_ lines: [TalkLine]) -> ConversationSummary {
        var summary = ConversationSummary("c")
        for line in lines {
            summary.add(
                line, by: line.isCustomers ? .customer : .agent,
                understood: line.isCustomers ? Understood(intents: ["a"], mood: line.mood) : nil, customer: "k1")
        }
        return summary
    }

    @Test func `the first reply counts from the customer's first line, handling from first line to last`() {
        let talk = summary([
            desk(1, at: 0), customer(2, at: 10), customer(3, at: 20), desk(4, at: 70), customer(5, at: 100),
        ])
        #expect(talk.firstReplySeconds == 60)
        #expect(talk.handlingSeconds == 100)
    }

    @Test func `without times there are no durations`() {
        let talk = summary([customer(1), desk(2)])
        #expect(talk.firstReplySeconds == nil && talk.handlingSeconds == nil)
    }

    @Test func `a line of the desk that comes faster than anybody types is the assistant's`() {
        let talk = summary([
            customer(1, at: 0), desk(2, at: 2, words: 30), customer(3, at: 60), desk(4, at: 110, words: 30),
        ])
        #expect(talk.deskLines.program == 1 && talk.deskLines.person == 1)
    }

    @Test func `what is written has the keys of the format, in its order`() throws {
        let talk = summary([customer(1, mood: -0.126), desk(2, promises: ["I will call you today."])])
        let json = talk.json(try OutcomeModel.embedded().judgement(of: talk.course))
        #expect(
            json.object?.keys == [
                "type", "conversation", "customer", "turns", "intents", "mood", "resolved", "outcome", "escalation",
                "promises", "first_reply_seconds", "handling_seconds", "reasons",
            ])
        #expect(json["mood"] == [-0.13] && json["turns"] == 2 && json["first_reply_seconds"] == .null)
        #expect(json["promises"] == [["turn": 2, "text": "I will call you today.", "kept": .null]])
        #expect(json["outcome"]?["probabilities"]?.object?.keys == ["solved", "unsolved", "unknown"])
    }

    @Test func `resolved is the likeliest outcome`() throws {
        let model = try OutcomeModel.embedded()
        let happy = summary([customer(1, mood: -0.3), desk(2), customer(3, mood: 0.6, [.fixed, .thanks])])
        let sad = summary([customer(1, mood: -0.3), desk(2), customer(3, mood: -0.6, [.still, .resigned])])
        #expect(happy.json(model.judgement(of: happy.course))["resolved"] == true)
        #expect(sad.json(model.judgement(of: sad.course))["resolved"] == false)
    }

    @Test func `reasons name the lines that they rest on`() throws {
        let talk = summary([customer(41, mood: -0.3), desk(42), customer(43, mood: 0.6, [.fixed, .thanks])])
        let reasons = try OutcomeModel.embedded().judgement(of: talk.course).reasons
        #expect(reasons.contains("line 43: the customer's last words say that it works (solved)"))
    }
}
