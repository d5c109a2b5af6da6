import Dialogue
import StrictJSON
import Testing

@Test func `a state is kept as JSON and read back`() throws {
    var state = DialogueState()
    state.hasGreeted = true
    state.slots["order_number"] = .init(value: "A-1007", turn: 2)
    state.pending = .slot("order_number", intent: "order_status", asked: 2)
    state.topic = "order_status"
    state.requests = ["order_status", "password_reset"]
    state.doubts = 1
    state.hints = ["dead_line/restart": "tried"]
    state.said = ["utter_fallback#0"]
    for score in [-0.1, -0.4] { state.feel(score) }
    state.note("wants: an order", turn: 1)
    #expect(DialogueState(try JSON(parsing: state.json.bytes)) == state)
    state.pending = .choice(["a", "b"])
    #expect(DialogueState(state.json) == state)
    state.pending = .handoff
    #expect(DialogueState(state.json) == state)
}

@Test func `a state that was never written reads as a new conversation`() {
    #expect(DialogueState(.null) == DialogueState())
}

@Test func `the last six moods and thirty facts are kept`() {
    var state = DialogueState()
    for number in 1...50 {
        state.feel(Double(number) / 100)
        state.note("fact \(number)", turn: number)
    }
    #expect(state.moods.count == 6)
    #expect(state.evidence.count == 30)
    #expect(state.evidence.last?.turn == 50)
}

@Test func `the turns of one conversation pass one at a time`() async {
    let turnstile = Turnstile()
    let log = Log()
    await withTaskGroup { group in
        for number in 0..<50 {
            group.addTask {
                await turnstile.pass("c") {
                    await log.append("in \(number)")
                    await Task.yield()
                    await log.append("out \(number)")
                }
            }
        }
    }
    let lines = await log.lines
    #expect(lines.count == 100)
    for place in stride(from: 0, to: lines.count, by: 2) {
        #expect(lines[place].dropFirst(3) == lines[place + 1].dropFirst(4))
    }
}

private actor Log {
    var lines: [String] = []
    func append(_ line: String) { lines.append(line) }
}
