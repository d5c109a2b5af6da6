import StrictJSON
import Testing
import Workshop

@Suite struct OpenConversationsTests {
    private func add(_ conversation: JSON, _ line: Int, to open: inout OpenConversations) -> ConversationSummary? {
        open.add(
            TalkLine(isCustomers: true, line: line), by: .customer, understood: Understood(intents: ["a"]),
            to: conversation)
    }

    @Test func `conversations that run through each other are kept apart`() {
        var open = OpenConversations()
        for line in 1...20 {
            #expect(open.ended(before: line).isEmpty)
            #expect(add(line % 2 == 0 ? "even" : "odd", line, to: &open) == nil)
        }
        let ended = open.endAll()
        #expect(ended.map(\.conversation) == ["odd", "even"])
        #expect(ended.map(\.turns) == [10, 10])
    }

    @Test func `a conversation ends when two hundred lines have gone by since its last`() {
        var open = OpenConversations()
        _ = add("a", 1, to: &open)
        _ = add("b", 2, to: &open)
        #expect(open.ended(before: 201).isEmpty)
        #expect(open.ended(before: 202).map(\.conversation) == ["a"])
        #expect(open.ended(before: 500).map(\.conversation) == ["b"])
    }

    @Test func `a number and a text that look alike are two conversations`() {
        var open = OpenConversations()
        _ = add(7, 1, to: &open)
        _ = add("7", 2, to: &open)
        #expect(open.endAll().count == 2)
    }

    @Test func `an endless conversation ends when it has as many lines as one may have`() {
        var open = OpenConversations()
        var ended = 0
        for line in 1...OpenConversations.mostLines where add("a", line, to: &open) != nil { ended += 1 }
        #expect(ended == 1)
        #expect(open.endAll().isEmpty)
    }
}
