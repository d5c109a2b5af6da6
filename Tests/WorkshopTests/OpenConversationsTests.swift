import StrictJSON
import Testing
import Workshop

@Suite struct OpenConversationsTests {
    private let signs = TurnSigns(intents: ["a"])

    @Test func `conversations that run through each other are kept apart`() {
        var open = OpenConversations()
        for line in 1...20 {
            #expect(open.ended(before: line).isEmpty)
            let full = open.add(signs, to: line % 2 == 0 ? "even" : "odd", line: line)
            #expect(full == nil)
        }
        let ended = open.endAll()
        #expect(ended.map(\.conversation) == ["odd", "even"])
        #expect(ended.map(\.turns) == [10, 10])
    }

    @Test func `a conversation ends when two hundred lines have gone by since its last`() {
        var open = OpenConversations()
        _ = open.add(signs, to: "a", line: 1)
        _ = open.add(signs, to: "b", line: 2)
        #expect(open.ended(before: 201).isEmpty)
        #expect(open.ended(before: 202).map(\.conversation) == ["a"])
        #expect(open.ended(before: 500).map(\.conversation) == ["b"])
    }

    @Test func `a number and a text that look alike are two conversations`() {
        var open = OpenConversations()
        _ = open.add(signs, to: 7, line: 1)
        _ = open.add(signs, to: "7", line: 2)
        #expect(open.endAll().count == 2)
    }

    @Test func `an endless conversation ends when it has as many lines as one may have`() {
        var open = OpenConversations()
        var ended = 0
        for line in 1...OpenConversations.mostLines where open.add(nil, to: "a", line: line) != nil { ended += 1 }
        #expect(ended == 1)
        #expect(open.endAll().isEmpty)
    }
}
