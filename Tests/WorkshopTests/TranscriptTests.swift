import Comprehension
import Customers
import Foundation
import StrictJSON
import Testing
import Workshop

struct TranscriptTests {
    private func turn(
        _ number: Int, _ speaker: Episode.Speaker, _ text: String, replies: [String] = []
    ) throws -> Episode {
        let reply: JSON = ["replies": .array(replies.map { ["text": .string($0)] })]
        let at = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 60)
        return Episode(
            customer: try #require(Handle("ana")), conversation: "c1", turn: number, speaker: speaker, at: at,
            received: at,
            text: text, reply: reply.bytes)
    }

    @Test func `a transcript has a line for each thing said, by whom it was said`() throws {
        let transcript = Transcript([
            try turn(1, .assistant, "device_restarted", replies: ["Your router restarts."]),
            try turn(2, .customer, "yes it does", replies: ["One.", "Two."]),
            try turn(3, .customer, "hello?"),
            try turn(4, .agent("eva"), "Eva here."),
        ])
        #expect(
            transcript.lines.map {
                "\($0["turn"]?.int ?? 0) \($0["speaker"]?.string ?? ""): \($0["text"]?.string ?? "")"
            }
                == [
                    "1 assistant: Your router restarts.", "2 customer: yes it does", "3 assistant: One.",
                    "4 assistant: Two.", "5 customer: hello?", "6 agent: Eva here.",
                ])
    }

    @Test func `what is written is what bulk scoring reads`() throws {
        let lines = Transcript([try turn(1, .customer, "line\nbreak \"and\" mark", replies: ["ok"])]).lines
        let read = try lines.map { line in
            try TranscriptLine(Row(try #require(try JSON(parsing: line.text).object), line: 1))
        }
        #expect(read.map(\.text) == ["line\nbreak \"and\" mark", "ok"])
        #expect(read.map(\.speaker) == [.customer, .assistant])
        #expect(read.first?.moment?.date == Date(timeIntervalSince1970: 1_700_000_060))
    }
}
